"""Local accounts: for a demo of the real thing and for a small team without a provider of identities."""

import secrets
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from inburgering.db import aanmeldingen
from inburgering.db.basis import nr_van
from inburgering.db.fouten import Weigering
from inburgering.db.geheimen import hash_van
from inburgering.db.tabellen import Account, Gebruiker, Uitnodiging

KORTST, LANGST = 12, 128
UITNODIGING = timedelta(hours=24)
_HASHER = PasswordHasher()  # argon2id with the library's own cost, which follows RFC 9106
_NIEMAND = _HASHER.hash(secrets.token_urlsafe(16))
"""What is verified for an unknown name, so that the answer takes as long as for a known one."""
MAKKELIJK = (
    "wachtwoord",
    "welkom",
    "inburgering",
    "gemeente",
    "password",
    "qwerty",
    "123456",
    "zomer",
    "winter",
)


class OnbruikbaarWachtwoord(Weigering):
    """This password may not be chosen; `str()` says why."""


class OnbruikbareUitnodiging(Weigering):
    """This link was used, has run out, or never was."""

    def __init__(self) -> None:
        super().__init__("Deze link werkt niet meer. Vraag de beheerder om een nieuwe.")


def nodig_uit(session: Session, gebruiker: Gebruiker, inlognaam: str, nu: datetime) -> str:
    """Give someone an account, or a new chance to choose a password; gives the token of the link.

    An earlier password keeps working until a new one is chosen. Raises Weigering when the name is taken.
    """
    naam = inlognaam.strip().lower()
    if not naam or any(teken.isspace() for teken in naam):
        raise Weigering("Geef een inlognaam zonder spaties, zoals het e-mailadres van het werk.")
    account = session.get(Account, nr_van(gebruiker))
    if account is None:
        account = Account(gebruiker_id=nr_van(gebruiker), inlognaam=naam, gewijzigd=nu)
        session.add(account)
    account.inlognaam = naam
    try:
        with session.begin_nested():
            session.flush()
    except IntegrityError:
        raise Weigering("Iemand anders heeft deze inlognaam al. Kies een andere.") from None
    token = secrets.token_urlsafe(32)
    session.add(
        Uitnodiging(token_hash=hash_van(token), gebruiker_id=nr_van(gebruiker), verloopt=nu + UITNODIGING)
    )
    return token


def genodigde(session: Session, token: str, nu: datetime) -> Gebruiker:
    """Who may choose a password with this link. Raises OnbruikbareUitnodiging."""
    return _uitnodiging(session, token, nu)[1]


def kies_wachtwoord(session: Session, token: str, wachtwoord: str, nu: datetime) -> None:
    """Use the link: from now on this password works, and every earlier sign-in has ended.

    Raises OnbruikbareUitnodiging, OnbruikbaarWachtwoord.
    """
    uitnodiging, gebruiker = _uitnodiging(session, token, nu)
    account = session.get_one(Account, nr_van(gebruiker))
    eis_bruikbaar(wachtwoord, account.inlognaam)
    account.wachtwoord, account.gewijzigd = _HASHER.hash(wachtwoord), nu
    uitnodiging.gebruikt = nu
    aanmeldingen.beeindig_alle(session, nr_van(gebruiker), nu)


def _uitnodiging(session: Session, token: str, nu: datetime) -> tuple[Uitnodiging, Gebruiker]:
    rij = session.exec(select(Uitnodiging).where(Uitnodiging.token_hash == hash_van(token))).one_or_none()
    gebruiker = session.get(Gebruiker, rij.gebruiker_id) if rij is not None else None
    if rij is None or gebruiker is None or rij.gebruikt or rij.verloopt <= nu or not gebruiker.actief:
        raise OnbruikbareUitnodiging
    return rij, gebruiker


def eis_bruikbaar(wachtwoord: str, inlognaam: str) -> None:
    """Long, and not the first thing someone would try. Raises OnbruikbaarWachtwoord (NIST SP 800-63B)."""
    if len(wachtwoord) < KORTST:
        raise OnbruikbaarWachtwoord(f"Kies een wachtwoord van ten minste {KORTST} tekens. Een zin mag ook.")
    if len(wachtwoord) > LANGST:
        raise OnbruikbaarWachtwoord(f"Kies een wachtwoord van hoogstens {LANGST} tekens.")
    klein = wachtwoord.lower()
    rest = klein.replace(inlognaam.partition("@")[0], "")
    for woord in MAKKELIJK:
        rest = rest.replace(woord, "")
    if len(set(rest)) < 5:
        raise OnbruikbaarWachtwoord(
            "Dit wachtwoord is te makkelijk te raden. Kies een ander, zoals een eigen zin."
        )


def controleer(session: Session, inlognaam: str, wachtwoord: str) -> Gebruiker | None:
    """The person with this name and password; None otherwise, after the same time whatever was wrong."""
    vraag = (
        select(Account, Gebruiker)
        .join(Gebruiker)
        .where(Account.inlognaam == inlognaam.strip().lower(), Gebruiker.actief)
    )
    gevonden = session.exec(vraag).one_or_none()
    bewaard = gevonden[0].wachtwoord if gevonden else ""
    try:
        _HASHER.verify(bewaard or _NIEMAND, wachtwoord[:LANGST])
    except (VerificationError, InvalidHashError):
        return None
    return gevonden[1] if gevonden and bewaard else None
