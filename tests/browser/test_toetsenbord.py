"""With the keyboard alone: every stop can be seen and reached, and the menu can be skipped."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, Proefstad
from tests.browser.keuring import Keuring
from tests.browser.mens import Mens

pytestmark = pytest.mark.browser

RING = 3  # pixels, at least
HOOGSTENS = 400  # stops: more means that the keyboard is caught somewhere
BEDIENBAAR = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
ZICHTBAAR = f"""() => [...document.querySelectorAll("{BEDIENBAAR}")]
  .filter(e => e.checkVisibility({{visibilityProperty: true}}) && !e.disabled).length"""
HALTE = """() => {
  const e = document.activeElement
  if (!e || e === document.body) return null
  const stijl = getComputedStyle(e), vak = e.getBoundingClientRect()
  const midden = document.elementFromPoint(vak.x + vak.width / 2, vak.y + Math.min(vak.height / 2, 20))
  return {
    wat: `${e.tagName.toLowerCase()} '${(e.innerText || e.name || '').trim().slice(0, 40)}'`,
    ring: stijl.outlineStyle === 'none' ? 0 : parseFloat(stijl.outlineWidth),
    kleur: stijl.outlineColor,
    groot: vak.width > 1 && vak.height > 1,
    inBeeld: vak.bottom > 0 && vak.top < innerHeight && vak.right > 0 && vak.left < innerWidth,
    vrij: midden === e || e.contains(midden) || (midden !== null && midden.contains(e)),
  }
}"""


@pytest.fixture
def mal(proefstad: Proefstad) -> Path:
    """Proefstad, with five cases."""
    return proefstad.map


def _sanne(open_blad: Open, keuring: Keuring) -> Page:
    sanne = Mens(open_blad(), keuring)
    sanne.aanmelden("Sanne de Jong")
    return sanne.blad


def _haltes(blad: Page) -> list[dict[str, Any]]:
    """Every stop of the Tab key, until it leaves the page."""
    haltes: list[dict[str, Any]] = []
    while len(haltes) < HOOGSTENS:
        blad.keyboard.press("Tab")
        halte = blad.evaluate(HALTE)
        if halte is None:
            return haltes
        haltes.append(halte)
    return haltes


@pytest.mark.parametrize("waar", ["caseload", "traject"])
def test_elke_halte_is_te_zien(open_blad: Open, keuring: Keuring, proefstad: Proefstad, waar: str) -> None:
    """Each stop has a ring of three pixels, on the screen with nothing over it; none is passed over."""
    blad = _sanne(open_blad, keuring)
    blad.goto({"caseload": "/caseload", "traject": proefstad.pad("route")}[waar])
    haltes = _haltes(blad)
    assert len(haltes) == blad.evaluate(ZICHTBAAR)
    onzichtbaar = [h for h in haltes if h["ring"] < RING or h["kleur"] == "rgba(0, 0, 0, 0)"]
    assert onzichtbaar == []
    assert [h["wat"] for h in haltes if not (h["groot"] and h["inBeeld"] and h["vrij"])] == []


@pytest.mark.parametrize("pad", ["/caseload", "/trajecten/nieuw"])
def test_het_menu_is_over_te_slaan(open_blad: Open, keuring: Keuring, pad: str) -> None:
    """The first stop leads past the menu; the next one is in the content."""
    blad = _sanne(open_blad, keuring)
    blad.goto(pad)
    blad.bring_to_front()
    blad.keyboard.press("Tab")
    sprong = blad.get_by_role("link", name="Naar de inhoud")
    expect(sprong).to_be_focused()
    expect(sprong).to_be_in_viewport()
    blad.keyboard.press("Enter")
    expect(blad.get_by_role("main")).to_be_focused()
    blad.keyboard.press("Tab")
    assert blad.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_een_formulier_gaat_met_toetsen_alleen(open_blad: Open, keuring: Keuring) -> None:
    """Filter the caseload without a mouse."""
    blad = _sanne(open_blad, keuring)
    blad.goto("/caseload")
    blad.get_by_label("Naam, nummer of geboortedatum").focus()
    blad.keyboard.type("tesf")
    blad.keyboard.press("Enter")
    expect(blad.get_by_role("heading", name="1 traject", exact=True)).to_be_visible()
