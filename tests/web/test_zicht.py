"""The municipality's rule of whose cases a consulent sees: everyone's, the team's, or her own."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from starlette.testclient import TestClient

from inburgering.db.openen import Aanmelding, open_traject
from inburgering.db.tabellen import Afwezigheid, Gebruiker
from inburgering.web import toegang
from inburgering.wet.begrippen import Groep
from tests.web.stad import VANDAAG, Stad
from tests.werkplek import om

Als = Callable[[str], TestClient]
NAAM = "Mehari Woldu"
LIJSTEN = (
    "/caseload?van=alle",
    "/caseload/op-een-dag?van=alle",
    "/caseload?van=alle&zoek=mehari",
    "/coordinator/lijst",
)


@pytest.fixture
def fatmas(stad: Stad) -> str:
    """A case of Fatma's that is overdue since spring, with a signal; its number."""
    with stad.db.schrijven() as s:
        persoon = {"naam": NAAM, "adres": ["Kade 3", "1234 AB  PROEFSTAD"]}
        gegevens = Aanmelding(
            gemeente_id=stad.gemeente, groep=Groep.ASIEL_VERGUNNING, consulent_id=stad.ander,
            op=date(2026, 1, 5), door="Fatma Bakker", bsn=None, persoon=persoon,
        )  # fmt: skip
        traject = open_traject(s, gegevens, om(date(2026, 1, 5))).traject
    return stad.nummer(traject)


def _stel_in(stad: Stad, zicht: str, **teams: str) -> None:
    stad.zicht(zicht)
    with stad.db.schrijven() as s:
        for naam, team in teams.items():
            s.get_one(Gebruiker, stad.mensen[naam]).team = team


def _bladen(k: TestClient, nummer: str) -> list[str]:
    """Every page a consulent may open by itself, and the lists in which another's case would stand."""
    paden = [
        str(getattr(route, "path", ""))
        for route in toegang.routes(k.app)  # type: ignore[arg-type]
        if "GET" in getattr(route, "methods", ())
    ]
    vullen = {"nummer": nummer, "code": "fase", "soort": "csv", "wat": "dag"}
    gevuld = [re.sub(r"\{(\w+)[^}]*\}", lambda m: vullen.get(m[1], "1"), pad) for pad in paden]
    return [*sorted(set(gevuld)), *LIJSTEN]


def _waar(k: TestClient, nummer: str) -> list[str]:
    """On which pages this case can be seen."""
    uit = []
    for pad in _bladen(k, nummer):
        if pad.startswith(("/statisch", "/afmelden")):
            continue
        antwoord = k.get(pad)
        tekst = antwoord.text.replace(pad, "") if "text" in antwoord.headers.get("content-type", "") else ""
        if antwoord.status_code == 200 and (NAAM in tekst or f"/trajecten/{nummer}" in tekst):
            uit.append(pad)
    return uit


@pytest.mark.traag
def test_without_a_rule_everyone_sees_everything(als: Als, fatmas: str) -> None:
    """As it was: a colleague's case opens, and stands in the lists."""
    k = als("sanne")
    gezien = _waar(k, fatmas)
    assert f"/trajecten/{fatmas}" in gezien
    assert set(LIJSTEN) <= set(gezien)


@pytest.mark.traag
@pytest.mark.parametrize("zicht", ["eigen", "team", "wat nieuws"])
def test_a_case_of_another_is_nowhere(als: Als, stad: Stad, fatmas: str, zicht: str) -> None:
    """Own cases, or another team, or a rule nobody knows: on no page at all, and 404 by its number."""
    _stel_in(stad, zicht, sanne="Noord", fatma="Zuid")
    k = als("sanne")
    assert _waar(k, fatmas) == []
    assert k.get(f"/trajecten/{fatmas}").status_code == 404
    assert k.get(f"/trajecten/{stad.nummer(stad.zaken['nieuw'])}").status_code == 200
    assert "Amina Yusuf Ali" in k.get("/caseload").text


def test_the_same_team_sees_each_other(als: Als, stad: Stad, fatmas: str) -> None:
    """By team, both of Noord; someone without a team sees her own alone."""
    _stel_in(stad, "team", sanne="Noord", fatma="Noord")
    assert als("sanne").get(f"/trajecten/{fatmas}").status_code == 200
    with stad.db.schrijven() as s:
        s.get_one(Gebruiker, stad.mensen["sanne"]).team = ""
        s.get_one(Gebruiker, stad.mensen["fatma"]).team = ""
    assert als("sanne").get(f"/trajecten/{fatmas}").status_code == 404


def test_who_deputises_sees_the_cases_meanwhile(als: Als, stad: Stad, fatmas: str) -> None:
    """Fatma is away this week and Sanne acts for her: today her case opens."""
    _stel_in(stad, "eigen")
    with stad.db.schrijven() as s:
        s.add(
            Afwezigheid(
                gebruiker_id=stad.mensen["fatma"], vervanger_id=stad.mensen["sanne"], van=VANDAAG, tot=VANDAAG
            )
        )
    assert als("sanne").get(f"/trajecten/{fatmas}").status_code == 200


@pytest.mark.parametrize("wie", ["petra", "tom", "bea"])
def test_who_leads_sees_everything(als: Als, stad: Stad, fatmas: str, wie: str) -> None:
    """The rule is about consulenten: overdue work must never be out of everyone's sight."""
    _stel_in(stad, "eigen")
    assert als(wie).get(f"/trajecten/{fatmas}").status_code == 200
