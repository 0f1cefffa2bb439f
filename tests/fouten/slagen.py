"""What can go wrong, as blows to a running installation; each gives back what it took."""

import resource
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress

import psycopg

from tests.fouten.installatie import PREFECT, WEB, WERKER, Installatie

VOL = 4096  # bytes: no file may grow past this, as on a disk that is full
KORT, LANG = 1.0, 3.0  # seconds


def web_dood(i: Installatie) -> None:
    """The pages are killed."""
    i.dood(WEB)


def werker_dood(i: Installatie) -> None:
    """The worker is killed with its runs."""
    i.dood(WERKER)


def stroom_dood(i: Installatie) -> None:
    """A flow run is killed; its worker lives on."""
    i.dood_een_stroom()


def prefect_dood(i: Installatie) -> None:
    """Prefect's server is killed."""
    i.dood(PREFECT)


def schijf_vol(i: Installatie) -> None:
    """Nobody can write: no letter, no log, and with SQLite no database."""
    nummers = [nr for naam in (WEB, WERKER) for nr in i.pool.processen(naam)]
    _grens(nummers, VOL)
    time.sleep(KORT)
    _grens([nr for naam in (WEB, WERKER) for nr in i.pool.processen(naam)], resource.RLIM_INFINITY)


def _grens(nummers: list[int], bytes_: int) -> None:
    for nummer in nummers:
        with suppress(ProcessLookupError):
            resource.prlimit(nummer, resource.RLIMIT_FSIZE, (bytes_, resource.RLIM_INFINITY))


def op_slot(i: Installatie) -> None:
    """Someone else holds what everybody must write."""
    if i.server is None:
        bestand = i.url.partition("///")[2]
        with closing(sqlite3.connect(bestand, timeout=30, isolation_level=None)) as c:
            c.execute("BEGIN IMMEDIATE")
            time.sleep(LANG)
            c.execute("ROLLBACK")
        return
    with psycopg.connect(i.url) as verbinding:
        verbinding.execute("SET lock_timeout = '25s'")
        verbinding.execute("LOCK TABLE traject IN ACCESS EXCLUSIVE MODE")
        time.sleep(LANG)


def database_dood(i: Installatie) -> None:
    """PostgreSQL is killed with every process of it, and started again."""
    if i.server is not None:
        i.server.cut_power()
        time.sleep(KORT)
        i.server.restart()


def database_weigert(i: Installatie) -> None:
    """PostgreSQL throws everyone out and lets nobody in."""
    if i.server is None:
        return
    naam = i.url.partition("?")[0].rpartition("/")[2]
    with psycopg.connect(i.server.url, autocommit=True) as c:
        c.execute(f'ALTER DATABASE "{naam}" ALLOW_CONNECTIONS false')
        c.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [naam])
        time.sleep(KORT)
        c.execute(f'ALTER DATABASE "{naam}" ALLOW_CONNECTIONS true')


def klok_springt(i: Installatie) -> None:
    """The clock jumps to just before the next odd moment; the pages are started with it."""
    i.tijd.spring()
    i.dood(WEB)


Slag = Callable[[Installatie], None]
ALTIJD: tuple[Slag, ...] = (
    web_dood, stroom_dood, schijf_vol, op_slot, klok_springt
)  # fmt: skip
ALLEEN_PREFECT: tuple[Slag, ...] = (werker_dood, prefect_dood)
ALLEEN_POSTGRES: tuple[Slag, ...] = (database_dood, database_weigert)
