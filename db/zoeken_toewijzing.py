"""Who holds which trajects: for handing them over to a colleague."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from inburgering.db.tabellen import Gebruiker, Persoon, Traject
from inburgering.statemachine.machines import eindtoestanden

HOOGSTENS = 200  # trajects per hand-over


@dataclass(frozen=True)
class Drager:
    """A traject that runs, and who holds it."""

    id: int
    nummer: str
    naam: str
    consulent_id: int
    consulent: str


def trajecten(
    session: Session, gemeente_id: int, *, nummers: Sequence[str] = (), van: int | None = None
) -> list[Drager]:
    """The running trajects with these numbers, or all of one consulent; at most 200."""
    velden: list[Any] = [Traject.id, Traject.nummer, Persoon.naam, Traject.consulent_id, Gebruiker.naam]
    vraag = (
        select(*velden)
        .join(Persoon, col(Persoon.id) == Traject.persoon_id)
        .join(Gebruiker, col(Gebruiker.id) == Traject.consulent_id)
        .where(col(Traject.gemeente_id) == gemeente_id, _loopt())
        .order_by(col(Persoon.naam), col(Traject.nummer))
        .limit(HOOGSTENS)
    )
    if van is not None:
        vraag = vraag.where(col(Traject.consulent_id) == van)
    else:
        vraag = vraag.where(col(Traject.nummer).in_(list(nummers)[:HOOGSTENS]))
    return [Drager(*rij) for rij in session.execute(vraag)]


def per_consulent(session: Session, gemeente_id: int) -> dict[int, int]:
    """How many running trajects each person holds."""
    velden: list[Any] = [Traject.consulent_id, func.count()]
    vraag = (
        select(*velden)
        .where(col(Traject.gemeente_id) == gemeente_id, _loopt())
        .group_by(col(Traject.consulent_id))
    )
    return dict(session.execute(vraag).tuples().all())


def _loopt() -> Any:
    return col(Traject.toestand).not_in(eindtoestanden("traject"))


def van_rijen(session: Session, gemeente_id: int, rijen: Sequence[int]) -> list[Drager]:
    """The trajects with these row numbers, also those that ended, of this municipality; by name."""
    velden: list[Any] = [Traject.id, Traject.nummer, Persoon.naam, Traject.consulent_id, Gebruiker.naam]
    vraag = (
        select(*velden)
        .join(Persoon, col(Persoon.id) == Traject.persoon_id)
        .join(Gebruiker, col(Gebruiker.id) == Traject.consulent_id)
        .where(col(Traject.gemeente_id) == gemeente_id, col(Traject.id).in_(rijen))
        .order_by(col(Persoon.naam), col(Traject.nummer))
    )
    return [Drager(*rij) for rij in session.execute(vraag)]
