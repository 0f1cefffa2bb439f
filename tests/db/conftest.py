"""The database of these tests, on SQLite and (marked) on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import SQLModel

from inburgering.db import versleuteling
from inburgering.db.basis import Database
from inburgering.db.sleutelbos import Sleutelbos
from tests.db.rapportstad import twee_trajecten, vergeet
from tests.gemigreerd import gemigreerd
from tests.werkplek import VASTE_BOS, Werkplek


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A migrated database that holds nothing yet."""
    if request.param == "postgres":
        db = gemigreerd(request.getfixturevalue("pg_url"))
        leeg(db)
    else:
        db = gemigreerd(f"sqlite:///{tmp_path / 'inburgering.db'}")
    yield db
    db.sluit()


def leeg(db: Database) -> None:
    """Empty every table of a shared PostgreSQL database; TRUNCATE passes the append-only triggers by."""
    namen = ", ".join(tabel.name for tabel in SQLModel.metadata.sorted_tables)
    with db.engine.begin() as verbinding:
        verbinding.execute(text(f"TRUNCATE {namen} RESTART IDENTITY CASCADE"))


@pytest.fixture
def werkplek(database: Database) -> Werkplek:
    """A small municipality with a consulent, a partner and its norms."""
    return Werkplek(database)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def met_sleutelbestand(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Werkplek]:
    """A small municipality whose keys are in a file, in a database of its own."""
    url = f"sqlite:///{tmp_path / 'inburgering.db'}"
    if request.param == "postgres":
        url = request.getfixturevalue("pg_leeg")
    db = gemigreerd(url, Sleutelbos.lees(tmp_path / "sleutels.json"))
    yield Werkplek(db)
    db.sluit()
    versleuteling.gebruik(VASTE_BOS)


@pytest.fixture
def vergeten() -> Iterator[None]:
    """What another test counted for a report is not remembered, nor what this one does."""
    vergeet()
    yield
    vergeet()


@pytest.fixture
def klein(werkplek: Werkplek) -> Werkplek:
    """Two trajects that have just begun."""
    return twee_trajecten(werkplek)
