"""Welke machine meebeweegt, en met welke feiten."""

import pytest

from inburgering.statemachine.basis import Drager
from inburgering.statemachine.feiten import lees
from inburgering.statemachine.koppelingen import KOPPELINGEN, Koppeling, volgend
from inburgering.statemachine.machines import MACHINES, open_toestanden
from inburgering.wet.gebeurtenissen import Gebeurtenis

OVERGENOMEN = {"vaststelling_pip": "2026-09-14", "leerroute": "z", "bron": "caseload.csv", "rij": 3}
NIETS_BEKEND = {"kennisgeving": "2026-09-14", "bron": "caseload.csv", "rij": 4}


def _kort(koppelingen: tuple[Koppeling, ...]) -> list[tuple[str, str]]:
    return [(soort, str(gebeurtenis)) for soort, gebeurtenis in (k.volgt for k in koppelingen)]


@pytest.mark.parametrize(
    ("soort", "gebeurtenis", "volgt", "vanuit"),
    [
        ("brede_intake", "oproep_brede_intake", "start_intake", {"aangemeld"}),
        ("brede_intake", "intakegesprek", "start_intake", {"aangemeld"}),
        ("brede_intake", "afronding_brede_intake", "start_plan", {"aangemeld", "in_intake"}),
        ("brede_intake", "afronding_bij_afwezigheid", "start_plan", {"aangemeld", "in_intake"}),
        ("pip", "vaststelling_pip", "start_leerroute", {"aangemeld", "in_intake", "plan_opstellen"}),
    ],
)
def test_onderdeel_beweegt_het_traject(soort: str, gebeurtenis: str, volgt: str, vanuit: set[str]) -> None:
    """Intake, plan en leerroute van het traject volgen uit de onderdelen, elk vanuit een eerdere toestand."""
    (koppeling,) = volgend(soort, gebeurtenis, {})
    assert koppeling.volgt == ("traject", volgt)
    assert koppeling.vanuit == vanuit
    assert koppeling.gegevens({}) == {}


def test_einde_staakt_elk_onderdeel() -> None:
    """Eindigt het traject, dan stopt elk onderdeel dat nog open is, met de reden; overdrachten blijven."""
    koppelingen = volgend("traject", "beeindiging", {"reden": "aow_leeftijd"})
    assert _kort(koppelingen) == [
        ("brede_intake", "staking"),
        ("leerbaarheidstoets", "staking"),
        ("pip", "staking"),
        ("ontzorgen", "staking"),
        ("begeleiding", "staking"),
    ]
    for koppeling in koppelingen:
        assert koppeling.vanuit == open_toestanden(koppeling.volgt[0])
        assert koppeling.gegevens({"reden": "aow_leeftijd"}) == {
            "reden": "einde van het traject: heeft de AOW-leeftijd bereikt"
        }


def test_overname_met_pip_beweegt_drie_onderdelen() -> None:
    """Is er al een PIP, dan zijn intake en toets klaar en is het PIP vastgesteld."""
    koppelingen = volgend("traject", "overname", OVERGENOMEN)
    eind = {}
    for koppeling in koppelingen:
        soort, gebeurtenis = koppeling.volgt
        machine = MACHINES[soort](Drager("open", {"gegevens": koppeling.gegevens(OVERGENOMEN)}))
        machine.send(gebeurtenis)
        eind[soort] = machine.toestand
    assert eind == {"brede_intake": "afgerond", "leerbaarheidstoets": "afgerond", "pip": "vastgesteld"}


def test_overname_zonder_pip_beweegt_geen_onderdeel() -> None:
    """Is er nog geen PIP, dan begint alles vooraan; ook wie de feiten niet meegeeft loopt niet vast."""
    assert volgend("traject", "overname", NIETS_BEKEND) == ()
    for koppeling in volgend("traject", "overname"):
        machine = MACHINES[koppeling.volgt[0]](Drager("open", {"gegevens": NIETS_BEKEND}))
        machine.send(koppeling.volgt[1])
        assert machine.toestand == "open"


@pytest.mark.parametrize("koppeling", KOPPELINGEN, ids=lambda k: f"{k.bij[1]} -> {k.volgt[0]}.{k.volgt[1]}")
def test_koppeling_klopt_met_de_machines(koppeling: Koppeling) -> None:
    """Beide kanten bestaan, elke toestand laat de volgende gebeurtenis toe, en haar feiten passen."""
    (soort, gebeurtenis), (doel, volgt) = koppeling.bij, koppeling.volgt
    assert gebeurtenis in MACHINES[soort].gebeurtenissen()
    vanuit = {t.id for t in MACHINES[doel].states for o in t.transitions if volgt in [e.id for e in o.events]}
    assert koppeling.vanuit <= vanuit
    eigen = koppeling.gegevens(OVERGENOMEN if volgt == Gebeurtenis.OVERNAME else {"reden": "voldaan"})
    assert lees(volgt, eigen)


def test_inschrijving_beweegt_niets() -> None:
    """Een inschrijving in de BRP begint geen onderdeel: begeleiding start een mens."""
    assert volgend("traject", "inschrijving_brp") == ()
