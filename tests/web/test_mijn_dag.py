"""My day: what is due, who comes, what came back, of oneself and of whom one replaces."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from starlette.testclient import TestClient

from inburgering.db.opdracht import Herkomst
from inburgering.db.tabellen import Afwezigheid
from tests.web.opmaak import gebreken, lees
from tests.web.stad import VANDAAG, Stad
from tests.web.vragen import aantal

Als = Callable[[str], TestClient]


def tekst(k: TestClient) -> str:
    """What stands on the page."""
    return lees(k.get("/mijn-dag").text).alles


def test_it_is_where_a_consulent_begins(als: Als) -> None:
    """Signing in leads to it, and it is sound."""
    k = als("sanne")
    assert k.get("/").headers["location"] == "/mijn-dag"
    assert gebreken(k.get("/mijn-dag").text) == []


def test_what_is_late_stands_on_top(als: Als) -> None:
    """Yonas' plan is late, in days; a colleague's page does not have it."""
    html = tekst(als("sanne"))
    assert "Te laat" in html
    assert html.index("Yonas Tesfaye") < html.index("Gesprekken")
    assert "dagen te laat" in html


def test_a_colleague_sees_her_own(als: Als) -> None:
    """Fatma has no trajects: nothing of Sanne's is shown."""
    html = tekst(als("fatma"))
    assert "Er is deze week niets dat af moet" in html
    assert "Yonas" not in html


def test_who_comes_this_week(als: Als, stad: Stad) -> None:
    """A talk within seven days, with time and place; one further away waits."""
    k = als("sanne")
    assert "geen intakegesprekken" in tekst(k)
    afspraak = {
        "dag": "2026-11-25",
        "tijd": "09:30",
        "plaats": "Raadhuis, kamer 2",
        "uiterlijk": "2026-12-08",
    }
    stad.doe(stad.zaken["opgeroepen"], "brede_intake.verzetten_afspraak", VANDAAG, afspraak)
    html = tekst(k)
    assert "Rania Al-Khatib" in html
    assert "om 09:30 uur" in html
    assert "Raadhuis, kamer 2" in html


def test_what_came_back(als: Als, stad: Stad) -> None:
    """What a partner recorded in the past week, and no longer after that."""
    traject = stad.zaken["route"]
    nr = next(nr for soort, nr in _overdrachten(stad, traject))
    stad.doe(traject, "overdracht.aanvaarding", VANDAAG, {"naam": "Jo Vis"}, nr=nr, herkomst=Herkomst.PARTNER)
    k = als("sanne")
    html = tekst(k)
    assert html.index("Teruggekomen van partners") < html.rindex("Nguyễn Thị Minh Châu")


def _overdrachten(stad: Stad, traject: int) -> list[tuple[str, int]]:
    return [(r.onderdeel, r.nr) for r in stad.log(traject) if r.onderdeel == "overdracht"]


def test_who_stands_in_sees_both(als: Als, stad: Stad) -> None:
    """While Sanne is away her day is Fatma's, and it says so."""
    with stad.db.schrijven() as s:
        week = timedelta(days=7)
        s.add(
            Afwezigheid(
                gebruiker_id=stad.consulent, vervanger_id=stad.ander, van=VANDAAG - week, tot=VANDAAG + week
            )
        )
    html = tekst(als("fatma"))
    assert "U neemt waar voor Sanne de Jong" in html
    assert "Yonas Tesfaye" in html


@pytest.mark.parametrize("meer", [1, 6])
def test_the_number_of_questions_is_fixed(als: Als, stad: Stad, meer: int) -> None:
    """More trajects, as many questions."""
    k = als("sanne")
    for i in range(meer):
        stad.nieuw(f"Mens {i}", date(2026, 9, 7))
    assert aantal(stad.db, k, "/mijn-dag") <= 15
