"""A browserless client over a small municipality, signed in as whom a test asks for."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from inburgering.db import migratie
from inburgering.db.basis import Database
from inburgering.db.tabellen import Gebruiker, Gemeente
from inburgering.db.versleuteling import Sleutelbos
from inburgering.web.app import maak_app

ADRES = "http://127.0.0.1"
Klant = TestClient
_BOS = Sleutelbos({1: bytes(range(64))}, 1)


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A demo map: only there a person may be chosen and the day be set."""
    (tmp_path / "demo.toml").write_text("")
    monkeypatch.setenv("INBURGERING_MAP", str(tmp_path))
    return tmp_path


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A migrated database that holds nothing yet."""
    db = Database(f"sqlite:///{tmp_path / 'inburgering.db'}", _BOS)
    migratie.werk_bij(db.engine)
    yield db
    db.sluit()


@pytest.fixture
def mensen(database: Database) -> dict[str, int]:
    """Two municipalities with people; by first name their number."""
    with database.schrijven() as s:
        uit = {}
        for code, wie in {
            "proefstad": [
                ("Sanne de Jong", "consulent"),
                ("Fatma Bakker", "consulent"),
                ("Petra Berg", "coordinator"),
            ],
            "elders": [("Kees Visser", "consulent")],
        }.items():
            gemeente = Gemeente(code=code, naam=code.capitalize(), afkorting=code[:3].upper())
            s.add(gemeente)
            s.flush()
            for naam, rol in wie:
                gebruiker = Gebruiker(gemeente_id=int(gemeente.id or 0), naam=naam, rol=rol)
                s.add(gebruiker)
                s.flush()
                uit[naam.split()[0].lower()] = int(gebruiker.id or 0)
    return uit


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
    gevonden = re.search(r'name="csrf" value="([^"]+)"', html)
    assert gevonden, "geen csrf op deze bladzijde"
    return gevonden[1]


def post(klant: TestClient, pad: str, velden: dict[str, str], *, van: str):  # type: ignore[no-untyped-def]
    """Fill in a form as a person does: open the page `van`, take its token, send."""
    bladzijde = klant.get(van)
    return klant.post(pad, data={"csrf": token(bladzijde.text), **velden})
