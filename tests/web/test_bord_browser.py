"""The board and the partner's page in a real browser: axe, a phone, the keyboard, and without script."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlmodel import select

from inburgering.db.basis import Database
from inburgering.db.geheimen import hash_van
from inburgering.db.tabellen import Onderdeel, Signaal, Toegang
from inburgering.web import partner
from inburgering.web.rem import Rem
from tests.browser.keuring import Keuring
from tests.browser.server import Server
from tests.web.stad import VANDAAG, Stad
from tests.werkplek import om

pytestmark = pytest.mark.browser
LINK = "/p/een-link-die-niemand-raadt"


@pytest.fixture
def site(demo: object, database: Database, stad: Stad, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Proefstad on a port, with an escalation, a link to Plangroep's task and a consulent who left."""
    monkeypatch.setattr(partner, "_rem", Rem())
    with database.schrijven() as s:
        deel = s.exec(select(Onderdeel).where(Onderdeel.soort == "overdracht")).one()
        s.add(
            Toegang(
                token_hash=hash_van(LINK.removeprefix("/p/")), onderdeel_id=deel.id or 0, doel="overdracht",
                verloopt=VANDAAG + timedelta(days=30),
            )
        )  # fmt: skip
        s.add(
            Signaal(
                sleutel="proef", traject_id=stad.zaken["laat"], voor="coordinator", soort="proef",
                reden="Kijk hiernaar.", open_sinds=om(VANDAAG),
            )
        )  # fmt: skip
    server = Server()
    server.start(database)
    yield server.adres
    server.stop()


def _open(browser: Browser, site: str, wie: str, *, script: bool = True) -> Page:
    """A new browser for this person; an empty name signs nobody in."""
    blad = browser.new_context(base_url=site, locale="nl-NL", java_script_enabled=script).new_page()
    if wie:
        blad.goto("/aanmelden")
        blad.get_by_role("button", name=wie).click()
    return blad


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_coordinator_hands_over_what_is_late(browser: Browser, site: str, script: bool) -> None:
    """From the number to the list, the look beforehand, the result; and it has left the consulent."""
    keuring = Keuring(met_axe=script)
    petra = _open(browser, site, "Petra Berg", script=script)
    petra.get_by_role("link", name="1: PIP vaststellen, Sanne de Jong").first.click()
    petra.get_by_label("Kies Yonas Tesfaye").check()
    petra.get_by_label("Toewijzen aan").select_option(label="Fatma Bakker")
    petra.get_by_role("button", name="Bekijk wat er verandert").click()
    expect(petra.get_by_role("heading", level=1)).to_have_text("Klopt dit?")
    keuring.keur(petra, "bekeken")
    petra.get_by_role("button", name="Toewijzen", exact=True).click()
    expect(petra.get_by_role("status")).to_contain_text("1 traject toegewezen aan Fatma Bakker.")
    keuring.keur(petra, "klaar")
    petra.get_by_role("link", name="Naar het bord").click()
    expect(petra.get_by_role("link", name="1: PIP vaststellen, Fatma Bakker")).to_be_visible()
    assert keuring.gebreken == []


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_partner_answers_on_a_phone(browser: Browser, site: str, script: bool) -> None:
    """Read, accept under a name, report back with an error first; each page fits a phone."""
    keuring = Keuring(met_axe=script)
    anna = _open(browser, site, "", script=script)
    anna.set_viewport_size({"width": 320, "height": 640})
    anna.goto(LINK)
    anna.get_by_role("link", name="Wij doen deze taak", exact=True).click()
    anna.get_by_label("Uw naam").fill("Anna Smit")
    anna.get_by_role("button", name="Versturen").click()
    expect(anna.get_by_role("status")).to_contain_text("Fijn dat u de taak doet.")
    keuring.keur(anna, "aangenomen")
    anna.get_by_role("link", name="Terugmelden wat is gedaan").click()
    anna.get_by_label("Uw naam").fill("Anna Smit")
    anna.get_by_label("Uitgevoerd", exact=True).check()
    anna.get_by_role("button", name="Versturen").click()
    expect(anna.get_by_role("alert")).to_contain_text("Verslag")
    expect(anna.get_by_label("Uw naam")).to_have_value("Anna Smit")
    keuring.keur(anna, "met een fout")
    anna.get_by_label("Verslag").fill("De vaste lasten zijn geregeld.")
    anna.get_by_role("button", name="Versturen").click()
    expect(anna.get_by_role("status")).to_contain_text("De gemeente leest uw verslag.")
    keuring.keur(anna, "teruggemeld")
    anna.goto(f"{LINK}/aanvaarding")
    expect(anna.get_by_role("alert")).to_contain_text("Dit kan nu niet")
    keuring.keur(anna, "te laat")
    assert keuring.gebreken == []


def test_a_reminder_is_one_click_with_the_keyboard(browser: Browser, site: str) -> None:
    """The button is reached and pressed without a mouse; afterwards the list says when."""
    petra = _open(browser, site, "Petra Berg")
    petra.goto("/coordinator/lijst?wanneer=binnenkort")
    petra.get_by_role("button", name="Herinner Plangroep").first.focus()
    petra.keyboard.press("Enter")
    expect(petra.get_by_role("status")).to_contain_text("De herinnering aan de partner staat klaar.")
    expect(petra.get_by_text("vandaag herinnerd").first).to_be_visible()
