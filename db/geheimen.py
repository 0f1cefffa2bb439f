"""Secrets that only their holder has: links, sessions and keys. Of each we keep a hash, never the secret."""

import hashlib


def hash_van(token: str) -> str:
    """What is kept of a secret: enough to recognise it, too little to use it."""
    return hashlib.sha256(token.encode()).hexdigest()
