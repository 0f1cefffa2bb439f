"""Whom a provider speaks of: bound once, by the e-mail address on the municipality's own list."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from inburgering.db.basis import nr_van
from inburgering.db.fouten import Weigering
from inburgering.db.tabellen import Gebruiker, Gemeente, Identiteit


class Onbekend(Weigering):
    """The provider knows this person; we do not, or not for certain. `str()` says what to do."""


@dataclass(frozen=True)
class Bewering:
    """What a provider says: who (`uitgever` and `sub`), and the address when it is known to be hers."""

    uitgever: str
    sub: str
    email: str = ""


def herken(session: Session, gemeente: str, bewering: Bewering, nu: datetime) -> Gebruiker:
    """The person of this municipality (a code) that is meant; bound for the next time. Raises Onbekend."""
    vraag = (
        select(Gebruiker)
        .join(Identiteit, col(Identiteit.gebruiker_id) == col(Gebruiker.id))
        .where(Identiteit.uitgever == bewering.uitgever, Identiteit.sub == bewering.sub)
    )
    bekend = session.exec(vraag).one_or_none()
    if bekend is not None:
        return _van_hier(session, bekend, gemeente)
    gevonden = _bij_adres(session, gemeente, bewering)
    session.add(
        Identiteit(gebruiker_id=nr_van(gevonden), uitgever=bewering.uitgever, sub=bewering.sub, sinds=nu)
    )
    return gevonden


def _van_hier(session: Session, gebruiker: Gebruiker, gemeente: str) -> Gebruiker:
    if not gebruiker.actief or session.get_one(Gemeente, gebruiker.gemeente_id).code != gemeente:
        raise Onbekend("U hebt hier geen toegang meer. Vraag de beheerder van uw gemeente.")
    return gebruiker


def _bij_adres(session: Session, gemeente: str, bewering: Bewering) -> Gebruiker:
    if not bewering.email:
        raise Onbekend(
            "Uw organisatie geeft geen bevestigd e-mailadres door. Vraag de beheerder van uw gemeente."
        )
    al_gebonden = select(Identiteit.id).where(
        col(Identiteit.gebruiker_id) == col(Gebruiker.id), Identiteit.uitgever == bewering.uitgever
    )
    vraag = (
        select(Gebruiker)
        .join(Gemeente)
        .where(
            Gemeente.code == gemeente,
            func.lower(Gebruiker.email) == bewering.email.strip().lower(),
            Gebruiker.actief,
            ~al_gebonden.exists(),
        )
    )
    gevonden = session.exec(vraag).all()
    if len(gevonden) != 1:
        raise Onbekend("U staat nog niet op de lijst van medewerkers. Vraag de beheerder van uw gemeente.")
    return gevonden[0]
