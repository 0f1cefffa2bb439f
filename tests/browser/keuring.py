"""What every page must be, whatever it shows: usable with a screen reader, on a phone, and without a fault.

All of axe looks at the wide page, and (`grondig`) at that of a phone, there without contrast: that is half of
its work, and colours do not change with the width. No style sheet tells 390 pixels from
320 (`GRENZEN`, held by a test), so at 320 only what depends on the width itself can differ: the size of what
one presses, what scrolls, and what sticks out. A walk that is not thorough is of pages that another one looks
at thoroughly: it keeps to that for 390 too. With `INB_AXE=overal`, as `make lang` sets it, all of axe looks
at every page and state at all three widths. Pages without JavaScript are looked at for width and faults only:
axe itself is JavaScript, and the HTML is the same. `INB_BEELDEN=map` also keeps a picture of each page at
both widths, for a person to look at.
"""

import os
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import ConsoleMessage, Page, Response

EISEN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIES: dict[str, Any] = {"runOnly": EISEN, "resultTypes": ["violations"], "preload": False}
MATEN: dict[str, Any] = OPTIES | {
    "runOnly": {"type": "rule", "values": ["target-size", "scrollable-region-focusable"]}
}
"""What depends on how wide the screen is, besides what the style sheets decide."""
SMALLER: dict[str, Any] = OPTIES | {"rules": {"color-contrast": {"enabled": False}}}
"""What may differ on a phone: all but the colours, which a wide page has too."""
BREED, SMAL, SMALST = 1280, 390, 320
HOOG = 900
OVERAL = os.environ.get("INB_AXE") == "overal"
FORMULIER = frozenset({409, 422})
"""How a form that was sent answers when it says what is wrong with it; any walk may see that."""
ANTWOORD = re.compile(r"Failed to load resource: .* status of \d{3} ")
"""What the console says of an answer of 400 and up. `Keuring.mag` judges the answers themselves."""
OPEN = "document.querySelectorAll('details:not([open])').forEach(d => { d.open = true; d.dataset.toe = '' })"
DICHT = (
    "document.querySelectorAll('details[data-toe]').forEach(d => { d.open = false; delete d.dataset.toe })"
)
GRENZEN = """() => [...document.styleSheets].flatMap(blad => [...blad.cssRules])
  .filter(regel => regel.media).map(regel => regel.media.mediaText)
  .filter(wat => matchMedia(wat).matches)"""
"""The conditions of the style sheets that hold at this width."""
UITSTEKEND = """() => {
  const breedte = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= breedte) return []
  return [...document.querySelectorAll('body *')]
    .filter(e => e.getBoundingClientRect().right > breedte + 1)
    .map(e => e.tagName.toLowerCase() + (e.className ? '.' + e.className : ''))
}"""


class Keuring:
    """Looks at pages and keeps what is wrong with them, so that one walk finds everything at once."""

    met_alles: ClassVar[Counter[int]] = Counter()
    """How often all of axe looked, at each width, in every walk of this run."""

    def __init__(self, *, met_axe: bool, grondig: bool = False, overal: bool = OVERAL) -> None:
        self.met_axe, self.grondig, self.overal = met_axe, grondig, overal
        self.gebreken: list[str] = []
        self.gezien: list[str] = []
        self._mag: frozenset[int] = frozenset()

    def volg(self, blad: Page) -> None:
        """Keep every fault this page reports; what the content policy stopped is among them."""
        blad.on("console", self._console)
        blad.on("response", self._antwoord)
        blad.on("pageerror", lambda fout: self.gebreken.append(f"fout in een script: {fout}"))

    @contextmanager
    def mag(self, status: int) -> Iterator[None]:
        """Within: a page is asked for that answers this, such as 404; elsewhere that is a fault."""
        self._mag = frozenset({status})
        yield
        self._mag = frozenset()

    def _console(self, bericht: ConsoleMessage) -> None:
        if bericht.type in {"error", "warning"} and not ANTWOORD.match(bericht.text):
            self.gebreken.append(f"console: {bericht.text}")

    def _antwoord(self, antwoord: Response) -> None:
        mag = self._mag | (FORMULIER if antwoord.request.method == "POST" else frozenset())
        if antwoord.status >= 400 and antwoord.status not in mag:
            self.gebreken.append(f"antwoord {antwoord.status}: {antwoord.request.method} {antwoord.url}")

    def keur(self, blad: Page, naam: str) -> None:
        """Look at the page that is open, with everything on it unfolded, wide and narrow."""
        self.gezien.append(naam)
        blad.wait_for_load_state()
        self._beelden(blad, naam)
        blad.evaluate(OPEN)
        for breedte in (BREED, SMAL, SMALST):
            _zet(blad, breedte)
            if breedte < BREED:
                self._meld(naam, breedte, [f"steekt uit: {e}" for e in blad.evaluate(UITSTEKEND)[:3]])
            if self.met_axe:
                self._meld(naam, breedte, self._axe(blad, breedte))
        _zet(blad, BREED)
        blad.evaluate(DICHT)

    def _axe(self, blad: Page, breedte: int) -> list[str]:
        """All of axe where it is due at this width (see SMALLER), else what depends on the width."""
        if not (self.overal or breedte == BREED or (self.grondig and breedte == SMAL)):
            return axe(blad, MATEN)
        self.met_alles[breedte] += 1
        return axe(blad, OPTIES if self.overal or breedte == BREED else SMALLER)

    def _meld(self, naam: str, breedte: int, gebreken: list[str]) -> None:
        self.gebreken += [f"{naam}, {breedte} breed: {gebrek}" for gebrek in gebreken]

    def _beelden(self, blad: Page, naam: str) -> None:
        plek = os.environ.get("INB_BEELDEN")
        for breedte in (BREED, SMAL) if plek and self.met_axe else ():
            _zet(blad, breedte)
            beeld = Path(str(plek)) / f"{len(self.gezien):02} {naam} {breedte}.png"
            blad.screenshot(path=beeld, full_page=True, timeout=60_000)


def _zet(blad: Page, breedte: int) -> None:
    """Make the page this wide; it costs a new layout, so not when it is so already."""
    maat = blad.viewport_size
    if maat is None or (maat["width"], maat["height"]) != (breedte, HOOG):
        blad.set_viewport_size({"width": breedte, "height": HOOG})


def axe(blad: Page, opties: dict[str, Any] = OPTIES) -> list[str]:
    """What axe finds on this page: rule, how bad, and where."""
    if not blad.evaluate("'axe' in window"):
        blad.evaluate(AXE_SCRIPT)
    gevonden = blad.evaluate("opties => axe.run(opties).then(uitslag => uitslag.violations)", opties)
    return [
        f"{regel['id']} ({regel['impact']}): {plek['target']}"
        for regel in gevonden
        for plek in regel["nodes"]
    ]
