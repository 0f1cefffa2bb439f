"""Someone was away too long while a form stood open: nothing typed is lost, with and without JavaScript."""

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect
from sqlmodel import update

from inburgering import klok
from inburgering.db.basis import Database
from inburgering.db.tabellen import Aanmelding
from tests.browser.conftest import MET_EN_ZONDER, Open, Proefstad
from tests.browser.formulier import knop
from tests.browser.keuring import Keuring
from tests.browser.mens import Mens

pytestmark = [pytest.mark.browser, MET_EN_ZONDER]

VERSLAG = "De lessen gaan goed. Volgende week bellen over de fiets."


@pytest.fixture
def mal(proefstad: Proefstad) -> Path:
    """Proefstad, with five cases."""
    return proefstad.map


def test_een_verlopen_aanmelding_kost_geen_verslag(
    open_blad: Open, keuring: Keuring, proefstad: Proefstad, database: Database, *, javascript: bool
) -> None:
    """Typed, lapsed, sent: sign in, find all of it back in the form, and record it."""
    sanne = Mens(open_blad(), keuring)
    sanne.aanmelden("Sanne de Jong")
    sanne.blad.goto(f"{proefstad.pad('route')}/traject/1/contact")
    sanne.vul({"Dag van het contact": "2026-11-20", "Hoe was er contact": "Telefoon", "Verslag": VERSLAG})
    if javascript:
        expect(sanne.inhoud.get_by_text("vrijdag 20 november 2026, 3 dagen geleden")).to_be_visible()
    with database.schrijven() as session:
        session.execute(update(Aanmelding).values(gezien=klok.echt() - timedelta(minutes=61)))
    knop(sanne.inhoud, "Vastleggen")
    sanne.lees("U was intussen afgemeld. Er is nog niets vastgelegd.", "Wat u typte is bewaard.")
    sanne.bekijk("afgemeld tijdens het typen")
    sanne.blad.get_by_role("button", name="Sanne de Jong").click()
    sanne.lees("Wat u eerder typte staat er weer.")
    sanne.bekijk("het formulier is terug")
    expect(sanne.inhoud.get_by_label("Verslag")).to_have_value(VERSLAG)
    expect(sanne.inhoud.get_by_label("Dag van het contact")).to_have_value("2026-11-20")
    expect(sanne.inhoud.get_by_label("Telefoon", exact=True)).to_be_checked()
    sanne.druk("Vastleggen")
    sanne.lees("Vastgelegd: Contact met de inburgeraar.", VERSLAG)
    assert keuring.gebreken == []
