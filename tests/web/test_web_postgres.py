"""The pages over PostgreSQL: the same caseload, the same page, recording and the look beforehand."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from inburgering.db import migratie
from inburgering.db.basis import Database
from inburgering.web.app import maak_app
from tests.web.conftest import ADRES, post
from tests.web.eerder_gevallen import alle
from tests.web.opmaak import gebreken, lees
from tests.web.stad import AFSPRAAK, Stad
from tests.web.test_eerder import te_laat, wacht_op_haar_beurt
from tests.werkplek import VASTE_BOS

pytestmark = pytest.mark.postgres


@pytest.fixture
def plek(pg_leeg: str, demo: object) -> Iterator[tuple[TestClient, Stad]]:
    """Proefstad on PostgreSQL, with Sanne signed in."""
    db = Database(pg_leeg, VASTE_BOS)
    migratie.werk_bij(db.engine)
    stad = Stad(db)
    stad.vul()
    with TestClient(maak_app(db), base_url=ADRES, headers={"Origin": ADRES}, follow_redirects=False) as k:
        post(k, "/aanmelden", {"gebruiker": str(stad.consulent)})
        yield k, stad
    db.sluit()


def test_the_pages_work_on_postgresql(plek: tuple[TestClient, Stad]) -> None:
    """Search, filter, order and page; look beforehand without a trace; record; correct."""
    klant, stad = plek
    for keuze in ("", "?termijn=verlopen", "?termijn=partner&sorteer=-uiterlijk", "?zoek=nguyen", "?fase=x"):
        antwoord = klant.get(f"/caseload{keuze}")
        assert antwoord.status_code == 200, keuze
    assert "U begeleidt 5 trajecten. Bij 1 daarvan" in lees(klant.get("/caseload").text).alles
    basis = f"/trajecten/{stad.nummer(stad.zaken['nieuw'])}"
    voor = len(stad.log(stad.zaken["nieuw"]))
    waar = f"{basis}/brede_intake/1/oproep_brede_intake"
    assert "Er is nog niets vastgelegd." in post(klant, waar, {**AFSPRAAK, "stap": "bekijk"}).text
    assert len(stad.log(stad.zaken["nieuw"])) == voor
    assert post(klant, waar, AFSPRAAK).status_code == 303
    assert post(klant, f"{basis}/log/3/verbeter", {"stap": "laat_vervallen"}).status_code == 303
    for zaak in stad.zaken.values():
        assert gebreken(klant.get(f"/trajecten/{stad.nummer(zaak)}").text) == []


def test_the_board_works_on_postgresql(plek: tuple[TestClient, Stad]) -> None:
    """Every page of the board, the signals per role, and a reminder; the same numbers as on SQLite."""
    klant, stad = plek
    post(klant, "/aanmelden", {"gebruiker": str(stad.mensen["petra"])})
    bord = lees(klant.get("/coordinator").text).alles
    assert "5 lopende trajecten" in bord
    assert "Gemiddeld te laat" in bord
    lijst = "/coordinator/lijst?wanneer=binnenkort&stap=N01"
    assert post(klant, "/coordinator/herinner", {}, van=lijst).status_code == 303
    assert "vandaag herinnerd" in klant.get(lijst).text
    paden = ("lijst", "lijst.csv", "lijst?overname=ja", "lijst?anderen=ja", "controle?wat=stap")
    for pad in (*(f"/coordinator/{p}" for p in paden), "/signalen", f"/toewijzen?van={stad.consulent}"):
        assert klant.get(pad).status_code == 200, pad


def test_who_saves_a_setting_waits_for_her_turn(plek: tuple[TestClient, Stad]) -> None:
    """The row of the municipality is the lock: the second reads what the first wrote; so with every form."""
    klant, stad = plek
    post(klant, "/aanmelden", {"gebruiker": str(stad.mensen["bea"])})
    wacht_op_haar_beurt(klant, stad)
    for geval in alle(klant, stad):
        te_laat(klant, stad, geval)


def test_the_overviews_work_on_postgresql(plek: tuple[TestClient, Stad]) -> None:
    """What lies at partners, the figures, the causes and every report: the same numbers as on SQLite."""
    klant, stad = plek
    post(klant, "/aanmelden", {"gebruiker": str(stad.mensen["petra"])})
    lijst = "/coordinator/partners/lijst"
    for pad in ("/coordinator/partners", lijst, f"{lijst}?stand=te_laat", f"{lijst}.csv"):
        assert klant.get(pad).status_code == 200, pad
    assert "Nguyễn Thị Minh Châu" in klant.get(lijst).text
    assert "Plangroep" in klant.get("/coordinator/partners").text
    for pad in ("partnercijfers", "oorzaken", "lijst?oorzaak=geen", "lijst?team=-"):
        assert klant.get(f"/coordinator/{pad}").status_code == 200, pad
    for code in ("stroom", "afsluiting", "aanbod", "contact", "cohort"):
        assert klant.get(f"/coordinator/rapporten/{code}?peildatum=2026-11-20").status_code == 200, code
    tabel = klant.get("/coordinator/rapporten/fase.csv?peildatum=2026-11-23").text
    assert "Alle groepen;5;4;1;0;0;0;0" in tabel
