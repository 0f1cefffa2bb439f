"""How many steps were overdue at the end of each of the past weeks: what is late now, and what ended late."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import exists, func, select, text
from sqlmodel import Session, col

from inburgering.db.tabellen import Termijnrij, Traject
from inburgering.db.tabellen_waar import TE_LAAT_KLAAR
from inburgering.db.zoeken_bord import Keuze, Stand, stand, stap
from inburgering.wet.begrippen import Wie

WEKEN = 12


def verloop(session: Session, gemeente_id: int, vandaag: date) -> list[tuple[date, int, int]]:
    """For each of twelve weeks its last day, how many steps were overdue then, and how many at a partner.

    Computed from the terms as they are known now: a late registration changes the past as well.
    """
    nu = stand(session, Keuze(gemeente_id=gemeente_id, vandaag=vandaag))
    return met(session, gemeente_id, vandaag, nu)


def met(session: Session, gemeente_id: int, vandaag: date, nu: Stand) -> list[tuple[date, int, int]]:
    """The same, for who knows already what is overdue now."""
    dagen = [vandaag - timedelta(weeks=w) for w in reversed(range(WEKEN))]
    alle, partner = Counter[date](), Counter[date]()
    lopend = ((wie, begin, None, aantal) for (wie, begin), aantal in nu.sinds.items())
    for wie, begin, eind, aantal in (*lopend, *_laat_geweest(session, gemeente_id, dagen[0])):
        for dag in dagen:
            if begin < dag and (eind is None or eind > dag):
                alle[dag] += aantal
                partner[dag] += aantal if wie == Wie.PARTNER.value else 0
    return [(dag, alle[dag], partner[dag]) for dag in dagen]


def _laat_geweest(session: Session, gemeente_id: int, sinds: date) -> Iterator[tuple[str, date, date, int]]:
    """The steps that ended since this day, after their last day; of those there is an index."""
    velden: list[Any] = [Termijnrij.wie, Termijnrij.laatste_dag, Termijnrij.geeindigd_op]
    hier = exists().where(col(Traject.id) == Termijnrij.traject_id, col(Traject.gemeente_id) == gemeente_id)
    vraag = (
        select(*velden, func.count())
        .where(col(Termijnrij.geeindigd_op) > sinds, text(TE_LAAT_KLAAR))  # as the index says it
        .where(*stap(anderen=False), *_GELDIG, hier)
        .group_by(*velden)
    )
    yield from session.execute(vraag).tuples()


_GELDIG = (col(Termijnrij.vervallen).is_(False), col(Termijnrij.vervangen_door).is_(None))
