"""What a password must be: long, and hard to guess for someone who knows the person and the program.

No rules about kinds of characters and no forced change (NIST SP 800-63B, section 3.1.1.2). How many tries a
guesser needs is estimated by zxcvbn, which knows the thirty thousand most common passwords, names, words,
rows of keys, dates, and letters written as digits. What everybody here could guess is taken away first.
"""

import re
import secrets
import threading
from base64 import b64encode
from collections.abc import Iterable

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import ARGON2_VERSION

from inburgering.db.fouten import Weigering

KORTST, LANGST = 12, 128
GENOEG = 10_000_000_000
"""So many tries must what is left take: a safe hash then holds for years when a database is stolen."""
GEWOGEN = 40  # characters that are weighed: the more of them, the longer weighing strange ones takes
KORTSTE_WOORD = 3
MAKKELIJK = (
    *("wachtwoord", "welkom", "geheim", "password", "admin", "beheerder", "hallo", "qwerty", "azerty"),
    *("inburgering", "inburgeraar", "inburgeren", "gemeente", "stadhuis", "nederland", "123456"),
    *("lente", "voorjaar", "zomer", "herfst", "najaar", "winter", "voetbal", "feyenoord", "ajax"),
    *("januari", "februari", "maart", "april", "juni", "juli", "augustus", "september", "oktober"),
    *("november", "december", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
)
"""What people here would try first, and an English list does not know."""
TE_MAKKELIJK = (
    "Dit wachtwoord is te makkelijk te raden. Uw naam, die van de gemeente en bekende wachtwoorden tellen "
    "niet mee. Kies een ander, zoals een zin van vijf woorden die alleen u bedenkt."
)
_EEN_TEGELIJK = threading.Lock()  # zxcvbn keeps the names it was given in a table that all threads share
_HASHER = PasswordHasher()  # argon2id with the library's own cost, which follows RFC 9106


class OnbruikbaarWachtwoord(Weigering):
    """This password may not be chosen; `str()` says why."""


def versleutel(wachtwoord: str) -> str:
    """The hash to keep."""
    return _HASHER.hash(wachtwoord)


def van_niemand() -> str:
    """A hash that no password has, and that takes as long to verify as any: made without hashing."""
    lengten = (_HASHER.salt_len, _HASHER.hash_len)
    zout, digest = (b64encode(secrets.token_bytes(n)).decode().rstrip("=") for n in lengten)
    kosten = f"m={_HASHER.memory_cost},t={_HASHER.time_cost},p={_HASHER.parallelism}"
    return f"$argon2id$v={ARGON2_VERSION}${kosten}${zout}${digest}"


def klopt(bewaard: str, wachtwoord: str) -> bool:
    """Whether this is the password of the hash that was kept; takes equally long either way."""
    try:
        return _HASHER.verify(bewaard, wachtwoord[:LANGST])
    except (VerificationError, InvalidHashError):
        return False


def eis_bruikbaar(wachtwoord: str, over: Iterable[str]) -> None:
    """Refuse what is short, or easy to guess; `over` are names of the person and of where she works.

    Raises OnbruikbaarWachtwoord.
    """
    if len(wachtwoord) < KORTST:
        raise OnbruikbaarWachtwoord(f"Kies een wachtwoord van ten minste {KORTST} tekens. Een zin mag ook.")
    if len(wachtwoord) > LANGST:
        raise OnbruikbaarWachtwoord(f"Kies een wachtwoord van hoogstens {LANGST} tekens.")
    if pogingen(wachtwoord, over) < GENOEG:
        raise OnbruikbaarWachtwoord(TE_MAKKELIJK)


def pogingen(wachtwoord: str, over: Iterable[str]) -> int:
    """About how many tries a guesser needs who knows these names, and does not count what they give away."""
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its lists take a while to read, and few processes need them

    bekend = woorden(over)
    rest = wachtwoord.casefold()
    for woord in bekend:
        rest = rest.replace(woord, "")
    rest = " ".join(rest.split())[:GEWOGEN]
    with _EEN_TEGELIJK:
        return int(zxcvbn(rest, user_inputs=bekend)["guesses"]) if rest else 0


def woorden(over: Iterable[str]) -> list[str]:
    """The words in these names, also written as one, with those that anybody would try; the longest first."""
    uit = set(MAKKELIJK)
    for naam in over:
        delen = re.findall(r"[^\W_]+", naam.casefold())
        uit |= {"".join(delen), *delen}
    return sorted((w for w in uit if len(w) >= KORTSTE_WOORD), key=lambda w: (-len(w), w))
