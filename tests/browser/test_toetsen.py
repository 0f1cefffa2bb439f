"""Negative controls: the walk with the Tab key over every page sees what is wrong with these."""

import pytest
from playwright.sync_api import Browser

from tests.browser.keuring import HOOG
from tests.browser.toetsen import loop_langs

pytestmark = pytest.mark.browser

KNOPPEN = {
    "geen rand": "<button style='outline:none'>Kaal</button>",
    "verwacht button 'Over'": "<button tabindex='-1'>Over</button>",
    "Tab: halte": "<button tabindex='5'>Voor</button><button>Eerst</button>",
    "buiten beeld": "<div style='position:fixed;left:-900px'><button>Weg</button></div>",
}
KOP = "<!doctype html><html lang='nl'><title>Proef</title><style>:focus{outline:3px solid}</style>"
TERUG = "<button onkeydown='if (event.key == `Tab`) { event.preventDefault(); %s.focus() }'>Terug</button>"
VAL = "<button onkeydown='event.preventDefault()'>Val</button>"
VALLEN = {
    "houdt de toets tegen, aan het eind": VAL,
    "houdt de toets tegen, halverwege": f"{VAL}<a href='/'>L</a>",
    "leidt naar de top": TERUG % "document.querySelector(`button`)",
    "leidt naar de vorige": f"<button id='v'>Vorige</button>{TERUG % 'v'}",
    "haalt terug wie weggaat": "<button onblur='setTimeout(() => this.focus())'>Blijf</button>",
}
"""Ways to hold who uses a keyboard."""


def _langs(browser: Browser, knoppen: str) -> list[str]:
    """What the walk finds wrong with a page of a good button and these."""
    blad = browser.new_page(viewport={"width": 800, "height": HOOG})
    blad.set_content(f"{KOP}<main><h1>P</h1><button>Goed</button>{knoppen}</main></html>")
    gebreken = loop_langs(blad)
    blad.close()
    return gebreken


@pytest.mark.parametrize("gebrek", KNOPPEN)
def test_wat_met_tab_misgaat_valt_op(browser: Browser, gebrek: str) -> None:
    """The control: no ring, passed over, another order, off the screen."""
    assert any(gebrek in g for g in _langs(browser, KNOPPEN[gebrek]))


@pytest.mark.parametrize("soort", VALLEN)
def test_een_val_voor_wie_met_toetsen_werkt_valt_op(browser: Browser, soort: str) -> None:
    """WCAG 2.1.2: whoever cannot leave the page with Tab is held, however the page does it."""
    assert _langs(browser, VALLEN[soort]) != []


@pytest.mark.parametrize("veld", ["", "<input type='date'>", "<textarea></textarea>", "<a href='/'>L</a>"])
def test_een_goede_bladzijde_houdt_niemand_vast(browser: Browser, veld: str) -> None:
    """The control of the control, whatever the last stop is: a day has parts, and text may have tabs."""
    assert _langs(browser, veld) == []
