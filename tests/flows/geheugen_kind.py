"""Days of sweeps in one process; prints how much memory it had at most, month by month.

`python -m tests.flows.geheugen_kind MAP DAGEN LEK`: of each day LEK bytes are kept, as a fault would.
"""

import re
import sys
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

from inburgering.db import dagstand, migratie, opruimen, rapporten
from inburgering.db.basis import Database
from inburgering.flows import bewaking, bezorging, slag, terugkomst
from inburgering.omgeving import Omgeving
from tests.werkplek import VASTE_BOS, Werkplek, om

BEGIN = date(2026, 10, 6)
MAAND, TAAK = 30, 10
HOOGSTE = re.compile(r"VmHWM:\s+(\d+) kB")


def main(plek: Path, dagen: int, lek: int) -> None:
    """Live so many days; every tenth day a consulent hands something over, so that there is always work."""
    werkplek = _stad(f"sqlite:///{plek / 'jaar.db'}")
    omgeving = Omgeving(map=plek, database=str(werkplek.db.url), adres="https://inb.example", demo=False)
    trajecten = [werkplek.tot_pip(date(2026, 8, 24), date(2026, 10, 5)) for _ in range(6)]
    gelekt = []
    for nr in range(dagen):
        dag = BEGIN + timedelta(days=nr)
        if nr % TAAK == 0:
            werkplek.draag_over(trajecten[nr // TAAK % len(trajecten)], dag, dag + timedelta(days=20))
        _een_dag(werkplek.db, omgeving, dag, om(dag, 7))
        gelekt.append(b"x" * lek)
        if (nr + 1) % MAAND == 0:
            print(_hoogste(), flush=True)


def _hoogste() -> int:
    """The most memory (KiB) of this program; `rusage` counts what its parent had as well."""
    gevonden = HOOGSTE.search(Path("/proc/self/status").read_text())
    if gevonden is None:
        raise RuntimeError("This system does not tell how much memory a process had.")
    return int(gevonden[1])


def _stad(url: str) -> Werkplek:
    db = Database(url, VASTE_BOS)
    migratie.werk_bij(db.engine)
    return Werkplek(db)


def _een_dag(db: Database, omgeving: Omgeving, dag: date, nu: datetime) -> None:
    """What the flows do in a day, without Prefect: each with its heartbeat."""
    waar = slag.gemeenten(db)
    with slag.slag(db, "bewaak", waar):
        bewaking.eindig(bewaking.per_gemeente(db, waar, dag, partial(_meld, db, dag, nu)))
    with slag.slag(db, "draag_over", waar):
        terugkomst.haal_op(db, omgeving, nu, nu)
        bezorging.bezorg(db, omgeving, lambda: nu)
    with slag.slag(db, "rapporteer", waar), db.schrijven() as session:
        for plek in waar:
            dagstand.leg_vast(session, plek.id, dag)
    for plek in waar:
        rapporten.maak(db, plek.id, nu)
    with slag.slag(db, "opruimen", waar), db.schrijven() as session:
        opruimen.ruim_op(session, dag, nu)


def _meld(
    db: Database, dag: date, nu: datetime, over: bewaking.Over, gemeente_id: int
) -> tuple[int, bewaking.Over]:
    return bewaking.meld(db, dag, nu, over, gemeente_id)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
