"""The road of a plan: a concept, what differs, on paper for the talk, and only then a decision."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import MET_EN_ZONDER, Open, Proefstad
from tests.browser.keuring import Keuring
from tests.browser.mens import Mens

pytestmark = [pytest.mark.browser, MET_EN_ZONDER]

EERST = {
    "Leerroute": "B1-route",
    "Ondersteuning en begeleiding": "Elke maand een gesprek met de consulent.",
    "Uren participatieverklaringstraject": "12",
    "Uren Module Arbeidsmarkt en Participatie": "40",
    "Uren les per week": "10",
    "Aantal voortgangsgesprekken": "4",
    "Afspraken over de voorschool nodig": "Nee",
}
DAN = {
    "Ondersteuning en begeleiding": "Elke week een gesprek met de consulent.",
    "Uren les per week": "12",
    "Motivering": "De uitslag van de toets past bij de B1-route.",
}


@pytest.fixture
def mal(proefstad: Proefstad) -> Path:
    """Proefstad, with five cases."""
    return proefstad.map


def test_een_plan_van_concept_tot_besluit(open_blad: Open, keuring: Keuring, proefstad: Proefstad) -> None:
    """Kept half, finished later, compared word by word, printed with room to sign, then established."""
    sanne = Mens(open_blad(), keuring)
    sanne.aanmelden("Sanne de Jong")
    sanne.blad.goto(proefstad.pad("laat"))
    sanne.leg_vast("PIP opstellen", EERST)
    sanne.lees("Er ontbreekt nog: de motivering")
    sanne.blad.goto(f"{proefstad.pad('laat')}/pip/1/opstelling_pip")
    expect(sanne.inhoud.get_by_label("Uren les per week")).to_have_value("10")
    sanne.vul(DAN)
    sanne.druk("Vastleggen")
    sanne.volg("Versies vergelijken")
    sanne.bekijk("het plan vergeleken")
    sanne.lees("Concept 1", "naast Concept 2", "3 dingen zijn anders")
    expect(sanne.inhoud.locator("del")).to_have_text(["Weg: maand", "10"])
    sanne.volg("Afdruk van Concept 2")
    sanne.bekijk("het plan op papier")
    sanne.lees("Dit plan is nog niet vastgesteld.", "U hebt 12 uur les per week.", "Handtekening:")
    sanne.blad.emulate_media(media="print")
    expect(sanne.blad.get_by_text("Druk het af met de knop")).to_be_hidden()
    expect(sanne.blad.get_by_role("heading", name="Mijn plan om in te burgeren")).to_be_visible()
    sanne.blad.emulate_media(media="screen")
    sanne.blad.goto(proefstad.pad("laat"))
    sanne.leg_vast("PIP vaststellen", {})
    sanne.volg("Versies vergelijken")
    sanne.lees("Versie 1", "vastgesteld: dit is een besluit")
    assert keuring.gebreken == []
