"""Every list asks as many questions for many trajects as for few, and each goes through an index."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from tests.web.doorlopen import doorlopen, onthouden
from tests.web.stad import VANDAAG, Stad
from tests.web.vragen import geteld

Als = Callable[[str], TestClient]
LIJSTEN = {
    "sanne": (
        "/mijn-dag", "/caseload", "/caseload?sorteer=naam", "/caseload?sorteer=-fase", "/caseload?zoek=tesf",
        "/caseload?termijn=verlopen", "/signalen", "/terugmeldingen",
    ),
    "petra": (
        "/caseload", "/caseload?sorteer=-naam", "/caseload?sorteer=fase", "/caseload?zoek=tesf",
        "/caseload?zoek=2026-0", "/caseload?zoek=1994-05-06", "/caseload?termijn=partner", "/signalen",
        "/terugmeldingen", "/coordinator", "/coordinator?per=partner", "/coordinator/lijst",
        "/coordinator/lijst?wanneer=binnenkort", "/coordinator/lijst?anderen=ja",
        "/coordinator/lijst?oorzaak=geen", "/coordinator/controle?wat=consulent",
        "/coordinator/controle?wat=stap", "/coordinator/oorzaken", "/coordinator/partners",
        "/coordinator/partners?taak=budgetbeheer", "/coordinator/partners/lijst",
        "/coordinator/partners/lijst?stand=te_laat", "/coordinator/partners/lijst?stand=alle&partner=1",
        "/coordinator/partners/lijst?taak=budgetbeheer", "/coordinator/partners?team=Noord",
        "/coordinator/partners/lijst?team=Noord", "/coordinator/partners/lijst?team=-&stand=alle",
        "/coordinator/lijst?team=Noord", "/coordinator/partnercijfers",
        "/coordinator/werklast",
    ),
}  # fmt: skip


@pytest.mark.parametrize("wie", list(LIJSTEN))
def test_evenveel_vragen_bij_meer_trajecten(als: Als, stad: Stad, wie: str) -> None:
    """With five trajects and with twenty-five; the page that is full and the one that is not."""
    klant = als(wie)

    def vragen() -> dict[str, int]:
        uit = {}
        for pad in LIJSTEN[wie]:
            with geteld(stad.db) as gevraagd:
                assert klant.get(pad).status_code == 200
            uit[pad] = len([v for v in gevraagd if v.startswith("SELECT")])
        return uit

    stad.nieuw("Yonas Tesfaye Tweede", VANDAAG - timedelta(days=100))
    weinig = vragen()
    for i in range(20):
        stad.nieuw(f"Yonas Tesfaye {i}", VANDAAG - timedelta(days=100 + i))
    veel = vragen()
    assert {pad: n for pad, n in veel.items() if n > weinig[pad]} == {}
    assert max(veel.values()) <= 30


@pytest.mark.parametrize("wie", list(LIJSTEN))
def test_elke_vraag_gaat_door_een_index(als: Als, stad: Stad, wie: str) -> None:
    """SQLite says of no question that it walks through a whole large table."""
    klant = als(wie)
    with onthouden(stad.db) as gevraagd:
        for gevraagd.waar in LIJSTEN[wie]:
            klant.get(gevraagd.waar)
    assert len(gevraagd.vragen) > 5 * len(LIJSTEN[wie])
    assert doorlopen(stad.db, gevraagd) == set()
