"""Hostile guests of every role at every page and form: nothing breaks, leaks, or changes by looking."""

import os

import pytest

from inburgering.web import aanmelden, agenda, partner
from inburgering.web.rem import Rem
from tests.veilig.ronde import Ronde
from tests.web.stad import Stad

pytestmark = pytest.mark.traag
AANTAL = int(os.environ.get("INB_VERZOEKEN", "1000")) * 6 // 10
ZAAD = int(os.environ.get("INB_ZAAD", "20261123"))
PER_RONDE = 300 if AANTAL <= 600 else 1000


@pytest.fixture(autouse=True)
def remmen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A round presses and releases the brakes; afterwards they are as they were."""
    for module in (aanmelden, agenda, partner):
        monkeypatch.setattr(module, "_rem", Rem())


@pytest.mark.parametrize("zaad", range(ZAAD, ZAAD + max(1, -(-AANTAL // PER_RONDE))))
def test_niets_breekt_en_niets_lekt(stad: Stad, zaad: int, demo: object) -> None:
    """No 5xx; no trace, BSN, secret or neighbour gets out; looking changes nothing; the chains hold.

    Repeat one round with INB_ZAAD=<seed> INB_VERZOEKEN=500.
    """
    verslag = Ronde(stad, zaad).loop(PER_RONDE)
    print(f"zaad {zaad}: {verslag.gevraagd} verzoeken, {len(verslag.routes)} routes, {verslag.statussen}")
    assert verslag.fouten == []
