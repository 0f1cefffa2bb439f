"""Each form explains itself, and each step that is not possible yet says what solves it."""

import re
from collections.abc import Iterator

import pytest

from inburgering.statemachine.machines import MACHINES, STICHT, voor_mensen
from inburgering.web.woorden import GEBEURTENISSEN
from inburgering.web.woorden_oplossing import BIJ_DE_TAKEN, OPLOSSING
from inburgering.web.woorden_stappen import KOMT_NOG
from inburgering.web.zicht_artikel import artikelen

DOE_DIT = re.compile(r"\b(Kies|Kijk|Laat|Leg|Roep|Zie|Zet|Rond|Maak|Wacht)\b")


def _redenen() -> Iterator[tuple[str, str]]:
    """Every condition that may stand under 'Nu nog niet mogelijk', with its sentence if it is a fixed one."""
    for klasse in MACHINES.values():
        for overgang in (o for t in klasse.states for o in t.transitions):
            if not {event.id for event in overgang.events} & KOMT_NOG:
                continue
            for spec in overgang.cond:
                reden = getattr(getattr(klasse, spec.attr_name), "reden", None)
                if reden is not None:
                    yield spec.attr_name, reden if isinstance(reden, str) else ""


def test_elke_reden_wijst_naar_een_stap_of_zegt_zelf_wat_te_doen() -> None:
    """Nobody is left with only 'this is not possible'."""
    zonder = {
        naam
        for naam, zin in _redenen()
        if naam not in {*OPLOSSING, *BIJ_DE_TAKEN} and not DOE_DIT.search(zin)
    }
    assert zonder == set()


def test_elke_oplossing_is_van_een_echte_voorwaarde_en_voor_mensen() -> None:
    """No solution for a condition that is gone, and none that only the program can record."""
    assert set(OPLOSSING) <= {naam for naam, _ in _redenen()}
    stappen = {stap for kan in OPLOSSING.values() for stap, _ in kan}
    assert {stap for stap in stappen if not voor_mensen(stap)} == set()


@pytest.mark.parametrize("soort", MACHINES)
def test_elk_formulier_heeft_een_knop_en_een_uitleg(soort: str) -> None:
    """Every gebeurtenis a person can record says on its button and under its name what it is for."""
    van = {g for g in MACHINES[soort].gebeurtenissen() if voor_mensen(g) or STICHT.get(g) == soort}
    zonder = {g for g in van if not all(GEBEURTENISSEN.get(g, ("", "")))}
    assert zonder == set()


def test_elk_formulier_noemt_zijn_artikel() -> None:
    """All but these few: what is the municipality's own housekeeping, and a task, whose ground is its own."""
    zonder = {
        g
        for soort, klasse in MACHINES.items()
        for g in klasse.gebeurtenissen()
        if (voor_mensen(g) or STICHT.get(g) == soort) and not artikelen(soort, g)
    }
    assert zonder == {
        "afhandeling_signaal", "afspraak_warme_overdracht", "bevestiging_gemeente", "herinnering",
        "herstel_verzuim", "leefgebieden", "notitie", "opstelling_overdracht", "start_pvt", "toewijzing",
        "vertrek", "wijziging_gegevens",
    }  # fmt: skip


def test_het_artikel_van_het_plan() -> None:
    """Establishing a PIP rests on articles 14, 15 and 11 of the law, and never on more than four."""
    namen = [str(a) for a in artikelen("pip", "vaststelling_pip")]
    assert namen[:2] == ["artikel 14, Wet inburgering 2021", "artikel 15, Wet inburgering 2021"]
    assert len(namen) == 4
