"""Many trajecten at once, to look at and not to change: each table is read once per group.

Trajecten and parts are plain rows with the fields of their tables: nothing here is saved, and to make an
object that could be costs time.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, cast

from sqlalchemy import select
from sqlmodel import Session, SQLModel, col

from inburgering.db import normen, termijnrijen, tijdlijn
from inburgering.db.basis import Database, dag_van
from inburgering.db.tabellen import Onderdeel, Traject
from inburgering.db.tijdlijn import Logrij
from inburgering.db.zaak import Zaak

_TRAJECT: Any = SQLModel.metadata.tables[str(Traject.__tablename__)].c
_ONDERDEEL: Any = SQLModel.metadata.tables[str(Onderdeel.__tablename__)].c
PER_KEER = 200
Normen = Callable[[int, date], Mapping[str, Any]]


def groepen(database: Database) -> Iterator[list[int]]:
    """The numbers of all trajecten, so many at a time."""
    vanaf = 0
    while True:
        vraag = select(_TRAJECT.id).where(_TRAJECT.id > vanaf).order_by(_TRAJECT.id).limit(PER_KEER)
        with database.lezen() as session:
            nummers = list(session.execute(vraag).scalars())
        if not nummers:
            return
        yield nummers
        vanaf = nummers[-1]


def lees(session: Session, nummers: Sequence[int]) -> Iterator[Zaak]:
    """Each of these on the day of its last line: what follows does not depend on the day of looking."""
    trajecten = session.execute(
        select(*_TRAJECT).where(col(Traject.id).in_(nummers)).order_by(col(Traject.id))
    ).all()
    delen = _delen(session, nummers)
    logboeken = tijdlijn.lees_groep(session, nummers)
    termijnen = termijnrijen.lees_groep(session, nummers)
    normen_van = _normen(session)
    for traject in trajecten:
        nr, log = traject.id, logboeken[traject.id]
        dag = dag_van(_laatste(log))
        zaak = Zaak(session, cast("Traject", traject), delen[nr], log, dag)
        zaak.termijnen, zaak.normen = termijnen[nr], normen_van(traject.gemeente_id, dag)
        yield zaak


def om_te_herstellen(session: Session, traject_id: int) -> Zaak:
    """One of them, that can be changed, on that same day."""
    zaak = Zaak.lees(session, traject_id, _laatste([]))
    zaak.vandaag = dag_van(_laatste(zaak.rijen))
    return zaak


def _laatste(log: Sequence[Logrij]) -> datetime:
    return log[-1].moment if log else datetime.min.replace(tzinfo=UTC)


def _delen(session: Session, nummers: Sequence[int]) -> dict[int, dict[tuple[str, int], Onderdeel]]:
    uit: dict[int, dict[tuple[str, int], Onderdeel]] = {nr: {} for nr in nummers}
    for deel in session.execute(select(*_ONDERDEEL).where(col(Onderdeel.traject_id).in_(nummers))).all():
        uit[deel.traject_id][deel.soort, deel.nr] = cast("Onderdeel", deel)
    return uit


def _normen(session: Session) -> Normen:
    """The norms of a municipality on a day, asked once per day that occurs in the group."""
    bekend: dict[tuple[int, date], Mapping[str, Any]] = {}

    def geef(gemeente_id: int, dag: date) -> Mapping[str, Any]:
        if (gemeente_id, dag) not in bekend:
            bekend[gemeente_id, dag] = normen.geldend(session, gemeente_id, dag)
        return bekend[gemeente_id, dag]

    return geef
