"""The session of a browser: a signed cookie with the token of a sign-in, one against forgery, flash messages.

Who signed in is known to the server only (`db/aanmeldingen.py`), which can end it at any time.
"""

import hashlib
import secrets
from collections.abc import Sequence
from typing import Any

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import Request

from inburgering.db import versleuteling
from inburgering.db.geheimen import hash_van

KOEKJE = "inburgering"
GELDIG = 8 * 60 * 60  # seconds: one working day
OUDST = 24 * 60 * 60  # seconds: how long a form that was left open is known as hers
MEEST = 14  # lines in one message: the cookie holds some 4 kB
_AANMELDING, _CSRF, _FLITSEN = "aanmelding", "csrf", "flitsen"


def geheim() -> str:
    """What signs the cookie: derived from the installation's own keys, so that a restart signs nobody out."""
    return hashlib.sha256(versleuteling.bos().versleutel("koekje", b"web.sessie")).hexdigest()


def csrf(request: Request) -> str:
    """The token of this session; every form carries it.

    Signed in, it is sealed with the hash of the sign-in: so a form can be given back to who filled it in.
    """
    token: str | None = request.session.get(_CSRF)
    if token is None:
        eigen = aanmelding(request)
        los = secrets.token_urlsafe(24)
        token = request.session[_CSRF] = _zegel().dumps([hash_van(eigen), los]) if eigen else los
    return token


def van_aanmelding(token: object) -> str | None:
    """The hash of the sign-in that a form was made for; None when we did not seal it, or too long ago."""
    try:
        inhoud = _zegel().loads(token, max_age=OUDST) if isinstance(token, str) else None
    except BadSignature:
        return None
    return str(inhoud[0]) if isinstance(inhoud, list) and inhoud else None


def _zegel() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(geheim(), salt="formulier")


def klopt(request: Request, token: object) -> bool:
    """Whether a form carried the token of its own session."""
    eigen = request.session.get(_CSRF)
    if not isinstance(token, str) or not isinstance(eigen, str):
        return False
    return secrets.compare_digest(token.encode(errors="replace"), eigen.encode())


def aanmelding(request: Request) -> str | None:
    """The token of the sign-in."""
    gevonden = request.session.get(_AANMELDING)
    return gevonden if isinstance(gevonden, str) else None


def meld_aan(request: Request, aanmelding: str) -> None:
    """Start anew with this sign-in: nothing of an earlier session stays, the token least of all."""
    request.session.clear()
    request.session[_AANMELDING] = aanmelding


def meld_af(request: Request) -> None:
    """Forget who was there."""
    request.session.clear()


def flits(request: Request, kop: str, regels: Sequence[str] = (), soort: str = "goed") -> None:
    """Leave a message for the next page; `soort` is goed, info or fout. Never personal details in it."""
    berichten = list(request.session.get(_FLITSEN, []))
    kort = [*regels[:MEEST], *(["En meer: zie het logboek."] if len(regels) > MEEST else [])]
    request.session[_FLITSEN] = [*berichten, {"soort": soort, "kop": kop, "regels": kort}]


def flitsen(request: Request) -> list[dict[str, Any]]:
    """Take the messages; they are shown once."""
    berichten: list[dict[str, Any]] = request.session.pop(_FLITSEN, [])
    return berichten
