"""A browser over a fresh demo map of Haarlemmermeer: people and partners, no cases. The day is set."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from inburgering import klok, omgeving, opzet
from inburgering.db import migratie
from inburgering.db.basis import Database
from inburgering.db.versleuteling import Sleutelbos
from inburgering.invoer.gemeenten import laad
from tests.browser.keuring import BREED, HOOG, Keuring
from tests.browser.server import Server

BEGIN = date(2026, 11, 23)  # a Monday
WACHT = 10_000  # milliseconds for one step of the browser

Zet = Callable[[date], None]
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def mal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo map as it is before anyone did anything in it; tests get a copy."""
    plek = tmp_path_factory.mktemp("haarlemmermeer") / "demo"
    opzet.maak_demomap(plek, 1)
    bestand, sleutels = plek / "inburgering.db", plek / "sleutels.json"
    database = Database(f"sqlite:///{bestand}", Sleutelbos.lees(sleutels))
    migratie.werk_bij(database.engine)
    with database.schrijven() as session:
        laad(session, "haarlemmermeer", klok.op_dag(BEGIN), "opzet")
    database.sluit()
    return plek


@pytest.fixture
def demomap(mal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A demo map for this test alone."""
    plek = tmp_path / "demo"
    shutil.copytree(mal, plek)
    monkeypatch.setenv(omgeving.MAP, str(plek))
    return plek


@pytest.fixture
def zet_dag(demomap: Path, monkeypatch: pytest.MonkeyPatch) -> Zet:
    """Let it be another day."""

    def zet(dag: date) -> None:
        monkeypatch.setenv(klok.VANDAAG, dag.isoformat())

    zet(BEGIN)
    return zet


@pytest.fixture
def database(demomap: Path) -> Iterator[Database]:
    """The database of the demo map."""
    database = omgeving.open_database(omgeving.lees())
    yield database
    database.sluit()


@pytest.fixture
def server(database: Database, zet_dag: Zet, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of the pages; links in letters lead there too."""
    server = Server()
    monkeypatch.setenv(omgeving.ADRES, server.adres)
    server.start(database)
    yield server.adres
    server.stop()


@pytest.fixture
def javascript() -> bool:
    """Whether the browser runs JavaScript; a test may be given both."""
    return True


@pytest.fixture
def keuring(javascript: bool) -> Keuring:
    """Keeps what is wrong with the pages of this test."""
    return Keuring(met_axe=javascript)


@pytest.fixture
def open_blad(browser: Browser, server: str, javascript: bool, keuring: Keuring) -> Iterator[Open]:
    """Open a browser that nobody used before, as another person has one."""
    ramen = []

    def open_() -> Page:
        raam = browser.new_context(
            base_url=server,
            java_script_enabled=javascript,
            locale="nl-NL",
            viewport={"width": BREED, "height": HOOG},
            reduced_motion="reduce",
        )
        raam.set_default_timeout(float(os.environ.get("INB_WACHT", WACHT)))
        ramen.append(raam)
        blad = raam.new_page()
        keuring.volg(blad)
        return blad

    yield open_
    for raam in ramen:
        raam.close()
