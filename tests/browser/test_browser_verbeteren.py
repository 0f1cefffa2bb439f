"""What goes wrong at a desk: a wrong day, a double click, a colleague who was first."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from inburgering.db.basis import Database
from tests.browser.conftest import Open, Proefstad
from tests.browser.formulier import knop
from tests.browser.keuring import Keuring
from tests.browser.mens import Mens

pytestmark = pytest.mark.browser

TEKST = "Gebeld: de brief is niet aangekomen."


@pytest.fixture
def mal(proefstad: Proefstad) -> Path:
    """Proefstad, with five cases."""
    return proefstad.map


@pytest.fixture
def pad(proefstad: Proefstad) -> str:
    """The page of someone on a leerroute since 15 September 2026."""
    return proefstad.pad("route")


def _mens(open_blad: Open, keuring: Keuring, naam: str) -> Mens:
    mens = Mens(open_blad(), keuring)
    mens.aanmelden(naam)
    return mens


def test_een_verkeerde_dagtekening_is_te_verbeteren(open_blad: Open, keuring: Keuring, pad: str) -> None:
    """Dagtekening 22 instead of 15 September 2026: the three years end on 22 September 2029."""
    sanne = _mens(open_blad, keuring, "Sanne de Jong")
    sanne.blad.goto(f"{pad}?log=alles")
    sanne.lees("Uiterlijk 15 september 2029")
    regel = sanne.kaart("Logboek").locator("li").filter(has_text=re.compile("PIP vaststellen"))
    regel.locator("summary").click()
    regel.get_by_role("link", name=re.compile("^Verbeter")).click()
    sanne.kop("Verbeter: PIP vaststellen")
    sanne.vul({"Dagtekening": "2026-09-22"})
    sanne.druk("Eerst bekijken")
    verzet = "Termijn verzet: Inburgeringstermijn, van 15 september 2029 naar 22 september 2029."
    sanne.lees("Er is nog niets vastgelegd.", verzet)
    sanne.bekijk("verbetering bekeken")
    sanne.druk("Verbetering vastleggen")
    sanne.lees("Verbeterd: PIP vaststellen.", verzet, "Uiterlijk 22 september 2029")
    expect(regel.filter(has_text="over nr.")).to_have_count(1)
    assert keuring.gebreken == []


def test_twee_keer_drukken_legt_een_keer_vast(open_blad: Open, keuring: Keuring, pad: str) -> None:
    """A double click, and then the very same form once more: one line in the log."""
    sanne = _mens(open_blad, keuring, "Sanne de Jong")
    sanne.blad.goto(f"{pad}/traject/1/notitie")
    sanne.vul({"Notitie": TEKST})
    with sanne.blad.expect_request(lambda verzoek: verzoek.method == "POST") as gedaan:
        sanne.inhoud.get_by_role("button", name="Vastleggen", exact=True).dblclick()
    verzoek = gedaan.value
    koppen = {"Origin": verzoek.headers["origin"], "Content-Type": verzoek.headers["content-type"]}
    expect(sanne.blad).to_have_url(re.compile(f"{pad}$"))
    nog_eens = sanne.blad.request.post(verzoek.url, data=verzoek.post_data_buffer, headers=koppen)
    assert "Er is niets dubbel vastgelegd." in nog_eens.text()
    sanne.blad.goto(f"{pad}?log=alles")
    regels = sanne.kaart("Logboek").locator("strong").filter(has_text=re.compile("^Notitie$"))
    expect(regels).to_have_count(1)


def test_een_collega_was_eerder(open_blad: Open, keuring: Keuring, database: Database, pad: str) -> None:
    """The page says who did what meanwhile and keeps what was typed; then it can be recorded after all."""
    sanne = _mens(open_blad, keuring, "Sanne de Jong")
    sanne.blad.goto(f"{pad}/traject/1/notitie")
    sanne.vul({"Notitie": TEKST})
    fatma = _mens(open_blad, keuring, "Fatma Bakker")
    fatma.blad.goto(f"{pad}/traject/1/notitie")
    fatma.vul({"Notitie": "Zij belt morgen terug."})
    fatma.druk("Vastleggen")
    knop(sanne.inhoud, "Vastleggen")
    gemist = sanne.inhoud.get_by_role("alert")
    expect(gemist).to_contain_text("Iemand anders heeft dit traject intussen gewijzigd.")
    expect(gemist).to_contain_text("door Fatma Bakker")
    expect(sanne.inhoud.get_by_label("Notitie")).to_have_value(TEKST)
    sanne.bekijk("een collega was eerder")
    sanne.druk("Vastleggen")
    sanne.lees("Vastgelegd: Notitie.")
    assert keuring.gebreken == []
