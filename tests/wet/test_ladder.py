"""De ladder en de eigen normen: welke trede is de volgende, op welke dag."""

from datetime import date

import pytest

from inburgering.wet import ladder, normen
from inburgering.wet.ladder import STANDAARD, TREDEN, Trede, volgende
from inburgering.wet.termijnregel import Ladder

RUW, LAATSTE = date(2026, 12, 25), date(2026, 12, 28)


def _alle(
    soort: Ladder, dagen: dict[str, dict[str, int]] | None = None, niet_voor: date | None = None
) -> list[tuple[str, str]]:
    uit, na = [], None
    while trede := volgende(soort, dagen or {}, RUW, LAATSTE, na=na, niet_voor=niet_voor):
        na = trede[0]
        uit.append((na.value, str(trede[1])))
    return uit


def test_wettelijke_ladder() -> None:
    """Bijna telt vanaf de ruwe dag, de andere treden vanaf de dag die de wet geeft."""
    assert _alle(Ladder.WETTELIJK) == [
        ("bijna", "2026-12-11"),
        ("op_de_dag", "2026-12-28"),
        ("verlopen", "2026-12-29"),
        ("coordinator", "2027-01-04"),
        ("teamleider", "2027-01-18"),
    ]


@pytest.mark.parametrize(
    ("soort", "dagen"),
    [
        (Ladder.LANG, ["2026-06-28", "2026-12-28", "2026-12-29", "2027-01-11", "2027-01-25"]),
        (Ladder.PARTNER, ["2026-12-22", "2026-12-28", "2026-12-29", "2027-01-02", "2027-01-11"]),
        (Ladder.EIGEN, ["2026-12-18", "2026-12-28", "2026-12-29", "2027-01-11", "2027-01-25"]),
        (Ladder.INFORMATIEF, []),
    ],
)
def test_andere_ladders(soort: Ladder, dagen: list[str]) -> None:
    """Een lange termijn waarschuwt vroeg, een partner laat; wat ter informatie is, nooit."""
    assert [dag for _, dag in _alle(soort)] == dagen


def test_een_gemeente_verzet_treden() -> None:
    """Wat de gemeente niet noemt, houdt de standaard."""
    eigen = {"wettelijk": {"bijna": -28, "teamleider": 14}}
    assert [dag for _, dag in _alle(Ladder.WETTELIJK, eigen)] == [
        "2026-11-27", "2026-12-28", "2026-12-29", "2027-01-04", "2027-01-11",
    ]  # fmt: skip


def test_te_late_waarschuwing_vervalt() -> None:
    """Waarschuwen vooraf heeft geen zin meer; wat te laat is, wordt nooit overgeslagen."""
    assert _alle(Ladder.WETTELIJK, niet_voor=date(2026, 12, 20))[0] == ("op_de_dag", "2026-12-28")
    assert _alle(Ladder.WETTELIJK, niet_voor=date(2027, 2, 1)) == [
        ("verlopen", "2027-02-01"),
        ("coordinator", "2027-02-01"),
        ("teamleider", "2027-02-01"),
    ]


def test_elke_ladder_klimt() -> None:
    """De treden van elke standaardladder staan op volgorde; alleen bijna ligt voor de laatste dag."""
    for treden in STANDAARD.values():
        assert list(treden.values()) == sorted(treden.values())
        assert [t for t, dag in treden.items() if dag < 0] == ([Trede.BIJNA] if treden else [])
    assert tuple(Trede) == TREDEN


def test_bezwaren_tegen_een_ladder() -> None:
    """Een verkeerde ladder, trede of volgorde wordt genoemd."""
    assert ladder.bezwaren({"wettelijk": {"bijna": -21}}) == []
    assert ladder.bezwaren({"wetelijk": {}, "informatief": {}}) == [
        "De ladder 'wetelijk' bestaat niet of heeft geen treden.",
        "De ladder 'informatief' bestaat niet of heeft geen treden.",
    ]
    assert ladder.bezwaren({"partner": {"bijn": -1}}) == [
        "De trede 'bijn' op de ladder 'partner' bestaat niet."
    ]
    assert ladder.bezwaren({"partner": {"coordinator": 30}}) == [
        "De treden van de ladder 'partner' staan niet op volgorde: [-3, 0, 1, 30, 14]."
    ]


def test_bezwaren_tegen_normen() -> None:
    """Een onbekende of ongeloofwaardige norm wordt in één zin genoemd."""
    assert normen.bezwaren(normen.STANDAARD) == []
    (onbekend,) = normen.bezwaren({"reactie_dagen": 7})
    assert onbekend.startswith("De norm 'reactie_dagen' bestaat niet.")
    assert normen.bezwaren({"voortgangsgesprek_weken": 0}) == [
        "De norm 'voortgangsgesprek_weken' is 0, maar moet van 1 tot en met 104 weken zijn."
    ]


def test_de_duur_van_begeleiding_heeft_geen_standaard() -> None:
    """De wet noemt geen duur, dus het programma verzint er geen."""
    assert "begeleiding_maanden" not in normen.STANDAARD
    assert normen.BEGELEIDING in normen.NORMEN
