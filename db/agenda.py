"""Someone's days for her own calendar program: no names, only numbers of trajects."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session, select

from inburgering.db import vervanging, zoeken_dag
from inburgering.db.basis import dag_van
from inburgering.db.geheimen import hash_van
from inburgering.db.tabellen import Agendalink, Gebruiker
from inburgering.db.zoeken_dag import Afspraak, Stap

VOORUIT = timedelta(days=92)
HOOGSTENS = 1000


@dataclass(frozen=True)
class Agenda:
    """What is due and who comes, of one person and of whom she replaces today."""

    wie: str
    stappen: list[Stap]
    afspraken: list[Afspraak]
    vandaag: date


def maak_link(session: Session, gebruiker_id: int, nu: datetime) -> str:
    """A new link; the one before works no longer. Gives its token."""
    token = secrets.token_urlsafe(24)
    rij = session.get(Agendalink, gebruiker_id) or Agendalink(
        gebruiker_id=gebruiker_id, token_hash="", sinds=nu
    )
    rij.token_hash, rij.sinds = hash_van(token), nu
    session.add(rij)
    return token


def heeft_link(session: Session, gebruiker_id: int) -> bool:
    """Whether a link works for this person."""
    return session.get(Agendalink, gebruiker_id) is not None


def trek_in(session: Session, gebruiker_id: int) -> None:
    """Stop the link."""
    rij = session.get(Agendalink, gebruiker_id)
    if rij is not None:
        session.delete(rij)


def lees(session: Session, token: str, nu: datetime) -> Agenda | None:
    """The days behind a link; None when it is unknown, replaced, or of someone who left."""
    vraag = (
        select(Gebruiker).join(Agendalink).where(Agendalink.token_hash == hash_van(token), Gebruiker.actief)
    )
    wie = session.exec(vraag).one_or_none()
    if wie is None:
        return None
    vandaag = dag_van(nu)
    houders = vervanging.rooster(session, wie.gemeente_id, vandaag).voor(wie.id or 0)
    return Agenda(
        wie.naam,
        zoeken_dag.stappen(session, houders, vandaag, HOOGSTENS, VOORUIT),
        zoeken_dag.afspraken(session, houders, vandaag, VOORUIT),
        vandaag,
    )
