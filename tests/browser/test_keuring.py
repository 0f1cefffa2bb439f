"""Negative controls: the eye that looks at every page of the walk sees what is wrong with these."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.keuring import Keuring

pytestmark = pytest.mark.browser

KOP = "<!doctype html><html lang='nl'><head><title>Proef</title></head>"
BLAD = f"{KOP}<body><main><h1>Proef</h1>{{}}</main></body></html>"
STRENG = {"Content-Security-Policy": "script-src 'self'", "Content-Type": "text/html"}


def _gebreken(browser: Browser, inhoud: str, *, grondig: bool = False) -> list[str]:
    """What is found on a page with this content, served under a strict content policy."""
    keuring = Keuring(met_axe=True, grondig=grondig)
    raam = browser.new_context()
    blad: Page = raam.new_page()
    keuring.volg(blad)
    blad.route("**/*", lambda weg: weg.fulfill(body=BLAD.format(inhoud), headers=STRENG))
    blad.goto("http://proef.example/")
    keuring.keur(blad, "proef")
    raam.close()
    return keuring.gebreken


def test_een_goede_bladzijde_heeft_geen_gebrek(browser: Browser) -> None:
    """The control of the control: a field with a label is fine."""
    assert _gebreken(browser, "<label for='naam'>Naam</label> <input id='naam'>") == []


def test_een_veld_zonder_label_valt_op(browser: Browser) -> None:
    """An input that nobody can name is found, wide and narrow."""
    gebreken = _gebreken(browser, "<input name='bsn'>", grondig=True)
    assert [gebrek.partition(" breed: label (critical)")[0] for gebrek in gebreken] == [
        "proef, 1280",
        "proef, 390",
    ]


def test_een_te_kleine_knop_valt_op_bij_elke_breedte(browser: Browser) -> None:
    """Two buttons of 9 pixels beside each other are found wide and narrow, thorough or not."""
    knop = "<button style='padding:0;border:0;width:9px;height:9px' aria-label='{}'></button>"
    gebreken = _gebreken(browser, knop.format("een") + knop.format("twee"))
    breedtes = [gebrek.partition(" breed: target-size")[0] for gebrek in gebreken]
    assert set(breedtes) == {"proef, 1280", "proef, 390", "proef, 320"}


def test_ook_wat_dichtgevouwen_is_wordt_bekeken(browser: Browser) -> None:
    """A fault inside a closed fold counts."""
    gebreken = _gebreken(browser, "<details><summary>Meer</summary><img src='data:,'></details>")
    assert any("image-alt" in gebrek for gebrek in gebreken)


def test_wat_uitsteekt_op_een_telefoon_valt_op(browser: Browser) -> None:
    """Something of 350 pixels wide fits at 390 and not at 320."""
    gebreken = _gebreken(browser, "<svg width='350' height='9' aria-hidden='true'></svg>")
    assert gebreken
    assert all(gebrek.startswith("proef, 320 breed: steekt uit") for gebrek in gebreken)


def test_een_script_dat_niet_mag_valt_op(browser: Browser) -> None:
    """What the content policy stops, stands in the console."""
    (gebrek,) = _gebreken(browser, "<script>document.title = 'nee'</script>")
    assert "Content Security Policy" in gebrek
