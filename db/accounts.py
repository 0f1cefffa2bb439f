"""Local accounts: for a demo of the real thing and for a small team without a provider of identities."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from inburgering.db import aanmeldingen, inrichten, wachtwoorden
from inburgering.db.basis import nr_van
from inburgering.db.fouten import Weigering
from inburgering.db.geheimen import hash_van
from inburgering.db.inrichten import Wijziging
from inburgering.db.tabellen import Account, Gebruiker, Gemeente, Uitnodiging

UITNODIGING = timedelta(hours=24)
_NIEMAND = wachtwoorden.van_niemand()
"""What is verified for an unknown name, so that the answer takes as long as for a known one."""


class OnbruikbareUitnodiging(Weigering):
    """This link was used, has run out, or never was."""

    def __init__(self) -> None:
        super().__init__("Deze link werkt niet meer. Vraag de beheerder om een nieuwe.")


def nodig_uit(session: Session, gebruiker: Gebruiker, inlognaam: str, nu: datetime, door: str) -> str:
    """Give someone an account, or a new chance to choose a password; gives the token of the link.

    An earlier password keeps working until a new one is chosen. Who made the link stands in the log of
    settings, as she could use it herself. Raises Weigering when the name is taken.
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
    _noteer(session, gebruiker, door, nu, {"link voor een wachtwoord": (None, "gemaakt")})
    return token


def genodigde(session: Session, token: str, nu: datetime) -> Gebruiker:
    """Who may choose a password with this link. Raises OnbruikbareUitnodiging."""
    return _uitnodiging(session, token, nu)[1]


def kies_wachtwoord(session: Session, token: str, wachtwoord: str, nu: datetime) -> None:
    """Use the link: from now on this password works, and every earlier sign-in has ended.

    Raises OnbruikbareUitnodiging, OnbruikbaarWachtwoord.
    """
    gebruiker = _uitnodiging(session, token, nu)[1]
    _zet(session, gebruiker, wachtwoord, nu, "gekozen met een link")


def wijzig_wachtwoord(session: Session, gebruiker_id: int, wachtwoord: str, nu: datetime) -> None:
    """Another password for who has one, and knew it just now; every sign-in of before has ended.

    Raises OnbruikbaarWachtwoord.
    """
    _zet(session, session.get_one(Gebruiker, gebruiker_id), wachtwoord, nu, "gewijzigd")


def eigen_inlognaam(session: Session, gebruiker_id: int) -> str | None:
    """With which name this person signs in; None for who has no password here."""
    account = session.get(Account, gebruiker_id)
    return account.inlognaam if account is not None and account.wachtwoord else None


def _zet(session: Session, gebruiker: Gebruiker, wachtwoord: str, nu: datetime, hoe: str) -> None:
    account = session.get_one(Account, nr_van(gebruiker))
    gemeente = session.get_one(Gemeente, gebruiker.gemeente_id)
    over = (account.inlognaam.partition("@")[0], gebruiker.naam, gemeente.naam, gebruiker.functie)
    wachtwoorden.eis_bruikbaar(wachtwoord, over)
    account.wachtwoord, account.gewijzigd = wachtwoorden.versleutel(wachtwoord), nu
    _sluit_links(session, nr_van(gebruiker), nu)
    aanmeldingen.beeindig_alle(session, nr_van(gebruiker), nu)
    _noteer(session, gebruiker, gebruiker.naam, nu, {"wachtwoord": (None, hoe)})


def _sluit_links(session: Session, gebruiker_id: int, nu: datetime) -> None:
    """No link of before opens this account any more, used or not."""
    van_haar = (col(Uitnodiging.gebruiker_id) == gebruiker_id, col(Uitnodiging.gebruikt).is_(None))
    session.execute(update(Uitnodiging).where(*van_haar).values(gebruikt=nu))


def _noteer(
    session: Session, gebruiker: Gebruiker, door: str, nu: datetime, verschil: dict[str, tuple[None, str]]
) -> None:
    """Into the log of settings: that it happened and by whom, and nothing of a password or a link."""
    partner = f" ({gebruiker.functie})" if gebruiker.partner_id else ""
    wat = f"{'partneraccount' if partner else 'medewerker'} {nr_van(gebruiker)}{partner}"
    inrichten.leg_vast(session, gebruiker.gemeente_id, door, nu, Wijziging(wat, verschil))


def _uitnodiging(session: Session, token: str, nu: datetime) -> tuple[Uitnodiging, Gebruiker]:
    rij = session.exec(select(Uitnodiging).where(Uitnodiging.token_hash == hash_van(token))).one_or_none()
    gebruiker = session.get(Gebruiker, rij.gebruiker_id) if rij is not None else None
    if rij is None or gebruiker is None or rij.gebruikt or rij.verloopt <= nu or not gebruiker.actief:
        raise OnbruikbareUitnodiging
    return rij, gebruiker


def controleer(session: Session, inlognaam: str, wachtwoord: str) -> Gebruiker | None:
    """The person with this name and password; None otherwise, after the same time whatever was wrong."""
    vraag = (
        select(Account, Gebruiker)
        .join(Gebruiker)
        .where(Account.inlognaam == inlognaam.strip().lower(), Gebruiker.actief)
    )
    gevonden = session.exec(vraag).one_or_none()
    bewaard = gevonden[0].wachtwoord if gevonden else ""
    klopt = wachtwoorden.klopt(bewaard or _NIEMAND, wachtwoord)
    return gevonden[1] if klopt and gevonden and bewaard else None
