"""De losse vragen aan de regels."""

from datetime import date

import pytest

from inburgering.wet.termijnregel import Ladder
from inburgering.wet.vragen import bezwaar_tot, ladder_van


@pytest.mark.parametrize(
    ("bekendmaking", "laatste_dag"),
    [("2026-03-24", "2026-05-06"), ("2026-11-13", "2026-12-28"), ("2026-10-09", "2026-11-20")],
)
def test_bezwaar_tot(bekendmaking: str, laatste_dag: str) -> None:
    """Zes weken na de bekendmaking, en op een feestdag de eerste werkdag erna."""
    assert str(bezwaar_tot(date.fromisoformat(bekendmaking))) == laatste_dag


def test_ladder_van() -> None:
    """Elke code heeft een ladder; een onbekende code is een fout."""
    assert ladder_van("T05a") is Ladder.WETTELIJK
    assert ladder_van("N01") is Ladder.PARTNER
    with pytest.raises(KeyError):
        ladder_van("T99")
