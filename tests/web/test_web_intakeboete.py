"""A fine of the brede intake over its pages: made known at the fine, and paid when the intake is done."""

from collections.abc import Callable
from datetime import date

import pytest
from starlette.testclient import TestClient

from tests.db.boetes import beboet, kwam_toch, tot_besluit, zet_handhaving_aan
from tests.web.lijn import Lijn
from tests.web.stad import Stad

Als = Callable[[str], TestClient]


@pytest.fixture
def beboete(als: Als, stad: Stad) -> tuple[Lijn, int]:
    """Who was called twice and did not come, and was fined, seen by Sanne."""
    zet_handhaving_aan(stad)
    traject = beboet(stad)
    return Lijn(als("sanne"), f"/trajecten/{stad.nummer(traject)}"), traject


def test_the_fine_is_paid_after_the_intake(beboete: tuple[Lijn, int], stad: Stad) -> None:
    """The third call says what it waits for; the fine has its own name, its own terms and its own end."""
    lijn, traject = beboete
    tekst = lijn.tekst()
    assert "Boete om de brede intake" in tekst
    assert "Tweede boete" not in tekst
    assert "Maak eerst de boete bekend" in tekst
    lijn.stap("intakeboete/1/bekendmaking_boete", "2026-04-07")
    assert "/brede_intake/1/derde_oproep" in lijn.links()
    kwam_toch(stad, traject, date(2026, 4, 8))
    assert "Betalen van de boete: Boete om de brede intake" in lijn.tekst()
    lijn.stap("intakeboete/1/aanmaning", "2026-05-20")
    assert "Betalen na de aanmaning: Boete om de brede intake" in lijn.tekst()
    lijn.stap("intakeboete/1/boete_onherroepelijk", "2026-05-20", {"niets_open": True})
    lijn.stap("intakeboete/1/betaling_boete", "2026-06-02", {"bedrag": "250", "alles_betaald": True})
    assert "Boete betaald" in lijn.tekst()
    assert not [link for link in lijn.links() if "/intakeboete/1/" in link]


def test_who_was_not_fined_sees_nothing_of_it(als: Als, stad: Stad) -> None:
    """Before the decision the page does not speak of a fine that is there."""
    lijn = Lijn(als("sanne"), f"/trajecten/{stad.nummer(tot_besluit(stad))}")
    assert "Boete om de brede intake" not in lijn.tekst()


def test_after_the_end_only_the_fine_is_left(beboete: tuple[Lijn, int], stad: Stad) -> None:
    """Who moved away still owes it: the page of the ended traject lets it be made known."""
    lijn, traject = beboete
    stad.doe(traject, "traject.beeindiging", date(2026, 4, 2), {"reden": "verhuizing"})
    lijn.stap("intakeboete/1/bekendmaking_boete", "2026-04-07")
    assert "Boete bekendgemaakt" in lijn.tekst()
