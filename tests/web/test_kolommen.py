"""The columns of the caseload: chosen once, remembered for this person, never in the way of the list."""

from collections.abc import Callable

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from tests.web.conftest import token
from tests.web.opmaak import gebreken, lees

pytestmark = pytest.mark.traag
Als = Callable[[str], TestClient]
GEWOON = ["Inburgeraar", "Fase", "Eerstvolgende termijn", "Ligt bij", "Uiterlijk", "Status"]


def _koppen(klant: TestClient) -> list[str]:
    html = klant.get("/caseload?alles=ja").text
    assert gebreken(html) == []
    koppen = [t.removeprefix("Sorteer op ") for t in lees(html).tekst("th")]
    assert koppen[0] == "Kies"
    return koppen[1 : next(i for i, t in enumerate(koppen) if "PST-" in t)]


def _kies(klant: TestClient, *kolommen: str, **meer: str) -> Response:
    csrf = token(klant.get("/caseload?alles=ja").text)
    return klant.post("/caseload/kolommen", data={"csrf": csrf, "kolom": list(kolommen), **meer})


def test_wie_niets_kiest_ziet_de_gewone_kolommen(als: Als) -> None:
    """Name, phase, next term, with whom, by when, status."""
    assert _koppen(als("sanne")) == GEWOON


def test_de_keuze_blijft_en_is_van_een_persoon(als: Als) -> None:
    """In the order of the page, also at the next sign-in; Fatma's list is as it was."""
    assert _kies(als("sanne"), "consulent", "route").status_code == 303
    assert _koppen(als("petra"))[-1] == "Status"
    assert _koppen(als("sanne")) == ["Inburgeraar", "Leerroute", "Consulent"]
    assert "B1-route" in als("sanne").get("/caseload?alles=ja").text


def test_de_lijst_blijft_zoals_hij_was(als: Als) -> None:
    """The choices of the filter come along; what someone looked for too."""
    antwoord = _kies(als("sanne"), "fase", route="b1", zoek="Nguyen")
    assert "route=b1" in antwoord.headers["location"]
    assert "zoek=Nguyen" in antwoord.headers["location"]


def test_terug_naar_gewoon_en_onzin_doet_niets(als: Als) -> None:
    """Unknown columns are passed over; none at all, or the button, brings the usual ones back."""
    sanne = als("sanne")
    _kies(sanne, "partner", "bestaat_niet", "bsn")
    assert _koppen(sanne) == ["Inburgeraar", "Partner"]
    _kies(sanne, "partner", stap="standaard")
    assert _koppen(sanne) == GEWOON
    _kies(sanne)
    assert _koppen(sanne) == GEWOON
