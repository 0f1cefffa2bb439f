"""The databases to measure on: an SQLite file as we run it, the same without fsync, and PostgreSQL."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import event

from inburgering.db import migratie, versleuteling
from inburgering.db.basis import Database
from inburgering.db.sleutelbos import Sleutelbos
from tests.huis.postgres import NoPostgres, Server, drop_database, name_of, new_database
from tests.werkplek import VASTE_BOS

DURABLE = ("listen_addresses=", "timezone=UTC", "max_wal_size=4GB")


@dataclass(frozen=True)
class Plek:
    """A migrated, empty database: through our engine (`db`) and through its bare driver (`kaal`)."""

    naam: str
    db: Database
    kaal: Any

    @property
    def begin(self) -> str:
        """How a writer begins: on SQLite it takes the write lock at once, as our engine does."""
        return "BEGIN IMMEDIATE" if self.db.is_sqlite else "BEGIN"

    @property
    def teken(self) -> str:
        """How the bare driver writes a parameter."""
        return "?" if self.db.is_sqlite else "%s"


@contextmanager
def sqlite(*, fsync: bool = True) -> Iterator[Plek]:
    """A file in a temporary folder: WAL, and synchronous=FULL unless fsync is to be left out."""
    stand = "FULL" if fsync else "OFF"
    with tempfile.TemporaryDirectory(prefix="inb-bench-") as plek:
        db = Database(f"sqlite:///{plek}/bench.db", VASTE_BOS)
        event.listen(db.engine, "connect", lambda c, _: c.execute(f"PRAGMA synchronous={stand}"))
        migratie.werk_bij(db.engine)
        kaal = sqlite3.connect(f"{plek}/bench.db", isolation_level=None)
        for zin in ("journal_mode=WAL", f"synchronous={stand}", "foreign_keys=ON", "busy_timeout=15000"):
            kaal.execute(f"PRAGMA {zin}")
        yield Plek("SQLite" if fsync else "SQLite zonder fsync", db, kaal)
        kaal.close()
        db.sluit()


@contextmanager
def postgres() -> Iterator[Plek]:
    """A server of our own with its usual durability, or the one in INBURGERING_TEST_POSTGRES.

    Raises NoPostgres when there is none to be had.
    """
    gegeven = os.environ.get("INBURGERING_TEST_POSTGRES")
    server = None if gegeven else Server(DURABLE)
    beheer = gegeven or (server.url if server else "")
    url = new_database(beheer)
    try:
        db = Database(url, VASTE_BOS)
        migratie.werk_bij(db.engine)
        with psycopg.connect(url, autocommit=True) as kaal:
            yield Plek("PostgreSQL", db, kaal)
        db.sluit()
    finally:
        drop_database(beheer, name_of(url))
        if server:
            server.stop()


def settle(plek: Plek) -> None:
    """After a bulk load: let PostgreSQL know its tables, so that it does not do so halfway a measurement."""
    if not plek.db.is_sqlite:
        plek.kaal.execute("VACUUM ANALYZE")


__all__ = ["NoPostgres", "Plek", "postgres", "settle", "sqlite"]


def keys_in(map_: Path) -> Sleutelbos:
    """Put the keys in use in a file of this folder, for a process that reads the same database."""
    return versleuteling.bos().leg_neer(map_ / "sleutels.json")
