"""A browserless client over a small municipality, signed in as whom a test asks for. The day is set."""

import copy
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from inburgering.db import migratie
from inburgering.db.basis import Database
from inburgering.web.app import maak_app
from tests.web.opmaak import formulier
from tests.web.stad import VANDAAG, Stad
from tests.werkplek import VASTE_BOS

ADRES = "http://127.0.0.1"


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A demo map: only there a person may be chosen and the day be set."""
    (tmp_path / "demo.toml").write_text("")
    monkeypatch.setenv("INBURGERING_MAP", str(tmp_path))
    monkeypatch.setenv("INBURGERING_VANDAAG", VANDAAG.isoformat())
    return tmp_path


@pytest.fixture(scope="session")
def mal(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Stad]:
    """Proefstad with its people, partners, norms and five cases, made once; tests get a copy of the file."""
    bestand = tmp_path_factory.mktemp("mal") / "inburgering.db"
    db = Database(f"sqlite:///{bestand}", VASTE_BOS)
    migratie.werk_bij(db.engine)
    stad = Stad(db)
    stad.vul()
    db.sluit()
    return bestand, stad


@pytest.fixture
def database(mal: tuple[Path, Stad], tmp_path: Path) -> Iterator[Database]:
    """Proefstad's database, for this test alone."""
    shutil.copy(mal[0], tmp_path / "inburgering.db")
    db = Database(f"sqlite:///{tmp_path / 'inburgering.db'}", VASTE_BOS)
    yield db
    db.sluit()


@pytest.fixture
def stad(mal: tuple[Path, Stad], database: Database) -> Stad:
    """Proefstad, and what a test does in it; `stad.zaken` are its five cases."""
    kopie = copy.copy(mal[1])
    kopie.db, kopie.mensen, kopie.zaken = database, dict(kopie.mensen), dict(kopie.zaken)
    return kopie


@pytest.fixture
def mensen(stad: Stad) -> dict[str, int]:
    """By first name the number of each person."""
    return stad.mensen


@pytest.fixture
def klant(demo: Path, database: Database) -> Iterator[TestClient]:
    """A browser without JavaScript that nobody signed in with yet."""
    with TestClient(
        maak_app(database), base_url=ADRES, headers={"Origin": ADRES}, follow_redirects=False
    ) as k:
        yield k


@pytest.fixture
def als(klant: TestClient, mensen: dict[str, int]) -> Callable[[str], TestClient]:
    """Sign in: `als("sanne")` gives the same client, now hers."""

    def meld_aan(naam: str) -> TestClient:
        antwoord = post(klant, "/aanmelden", {"gebruiker": str(mensen[naam])}, van="/aanmelden")
        assert antwoord.status_code == 303
        return klant

    return meld_aan


def token(html: str) -> str:
    """The CSRF token that stands in a page."""
    return formulier(html)["csrf"]


def post(klant: TestClient, pad: str, velden: dict[str, str], *, van: str | None = None) -> Response:
    """Fill in a form as a person does: open the page, keep what stands in its form, type, send."""
    bladzijde = klant.get(van or pad).text
    return klant.post(pad, data={**formulier(bladzijde, pad), **velden})
