"""What Plangroep does on the walk, with nothing but the link in the letter."""

import re

from playwright.sync_api import expect

from tests.browser.consulent import NAAM, NIEUW
from tests.browser.mens import Mens

AANNEMEN = re.compile("^Wij doen deze taak$")
TERUGMELDEN = "Terugmelden wat is gedaan"


def neem_aan(plangroep: Mens, link: str) -> None:
    """Read the task and take it. The page shows no more of the person than the task needs."""
    plangroep.blad.goto(link)
    plangroep.kop("Budgetbeheer bij financieel ontzorgen")
    plangroep.lees(NAAM, "22 december 2026", "7 januari 2027", "De huur gaat op de eerste af.")
    for niet_nodig in (NIEUW["BSN"], "1994", "Leerroute"):
        expect(plangroep.blad.locator("body")).not_to_contain_text(niet_nodig)
    plangroep.bekijk("taak bij de partner")
    plangroep.volg(AANNEMEN)
    plangroep.bekijk("taak aannemen")
    plangroep.druk("Versturen")
    plangroep.lees("Uw naam")
    expect(plangroep.inhoud.get_by_role("alert")).to_be_visible()
    plangroep.vul({"Uw naam": "P. de Wit"})
    plangroep.druk("Versturen")
    plangroep.lees("Fijn dat u de taak doet.")
    expect(plangroep.inhoud.get_by_role("link", name=AANNEMEN)).to_have_count(0)


def meld_terug(plangroep: Mens) -> None:
    """Report what was done; afterwards there is nothing left to do."""
    plangroep.blad.reload()
    plangroep.volg(TERUGMELDEN)
    plangroep.bekijk("terugmelden")
    plangroep.vul({"Uw naam": "P. de Wit", "Resultaat": "Uitgevoerd", "Verslag": "De vaste lasten lopen."})
    plangroep.druk("Versturen")
    plangroep.lees("De gemeente leest uw verslag.")
    expect(plangroep.inhoud.get_by_role("link", name=TERUGMELDEN)).to_have_count(0)
    plangroep.bekijk("teruggemeld")
