"""Many trajecten at once, to look at and not to change: each table is read once per group."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlmodel import Session, col, select

from inburgering.db import normen, termijnrijen, tijdlijn
from inburgering.db.basis import Database, dag_van, nr_van
from inburgering.db.tabellen import Onderdeel, Traject
from inburgering.db.zaak import Zaak

PER_KEER = 200
Normen = Callable[[int, date], Mapping[str, Any]]


def groepen(database: Database) -> Iterator[list[int]]:
    """The numbers of all trajecten, so many at a time."""
    vanaf = 0
    while True:
        vraag = select(Traject.id).where(col(Traject.id) > vanaf).order_by(col(Traject.id)).limit(PER_KEER)
        with database.lezen() as session:
            nummers = [nr for nr in session.exec(vraag) if nr is not None]
        if not nummers:
            return
        yield nummers
        vanaf = nummers[-1]


def lees(session: Session, nummers: Sequence[int]) -> Iterator[Zaak]:
    """Each of these on the day of its last line: what follows does not depend on the day of looking."""
    trajecten = session.exec(select(Traject).where(col(Traject.id).in_(nummers)).order_by(col(Traject.id)))
    delen = _delen(session, nummers)
    logboeken = tijdlijn.lees_groep(session, nummers)
    termijnen = termijnrijen.lees_groep(session, nummers)
    normen_van = _normen(session)
    for traject in trajecten:
        nr = nr_van(traject)
        log = logboeken[nr]
        dag = dag_van(log[-1].moment if log else datetime.min.replace(tzinfo=UTC))
        zaak = Zaak(session, traject, delen[nr], log, dag)
        zaak.termijnen, zaak.normen = termijnen[nr], normen_van(traject.gemeente_id, dag)
        yield zaak


def _delen(session: Session, nummers: Sequence[int]) -> dict[int, dict[tuple[str, int], Onderdeel]]:
    uit: dict[int, dict[tuple[str, int], Onderdeel]] = {nr: {} for nr in nummers}
    for deel in session.exec(select(Onderdeel).where(col(Onderdeel.traject_id).in_(nummers))):
        uit[deel.traject_id][deel.soort, deel.nr] = deel
    return uit


def _normen(session: Session) -> Normen:
    """The norms of a municipality on a day, asked once per day that occurs in the group."""
    bekend: dict[tuple[int, date], Mapping[str, Any]] = {}

    def geef(gemeente_id: int, dag: date) -> Mapping[str, Any]:
        if (gemeente_id, dag) not in bekend:
            bekend[gemeente_id, dag] = normen.geldend(session, gemeente_id, dag)
        return bekend[gemeente_id, dag]

    return geef
