"""The reports a page asks for: as they are kept, and else counted and kept for everyone.

To keep is a help, and never the reason that a page fails. A report that counts today is not kept: it changes
while people work; the process that counted it remembers it until something is recorded.
Within one process a municipality is counted by one at a time: counting keeps a processor busy anyway.
"""

import logging
from collections.abc import Sequence
from datetime import datetime
from threading import Lock
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as Wachttijd
from sqlmodel import Session, SQLModel

from inburgering.db import rapport_vorm, rapportstand, zoeken_rapport
from inburgering.db.basis import Database, dag_van
from inburgering.db.rapport_dagen import paren
from inburgering.db.rapportstand import Geteld, Stand
from inburgering.db.zoeken_rapport import FAMILIE, FAMILIES, Familie, Peiling

logger = logging.getLogger(__name__)
GEDULD = 1.0  # seconds that a page waits to keep what it counted
ONTHOUDEN = 24
_LOG, _TRAJECT = (SQLModel.metadata.tables[naam].c for naam in ("gebeurtenis", "traject"))
_ONTHOUDEN: dict[Any, Stand] = {}
"""The last reports that were counted here, by what moves them: today is not kept, and keeping may fail."""
_SLOT: dict[int, Lock] = {}


def geef(
    database: Database, session: Session, code: str, peilingen: Sequence[Peiling], nu: datetime
) -> dict[Peiling, Stand]:
    """This report on each of these days, of one municipality. Raises KeyError when there is no such report.

    `session` only reads. What must be counted is counted together with the reports that read the same log.
    """
    familie = FAMILIE[code]
    uit = {p: stand for p in peilingen if (stand := rapportstand.vind(session, code, p, nu))}
    over = [p for p in peilingen if p not in uit]
    if not over:
        return uit
    gemeente_id = over[0].gemeente_id
    weg = rapportstand.vernietigd(session, gemeente_id)
    merk = database.url, weg, session.execute(select(func.max(_LOG.id))).scalar_one()
    with _SLOT.setdefault(gemeente_id, Lock()):  # who asks at the same time waits, and finds it remembered
        alle = [(naam, p) for naam in familie.rapporten for p in over]
        geteld = {paar: stand for paar in alle if (stand := _ONTHOUDEN.get((*paar, merk)))}
        if len(geteld) < len(alle):
            geteld = _tel(session, familie, over, nu)
            _onthoud(geteld, gemeente_id, merk)
    _probeer(database, gemeente_id, geteld, weg, nu)
    return uit | {p: geteld[code, p] for p in over}


def maak(database: Database, gemeente_id: int, nu: datetime) -> int:
    """Count the usual reports of this municipality ahead and keep them; gives how many. Safe to run twice.

    One reading of the log for all days, then one transaction per report. Raises what the database raises;
    what was kept by then stays.
    """
    peilingen = [Peiling(gemeente_id, *paar) for paar in paren(dag_van(nu))]
    gemaakt = 0
    for familie in FAMILIES:
        with database.lezen() as session:
            weg = rapportstand.vernietigd(session, gemeente_id)
            over = [p for p in peilingen if _mist(session, familie, p, nu)]
            geteld = _tel(session, familie, over, nu) if over else {}
        for paar, stand in geteld.items():
            with database.schrijven() as session:
                gemaakt += rapportstand.bewaar(session, gemeente_id, {paar: stand}, weg)
    return gemaakt


def _mist(session: Session, familie: Familie, peiling: Peiling, nu: datetime) -> bool:
    return any(rapportstand.vind(session, code, peiling, nu) is None for code in familie.rapporten)


def _tel(
    session: Session, familie: Familie, peilingen: Sequence[Peiling], nu: datetime
) -> dict[tuple[str, Peiling], Stand]:
    """Every report of these days, as it is kept."""
    gelezen = zoeken_rapport.lees(session, familie, peilingen)
    hier = _TRAJECT.gemeente_id == peilingen[0].gemeente_id
    rij_van = dict(session.execute(select(_TRAJECT.nummer, _TRAJECT.id).where(hier)).tuples().all())
    uit = {}
    for peiling, alles in gelezen.items():
        for code, maak_rapport in familie.rapporten.items():
            inhoud, bladen = rapport_vorm.pak(maak_rapport(alles, peiling.peil), rij_van)
            uit[code, peiling] = Stand(rapport_vorm.lees(inhoud), nu, inhoud, bladen)
    return uit


def _onthoud(geteld: Geteld, gemeente_id: int, merk: Any) -> None:
    """What was remembered of this municipality before something was recorded or destroyed goes."""
    for sleutel in list(_ONTHOUDEN):
        _, peiling, oud = sleutel
        if peiling.gemeente_id == gemeente_id and oud[0] == merk[0] and oud != merk:
            _ONTHOUDEN.pop(sleutel, None)
    for (code, peiling), stand in geteld.items():
        while len(_ONTHOUDEN) >= ONTHOUDEN:
            _ONTHOUDEN.pop(next(iter(_ONTHOUDEN)), None)
        _ONTHOUDEN[code, peiling, merk] = stand


def _probeer(database: Database, gemeente_id: int, geteld: Geteld, weg: int, nu: datetime) -> None:
    """Keep what is of days that are over; when that cannot be done now, the next who asks tries again."""
    over = {(code, p): stand for (code, p), stand in geteld.items() if p.bekend < dag_van(nu)}
    if not over:
        return
    try:
        with database.schrijven(geduld=GEDULD) as session:
            rapportstand.bewaar(session, gemeente_id, over, weg)
    except (DBAPIError, Wachttijd) as fout:
        logger.warning("Een geteld rapport kon niet worden bewaard (%s).", type(fout).__name__)
