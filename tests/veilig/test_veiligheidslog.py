"""The log of refusals: each attempt in vain is one line: who and where, nothing of what was typed."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from inburgering.web import aanmelden
from inburgering.web.rem import Rem
from tests.veilig.kijker import Logvanger
from tests.web.conftest import post
from tests.web.stad import Stad

pytestmark = pytest.mark.traag
Als = Callable[[str], TestClient]
VANAF = "vanaf testclient"


@pytest.fixture
def log() -> Iterator[list[str]]:
    """What the program logs during a test."""
    vanger, hoofd = Logvanger(), logging.getLogger()
    hoofd.addHandler(vanger)
    yield vanger.regels
    hoofd.removeHandler(vanger)


def test_een_mislukte_aanmelding(
    klant: TestClient, stad: Stad, demo: Path, log: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong password leaves a line without the name or the password, and so does the brake after ten."""
    monkeypatch.setattr(aanmelden, "_rem", Rem())
    (demo / "aanmelden.toml").write_text("accounts = true\n")
    for _ in range(11):
        velden = {"inlognaam": "sanne\n2026 ERROR", "wachtwoord": "geheim-geraden"}
        post(klant, "/aanmelden", velden, van="/aanmelden")
    assert log == [
        *([f"Aanmelden mislukt: /aanmelden, niemand, {VANAF}"] * 10),
        f"Te vaak geprobeerd: /aanmelden, niemand, {VANAF}",
    ]


def test_wie_iets_wil_wat_niet_mag(als: Als, stad: Stad, log: list[str]) -> None:
    """Another role's page, a form without its token and a made-up key each leave one line."""
    k = als("sanne")
    k.get("/inzien")
    k.post("/agenda", data={"csrf": "geraden"})
    k.get("/api/v1/trajecten", headers={"Authorization": "Bearer inb_geraden"})
    wie = f"gebruiker {stad.consulent}, {VANAF}"
    assert log == [
        f"Geweigerd: /inzien, {wie}",
        f"Formulier zonder geldig token: /agenda, niemand, {VANAF}",
        f"Geen geldige sleutel: /api/v1/trajecten, niemand, {VANAF}",
    ]


def test_na_afmelden_bewaart_de_browser_niets(als: Als) -> None:
    """Signing out asks the browser to throw away what it kept of the pages."""
    antwoord = post(als("sanne"), "/afmelden", {}, van="/toegankelijkheid")
    assert antwoord.headers["clear-site-data"] == '"cache", "storage"'
