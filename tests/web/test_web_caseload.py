"""My caseload: tiles, search, filters, order, paging; only my own municipality."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from starlette.testclient import TestClient

from tests.web.opmaak import gebreken, lees
from tests.web.stad import VANDAAG, Stad
from tests.web.vragen import geteld

Als = Callable[[str], TestClient]


@pytest.fixture
def sanne(als: Als) -> TestClient:
    """Sanne, who has five trajects: see `Stad.vul`."""
    return als("sanne")


def _namen(html: str) -> list[str]:
    blad = lees(html)
    return [
        " ".join(blad.teksten[i].split())
        for i, (tag, a) in enumerate(blad.tags)
        if tag == "a" and a.get("class") == "naam"
    ]


def test_the_next_step_comes_first(sanne: TestClient) -> None:
    """Sorted by the last day: the late plan, the partner's answer of today, and what has time."""
    html = sanne.get("/caseload").text
    assert gebreken(html) == []
    assert _namen(html)[:3] == ["Yonas Tesfaye", "Nguyễn Thị Minh Châu", "Rania Al-Khatib"]
    tekst = lees(html).alles
    assert "U begeleidt 5 trajecten. Bij 1 daarvan is een termijn verlopen." in tekst
    assert "Plan (PIP)" in tekst
    assert "7 dagen te laat" in tekst
    assert "Plangroep" in tekst


@pytest.mark.parametrize(
    ("keuze", "namen"),
    [
        ("termijn=verlopen", ["Yonas Tesfaye"]),
        ("termijn=binnenkort", ["Nguyễn Thị Minh Châu"]),
        ("termijn=partner", ["Nguyễn Thị Minh Châu"]),
        ("termijn=koers", ["Rania Al-Khatib", "Olga Petrenko", "Amina Yusuf Ali"]),
        ("zoek=tesf", ["Yonas Tesfaye"]),
        ("zoek=MINH+nguyen", ["Nguyễn Thị Minh Châu"]),
        ("zoek=Nguyễn", ["Nguyễn Thị Minh Châu"]),
        ("zoek=00002", ["Rania Al-Khatib"]),
        ("zoek=100%25", []),
        ("fase=plan_opstellen", ["Yonas Tesfaye"]),
        ("route=b1", ["Nguyễn Thị Minh Châu"]),
        ("bij=partner", ["Nguyễn Thị Minh Châu"]),
        ("fase=in_intake&route=geen", ["Rania Al-Khatib"]),
        ("sorteer=-naam&fase=aangemeld", ["Olga Petrenko", "Amina Yusuf Ali"]),
        ("fase=beeindigd", []),
    ],
)
def test_filters_and_order(sanne: TestClient, keuze: str, namen: list[str]) -> None:
    """Each is a plain GET, so that it works without JavaScript and can be kept as a bookmark."""
    assert _namen(sanne.get(f"/caseload?{keuze}").text) == namen


def test_the_tiles_count_the_whole_caseload(sanne: TestClient) -> None:
    """Also while a filter is on; the tile that is on says so and leads back."""
    blad = lees(sanne.get("/caseload?termijn=verlopen").text)
    tegels = [blad.teksten[i] for i, (_, a) in enumerate(blad.tags) if a.get("class") == "tegel-getal"]
    assert tegels == ["1", "1", "3", "1"]
    (aan,) = [a for a in blad.van("a") if a.get("aria-current") == "true"]
    assert aan["href"] == "/caseload"


def test_another_consulent_sees_nothing_of_hers_until_asked(als: Als, stad: Stad) -> None:
    """Fatma's own caseload is empty; all trajects of her municipality are one choice away."""
    fatma = als("fatma")
    assert "Er zijn nog geen trajecten" in fatma.get("/caseload").text
    assert len(_namen(fatma.get("/caseload?van=alle").text)) == 5


def test_another_municipality_sees_nothing_at_all(als: Als, stad: Stad) -> None:
    """Not with every choice open, nor by naming another's consulent."""
    kees = als("kees")
    for keuze in ("van=alle", f"van={stad.consulent}", "zoek=Yonas&van=alle"):
        antwoord = kees.get(f"/caseload?{keuze}").text
        assert _namen(antwoord) == []
        assert "Tesfaye" not in antwoord


def test_twenty_on_a_page(als: Als, stad: Stad) -> None:
    """The rest is on the next; a page past the end shows the first."""
    for i in range(18):
        stad.nieuw(f"Persoon {i:02}", date(2026, 10, 2) + timedelta(days=i))
    sanne = als("sanne")
    assert len(_namen(sanne.get("/caseload").text)) == 20
    tweede = sanne.get("/caseload?blad=2").text
    assert _namen(tweede) == ["Persoon 17", "Olga Petrenko", "Amina Yusuf Ali"]
    assert "21 tot en met 23 van 23" in lees(tweede).alles
    assert gebreken(tweede) == []
    assert len(_namen(sanne.get("/caseload?blad=99").text)) == 20
    assert len(_namen(sanne.get("/caseload?blad=x").text)) == 20


def test_as_many_questions_for_many_as_for_few(als: Als, stad: Stad) -> None:
    """The page asks the database the same number of questions however long the list is."""
    sanne = als("sanne")

    def vragen() -> int:
        with geteld(stad.db) as gevraagd:
            sanne.get("/caseload")
        return len([v for v in gevraagd if v.startswith("SELECT")])

    een = vragen()
    for i in range(15):
        stad.nieuw(f"Persoon {i}", VANDAAG - timedelta(days=i))
    assert vragen() == een
    assert een <= 13


def test_htmx_gets_the_list_alone(sanne: TestClient) -> None:
    """A part for a part, the whole for who asks the whole or goes back in history."""
    deel = sanne.get("/caseload?zoek=yonas", headers={"HX-Request": "true"})
    assert "<html" not in deel.text
    assert _namen(deel.text) == ["Yonas Tesfaye"]
    assert "HX-Request" in deel.headers["vary"]
    terug = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<html" in sanne.get("/caseload?zoek=yonas", headers=terug).text


def test_nothing_typed_becomes_markup(sanne: TestClient) -> None:
    """What stands in the search box is shown as text."""
    html = sanne.get('/caseload?zoek="><script>alert(1)</script>').text
    assert "<script>alert" not in html
    assert gebreken(html) == []
