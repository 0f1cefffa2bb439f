"""Elke voorwaarde is in de tabellen een keer vervuld en een keer niet, en wat kan is wat gebeurt."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statemachine.exceptions import TransitionNotAllowed

from inburgering.statemachine.basis import Drager, Machine
from inburgering.statemachine.machines import MACHINES, beproef, open_toestanden
from inburgering.wet.begrippen import Groep, Regime, Route
from inburgering.wet.gebeurtenissen import Gebeurtenis
from tests.statemachine.machinetabel import regels

OPEN = [(soort, toestand) for soort in MACHINES for toestand in sorted(open_toestanden(soort))]
DAGEN = st.dates(date(2026, 1, 1), date(2027, 12, 31)).map(str)
GEGEVENS = st.fixed_dictionaries(
    {},
    optional={
        "reden": st.sampled_from(
            ["voldaan", "overlijden", "verhuizing", "regime_beeindigd", "zes_maanden", "afwijking"]
        ),
        "soort": st.sampled_from(["niet_verschenen", "onvoldoende_meegewerkt"]),
        "dag": DAGEN, "uiterlijk": DAGEN, "gereed_op": DAGEN, "reactie_uiterlijk_dagen": st.integers(0, 60),
        "geboren": DAGEN, "datum": DAGEN, "tot": DAGEN, "nieuwe_laatste_dag": DAGEN, "verhuist_op": DAGEN,
        "opnieuw_bekijken_op": DAGEN, "terug_op": DAGEN, "herzien_op": DAGEN,
        "kennisgeving": DAGEN, "vaststelling_pip": DAGEN,
        "verwijtbaar": st.booleans(), "bijstand_verlaagd": st.booleans(), "waarschuwing": st.booleans(),
        "aanhoudende_onwil": st.sampled_from([None, "drie keer"]),
        "beslisser": st.integers(1, 2), "voorbereid_door": st.integers(1, 2),
        "beperking": st.sampled_from(["visueel", "auditief"]), "niet_in_staat": st.booleans(),
    },
)  # fmt: skip
FEITEN = st.fixed_dictionaries(
    {},
    optional={
        "gegevens": GEGEVENS, "op": DAGEN, "vandaag": DAGEN, "handhaving": st.booleans(),
        "nieuw": st.booleans(),
        "groep": st.sampled_from(Groep), "route": st.sampled_from([None, *Route]),
        "regime": st.sampled_from(Regime),
        "termijn": st.fixed_dictionaries({"einde": st.none() | DAGEN}),
        "voorheen": st.dictionaries(
            st.sampled_from(
                ["oproep_brede_intake", "verzetten_afspraak", "herhaalde_oproep", "kennisgeving",
                 "aanmelding_leerbaarheidstoets"]
            ),
            st.fixed_dictionaries(
                {"op": DAGEN}, optional={"dag": DAGEN, "nog_niet_ingeschreven": st.booleans()}
            ),
        ),
        "open_overdrachten": st.integers(0, 2),
        "onderdelen": st.dictionaries(
            st.sampled_from(["brede_intake", "leerbaarheidstoets", "pip"]),
            st.sampled_from(["open", "opgeroepen", "concept", "bekendgemaakt", "afgerond"]),
        ),
        "eerder": st.dictionaries(st.sampled_from(Gebeurtenis), DAGEN, max_size=4),
        "pip": st.fixed_dictionaries(
            {}, optional={"leerroute": st.sampled_from(Route), "intensiteit_map_uren": st.just(40)}
        ),
    },
)  # fmt: skip


def _uitkomsten(klasse: type[Machine], soort: str) -> dict[str, set[bool]]:
    """Per voorwaarde wat zij in de regels van de tabel antwoordde."""
    gezien: dict[str, set[bool]] = {}
    for regel in regels(soort):
        machine = klasse.kijk(Drager(regel.toestand, regel.feiten))
        for overgang in machine.states_map[regel.toestand].transitions:
            for spec in overgang.cond if regel.gebeurtenis in [e.id for e in overgang.events] else ():
                gezien.setdefault(spec.attr_name, set()).add(bool(getattr(machine, spec.attr_name)()))
    return gezien


@pytest.mark.parametrize("soort", MACHINES)
def test_elke_voorwaarde_is_waar_en_onwaar_geweest(soort: str) -> None:
    """Geen voorwaarde zegt in de tabellen altijd ja of altijd nee."""
    gezien = _uitkomsten(MACHINES[soort], soort)
    gebruikt = {spec.attr_name for t in MACHINES[soort].states for o in t.transitions for spec in o.cond}
    assert set(gezien) == gebruikt
    assert {naam: uitkomst for naam, uitkomst in gezien.items() if uitkomst != {True, False}} == {}


@given(plek=st.sampled_from(OPEN), feiten=FEITEN, keuze=st.integers(0, 100))
def test_wat_kan_is_wat_gebeurt(plek: tuple[str, str], feiten: dict[str, Any], keuze: int) -> None:
    """Bij welke feiten ook: zonder bezwaar gebeurt het, met bezwaar niet, en elk bezwaar heeft een zin."""
    klasse, toestand = MACHINES[plek[0]], plek[1]
    machine = klasse(Drager(toestand, feiten))
    mogelijk = machine.mogelijkheden()
    mogelijkheid = mogelijk[keuze % len(mogelijk)]
    try:
        machine.send(mogelijkheid.gebeurtenis)
    except TransitionNotAllowed:
        assert not mogelijkheid.kan
        assert machine.toestand == toestand
        assert all(b.reden.endswith(".") for b in mogelijkheid.bezwaren)
    else:
        assert mogelijkheid.kan
        assert machine.toestand == mogelijkheid.naar


@pytest.mark.parametrize("soort", MACHINES)
def test_zonder_feiten_houdt_alleen_een_bekend_bezwaar_tegen(soort: str) -> None:
    """Wie alleen vraagt wat er kan, hoort geen bezwaar over feiten die nog worden gevraagd."""
    stil = {"handhaving_aan", "nog_geen_boete", "eerste_boete_opgelegd", "boete_opgelegd"}
    stil |= {"boete_bekendgemaakt", "is_opgeroepen", "volgt_onderwijsroute", "is_warm", "gesprek_geweest"}
    for toestand in MACHINES[soort].states:
        for mogelijkheid in MACHINES[soort].kijk(Drager(str(toestand.id))).mogelijkheden():
            assert {b.voorwaarde for b in mogelijkheid.bezwaren} <= stil


def test_reden_noemt_wat_ontbreekt_met_artikel() -> None:
    """Een onvolledig PIP zegt precies wat er ontbreekt, met het artikel."""
    mist = [{"veld": "leerroute", "naam": "de leerroute", "grondslag": "artikel 15, lid 1, onderdeel a"}]
    uitkomst = beproef("pip", "concept", "vaststelling_pip", {"pip_ontbreekt": mist})
    (bezwaar,) = uitkomst.bezwaren
    assert bezwaar.reden == (
        "Het PIP is nog niet compleet. Er ontbreekt: de leerroute (artikel 15, lid 1, onderdeel a)."
    )
    assert str(bezwaar.grondslag) == "artikel 15, Wet inburgering 2021"


def test_verkeerde_toestand_geeft_een_zin() -> None:
    """Een gebeurtenis die hier niet kan, krijgt een zin met de naam van de toestand."""
    uitkomst = beproef("pip", "open", "vaststelling_pip", {})
    assert not uitkomst.kan
    assert uitkomst.naar == "open"
    assert uitkomst.bezwaren[0].reden == "Dit kan niet in de toestand 'Nog niet begonnen'."


def test_onbekende_toestand_wordt_niet_geslikt() -> None:
    """Een toestand die de machine niet kent is een fout, geen stille start."""
    with pytest.raises(KeyError):
        beproef("pip", "bestaat_niet", "opstelling_pip", {})


def test_zonder_toestand_begint_de_machine_vooraan() -> None:
    """Een nieuw onderdeel begint in zijn eerste toestand."""
    assert beproef("overdracht", None, "verzending", {}).naar == "verzonden"
