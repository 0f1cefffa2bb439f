"""The coordinator's overviews in a real browser: axe, three widths, reminding without a mouse or script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from inburgering.db.basis import Database
from tests.browser.keuring import Keuring
from tests.browser.server import Server
from tests.web.stad import Stad

pytestmark = pytest.mark.browser
LIJST = "/coordinator/partners/lijst"


@pytest.fixture
def site(demo: object, database: Database, stad: Stad) -> Iterator[str]:
    """Proefstad on a port."""
    server = Server()
    server.start(database)
    yield server.adres
    server.stop()


def _petra(browser: Browser, site: str, *, script: bool = True) -> Page:
    blad = browser.new_context(base_url=site, locale="nl-NL", java_script_enabled=script).new_page()
    blad.goto("/aanmelden")
    blad.get_by_role("button", name="Petra Berg").click()
    return blad


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_coordinator_reminds_from_the_list(browser: Browser, site: str, script: bool) -> None:
    """Choose with the keyboard, look beforehand, remind; the list then says when, and asks no second time."""
    keuring = Keuring(met_axe=script)
    petra = _petra(browser, site, script=script)
    petra.goto("/coordinator/partners")
    petra.get_by_role("link", name="1 bij Plangroep: Budgetbeheer").click()
    petra.get_by_label("Kies Nguyễn Thị Minh Châu").focus()
    petra.keyboard.press("Space")
    petra.get_by_role("button", name="Herinner de partner").click()
    expect(petra.get_by_role("heading", level=1)).to_have_text("Klopt dit?")
    keuring.keur(petra, "bekeken")
    petra.get_by_role("button", name="Herinneren", exact=True).click()
    expect(petra.get_by_role("status")).to_contain_text("1 herinnering staat klaar.")
    expect(petra.get_by_text("partner op 23 nov")).to_be_visible()
    assert keuring.gebreken == []
