"""A database in its newest form without asking every migration again: SQLite is copied from a mould."""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from inburgering.db import migratie
from inburgering.db.basis import Database
from inburgering.db.sleutelbos import Sleutelbos
from tests.werkplek import VASTE_BOS


def gemigreerd(url: str, sleutels: Sleutelbos = VASTE_BOS) -> Database:
    """The database at this URL, that did not exist yet (SQLite) or is empty (PostgreSQL), migrated."""
    db = Database(url, sleutels)
    bestand = db.engine.url.database
    if db.engine.dialect.name == "sqlite" and bestand:
        shutil.copy(_mal(), bestand)
    else:
        migratie.werk_bij(db.engine)
    return db


@cache
def _mal() -> Path:
    """A migrated file that holds nothing, made once per process."""
    map_ = Path(tempfile.mkdtemp(prefix="inb-mal-"))
    atexit.register(shutil.rmtree, map_, ignore_errors=True)
    db = Database(f"sqlite:///{map_ / 'leeg.db'}", VASTE_BOS)
    migratie.werk_bij(db.engine)
    db.sluit()
    return map_ / "leeg.db"
