"""With the keyboard alone: a form is filled in and sent. That Tab reaches all: `test_elke_bladzijde.py`."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, Proefstad
from tests.browser.keuring import Keuring
from tests.browser.mens import Mens

pytestmark = pytest.mark.browser


@pytest.fixture
def mal(proefstad: Proefstad) -> Path:
    """Proefstad, with five cases."""
    return proefstad.map


def _sanne(open_blad: Open, keuring: Keuring) -> Page:
    sanne = Mens(open_blad(), keuring)
    sanne.aanmelden("Sanne de Jong")
    return sanne.blad


def test_een_formulier_gaat_met_toetsen_alleen(open_blad: Open, keuring: Keuring) -> None:
    """Filter the caseload without a mouse."""
    blad = _sanne(open_blad, keuring)
    blad.goto("/caseload")
    blad.get_by_label("Naam, nummer of geboortedatum").focus()
    blad.keyboard.type("tesf")
    blad.keyboard.press("Enter")
    expect(blad.get_by_role("heading", name="1 traject", exact=True)).to_be_visible()
