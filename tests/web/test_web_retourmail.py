"""Returned mail that belongs to nobody: only the beheerder sees it, and it waits until she closes it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from inburgering.db.nabezorging import Retour, Soort, komt_terug
from inburgering.db.tabellen import Gemeente, Post, Retourmail, Traject
from tests.web.conftest import post
from tests.web.opmaak import gebreken, lees
from tests.web.stad import VANDAAG, Stad
from tests.werkplek import om

Als = Callable[[str], TestClient]
GISTEREN = VANDAAG - timedelta(days=1)


@pytest.fixture
def bea(als: Als, stad: Stad) -> TestClient:
    """Bea administers; a refusal of a letter that nobody knows came in an hour ago."""
    with stad.db.schrijven() as s:
        retour = Retour(Soort.GEWEIGERD, "5.2.2", ("PST-2026-99999-7-taak",))
        komt_terug(
            s, retour, "a" * 64, "in de map retourmail/lezen: aaaa.eml", om(VANDAAG) - timedelta(hours=1)
        )
    return als("bea")


def test_what_belongs_to_no_letter_waits_here(bea: TestClient, stad: Stad) -> None:
    """What it is, why, and where to read it; the menu counts it; after Afgehandeld it is gone, on record."""
    blad = bea.get("/retourmail").text
    assert gebreken(blad) == []
    tekst = lees(blad).alles
    for deel in (
        "1 te lezen",
        "Niet bezorgd (code 5.2.2",
        "geen brief van ons",
        "lezen: aaaa.eml",
    ):
        assert deel in tekst, deel
    assert post(bea, "/retourmail/1/gezien", {}, van="/retourmail").status_code == 303
    assert "Er is geen mail om naar te kijken." in lees(bea.get("/retourmail").text).alles
    with stad.db.lezen() as s:
        assert s.get_one(Retourmail, 1).gezien_door_id == stad.mensen["bea"]
    assert bea.post("/retourmail/1/gezien", data={"csrf": "x"}).status_code == 403
    assert post(bea, "/retourmail/1/gezien", {}, van="/caseload").status_code in {403, 404}


def test_mail_about_a_case_elsewhere_stays_there(bea: TestClient, stad: Stad) -> None:
    """A letter of another municipality is not on this list, and cannot be closed from here."""
    with stad.db.schrijven() as s:
        elders = Gemeente(code="verderop", naam="Verderop", afkorting="VDO")
        s.add(elders)
        s.flush()
        (brief,) = stad.post(stad.zaken["opgeroepen"])
        s.get_one(Traject, s.get_one(Post, brief.id).traject_id).gemeente_id = elders.id or 0
        s.get_one(Retourmail, 1).post_id = brief.id
    assert "Er is geen mail om naar te kijken." in lees(bea.get("/retourmail").text).alles


def test_only_the_administrator(als: Als) -> None:
    """A consulent and a coordinator have their own signals."""
    for wie in ("sanne", "petra"):
        assert als(wie).get("/retourmail").status_code == 403


def _tabel(blad: str) -> str:
    return blad.partition("<table")[2].partition("</table>")[0]


def test_what_waited_on_a_past_day_stays_the_answer(bea: TestClient, stad: Stad) -> None:
    """Before and after it was dealt with, the list of yesterday is the same; nothing can be done on it."""
    with stad.db.schrijven() as s:
        s.get_one(Retourmail, 1).ontvangen = om(GISTEREN)
    pad = f"/retourmail?peildatum={GISTEREN}"
    ervoor = _tabel(bea.get(pad).text)
    assert "lezen: aaaa.eml" in ervoor
    assert "Afgehandeld" not in ervoor
    assert post(bea, "/retourmail/1/gezien", {}, van="/retourmail").status_code == 303
    assert "Er is geen mail" in lees(bea.get("/retourmail").text).alles
    erna = bea.get(pad).text
    assert gebreken(erna) == []
    assert _tabel(erna) == ervoor
    eerder = lees(bea.get(f"/retourmail?peildatum={GISTEREN - timedelta(days=1)}").text).alles
    assert "Er was geen mail" in eerder


@pytest.mark.parametrize(
    ("dag", "zin"), [("2026-13-40", "Dit is geen datum"), (str(VANDAAG), "Kies een dag die voorbij is")]
)
def test_a_day_that_cannot_be_asked_is_said(bea: TestClient, dag: str, zin: str) -> None:
    """And yesterday is shown."""
    blad = bea.get(f"/retourmail?peildatum={dag}").text
    assert zin in blad
    assert "peildatum-fout" in blad
    assert "te lezen op" in lees(blad).alles
