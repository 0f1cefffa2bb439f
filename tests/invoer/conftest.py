"""Haarlemmermeer as its file describes it, in a database of this test alone."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, SQLModel, select

from inburgering.db.basis import Database
from inburgering.db.tabellen import Gebeurtenisrij, Gebruiker, Post, Traject
from inburgering.invoer.gemeenten import laad
from inburgering.invoer.importeer import importeer
from inburgering.invoer.importeer_koppeling import maak_koppeling
from inburgering.invoer.importeer_verslag import Verslag
from tests.gemigreerd import gemigreerd
from tests.werkplek import VASTE_BOS

VANDAAG = date(2026, 11, 21)
NU = datetime(2026, 11, 21, 10, tzinfo=UTC)
VIER = ("groningen", "haarlemmermeer", "utrecht", "zwolle")
VOORBEELD = Path(__file__).with_name("caseload-voorbeeld.csv")
GEKOZEN: dict[str, Any] = {
    "groep": {
        "statushouder": "asiel_vergunning",
        "asielstatushouder": "asiel_vergunning",
        "asiel": "asiel_vergunning",
        "asiel (nareis)": "asiel_gezinslid",
    },
    "standaard_consulent": "Karin Visser",
}


@dataclass
class Plek:
    """A database with Haarlemmermeer in it, and the few questions these tests ask."""

    db: Database
    gemeente: int
    map: Path

    def importeer(
        self, bestand: Path, *, proef: bool = False, nu: datetime = NU, **koppeling: Any
    ) -> Verslag:
        koppel = maak_koppeling(koppeling)
        return importeer(self.db, self.gemeente, bestand, koppel, nu, proef=proef, door="Test")

    def lees(self, tekst: str, **koppeling: Any) -> Verslag:
        """Import this text as a CSV file."""
        bestand = self.map / "lijst.csv"
        bestand.write_text(tekst, encoding="utf-8")
        return self.importeer(bestand, **koppeling)

    def alle(self, tabel: type[Any]) -> list[Any]:
        with self.db.lezen() as s:
            return list(s.exec(select(tabel).order_by(tabel.id)))

    def tel(self) -> dict[str, int]:
        """How many rows every table holds."""
        with self.db.lezen() as s:
            return {naam: _tel(s, naam) for naam in SQLModel.metadata.tables}

    @property
    def post(self) -> list[Post]:
        return self.alle(Post)

    def log(self, traject: int) -> list[Gebeurtenisrij]:
        return [rij for rij in self.alle(Gebeurtenisrij) if rij.traject_id == traject]

    def traject_van(self, verslag: Verslag, rij: int) -> Traject:
        """The traject that a row of the file became."""
        with self.db.lezen() as s:
            return s.exec(select(Traject).where(Traject.nummer == verslag.overgenomen[rij])).one()

    def consulent(self, naam: str) -> int:
        (mens,) = [g for g in self.alle(Gebruiker) if g.naam == naam]
        return int(mens.id or 0)


def _tel(session: Session, tabel: str) -> int:
    return len(session.connection().exec_driver_sql(f'SELECT 1 FROM "{tabel}"').fetchall())


@pytest.fixture(scope="session")
def gevuld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with the municipality loaded; each test works in a copy."""
    bestand = tmp_path_factory.mktemp("gemeente") / "gevuld.db"
    db = gemigreerd(f"sqlite:///{bestand}")
    with db.schrijven() as s:
        laad(s, "haarlemmermeer", NU, "Test")
    db.sluit()
    return bestand


@pytest.fixture(scope="session")
def ingelezen(gevuld: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Verslag]:
    """The database after the sample file was imported, and the report; not to be changed."""
    bestand = tmp_path_factory.mktemp("voorbeeld") / "ingelezen.db"
    shutil.copy(gevuld, bestand)
    db = Database(f"sqlite:///{bestand}", VASTE_BOS)
    verslag = Plek(db, 1, bestand.parent).importeer(VOORBEELD, **GEKOZEN)
    db.sluit()
    return bestand, verslag


@pytest.fixture
def plek(gevuld: Path, tmp_path: Path) -> Iterator[Plek]:
    """Haarlemmermeer, without a single traject."""
    yield from _in_kopie(gevuld, tmp_path)


@pytest.fixture
def na_voorbeeld(ingelezen: tuple[Path, Verslag], tmp_path: Path) -> Iterator[Plek]:
    """Haarlemmermeer, after the sample file was imported."""
    yield from _in_kopie(ingelezen[0], tmp_path)


@pytest.fixture
def verslag(ingelezen: tuple[Path, Verslag]) -> Verslag:
    """The report of that import."""
    return ingelezen[1]


@pytest.fixture(scope="session")
def met_vier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with the four municipalities; each test works in a copy."""
    bestand = tmp_path_factory.mktemp("gemeenten") / "vier.db"
    db = gemigreerd(f"sqlite:///{bestand}")
    with db.schrijven() as s:
        for naam in VIER:
            laad(s, naam, NU, "Test")
    db.sluit()
    return bestand


@pytest.fixture
def db(met_vier: Path, tmp_path: Path) -> Iterator[Database]:
    """A database with the four of them in it."""
    shutil.copy(met_vier, tmp_path / "vier.db")
    db = Database(f"sqlite:///{tmp_path / 'vier.db'}", VASTE_BOS)
    yield db
    db.sluit()


def _in_kopie(bestand: Path, map_: Path) -> Iterator[Plek]:
    shutil.copy(bestand, map_ / "inburgering.db")
    db = Database(f"sqlite:///{map_ / 'inburgering.db'}", VASTE_BOS)
    yield Plek(db, 1, map_)
    db.sluit()
