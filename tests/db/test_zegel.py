"""The other books: what is changed, removed, added or moved after a seal shows; so does a cut-off end."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, text
from sqlmodel import SQLModel

from inburgering.db import anker, inrichten, inzagelog, zegel
from inburgering.db.basis import Database
from inburgering.db.inrichten import Wijziging
from inburgering.db.inzagelog import Blik, Handeling, Wie
from tests.werkplek import Werkplek, om

DAG = date(2026, 11, 22)
NU = datetime(2026, 11, 22, 9, tzinfo=UTC)
TABEL = SQLModel.metadata.tables


def kijk(werkplek: Werkplek, keer: int = 1, doel: str = "") -> None:
    """Somebody looks at lists, so many times."""
    wie = Wie(gemeente_id=werkplek.gemeente, naam="Sanne", gebruiker_id=werkplek.consulent)
    with werkplek.db.schrijven() as s:
        for nr in range(keer):
            blik = Blik(handeling=Handeling.LIJST_BEKEKEN, aantal=nr + 1, doel=doel)
            inzagelog.schrijf(s, wie, [blik], trace_id=f"{nr:032x}", bladzijde="/x", status=200, moment=NU)


def stel_in(werkplek: Werkplek, keer: int = 3) -> None:
    """The settings change, so many times."""
    with werkplek.db.schrijven() as s:
        for nr in range(keer):
            verschil = {"uren": (nr, nr + 1.5), "naam": ("Ó", "é")}
            inrichten.leg_vast(s, werkplek.gemeente, "Bea", NU, Wijziging("norm/uren", verschil))


@pytest.fixture
def verzegeld(werkplek: Werkplek) -> Werkplek:
    """Seven looks and the settings of today, sealed."""
    kijk(werkplek, 7)
    stel_in(werkplek)
    assert zegel.verzegel(werkplek.db, NU) == aantal(werkplek.db)
    return werkplek


def aantal(db: Database) -> int:
    """How many lines there are in all books."""
    with db.lezen() as s:
        return sum(s.scalar(text(f"SELECT count(*) FROM {boek}")) or 0 for boek in zegel.BOEKEN)


def buiten_de_deur_om(db: Database, *doe: Callable[[Any], object] | str) -> None:
    """What someone with the database's own password could do."""
    with db.schrijven() as s:
        for boek in (*zegel.BOEKEN, "zegel"):
            if db.is_sqlite:
                for actie in ("update", "delete"):
                    s.execute(text(f"DROP TRIGGER IF EXISTS {boek}_geen_{actie}"))
            else:
                s.execute(text(f"ALTER TABLE {boek} DISABLE TRIGGER ALL"))
        for een in doe:
            s.execute(text(een)) if isinstance(een, str) else een(s)


def test_wat_heel_is_is_heel(verzegeld: Werkplek) -> None:
    """Every line has a seal; what comes later is no difference, and waits for the next one."""
    assert zegel.controleer(verzegeld.db) == []
    kijk(verzegeld, 2)
    assert zegel.controleer(verzegeld.db) == []
    with verzegeld.db.lezen() as s:
        assert zegel.open_regels(s.connection()) == 2
    assert zegel.verzegel(verzegeld.db, NU + timedelta(hours=1)) == 2
    assert zegel.verzegel(verzegeld.db, NU + timedelta(hours=2)) == 0
    assert zegel.controleer(verzegeld.db) == []


@pytest.mark.parametrize(
    ("zin", "klacht"),
    [
        ("UPDATE inzage SET kijker = 'Iemand anders' WHERE id = 3", "iets gewijzigd of verwisseld"),
        ("UPDATE inzage SET moment = '2026-01-01 09:00:00+00:00' WHERE id = 3", "iets gewijzigd"),
        ("UPDATE inzage SET doel = 'x' WHERE id = 7", "iets gewijzigd of verwisseld"),
        ("DELETE FROM inzage WHERE id = 3", "waren er 7 en zijn er nu 6"),
        ("DELETE FROM inzage WHERE id = 7", "waren er 7 en zijn er nu 6"),
        ("UPDATE inzage SET id = 8 WHERE id = 7", "waren er 7 en zijn er nu 6"),
        (
            "UPDATE inrichting SET door = 'Niemand' WHERE wat = 'norm/uren'",
            "Logboek van de inrichting: in de",
        ),
        ("UPDATE inrichting SET verschil = '{}' WHERE wat = 'norm/uren'", "iets gewijzigd of verwisseld"),
        ("DELETE FROM inrichting WHERE wat = 'norm/uren'", "Logboek van de inrichting: van de regels"),
        ("UPDATE zegel SET hash = 'x' WHERE boek = 'inzage'", "iets gewijzigd of verwisseld"),
        ("UPDATE zegel SET nr = 2 WHERE boek = 'inzage'", "zegel 1 ontbreekt of is gewijzigd"),
        ("UPDATE zegel SET kolommen = 'id' WHERE boek = 'inzage'", "iets gewijzigd of verwisseld"),
    ],
)
def test_knoeien_valt_op(verzegeld: Werkplek, zin: str, klacht: str) -> None:
    """Each way to falsify such a book is found and named."""
    buiten_de_deur_om(verzegeld.db, zin)
    (gevonden,) = zegel.controleer(verzegeld.db)
    assert klacht in gevonden


def test_verwisselde_regels_vallen_op(verzegeld: Werkplek) -> None:
    """Two looks that changed places, each otherwise as it was."""
    paren = ((3, 99), (4, 3), (99, 4))
    buiten_de_deur_om(verzegeld.db, *(f"UPDATE inzage SET id = {b} WHERE id = {a}" for a, b in paren))
    (gevonden,) = zegel.controleer(verzegeld.db)
    assert "iets gewijzigd of verwisseld" in gevonden


def test_een_regel_ertussen_valt_op(verzegeld: Werkplek) -> None:
    """A look that takes the number of one that was rolled back, under the last seal."""
    kijk(verzegeld)
    zegel.verzegel(verzegeld.db, NU)

    def schuif(s: Any) -> None:
        s.execute(text("UPDATE inzage SET id = 20 WHERE id = 8"))
        s.execute(text("UPDATE zegel SET tot = 20 WHERE boek = 'inzage' AND nr = 2"))
        rij = dict(s.execute(TABEL["inzage"].select().where(TABEL["inzage"].c.id == 7)).mappings().one())
        s.execute(insert(TABEL["inzage"]), [rij | {"id": 15}])

    buiten_de_deur_om(verzegeld.db, schuif)
    (gevonden,) = zegel.controleer(verzegeld.db)
    assert "waren er 1 en zijn er nu 2" in gevonden


def test_een_afgekapt_boek_valt_op_met_het_anker(verzegeld: Werkplek) -> None:
    """The last looks and their seal taken away: what is left is whole, the anchor says it is not all."""
    kijk(verzegeld, 3)
    gelegd = anker.maak(verzegeld.db, om(DAG))
    assert gelegd.boeken["inzage"].regels == 10
    kijk(verzegeld, 2)
    zegel.verzegel(verzegeld.db, NU)
    assert anker.controleer(verzegeld.db, gelegd) is None
    weg = ("DELETE FROM inzage WHERE id > 7", "DELETE FROM zegel WHERE boek = 'inzage' AND nr > 1")
    buiten_de_deur_om(verzegeld.db, *weg)
    assert zegel.controleer(verzegeld.db) == []
    zin = anker.controleer(verzegeld.db, gelegd)
    assert zin == (
        "Logboek van wie wat zag: niet meer zoals bij het anker van 22-11-2026. Toen waren er 10 regels "
        "verzegeld."
    )


def test_een_anker_van_voor_de_zegels_geldt_nog(verzegeld: Werkplek) -> None:
    """It says nothing of the other books, and is held against the log alone."""
    oud = anker.maak(verzegeld.db, om(DAG)).model_copy(update={"boeken": {}})
    assert anker.controleer(verzegeld.db, anker.Anker.model_validate_json(oud.model_dump_json())) is None


def test_meer_zegels_achter_elkaar(werkplek: Werkplek, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many lines get several seals, each over the one before."""
    monkeypatch.setattr(zegel, "PER_ZEGEL", 3)
    kijk(werkplek, 8)
    zegel.verzegel(werkplek.db, NU)
    with werkplek.db.lezen() as s:
        hoe_veel = (
            s.execute(text("SELECT aantal FROM zegel WHERE boek = 'inzage' ORDER BY nr")).scalars().all()
        )
        stand = zegel.standen(s.connection())["inzage"]
    assert list(hoe_veel) == [3, 3, 2]
    assert (stand.zegels, stand.regels, stand.tot) == (3, 8, 8)
    assert zegel.controleer(werkplek.db) == []
    buiten_de_deur_om(werkplek.db, "DELETE FROM zegel WHERE boek = 'inzage' AND nr = 2")
    assert "zegel 2 ontbreekt" in zegel.controleer(werkplek.db)[0]


def test_verzegelen_terwijl_er_gekeken_wordt(werkplek: Werkplek) -> None:
    """Eight people look while two seal: every look is under one seal, and nobody has to begin again."""
    with ThreadPoolExecutor(10) as draden:
        werk: list[Future[Any]] = [draden.submit(kijk, werkplek, 1) for _ in range(24)]
        werk += [draden.submit(zegel.verzegel, werkplek.db, NU) for _ in range(4)]
        for een in werk:
            een.result(timeout=60)
    zegel.verzegel(werkplek.db, NU)
    assert zegel.controleer(werkplek.db) == []
    with werkplek.db.lezen() as s:
        assert zegel.standen(s.connection())["inzage"].regels == 24
        assert zegel.open_regels(s.connection()) == 0


def test_een_kolom_die_er_later_bij_komt_breekt_niets(verzegeld: Werkplek) -> None:
    """A seal covers the columns of its time; the table may have more by now."""
    boek = TABEL["inzage"]
    alle = [kolom.name for kolom in boek.columns]
    minder = ",".join(naam for naam in alle if naam != "doel")
    buiten_de_deur_om(verzegeld.db, "DELETE FROM zegel WHERE boek = 'inzage'")
    with verzegeld.db.schrijven() as s:
        rijen = [dict(r) for r in s.execute(boek.select().order_by(boek.c.id)).mappings()]
        gezegeld = {"boek": "inzage", "nr": 1, "tot": 7, "aantal": 7, "moment": NU, "kolommen": minder}
        digest = zegel._hash("", minder.split(","), rijen)
        s.execute(insert(TABEL["zegel"]), [gezegeld | {"hash": digest}])
    kijk(verzegeld, 2)
    zegel.verzegel(verzegeld.db, NU)
    assert zegel.controleer(verzegeld.db) == []
