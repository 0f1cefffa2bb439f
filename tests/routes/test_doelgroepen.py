"""A municipality's target groups: who belongs, who cannot be said, and how often there is contact."""

from datetime import date
from typing import Any

import pytest

from inburgering.routes.doelgroepen import (
    Doelgroep,
    Kenmerken,
    contact_weken,
    leeftijd,
    lees,
    passend,
    uit_normen,
)
from inburgering.wet.begrippen import Groep, Regime, Route

BRON = "proefbesluit"


def groep(code: str = "proef", **regel: Any) -> Doelgroep:
    """A target group with these conditions, as it stands in a norm."""
    return lees({"code": code, "naam": code.title(), "regel": "Zie de voorwaarden.", "bron": BRON} | regel)


@pytest.mark.parametrize(
    ("geboren", "op", "jaren"),
    [
        (date(2000, 3, 1), date(2026, 2, 28), 25),
        (date(2000, 3, 1), date(2026, 3, 1), 26),
        (date(2000, 2, 29), date(2026, 2, 28), 25),
        (date(2000, 2, 29), date(2026, 3, 1), 26),
        (date(2000, 2, 29), date(2028, 2, 29), 28),
    ],
)
def test_an_age_changes_on_the_birthday(geboren: date, op: date, jaren: int) -> None:
    """Who was born on 29 February is a year older on 1 March in other years."""
    assert leeftijd(geboren, op) == jaren


@pytest.mark.parametrize(
    ("regel", "kenmerken", "oordeel"),
    [
        ({"leeftijd_vanaf": 45}, {"leeftijd": 44}, False),
        ({"leeftijd_vanaf": 45}, {"leeftijd": 45}, True),
        ({"leeftijd_tot_en_met": 26}, {"leeftijd": 26}, True),
        ({"leeftijd_tot_en_met": 26}, {"leeftijd": 27}, False),
        ({"leeftijd_vanaf": 45}, {}, None),
        ({"regimes": ["wi2013"]}, {"regime": Regime.WI2013}, True),
        ({"regimes": ["wi2013"]}, {"regime": Regime.WI2021}, False),
        ({"groepen": ["asiel_vergunning", "asiel_gezinslid"]}, {"groep": Groep.ASIEL_GEZINSLID}, True),
        ({"groepen": ["asiel_vergunning"]}, {"groep": Groep.GEZIN}, False),
        ({"leerroutes": ["z"]}, {"route": Route.Z}, True),
        ({"leerroutes": ["z"]}, {}, None),
        ({"toestanden": ["gekoppeld"]}, {"toestand": "op_leerroute"}, False),
        ({"leeftijd_vanaf": 45, "leerroutes": ["z"]}, {"leeftijd": 50, "route": Route.Z}, True),
        ({"leeftijd_vanaf": 45, "leerroutes": ["z"]}, {"leeftijd": 50}, None),
        ({"leeftijd_vanaf": 45, "leerroutes": ["z"]}, {"leeftijd": 20}, False),
        ({"leeftijd_tot_en_met": 26, "mens_bevestigt": True}, {"leeftijd": 20}, None),
        ({"leeftijd_tot_en_met": 26, "mens_bevestigt": True}, {"leeftijd": 30}, False),
        ({}, {"leeftijd": 30, "groep": Groep.GEZIN}, None),
    ],
)
def test_who_belongs(regel: dict[str, Any], kenmerken: dict[str, Any], oordeel: bool | None) -> None:
    """Yes and no only where the facts say so; a group without conditions waits for a person."""
    assert groep(**regel).past(Kenmerken(**kenmerken)) is oordeel


def test_the_shortest_interval_counts() -> None:
    """Who belongs to several groups is contacted as often as the strictest asks; others do not count."""
    vast = {"naam": "N", "regel": "r", "bron": BRON}
    groepen = uit_normen(
        {
            "voortgangsgesprek_weken": 13,
            "doelgroep:b": vast | {"code": "b", "leeftijd_tot_en_met": 26, "contact_weken": 4},
            "doelgroep:a": vast | {"code": "a", "groepen": ["gezin"], "contact_weken": 8},
            "doelgroep:c": vast | {"code": "c", "contact_weken": 1},
        }
    )
    jong = Kenmerken(leeftijd=20, groep=Groep.GEZIN)
    oud = Kenmerken(leeftijd=60, groep=Groep.GEZIN)
    assert {d.code for d in passend(groepen, jong)} == {"a", "b"}
    assert (contact_weken(groepen, jong), contact_weken(groepen, oud)) == (4, 8)
    assert contact_weken(groepen, Kenmerken()) is None
