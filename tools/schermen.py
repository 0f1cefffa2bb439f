"""Photograph the main pages of each role for docs/schermen/: `make schermen`.

The same people, the same day and the same seed each time, so that a picture changes only when its page does.
"""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from inburgering import klok, omgeving, opzet
from inburgering.db import meldingen
from inburgering.db.basis import Database
from inburgering.flows import bezorging
from inburgering.invoer.gemeenten import laad
from inburgering.invoer.genereer import genereer
from tests.browser.server import Server
from tools.schermen_lijst import SCHERMEN, Gezocht, Scherm, zoek

DOEL = Path(__file__).resolve().parents[1] / "docs" / "schermen"
GEMEENTE, AANTAL, ZAAD = "haarlemmermeer", 100, 1
DAG = date(2026, 11, 23)  # a Monday
MOMENT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
BREEDTES = (1280, 390, 320)
HOOGSTE = {1280: 1500, 390: 1800, 320: 1800}  # pixels: a long page is cut off there
KLEUREN = 128


def main(alleen: str = "") -> int:
    """Make every picture (or those whose name holds `alleen`); gives the exit code."""
    chromium = os.environ.get("INB_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.stderr.write("Chromium is needed: install it, or name it in INB_CHROMIUM.\n")
        return 1
    DOEL.mkdir(exist_ok=True)
    schermen = [s for s in SCHERMEN if alleen in s.naam]
    with _gemeente() as (database, gezocht), _adres(database) as adres, sync_playwright() as spel:
        browser = spel.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for rol in dict.fromkeys(s.rol for s in schermen):
            van_rol = [s for s in schermen if s.rol == rol]
            _fotografeer(browser, adres, gezocht.mensen.get(rol, ""), van_rol, gezocht)
        browser.close()
    grootte = sum(beeld.stat().st_size for beeld in DOEL.glob("*.png"))
    sys.stdout.write(
        f"{len(schermen) * len(BREEDTES)} pictures; docs/schermen holds {grootte / 1e6:.1f} MB.\n"
    )
    return 0


@contextmanager
def _gemeente() -> Iterator[tuple[Database, Gezocht]]:
    """A demo map with the same people each time, on the same day."""
    with tempfile.TemporaryDirectory() as plek:
        opzet.maak_demomap(Path(plek) / "demo", AANTAL)
        os.environ[omgeving.MAP] = str(Path(plek) / "demo")
        os.environ[klok.VANDAAG] = f"{DAG.isoformat()}T09:00"
        opzet.migreer(omgeving.lees())
        database = omgeving.open_database(omgeving.lees())
        with database.schrijven() as session:
            gemeente = laad(session, GEMEENTE, MOMENT, "make schermen").id or 0
        genereer(database, gemeente, AANTAL, ZAAD, DAG)
        while meldingen.verwerk(database, DAG, MOMENT):
            pass
        bezorging.bezorg(database, omgeving.lees(), lambda: MOMENT)
        with database.schrijven() as session:
            gezocht = zoek(session, gemeente, DAG)
        yield database, gezocht
        database.sluit()


@contextmanager
def _adres(database: Database) -> Iterator[str]:
    server = Server()
    server.start(database)
    yield server.adres
    server.stop()


def _fotografeer(browser: Browser, adres: str, wie: str, schermen: list[Scherm], gezocht: Gezocht) -> None:
    """Every page of one person, at each width."""
    for breedte in BREEDTES:
        raam = browser.new_context(base_url=adres, locale="nl-NL", reduced_motion="reduce")
        blad = raam.new_page()
        if wie:
            blad.goto("/aanmelden")
            blad.get_by_role("button", name=re.compile(f"^{re.escape(wie)}")).click()
        for scherm in schermen:
            blad.set_viewport_size({"width": breedte, "height": 900})
            _open(blad, scherm, gezocht)
            hoog = min(int(blad.evaluate("document.documentElement.scrollHeight")), HOOGSTE[breedte])
            blad.set_viewport_size({"width": breedte, "height": hoog})
            _bewaar(blad.screenshot(animations="disabled"), DOEL / f"{scherm.naam}-{breedte}.png")
        raam.close()


def _open(blad: Page, scherm: Scherm, gezocht: Gezocht) -> None:
    """Go there, and do what the page waits for."""
    blad.goto(scherm.pad.format(**gezocht.paden))
    if scherm.knop:
        blad.get_by_role("main").get_by_role("button", name=scherm.knop, exact=True).click()
    blad.evaluate("() => document.fonts.ready.then(() => true)")


def _bewaar(ruw: bytes, plek: Path) -> None:
    """With a palette: a page has few colours, and so a picture of it is small."""
    beeld = Image.open(BytesIO(ruw)).convert("RGB")
    beeld.quantize(KLEUREN, kmeans=2, dither=Image.Dither.NONE).save(plek, optimize=True)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
