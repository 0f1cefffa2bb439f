"""Every page there is: axe finds nothing at three widths, nothing sticks out, the keyboard reaches all."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from inburgering.db.basis import Database
from inburgering.web.app import maak_app
from tests.browser.bladzijden import Bladzijde, alle, richt_in
from tests.browser.conftest import Open, Proefstad
from tests.browser.keuring import HOOG, Keuring
from tests.browser.mens import Mens

pytestmark = pytest.mark.browser

RONDGANG = """async () => {
  const kan = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']"
  const uit = []
  for (const e of document.querySelectorAll(kan)) {
    if (e.disabled || !e.checkVisibility({visibilityProperty: true})) continue
    e.focus({focusVisible: true})
    const naam = `${e.tagName.toLowerCase()} '${(e.innerText || e.name || '').trim().slice(0, 40)}'`
    if (document.activeElement !== e) { uit.push(`${naam}: krijgt geen focus`); continue }
    const stijl = getComputedStyle(e), vak = e.getBoundingClientRect()
    if (stijl.outlineStyle === 'none' || parseFloat(stijl.outlineWidth) < 3) uit.push(`${naam}: geen rand`)
    if (vak.bottom <= 0 || vak.top >= innerHeight || vak.right <= 0 || vak.left >= innerWidth)
      uit.push(`${naam}: buiten beeld`)
    if (e.tabIndex < 0) uit.push(`${naam}: niet met Tab te bereiken`)
  }
  return uit
}"""


@pytest.fixture
def mal(proefstad: Proefstad) -> Path:
    """Proefstad, with five cases."""
    return proefstad.map


@pytest.fixture
def keuring() -> Keuring:
    """Axe at the narrowest width too."""
    return Keuring(met_axe=True, ook_smalst=True)


@pytest.fixture
def bladzijden(database: Database, zet_dag: object) -> list[Bladzijde]:
    """Every page, with who looks at it."""
    return list(alle(maak_app(database), richt_in(database)))


def _per_mens(bladzijden: list[Bladzijde]) -> Iterator[tuple[str, list[Bladzijde]]]:
    for wie in dict.fromkeys(b.wie for b in bladzijden):
        yield wie, [b for b in bladzijden if b.wie == wie]


def _open(open_blad: Open, keuring: Keuring, wie: str) -> Page:
    mens = Mens(open_blad(), keuring)
    if wie:
        mens.aanmelden(wie)
    return mens.blad


def test_op_elke_bladzijde_is_niets_mis(
    open_blad: Open, keuring: Keuring, bladzijden: list[Bladzijde]
) -> None:
    """Each page opens, has no fault for axe at 1280, 390 and 320 pixels, and can be used with keys alone."""
    assert len(bladzijden) > 55
    for wie, van_hem in _per_mens(bladzijden):
        blad = _open(open_blad, keuring, wie)
        for b in van_hem:
            antwoord = blad.goto(b.pad)
            if antwoord is None or antwoord.status != 200:
                keuring.gebreken.append(f"{b.route}: {antwoord and antwoord.status} op {b.pad}")
                continue
            keuring.keur(blad, b.route)
            keuring.gebreken += [f"{b.route}: {gebrek}" for gebrek in blad.evaluate(RONDGANG)]
    assert keuring.gebreken == []


def test_een_knop_zonder_rand_valt_op(browser: Browser) -> None:
    """The control: a button without a ring, and one that Tab passes over, are found."""
    raam = browser.new_context(viewport={"width": 800, "height": HOOG})
    blad = raam.new_page()
    knoppen = "<button style='outline:none'>Kaal</button><button tabindex='-1'>Over</button>"
    blad.set_content(
        f"<!doctype html><html lang='nl'><title>Proef</title><main><h1>P</h1>{knoppen}</main></html>"
    )
    gevonden: list[Any] = blad.evaluate(RONDGANG)
    assert any("Kaal" in g and "geen rand" in g for g in gevonden)
    assert any("Over" in g and "niet met Tab" in g for g in gevonden)
    raam.close()
