"""A browser over a fresh demo map for each test. The day is set."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from inburgering import klok, omgeving, opzet
from inburgering.db import migratie
from inburgering.db.basis import Database
from inburgering.db.sleutelbos import Sleutelbos
from inburgering.invoer.gemeenten import laad
from tests.browser.keuring import BREED, HOOG, Keuring
from tests.browser.server import Server
from tests.web.stad import Stad

BEGIN = date(2026, 11, 23)  # a Monday
WACHT = float(os.environ.get("INB_WACHT", "10000"))  # milliseconds for one step of the browser
expect.set_options(timeout=WACHT)


class Proefstad(NamedTuple):
    """A map, and in it the pages of its cases by what is the matter with them."""

    map: Path
    nummers: dict[str, str]

    def pad(self, zaak: str) -> str:
        """The page of a case, such as `route` or `laat`."""
        return f"/trajecten/{self.nummers[zaak]}"


Zet = Callable[[date], None]
Open = Callable[..., Page]


@pytest.fixture(scope="session", autouse=True)
def _tel_axe() -> Iterator[None]:
    """With `-s`: say at the end how often all of axe looked, and how wide the pages were."""
    yield
    print("\nAlle regels van axe:", ", ".join(f"{n} keer {b} breed" for b, n in Keuring.met_alles.items()))


@pytest.fixture(scope="session")
def haarlemmermeer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo map as it is before anyone did anything in it: people and partners, no cases."""
    plek = tmp_path_factory.mktemp("haarlemmermeer") / "demo"
    database = _nieuw(plek)
    with database.schrijven() as session:
        laad(session, "haarlemmermeer", klok.op_dag(BEGIN), "opzet")
    database.sluit()
    return plek


@pytest.fixture(scope="session")
def proefstad(tmp_path_factory: pytest.TempPathFactory) -> Proefstad:
    """A demo map with five cases in several states: see `Stad.vul`."""
    plek = tmp_path_factory.mktemp("proefstad") / "demo"
    database = _nieuw(plek)
    stad = Stad(database)
    stad.vul()
    nummers = {zaak: stad.nummer(nr) for zaak, nr in stad.zaken.items()}
    database.sluit()
    return Proefstad(plek, nummers)


def _nieuw(plek: Path) -> Database:
    opzet.maak_demomap(plek, 1)
    database = Database(f"sqlite:///{plek / 'inburgering.db'}", Sleutelbos.lees(plek / "sleutels.json"))
    migratie.werk_bij(database.engine)
    return database


@pytest.fixture
def mal(haarlemmermeer: Path) -> Path:
    """The map that this test gets a copy of; a file of tests may ask for another one."""
    return haarlemmermeer


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


MET_EN_ZONDER = pytest.mark.parametrize(
    "javascript", [True, False], ids=["met javascript", "zonder javascript"], indirect=True
)
"""A walk that is made twice: everything works without JavaScript too."""


@pytest.fixture
def javascript(request: pytest.FixtureRequest) -> bool:
    """Whether the browser runs JavaScript; with `MET_EN_ZONDER` a test is given both."""
    return bool(getattr(request, "param", True))


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
        raam.set_default_timeout(WACHT)
        ramen.append(raam)
        blad = raam.new_page()
        keuring.volg(blad)
        return blad

    yield open_
    for raam in ramen:
        raam.close()
