"""Kept reports when something else happens: destruction, another who counts, a database that is locked."""

from datetime import date
from threading import Barrier, Thread

import pytest
from sqlalchemy import text
from sqlmodel import select

from inburgering.db import rapporten, rapportstand
from inburgering.db.basis import GEDULD, Database
from inburgering.db.rapportstand import Stand
from inburgering.db.tabellen import Gebruiker, Vernietigingsregel
from inburgering.db.zoeken_rapport import FAMILIE, Peiling
from tests.db.rapportstad import GISTEREN, NU, genoemd, getallen, rijen, vraag
from tests.db.test_bewaren import BEGIN, EINDE, bevestig, stel_voor
from tests.db.test_vernietig import voer_uit, vol
from tests.werkplek import VASTE_BOS, Werkplek, om

pytestmark = pytest.mark.usefixtures("vergeten")


@pytest.fixture
def plek(werkplek: Werkplek) -> Werkplek:
    """With the people who may destroy."""
    with werkplek.db.schrijven() as s:
        for naam, rol in (("Tea Vos", "teamleider"), ("Bea Kok", "beheerder")):
            s.add(Gebruiker(gemeente_id=werkplek.gemeente, naam=naam, rol=rol))
    return werkplek


def test_wat_vernietigd_is_staat_nergens(plek: Werkplek) -> None:
    """Not in what was kept, not when it is counted again, and what was counted before is not kept after."""
    weg, blijft = vol(plek), plek.open(date(2026, 4, 1))
    nu = om(date(2031, 6, 3), 7)
    peiling = Peiling(plek.gemeente, date(2026, 12, 31), date(2026, 12, 31))
    voor = {(code, peiling): vraag(plek.db, peiling, code, nu) for code in FAMILIE}
    assert weg in {nr for r in rijen(plek.db) for nr in genoemd(r)}
    assert voer_uit(plek).vernietigd == ["PST-2026-00001"]
    assert rijen(plek.db) == []
    with plek.db.schrijven() as s:
        assert rapportstand.bewaar(s, plek.gemeente, voor, weg=0) == 0
    for code in FAMILIE:
        vraag(plek.db, peiling, code, nu)
    assert {nr for r in rijen(plek.db) for nr in genoemd(r)} == {blijft}
    assert all(merk[1] == 1 for _, _, merk in rapporten._ONTHOUDEN)


def test_bewaren_wacht_op_vernietigen(
    plek: Werkplek,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Counted before, and kept while a destruction is under way: it waits for that, and is not kept."""
    monkeypatch.setattr(rapporten, "GEDULD", 10.0)
    traject = plek.open(BEGIN)
    plek.doe(traject, "traject.beeindiging", EINDE, {"reden": "voldaan"})
    peiling, nu = Peiling(plek.gemeente, EINDE, EINDE), om(date(2031, 6, 3), 7)
    with plek.db.lezen() as s:
        voor = rapporten._tel(s, FAMILIE["contact"], [peiling], nu)
    bevestig(plek, stel_voor(plek) or 0)
    bewaart = Thread(target=rapporten._probeer, args=(plek.db, plek.gemeente, voor, 0, nu))
    with plek.db.schrijven() as s:
        rapportstand.vergeet(s, plek.gemeente)
        s.exec(select(Vernietigingsregel)).one().stand = "vernietigd"
        s.flush()
        bewaart.start()
        bewaart.join(0.3)
        assert bewaart.is_alive()
    bewaart.join(20)
    assert not bewaart.is_alive()
    assert rijen(plek.db) == []


def test_twee_tegelijk(klein: Werkplek) -> None:
    """Two web processes count the same report at once: both answer, it stands once."""
    peiling, slagboom = Peiling(klein.gemeente, GISTEREN, GISTEREN), Barrier(2)
    ander = Database(klein.db.engine.url.render_as_string(hide_password=False), VASTE_BOS)
    gevonden: list[Stand] = []

    def tel(db: Database) -> None:
        with db.lezen() as s:
            stand = rapporten._tel(s, FAMILIE["fase"], [peiling], NU)
        slagboom.wait(10)
        rapporten._probeer(db, klein.gemeente, stand, 0, NU)
        gevonden.append(stand["fase", peiling])

    draden = [Thread(target=tel, args=(db,)) for db in (klein.db, ander)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
    ander.sluit()
    assert [getallen(stand.rapport)["fase", "alle", "A"] for stand in gevonden] == [2, 2]
    assert len(rijen(klein.db)) == 4


def test_een_database_op_slot(
    klein: Werkplek, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Someone else writes and does not stop: the report is shown, and kept by who asks afterwards."""
    monkeypatch.setattr(rapporten, "GEDULD", 0.1)
    peiling = Peiling(klein.gemeente, GISTEREN, GISTEREN)
    with klein.db.schrijven() as bezet:
        bezet.execute(text("UPDATE gemeente SET teller = teller"))
        assert getallen(vraag(klein.db, peiling).rapport)["fase", "alle", "A"] == 2
    assert "kon niet worden bewaard (OperationalError)" in caplog.text
    assert rijen(klein.db) == []
    vraag(klein.db, peiling)
    assert len(rijen(klein.db)) == 4


def test_wie_minder_geduld_had(database: Database) -> None:
    """A transaction that waits shorter leaves its connection as it was."""
    zin = text("PRAGMA busy_timeout" if database.is_sqlite else "SHOW lock_timeout")
    with database.schrijven(geduld=0.5) as s:
        s.execute(text("SELECT 1"))
    with database.schrijven() as s:
        assert s.execute(zin).scalar_one() == (GEDULD * 1000 if database.is_sqlite else f"{GEDULD}s")
