"""The store of counted reports, per municipality and peildatum: every process reads the same one.

A report of what was known up to and including a day that is over never changes, but by destruction: that
removes every report that is kept of the municipality, in the same transaction.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import CursorResult, delete, func, insert, or_, select
from sqlmodel import Session, SQLModel

from inburgering.db import normen, rapport_vorm
from inburgering.db.basis import dag_van
from inburgering.db.bewaren import VERNIETIGD
from inburgering.db.rapport_basis import Rapport
from inburgering.db.rapport_dagen import gisteren
from inburgering.db.tabellen import Gemeente
from inburgering.db.zoeken_rapport import Peiling

_TABELLEN = SQLModel.metadata.tables
_TABEL, _C = _TABELLEN["rapportstand"], _TABELLEN["rapportstand"].c
TELWIJZE = 1
"""Raise this when a report counts in another way: what was kept is then counted anew."""
RUST = timedelta(minutes=10)
"""So long after midnight a gebeurtenis of the day before may still be on its way into the log."""
NORM, STANDAARD = "rapport_bewaren_dagen", 400
"""For how many days what was counted is kept; after that it is counted again when someone asks."""


@dataclass(frozen=True)
class Stand:
    """A report with its counts, and when it was counted.

    `inhoud` is what is kept of it; the trajects are in `bladen`, or in the row with number `rij`.
    """

    rapport: Rapport
    gemaakt: datetime
    inhoud: Mapping[str, Any]
    bladen: bytes | None = None
    rij: int = 0


Geteld = Mapping[tuple[str, Peiling], Stand]
"""Counted reports by code and day."""


def vind(session: Session, code: str, peiling: Peiling, nu: datetime) -> Stand | None:
    """This report as it is kept; None when it is not, or does not hold any more."""
    weg = _vernietigd(peiling.gemeente_id).scalar_subquery().label("weg")
    vraag = select(_C.id, _C.gemaakt, _C.inhoud, _C.telwijze, _C.vernietigd, weg).where(*_is(code, peiling))
    rij = session.execute(vraag).one_or_none()
    if rij is None or not _geldt(rij, peiling, nu):
        return None
    return Stand(rapport_vorm.lees(rij.inhoud), rij.gemaakt, rij.inhoud, rij=rij.id)


def achter(session: Session, stand: Stand, tabel: str, rij: str, kolom: str) -> list[int]:
    """The trajects behind a count by number of their row, each once. Raises KeyError without such a count."""
    van, tot = rapport_vorm.plek(stand.inhoud, tabel, rij, kolom)
    blad = stand.bladen[van:tot] if stand.bladen is not None else _blad(session, stand.rij, van, tot)
    return list(dict.fromkeys(rapport_vorm.rijen(blad)))


def _blad(session: Session, nummer: int, van: int, tot: int) -> bytes:
    """This part of the trajects of a row; only that part is read."""
    deel = func.substr(_C.trajecten, van + 1, tot - van, type_=_C.trajecten.type)
    blad = session.execute(select(deel).where(_C.id == nummer)).scalar_one_or_none()
    if blad is None:
        raise KeyError(nummer)
    return bytes(blad)


def vernietigd(session: Session, gemeente_id: int) -> int:
    """How many trajects of this municipality were destroyed until now."""
    return int(session.execute(_vernietigd(gemeente_id)).scalar_one())


def bewaar(session: Session, gemeente_id: int, standen: Geteld, weg: int) -> int:
    """Keep these reports of one municipality, but for those that are kept already; gives how many.

    `weg` trajects were destroyed when the counting began: when that is not so any more nothing is kept, as it
    may name what is gone. The row of the municipality is locked, so that destruction waits for this, or this
    for destruction.
    """
    session.get_one(Gemeente, gemeente_id, with_for_update={"key_share": True})
    if vernietigd(session, gemeente_id) != weg:
        return 0
    nieuw = [paar for paar, stand in standen.items() if vind(session, *paar, stand.gemaakt) is None]
    for code, peiling in nieuw:
        stand = standen[code, peiling]
        session.execute(delete(_TABEL).where(*_is(code, peiling)))
        session.execute(
            insert(_TABEL).values(
                gemeente_id=gemeente_id, code=code, peil=peiling.peil, bekend=peiling.bekend,
                telwijze=TELWIJZE, vernietigd=weg, gemaakt=stand.gemaakt, inhoud=dict(stand.inhoud),
                trajecten=stand.bladen,
            )
        )  # fmt: skip
    return len(nieuw)


def vergeet(session: Session, gemeente_id: int) -> int:
    """Remove every report of this municipality, as a traject of it is destroyed; gives how many."""
    session.get_one(Gemeente, gemeente_id, with_for_update={"key_share": True})
    return _doe(session, delete(_TABEL).where(_C.gemeente_id == gemeente_id))


def ruim_op(session: Session, vandaag: date, nu: datetime) -> int:
    """Remove what was made long ago, counts otherwise, or is of a knowledge nobody can ask for any more."""
    weg = 0
    for nummer in session.execute(select(_TABELLEN["gemeente"].c.id)).scalars().all():
        dagen = int(normen.geldend(session, nummer, vandaag).get(NORM, STANDAARD))
        van_nu = (_C.bekend > _C.peil) & (_C.bekend < gisteren(vandaag))
        oud = or_(_C.gemaakt < nu - timedelta(days=dagen), _C.telwijze != TELWIJZE, van_nu)
        weg += _doe(session, delete(_TABEL).where(_C.gemeente_id == nummer, oud))
    return weg


def _is(code: str, peiling: Peiling) -> tuple[Any, ...]:
    hier = _C.gemeente_id == peiling.gemeente_id, _C.code == code
    return (*hier, _C.peil == peiling.peil, _C.bekend == peiling.bekend)


def _geldt(rij: Any, peiling: Peiling, nu: datetime) -> bool:
    """Counted as now, since the last destruction, and after all of that day was recorded.

    In a demo map the day can be set back: what was made on a day that is yet to come does not hold.
    """
    if rij.telwijze != TELWIJZE or rij.vernietigd != rij.weg or dag_van(rij.gemaakt) > dag_van(nu):
        return False
    rustig = peiling.grens + RUST
    return bool(rij.gemaakt >= rustig or nu < rustig)


def _vernietigd(gemeente_id: int) -> Any:
    regel, lijst = _TABELLEN["vernietigingsregel"].c, _TABELLEN["vernietigingslijst"].c
    hier = select(lijst.id).where(lijst.gemeente_id == gemeente_id)
    return select(func.count()).where(regel.stand == VERNIETIGD, regel.lijst_id.in_(hier))


def _doe(session: Session, wat: Any) -> int:
    uitkomst = session.execute(wat)
    return uitkomst.rowcount if isinstance(uitkomst, CursorResult) else 0
