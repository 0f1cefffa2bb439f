"""Copy an SQLite database and put it back: its online backup, while others go on working."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from sqlalchemy import Connection, create_engine, make_url
from sqlalchemy.pool import NullPool

from inburgering.db.basis import Database
from inburgering.db.kopie_fouten import NOOIT_EROVER, OnjuisteKopie

BESTAND = "inburgering.db"
S = TypeVar("S")


def schrijf(database: Database, doel: Path, staat: Callable[[Connection], S]) -> S:
    """Copy all pages within one read transaction; gives what that transaction saw."""
    with database.engine.connect() as verbinding:
        zag = staat(verbinding)  # the first read opens the snapshot that is copied
        rauw = verbinding.connection.driver_connection
        if not isinstance(rauw, sqlite3.Connection):
            raise TypeError("Deze database is geen SQLite.")
        with closing(sqlite3.connect(doel)) as kopie:
            rauw.backup(kopie)
            kopie.execute("PRAGMA journal_mode=DELETE")  # one file, without a log beside it
    return zag


def lees_terug(bestand: Path, staat: Callable[[Connection], S]) -> S:
    """What the written file holds. Raises OnjuisteKopie when SQLite finds it damaged."""
    plek = f"sqlite:///file:{quote(str(bestand.resolve()))}?mode=ro&immutable=1&uri=true"
    motor = create_engine(plek, poolclass=NullPool, hide_parameters=True)
    with motor.connect() as verbinding:
        if verbinding.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
            raise OnjuisteKopie("De kopie is beschadigd op schijf gekomen. Kijk of de schijf vol of stuk is.")
        return staat(verbinding)


def verwacht(zag: S) -> S:
    """A copy of SQLite can be read back in full: it must be the same in all."""
    return zag


def zet_terug(database: Database, bron: Path, past: Callable[[Connection], None], merk: str) -> str | None:
    """Replace the database's file; the old one stays beside it under another name, which is given.

    Raises OnjuisteKopie when someone still has the database open, or when the copy is not what it should be.
    """
    plek = Path(str(make_url(database.url).database))
    database.sluit()
    nieuw = plek.with_name(f"{plek.name}.herstel")
    nieuw.unlink(missing_ok=True)
    nieuw.touch(mode=0o600)
    shutil.copyfile(bron, nieuw)
    try:
        lees_terug(nieuw, past)
        oud = _zet_opzij(plek, merk)
        nieuw.replace(plek)
    finally:
        nieuw.unlink(missing_ok=True)
    return oud


def _zet_opzij(plek: Path, merk: str) -> str | None:
    """Close the old file for good (leaving WAL asks that nobody else has it open) and rename it."""
    if not plek.exists() or not plek.stat().st_size:
        return None
    oud = plek.with_name(f"{plek.name}.voor-herstel-{merk}")
    if oud.exists():
        raise OnjuisteKopie(NOOIT_EROVER.format(oud.name))
    with closing(sqlite3.connect(plek, timeout=2)) as verbinding:
        try:
            verbinding.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.OperationalError:
            raise OnjuisteKopie(
                "De database is in gebruik. Stop eerst de site en de processen, en probeer het dan opnieuw. "
                "Er is niets veranderd."
            ) from None
    plek.replace(oud)
    return str(oud)
