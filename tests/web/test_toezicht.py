"""When a flow does not do its work, who leads sees it on every page; when all is well nobody does."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from inburgering import klok
from inburgering.db import hartslag
from inburgering.web import toezicht
from tests.web.conftest import post
from tests.web.opmaak import gebreken
from tests.web.stad import Stad

Als = Callable[[str], TestClient]
KOP = "Het programma doet nu niet alles vanzelf."


@pytest.fixture
def stil(stad: Stad) -> None:
    """The post has been lying for an hour by the machine's clock, whatever day is set."""
    with stad.db.schrijven() as s:
        hartslag.geslaagd(s, "draag_over", [stad.gemeente], klok.echt() - timedelta(hours=1))


@pytest.mark.usefixtures("stil")
@pytest.mark.parametrize(("wie", "ziet"), [("petra", True), ("tom", True), ("sanne", False)])
def test_wie_leidt_ziet_dat_er_iets_stilstaat(als: Als, wie: str, ziet: bool) -> None:
    """On whatever page, with what does not happen and whom to warn."""
    for pad in ("/caseload", "/signalen"):
        bladzijde = als(wie).get(pad).text
        assert (KOP in bladzijde) is ziet
        assert ("Brieven en terugmeldingen blijven liggen." in bladzijde) is ziet
        assert gebreken(bladzijde) == []


def test_loopt_alles_dan_staat_er_niets(als: Als, stad: Stad) -> None:
    """No banner that people learn to look past."""
    with stad.db.schrijven() as s:
        for stroom in hartslag.STROMEN:
            hartslag.geslaagd(s, stroom.naam, [stad.gemeente], klok.echt())
    assert KOP not in als("petra").get("/signalen").text


@pytest.mark.usefixtures("stil")
def test_de_beheerder_ziet_elk_proces(als: Als) -> None:
    """Each flow in words, with when it last succeeded; the one that lies still says what does not happen."""
    html = als("bea").get("/toezicht").text
    assert gebreken(html) == []
    assert set(toezicht.WAT) == {stroom.naam for stroom in hartslag.STROMEN}
    assert all(woorden in html for woorden in toezicht.WAT.values())
    rij = html.partition(toezicht.WAT["draag_over"])[2].partition("</tr>")[0]
    assert "Brieven en terugmeldingen blijven liggen." in rij
    assert "Loopt niet" in rij


def test_de_beheerder_ziet_wat_er_is_ingesteld(als: Als) -> None:
    """Who changed what of the municipality, newest first."""
    k = als("bea")
    norm = "/normen/aanbod_weken"
    post(k, norm, {"waarde": "6", "geldig_vanaf": "2026-12-01", "bron": "Besluit 7"})
    html = k.get("/toezicht").text
    assert f'Bea Smit: <a href="{norm}">norm \'' in html.replace("&#39;", "'")
    assert "aanbod_weken<" not in html


def test_wie_er_is_gewijzigd_staat_er_met_naam(als: Als, stad: Stad) -> None:
    """A person and an absence by name, each with the way to it; not by a number of the database."""
    k, tom = als("bea"), stad.mensen["tom"]
    post(k, f"/medewerkers/{tom}", {"team": "Noord"})
    dagen = {"van": "2026-12-01", "tot": "2026-12-04"}
    post(k, "/afwezigheid", dagen | {"wie": f"{stad.consulent}", "vervanger": f"{stad.mensen['fatma']}"})
    html = k.get("/toezicht").text
    assert f'<a href="/medewerkers/{tom}">medewerker Tom Dijk</a> (1 gegeven)' in html
    assert '<a href="/afwezigheid">afwezigheid van Sanne de Jong</a>' in html
    assert gebreken(html) == []
