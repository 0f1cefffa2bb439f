"""Welke machine meebeweegt, en met welke feiten."""

from typing import Any

import pytest

from inburgering.statemachine.basis import Drager
from inburgering.statemachine.feiten import lees
from inburgering.statemachine.koppelingen import BEBOET, KOPPELINGEN, Koppeling, volgend
from inburgering.statemachine.machines import BOETES, INTERN, MACHINES, open_toestanden
from inburgering.wet.gebeurtenissen import Gebeurtenis

OVERGENOMEN = {"vaststelling_pip": "2026-09-14", "leerroute": "z", "bron": "caseload.csv", "rij": 3}
NIETS_BEKEND = {"kennisgeving": "2026-09-14", "bron": "caseload.csv", "rij": 4}
BEGIN = {"aangemeld", "gekoppeld"}
GEEN_STAKING = {"traject", "overdracht", "bezwaar"}


def _kort(koppelingen: tuple[Koppeling, ...]) -> list[tuple[str, str]]:
    return [(soort, str(gebeurtenis)) for soort, gebeurtenis in (k.volgt for k in koppelingen)]


def _pip(leerroute: str | None) -> dict[str, Any]:
    return {"pip": {"leerroute": leerroute}}


@pytest.mark.parametrize(
    ("soort", "gebeurtenis", "volgt", "vanuit"),
    [
        ("brede_intake", "oproep_brede_intake", "start_intake", BEGIN),
        ("brede_intake", "intakegesprek", "start_intake", BEGIN),
        ("brede_intake", "afronding_brede_intake", "start_plan", BEGIN | {"in_intake"}),
        ("brede_intake", "afronding_bij_afwezigheid", "start_plan", BEGIN | {"in_intake"}),
        ("pip", "vaststelling_pip", "start_leerroute", BEGIN | {"in_intake", "plan_opstellen"}),
    ],
)
def test_onderdeel_beweegt_het_traject(soort: str, gebeurtenis: str, volgt: str, vanuit: set[str]) -> None:
    """Intake, plan en leerroute van het traject volgen uit de onderdelen, ook in de opvang."""
    koppeling = volgend(soort, gebeurtenis, {})[0]
    assert koppeling.volgt == ("traject", volgt)
    assert koppeling.vanuit == vanuit
    assert koppeling.gegevens({}) == {}


@pytest.mark.parametrize(
    ("leerroute", "map_gebeurtenis"),
    [("onderwijs", "vervallen_map"), ("b1", "herleving_map"), ("z", "herleving_map")],
)
def test_het_pip_beweegt_leerroute_en_map(leerroute: str, map_gebeurtenis: str) -> None:
    """Het PIP zet de leerroute; de onderwijsroute heeft geen MAP, en wie haar verlaat krijgt de MAP terug."""
    koppelingen = volgend("pip", "vaststelling_pip", {}, _pip(leerroute))
    assert _kort(koppelingen) == [
        ("traject", "start_leerroute"),
        ("leerroute", "vaststelling_leerroute"),
        ("map", map_gebeurtenis),
    ]
    _, route, _ = koppelingen
    assert route.gegevens({}, _pip(leerroute)) == {"leerroute": leerroute}
    assert route.vanuit == {"open", "gekozen", "aangeboden", "loopt", "onderbroken"}


@pytest.mark.parametrize("feiten", [None, {}, _pip(None)])
def test_zonder_bekende_leerroute_blijft_de_map(feiten: dict[str, Any] | None) -> None:
    """Weten de feiten de leerroute niet, dan vervalt of herleeft er niets."""
    assert "map" not in {soort for soort, _ in _kort(volgend("pip", "vaststelling_pip", {}, feiten))}


def test_map_vervalt_en_herleeft_vanuit_de_goede_toestand() -> None:
    """Een afgeronde MAP blijft afgerond; alleen wat niet nodig was komt terug."""
    koppelingen = volgend("pip", "vaststelling_pip")
    vanuit = {str(k.volgt[1]): k.vanuit for k in koppelingen if k.volgt[0] == "map"}
    assert vanuit == {"vervallen_map": {"open", "loopt"}, "herleving_map": {"niet_nodig"}}


def test_afschalen_herziet_het_pip() -> None:
    """Na afschalen moet het PIP worden aangepast (Besluit art. 5.3, lid 6), ook na de bekendmaking."""
    (koppeling,) = volgend("leerroute", "afschaling", {"onderdelen": ["lezen"]})
    assert koppeling.volgt == ("pip", "herziening_pip")
    assert koppeling.vanuit == {"vastgesteld", "bekendgemaakt"}
    assert koppeling.gegevens({"onderdelen": ["lezen"]}) == {"reden": "afschaling"}


def test_na_de_plicht_begint_de_nazorg() -> None:
    """Nazorg begint vanzelf; zegt de norm van de gemeente dat zij geen nazorg geeft, dan niet."""
    assert _kort(volgend("traject", "plicht_voldaan", {})) == [("nazorg", "start_nazorg")]
    assert _kort(volgend("traject", "plicht_voldaan", {}, {"nazorg": True})) == [("nazorg", "start_nazorg")]
    assert volgend("traject", "plicht_voldaan", {}, {"nazorg": False}) == ()


def test_vertrek_beweegt_niets() -> None:
    """Bij vertrek blijven de onderdelen staan: het dossier moet nog over."""
    assert volgend("traject", "vertrek") == ()


def test_einde_staakt_elk_onderdeel_behalve_bezwaar() -> None:
    """Eindigt het traject, dan stopt elk open onderdeel, met de reden; taken en bezwaren niet."""
    koppelingen = volgend("traject", "beeindiging", {"reden": "aow_leeftijd"})
    assert set(_kort(koppelingen)) == {(soort, "staking") for soort in MACHINES if soort not in GEEN_STAKING}
    assert {"pvt", "map", "leerroute", "examen_knm", "nazorg", "ondertussenplan", "participatie"} <= {
        soort for soort, _ in _kort(koppelingen)
    }
    for koppeling in koppelingen:
        soort = koppeling.volgt[0]
        assert koppeling.vanuit == open_toestanden(soort) - (BEBOET if soort in BOETES else set())
        assert koppeling.gegevens({"reden": "aow_leeftijd"}) == {
            "reden": "einde van het traject: heeft de AOW-leeftijd bereikt"
        }


@pytest.mark.parametrize("soort", sorted(BOETES))
def test_alleen_bij_overlijden_vervalt_een_opgelegde_boete(soort: str) -> None:
    """Een opgelegde boete blijft na het traject verschuldigd, behalve na overlijden (Awb art. 5:42)."""
    vanuit = {
        reden: frozenset().union(
            *(k.vanuit for k in volgend("traject", "beeindiging", {"reden": reden}) if soort in k.volgt)
        )
        for reden in ("voldaan", "overlijden")
    }
    assert vanuit["voldaan"] == open_toestanden(soort) - BEBOET
    assert vanuit["overlijden"] == open_toestanden(soort)


@pytest.mark.parametrize(
    ("besluit", "boete"),
    [("boete_brede_intake", "intakeboete"), ("tweede_boete_brede_intake", "tweede_intakeboete")],
)
def test_het_besluit_van_de_intake_begint_precies_zijn_eigen_boete(besluit: str, boete: str) -> None:
    """De eerste en de tweede boete zijn elk een onderdeel; een besluit begint nooit dat van het andere."""
    (koppeling,) = volgend("brede_intake", besluit, {"bedrag": 250})
    assert koppeling.volgt == (boete, "oplegging_boete")
    assert koppeling.vanuit == {"open"}
    assert koppeling.gegevens({"bedrag": 250}) == {}


def _eind(overgenomen: dict[str, Any]) -> dict[str, str]:
    """Waar elk onderdeel na deze overname staat."""
    eind = {}
    for koppeling in volgend("traject", "overname", overgenomen):
        soort, gebeurtenis = koppeling.volgt
        machine = MACHINES[soort](Drager("open", {"gegevens": koppeling.gegevens(overgenomen)}))
        machine.send(gebeurtenis)
        eind[soort] = machine.toestand
    return eind


def test_overname_met_pip_beweegt_vier_onderdelen() -> None:
    """Is er al een PIP, dan zijn intake en toets klaar, is het PIP vastgesteld en de leerroute gekozen."""
    klaar = {"brede_intake": "afgerond", "leerbaarheidstoets": "afgerond", "pip": "vastgesteld"}
    assert _eind(OVERGENOMEN) == klaar | {"leerroute": "gekozen"}
    assert _eind(OVERGENOMEN | {"leerroute": "onderwijs"}) == klaar | {
        "leerroute": "gekozen",
        "map": "niet_nodig",
    }
    assert _eind(OVERGENOMEN | {"leerroute": None}) == klaar


def test_overname_zonder_pip_beweegt_geen_onderdeel() -> None:
    """Is er nog geen PIP, dan begint alles vooraan; ook wie de feiten niet meegeeft loopt niet vast."""
    assert volgend("traject", "overname", NIETS_BEKEND) == ()
    assert volgend("traject", "overname", NIETS_BEKEND | {"leerroute": "onderwijs"}) == ()
    for koppeling in volgend("traject", "overname"):
        if koppeling.volgt[1] == Gebeurtenis.OVERNAME:
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
    eigen = koppeling.gegevens(
        OVERGENOMEN if volgt == Gebeurtenis.OVERNAME else {"reden": "voldaan"}, _pip("b1")
    )
    assert lees(volgt, eigen)


def test_wat_vanzelf_volgt_heeft_een_koppeling() -> None:
    """Elk woord dat nooit aan mensen wordt aangeboden volgt ergens uit, anders gebeurt het nooit."""
    assert {koppeling.volgt[1] for koppeling in KOPPELINGEN} >= INTERN


def test_een_koppeling_draait_niet_rond() -> None:
    """Wat volgt zet niets in beweging dat weer bij het begin uitkomt."""
    stappen = {(k.bij, k.volgt) for k in KOPPELINGEN}
    bereik = {bij: {volgt for b, volgt in stappen if b == bij} for bij, _ in stappen}
    for _ in stappen:
        bereik = {
            bij: verder | {w for v in verder for w in bereik.get(v, ())} for bij, verder in bereik.items()
        }
    assert not [bij for bij, verder in bereik.items() if bij in verder]


def test_inschrijving_beweegt_niets() -> None:
    """Een inschrijving in de BRP begint geen onderdeel: begeleiding start een mens."""
    assert volgend("traject", "inschrijving_brp") == ()


@pytest.mark.parametrize("besluit", ["ontheffing", "vrijstelling"])
def test_duo_stelt_een_examen_vrij(besluit: str) -> None:
    """Een gedeeltelijk besluit van DUO sluit precies de examens die het noemt."""
    feiten = {"toegekend": True, "omvang": "gedeeltelijk", "onderdelen": ["spreken", "knm"]}
    volgt = {k.volgt[0] for k in volgend(besluit, f"besluit_{besluit}", feiten)}
    assert volgt == {"examen_spreken", "examen_knm"}
    assert not volgend(besluit, f"besluit_{besluit}", {"toegekend": True, "onderdelen": []})
    assert not volgend(besluit, f"besluit_{besluit}", feiten | {"toegekend": False})
