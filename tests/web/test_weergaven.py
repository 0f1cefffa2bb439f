"""Saved views of the caseload, searching by a day of birth, and the list as a file."""

import csv
import io
from collections.abc import Callable
from datetime import date

from sqlmodel import select
from starlette.testclient import TestClient

from inburgering.db.tabellen import Persoon, Traject, Weergave
from inburgering.db.weergaven import HOOGSTENS
from tests.web.conftest import post, token
from tests.web.opmaak import gebreken, lees
from tests.web.stad import Stad

Als = Callable[[str], TestClient]


def bewaar(k: TestClient, naam: str, **velden: str) -> str:
    """Keep a view; gives where one is led."""
    csrf = token(k.get("/caseload?alles=ja").text)
    return k.post("/caseload/weergaven", data={"csrf": csrf, "naam": naam, **velden}).headers["location"]


def test_a_view_stays_and_is_her_own(als: Als) -> None:
    """Under its name stand the choices; a colleague does not see it."""
    k = als("sanne")
    assert (
        bewaar(k, "Te laat", termijn="verlopen", sorteer="naam") == "/caseload?termijn=verlopen&sorteer=naam"
    )
    html = k.get("/caseload?termijn=verlopen&sorteer=naam").text
    assert gebreken(html) == []
    assert ">Te laat</a>" in html
    assert 'aria-current="true">Te laat' in html
    assert ">Te laat</a>" not in als("fatma").get("/caseload").text


def test_the_caseload_can_begin_with_a_view(als: Als) -> None:
    """Opening it without choices leads there; "Alles" leads past it, and another first one replaces it."""
    k = als("sanne")
    bewaar(k, "Te laat", termijn="verlopen", begin="ja")
    assert k.get("/caseload").headers["location"].startswith("/caseload?termijn=verlopen&weergave=")
    assert k.get("/caseload?alles=ja").status_code == 200
    bewaar(k, "Leerroute", fase="op_leerroute", begin="ja")
    assert k.get("/caseload").headers["location"].startswith("/caseload?fase=op_leerroute")


def test_clearing_the_choices_does_not_open_her_view_again(als: Als) -> None:
    """The link Wis, and the tile that is on, lead to everything; without such a view simply to the list."""
    k = als("sanne")
    assert 'href="/caseload">Wis</a>' in k.get("/caseload?termijn=verlopen").text
    bewaar(k, "Te laat", termijn="verlopen", begin="ja")
    html = k.get("/caseload?termijn=verlopen&weergave=1").text
    assert 'href="/caseload?alles=ja">Wis</a>' in html
    (aan,) = [
        a for a in lees(html).van("a") if a.get("class", "").startswith("tegel ") and "aria-current" in a
    ]
    assert aan["href"] == "/caseload?alles=ja"
    niets = k.get("/caseload?termijn=verlopen&zoek=niemand").text
    assert '<a href="/caseload?alles=ja">Wis de keuzes</a>' in niets


def test_a_view_keeps_what_is_chosen_now(als: Als) -> None:
    """htmx brings the new choices along to the forms that keep them, and to the tiles and the heading."""
    deel = als("sanne").get("/caseload?fase=in_intake&van=alle&zoek=a", headers={"HX-Request": "true"}).text
    bewaren = deel.split('id="bewaar-keuzes"')[1].split("</div>")[0]
    assert "hx-swap-oob" in bewaren
    assert '<input type="hidden" name="fase" value="in_intake">' in bewaren
    assert 'name="zoek"' not in bewaren
    assert 'name="fase" value="in_intake"' in deel.split('id="kolom-keuzes"')[1]
    assert "<h1>Alle trajecten</h1>" in deel
    assert "/caseload?zoek=a&amp;fase=in_intake&amp;termijn=verlopen&amp;van=alle" in deel


def test_the_same_name_replaces(als: Als, stad: Stad) -> None:
    """Also in other capitals; and there are never more than so many."""
    k = als("sanne")
    bewaar(k, "Te laat", termijn="verlopen")
    bewaar(k, "te  LAAT", termijn="binnenkort")
    with stad.db.lezen() as s:
        rijen = s.exec(select(Weergave)).all()
        assert [(w.naam, w.keuzes) for w in rijen] == [("te LAAT", {"termijn": "binnenkort"})]
    for i in range(HOOGSTENS):
        bewaar(k, f"Nummer {i}")
    with stad.db.lezen() as s:
        assert len(s.exec(select(Weergave)).all()) == HOOGSTENS
    assert "Gooi er eerst een weg" in k.get("/caseload?alles=ja").text


def test_whom_someone_searched_is_not_kept(als: Als, stad: Stad) -> None:
    """A view holds choices and never a person."""
    bewaar(als("sanne"), "Zij", zoek="Amina", fase="aangemeld")
    with stad.db.lezen() as s:
        assert s.exec(select(Weergave)).one().keuzes == {"fase": "aangemeld"}


def test_only_her_own_can_be_thrown_away(als: Als, stad: Stad) -> None:
    """A colleague's number does nothing."""
    bewaar(als("sanne"), "Te laat", termijn="verlopen")
    for wie, over in (("fatma", 1), ("sanne", 0)):
        k = als(wie)
        post(k, "/caseload/weergaven/1/weg", {}, van="/caseload?alles=ja") if wie == "sanne" else k.post(
            "/caseload/weergaven/1/weg", data={"csrf": token(k.get("/caseload?alles=ja").text)}
        )
        with stad.db.lezen() as s:
            assert len(s.exec(select(Weergave)).all()) == over


def test_found_by_a_day_of_birth(als: Als, stad: Stad) -> None:
    """In both ways of writing a day; another day finds nobody."""
    with stad.db.schrijven() as s:
        traject = s.get_one(Traject, stad.zaken["nieuw"])
        s.get_one(Persoon, traject.persoon_id).geboren = date(1990, 3, 7)
    k = als("sanne")
    for zoek in ("1990-03-07", "7-3-1990"):
        html = k.get(f"/caseload?zoek={zoek}").text
        assert "Amina Yusuf Ali" in html
        assert "1 traject" in html
    assert "Geen traject past" in k.get("/caseload?zoek=8-3-1990").text


def test_the_list_as_a_file(als: Als) -> None:
    """Every row of the choices, not only those of the page; another kind of file does not exist."""
    k = als("sanne")
    rijen = list(csv.reader(io.StringIO(k.get("/caseload/lijst.csv?sorteer=naam").text[1:]), delimiter=";"))
    assert rijen[0][:3] == ["Trajectnummer", "Naam", "Fase"]
    assert len(rijen) == 6
    assert rijen[1][1] == "Amina Yusuf Ali"
    assert k.get("/caseload/lijst.xlsx").content[:2] == b"PK"
    assert k.get("/caseload/lijst.ods").content[:2] == b"PK"
    assert k.get("/caseload/lijst.exe").status_code == 404
