"""In a real browser: axe finds nothing, nothing sticks out on a phone, and all works without script."""

import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from inburgering.db.basis import Database
from inburgering.web.app import maak_app
from tests.web.stad import AFSPRAAK, Stad

pytestmark = pytest.mark.browser
REGELS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture
def site(demo: object, database: Database) -> Iterator[str]:
    """The application on a port of this machine; gives its address."""
    server = uvicorn.Server(uvicorn.Config(maak_app(database), host="127.0.0.1", port=0, log_level="warning"))
    draad = threading.Thread(target=server.run, daemon=True)
    draad.start()
    while not server.started:
        time.sleep(0.02)
    poort = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{poort}"
    server.should_exit = True
    draad.join(timeout=10)


def _open(browser: Browser, site: str, **keuzes: object) -> tuple[BrowserContext, Page]:
    context = browser.new_context(base_url=site, locale="nl-NL", **keuzes)  # type: ignore[arg-type]
    blad = context.new_page()
    blad.goto("/aanmelden")
    blad.get_by_role("button", name="Sanne de Jong").click()
    return context, blad


def test_axe_on_a_form_with_errors_and_a_look_beforehand(browser: Browser, site: str, stad: Stad) -> None:
    """The pages that only come after a POST are held to the same."""
    context, blad = _open(browser, site)
    blad.goto("/trajecten/nieuw")
    blad.get_by_role("button", name="Traject beginnen").click()
    expect(blad.get_by_role("alert")).to_contain_text("Vul het BSN in")
    assert Axe().run(blad, options=REGELS).violations_count == 0
    blad.get_by_role("link", name="Kies een groep.").click()
    expect(blad.get_by_label("Asielstatushouder met asielvergunning")).to_be_focused()
    blad.goto(f"/trajecten/{stad.nummer(stad.zaken['nieuw'])}/brede_intake/1/oproep_brede_intake")
    _vul_afspraak(blad)
    blad.get_by_role("button", name="Eerst bekijken").click()
    expect(blad.get_by_role("heading", name="Dit gebeurt er als u vastlegt")).to_be_visible()
    assert Axe().run(blad, options=REGELS).violations_count == 0
    context.close()


def test_axe_bites(browser: Browser) -> None:
    """The negative control: a field without a label, a picture without words, grey on grey."""
    blad = browser.new_page()
    blad.set_content(
        '<html><body><input name="bsn"><img src="x.png">'
        '<p style="color:#aaa;background:#bbb">Grijze letters op grijs</p></body></html>'
    )
    gevonden = {fout["id"] for fout in Axe().run(blad, options=REGELS).response["violations"]}
    assert {"label", "image-alt", "color-contrast", "html-has-lang"} <= gevonden
    blad.close()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_consulent_works_with_and_without_script(browser: Browser, site: str, script: bool) -> None:
    """A new traject, an invitation, its letter: the same clicks, the same pages."""
    context, blad = _open(browser, site, java_script_enabled=script)
    blad.get_by_role("link", name="Nieuw traject").click()
    blad.get_by_label("BSN").fill("999990019")
    blad.get_by_label("Naam").fill("Selam Ghebremedhin")
    blad.get_by_label("Asielstatushouder met asielvergunning").check()
    blad.get_by_label("Dag van de kennisgeving").fill("2026-11-02")
    blad.get_by_role("button", name="Traject beginnen").click()
    expect(blad.get_by_role("status")).to_contain_text("is begonnen")
    blad.get_by_role("link", name="Oproepen voor de brede intake").click()
    _vul_afspraak(blad)
    blad.get_by_role("button", name="Vastleggen").click()
    expect(blad.get_by_role("status")).to_contain_text("Er staat een brief klaar.")
    expect(blad.locator("[aria-current=step]")).to_contain_text("Brede intake")
    blad.get_by_role("link", name="Uitnodiging").click()
    expect(blad.get_by_text("Beste Selam Ghebremedhin,")).to_be_visible()
    context.close()


def test_htmx_filters_while_typing_and_back_goes_back(browser: Browser, site: str) -> None:
    """Only the list changes; the address follows, and the back button brings the whole list again."""
    context, blad = _open(browser, site)
    blad.goto("/caseload")
    verzoeken: list[str] = []
    blad.on("request", lambda r: verzoeken.append(r.resource_type))
    blad.get_by_label("Naam, nummer of geboortedatum").press_sequentially("tesf")
    expect(blad.get_by_role("heading", name="1 traject", exact=True)).to_be_visible()
    assert "document" not in verzoeken
    assert "zoek=tesf" in blad.url
    blad.go_back()
    expect(blad.get_by_role("heading", name="5 trajecten")).to_be_visible()
    context.close()


def _vul_afspraak(blad: Page) -> None:
    blad.get_by_label("Dag van de afspraak").fill(AFSPRAAK["dag"])
    blad.get_by_label("Tijd").fill(AFSPRAAK["tijd"])
    blad.get_by_label("Plaats").fill(AFSPRAAK["plaats"])
    blad.get_by_label("Uiterste dag").fill(AFSPRAAK["uiterlijk"])
