"""Keys with which a program acts as a person: for half a year, to be withdrawn at any time."""

import secrets
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from inburgering.db.fouten import Weigering
from inburgering.db.geheimen import hash_van
from inburgering.db.tabellen import Apisleutel, Gebruiker, Gemeente

GELDIG = timedelta(days=182)
VOORVOEGSEL = "inb_"
"""So that a scanner of secrets recognises one that was left in a file."""
HOOGSTENS = 10


def maak(session: Session, gebruiker_id: int, naam: str, nu: datetime) -> str:
    """A new key, given once. Raises Weigering without a name, or when there are too many."""
    naam = " ".join(naam.split())[:60]
    if not naam:
        raise Weigering("Geef de sleutel een naam, zodat u later weet waarvoor hij is.")
    if len(van(session, gebruiker_id, nu)) >= HOOGSTENS:
        raise Weigering(f"U hebt al {HOOGSTENS} sleutels. Trek er eerst een in.")
    sleutel = VOORVOEGSEL + secrets.token_urlsafe(32)
    session.add(
        Apisleutel(
            gebruiker_id=gebruiker_id,
            naam=naam,
            sleutel_hash=hash_van(sleutel),
            gemaakt=nu,
            verloopt=nu + GELDIG,
        )
    )
    return sleutel


def van(session: Session, gebruiker_id: int, nu: datetime) -> list[Apisleutel]:
    """The keys of this person that work, the newest first."""
    vraag = select(Apisleutel).where(
        Apisleutel.gebruiker_id == gebruiker_id,
        col(Apisleutel.ingetrokken).is_(None),
        Apisleutel.verloopt > nu,
    )
    return list(session.exec(vraag.order_by(col(Apisleutel.id).desc())))


def trek_in(session: Session, gebruiker_id: int, nummer: int, nu: datetime) -> None:
    """End a key; one that is not hers is passed over."""
    rij = session.get(Apisleutel, nummer)
    if rij is not None and rij.gebruiker_id == gebruiker_id and rij.ingetrokken is None:
        rij.ingetrokken = nu


def vind(session: Session, sleutel: str, nu: datetime) -> tuple[Gebruiker, Gemeente] | None:
    """Whose key this is; None when it is unknown, over, withdrawn, or its person left."""
    vraag = (
        select(Gebruiker, Gemeente)
        .join(Apisleutel, col(Apisleutel.gebruiker_id) == col(Gebruiker.id))
        .join(Gemeente, col(Gemeente.id) == col(Gebruiker.gemeente_id))
        .where(
            Apisleutel.sleutel_hash == hash_van(sleutel),
            col(Apisleutel.ingetrokken).is_(None),
            Apisleutel.verloopt > nu,
            Gebruiker.actief,
        )
    )
    return session.exec(vraag).one_or_none()
