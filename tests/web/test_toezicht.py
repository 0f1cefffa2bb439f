"""When a flow does not do its work, who leads sees it on every page; when all is well nobody does."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from inburgering import klok
from inburgering.db import hartslag
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
