"""Data from every earlier version goes forward whole, on both databases: made-up rows, and a real case."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory
from sqlmodel import SQLModel, col, select

from inburgering import opzet
from inburgering.db import herbouw, migratie
from inburgering.db.basis import Database
from inburgering.db.gesloten import Gesloten, van
from inburgering.db.tabellen import Overdracht
from tests.conftest import ROOT
from tests.db.takenlevens import Takenstad
from tests.gemigreerd import gemigreerd
from tests.werkplek import VASTE_BOS, Werkplek

pytestmark = pytest.mark.traag
SCRIPTS = ScriptDirectory(str(ROOT / "db" / "migraties"))
KETEN = [m.revision for m in reversed(list(SCRIPTS.walk_revisions()))]
GESLOTEN = "0024"
"""From here on facts, letters and free text are closed (`db.gesloten`)."""
MOMENT = datetime(2026, 11, 22, 9, tzinfo=UTC)
Rij = dict[str, Any]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def leeg(request: pytest.FixtureRequest, sqlite_url: str) -> Iterator[Database]:
    """A database without a table."""
    url = sqlite_url if request.param == "sqlite" else request.getfixturevalue("pg_leeg")
    db = Database(url, VASTE_BOS)
    yield db
    db.sluit()


def tabellen(db: Database) -> sa.MetaData:
    """The tables as they are by now in the database, whatever the code calls them."""
    gelezen = sa.MetaData()
    gelezen.reflect(db.engine)
    gelezen.remove(gelezen.tables["alembic_version"])
    return gelezen


def waarde(kolom: sa.Column[Any]) -> Any:
    """Something of this type; a reference is to row 1, which every table has, or to nothing."""
    if kolom.foreign_keys and kolom.nullable:
        return None
    if kolom.foreign_keys or (kolom.primary_key and isinstance(kolom.type, sa.Integer)):
        return 1
    soorten: list[tuple[type[Any], Any]] = [
        (sa.Boolean, False), (sa.Integer, 3), (sa.Float, 1.5), (sa.DateTime, MOMENT),
        (sa.Date, MOMENT.date()), (sa.LargeBinary, b"inhoud"), (sa.JSON, {}),
    ]  # fmt: skip
    gevonden = [w for soort, w in soorten if isinstance(kolom.type, soort)]
    return gevonden[0] if gevonden else f"{kolom.table.name}.{kolom.name}"


def vul(db: Database, al: dict[str, Rij]) -> None:
    """A row in every table that has none yet."""
    gelezen = tabellen(db)
    with db.schrijven() as s:
        for tabel in gelezen.sorted_tables:
            if tabel.name not in al:
                s.execute(tabel.insert(), [{k.name: waarde(k) for k in tabel.columns}])
    al.update(lees(db, gelezen))


def lees(db: Database, gelezen: sa.MetaData) -> dict[str, Rij]:
    """The one row of every table."""
    with db.lezen() as s:
        return {t.name: dict(s.execute(t.select()).mappings().one()) for t in gelezen.sorted_tables}


def test_rijen_van_elke_vorige_versie_blijven(leeg: Database) -> None:
    """Step by step: what was filled in at one version is there, unchanged, at every later one."""
    al: dict[str, Rij] = {}
    for versie in KETEN:
        migratie.werk_bij(leeg.engine, versie)
        nu = lees_bekende(leeg, al)
        for tabel, rij in al.items():
            blijft = {k: w for k, w in nu[tabel].items() if k in rij}
            assert (geopend(tabel, blijft) if versie == GESLOTEN else blijft) == rij, (versie, tabel)
        al = nu
        vul(leeg, al)
    migratie.controleer(leeg.engine)
    assert len(al) > 30


def geopend(tabel: str, rij: Mapping[str, Any]) -> Rij:
    """A row of which what is closed now was opened: as it was before it was closed."""
    kolommen = SQLModel.metadata.tables[tabel].columns
    dicht = {k for k, w in rij.items() if w is not None and isinstance(kolommen[k].type, Gesloten)}
    return {k: van(kolommen[k]).open(w) if k in dicht else w for k, w in rij.items()}


def lees_bekende(db: Database, al: dict[str, Rij]) -> dict[str, Rij]:
    """The row of each table that had one: none may be gone."""
    gelezen = tabellen(db)
    with db.lezen() as s:
        return {naam: dict(s.execute(gelezen.tables[naam].select()).mappings().one()) for naam in al}


@pytest.mark.parametrize("versie", [KETEN[0], KETEN[len(KETEN) // 2], KETEN[-2]])
def test_een_echt_traject_van_een_vorige_versie(leeg: Database, tmp_path: Path, versie: str) -> None:
    """A case with its plan and a task, stored in the form of then: forward, its log and terms hold."""
    bron = Database(f"sqlite:///{tmp_path / 'bron.db'}", VASTE_BOS)
    migratie.werk_bij(bron.engine)
    werkplek = Werkplek(bron)
    traject = werkplek.tot_pip(date(2026, 8, 24), date(2026, 10, 5))
    werkplek.draag_over(traject, date(2026, 10, 6), date(2026, 11, 20))
    log = regels(werkplek, traject)
    migratie.werk_bij(leeg.engine, versie)
    zet_over(bron, leeg)
    bron.sluit()
    migratie.werk_bij(leeg.engine)
    migratie.controleer(leeg.engine)
    werkplek.db = leeg
    assert regels(werkplek, traject) == log
    assert herbouw.controleer_ketens(leeg).verschillen == []
    assert herbouw.controleer(leeg).verschillen == []
    werkplek.doe(traject, "traject.notitie", date(2026, 10, 7), {"tekst": "Het gaat door."})


def test_taken_van_de_vorige_vorm(leeg: Database, tmp_path: Path) -> None:
    """Tasks that went every way, from before it stood on them: forward, as if it always had."""
    bron = gemigreerd(f"sqlite:///{tmp_path / 'bron.db'}")
    for _ in Takenstad(bron).leef():
        pass
    migratie.werk_bij(leeg.engine, str(SCRIPTS.get_revision("0021").down_revision))
    zet_over(bron, leeg)
    migratie.werk_bij(leeg.engine)
    vraag = select(Overdracht).order_by(col(Overdracht.onderdeel_id))
    with bron.lezen() as s, leeg.lezen() as t:
        hoort, is_nu = ([rij.model_dump() for rij in x.exec(vraag)] for x in (s, t))
    bron.sluit()
    assert is_nu == hoort
    assert len({rij["hoe"] for rij in hoort}) > 3


def test_wat_leesbaar_was_gaat_van_de_schijf(tmp_path: Path) -> None:
    """A note from before it was closed: in the file then, and nowhere in it after bringing it up to date."""
    bron = gemigreerd(f"sqlite:///{tmp_path / 'bron.db'}")
    werkplek = Werkplek(bron)
    traject = werkplek.open(date(2026, 8, 24))
    werkplek.doe(traject, "traject.notitie", date(2026, 8, 25), {"tekst": "Mevrouw heeft hartfalen."})
    oud = Database(f"sqlite:///{tmp_path / 'oud.db'}", VASTE_BOS)
    migratie.werk_bij(oud.engine, str(SCRIPTS.get_revision(GESLOTEN).down_revision))
    zet_over(bron, oud)
    assert leesbaar_in(tmp_path) != set()
    assert opzet.werk_bij(oud) == ""
    assert leesbaar_in(tmp_path) == set()
    assert opzet.werk_bij(oud) == ""
    for db in (bron, oud):
        db.sluit()


def leesbaar_in(map_: Path) -> set[str]:
    """The files that hold the word."""
    return {pad.name for pad in map_.iterdir() if b"hartfalen" in pad.read_bytes()}


def regels(werkplek: Werkplek, traject: int) -> list[tuple[Any, ...]]:
    """The log of a case: what happened, with its facts and its chain."""
    return [(r.volgnr, r.deel, r.soort, r.feiten, r.ketting) for r in werkplek.log(traject)]


def zet_over(bron: Database, doel: Database) -> None:
    """Every row of one database in the older form of another; the numbers go on after it."""
    vanaf, naar = tabellen(bron), tabellen(doel)
    dicht = "consulent_id" in naar.tables["gebeurtenis"].columns
    with bron.lezen() as lezend, doel.schrijven() as s:
        for tabel in naar.sorted_tables:
            oud = vanaf.tables.get(tabel.name)
            for gelezen in lezend.execute(oud.select()).mappings() if oud is not None else ():
                rij = dict(gelezen) if dicht else geopend(tabel.name, dict(gelezen))
                inhoud = {k.name: als(k, rij[k.name]) for k in tabel.columns if k.name in rij}
                s.execute(tabel.insert(), [inhoud])
            if not doel.is_sqlite and "id" in tabel.columns:
                volgend = f"SELECT setval(pg_get_serial_sequence('{tabel.name}', 'id'), 1000)"
                s.execute(sa.text(volgend))


def als(kolom: sa.Column[Any], inhoud: Any) -> Any:
    """What SQLite gave as this column takes it: there, a moment has no zone."""
    if isinstance(inhoud, datetime) and getattr(kolom.type, "timezone", False):
        return inhoud.replace(tzinfo=UTC)
    return inhoud
