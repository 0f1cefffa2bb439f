"""De bouw van elke machine: geen doodlopende, onbereikbare of verscholen weg, en geen woord te veel."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest
from statemachine import Event, State

from inburgering.statemachine.basis import Machine, keuze, voorwaarde
from inburgering.statemachine.feiten import FEITEN
from inburgering.statemachine.machines import (
    BEGIN,
    INTERN,
    MACHINES,
    MEERVOUD,
    NA_HET_TRAJECT,
    STICHT,
    STICHT_NA_HET_TRAJECT,
    SYSTEEM,
    voor_mensen,
)  # fmt: skip
from inburgering.wet.begrippen import Wie
from inburgering.wet.gebeurtenissen import ALLEEN_REKENEN, Gebeurtenis
from inburgering.wet.termijnen import REGELS

HAKEN = ("on_", "before_", "after_")
ONDERDELEN = [soort for soort in MACHINES if soort not in ("traject", "overdracht", "bezwaar")]
elke_machine = pytest.mark.parametrize("klasse", MACHINES.values(), ids=list(MACHINES))


def overgangen(klasse: type[Machine]) -> list[Any]:
    """Alle overgangen van deze klasse."""
    return [overgang for toestand in klasse.states for overgang in toestand.transitions]


def wachters(klasse: type[Machine]) -> set[str]:
    """De voorwaarden en wegwijzers die deze klasse heeft."""
    alle = {naam: getattr(klasse, naam, None) for naam in dir(klasse)}
    return {n for n, w in alle.items() if hasattr(w, "reden") or getattr(w, "is_keuze", False)}


def gebruikt(klasse: type[Machine]) -> set[str]:
    """De voorwaarden en wegwijzers waarop een overgang let."""
    return {spec.attr_name for overgang in overgangen(klasse) for spec in overgang.cond}


def bereik(begin: Iterable[str], stappen: Iterable[tuple[str, str]]) -> set[str]:
    """Alles wat met deze stappen vanaf het begin te bereiken is."""
    gezien, stappen = set(begin), list(stappen)
    while nieuw := {naar for van, naar in stappen if van in gezien} - gezien:
        gezien |= nieuw
    return gezien


def verscholen(klasse: type[Machine]) -> list[str]:
    """Overgangen die nooit aan de beurt komen: een eerdere zonder voorwaarde vangt dezelfde gebeurtenis."""
    uit, vrij = [], set()
    for overgang in overgangen(klasse):
        for event in overgang.events:
            paar = (overgang.source.id, event.id)
            if paar in vrij:
                uit.append(" + ".join(paar))
            if not list(overgang.cond):
                vrij.add(paar)
    return uit


def haken(klasse: type[Machine]) -> list[str]:
    """Methoden die de bibliotheek vanzelf zou aanroepen, of die dat door een tikfout juist niet doet."""
    eigen = [naam for k in klasse.__mro__ if issubclass(k, Machine) for naam in vars(k)]
    return [naam for naam in eigen if naam.startswith(HAKEN)]


@elke_machine
def test_toestanden_en_gebeurtenissen_zijn_uniek(klasse: type[Machine]) -> None:
    """Geen twee toestanden met dezelfde naam of hetzelfde woord, en geen woord dat beide is."""
    ids = [t.id for t in klasse.states]
    namen = [t.name for t in klasse.states]
    events = list(klasse.gebeurtenissen())
    assert not [w for w, keer in Counter(ids + events).items() if keer > 1]
    assert not [w for w, keer in Counter(namen).items() if keer > 1]


@elke_machine
def test_plat(klasse: type[Machine]) -> None:
    """Geen samengestelde, parallelle of historische toestand: de toestand is één woord."""
    assert not [t.id for t in klasse.states if t.states or t.history or t.parallel]


@elke_machine
def test_elke_toestand_bereikbaar_en_geen_dood_spoor(klasse: type[Machine]) -> None:
    """Elke toestand is te bereiken, elke open toestand heeft een uitgang en een weg naar een einde."""
    stappen = [(o.source.id, o.target.id) for o in overgangen(klasse)]
    alle = {t.id for t in klasse.states}
    einde = {t.id for t in klasse.states if t.final}
    begin = klasse.initial_state
    assert begin is not None
    assert bereik([begin.id], stappen) == alle
    assert bereik(einde, [(naar, van) for van, naar in stappen]) == alle
    assert {van for van, naar in stappen if van != naar} == alle - einde


@elke_machine
def test_ook_zonder_staking_is_er_een_weg_naar_het_einde(klasse: type[Machine]) -> None:
    """Niemand zit vast: ook zonder dat het traject eindigt leidt elke toestand ergens heen."""
    stappen = [(o.source.id, o.target.id) for o in overgangen(klasse) if "staking" not in o.event]
    alle = {t.id for t in klasse.states} - {"gestaakt"}
    if (
        klasse is MACHINES["pip"]
    ):  # een PIP eindigt alleen met het traject; tot dan kan het altijd worden herzien
        assert bereik(["vastgesteld"], [(naar, van) for van, naar in stappen]) == alle
        return
    einde = {t.id for t in klasse.states if t.final} - {"gestaakt"}
    assert bereik(einde, [(naar, van) for van, naar in stappen]) == alle


@elke_machine
def test_geen_verscholen_overgang(klasse: type[Machine]) -> None:
    """Geen overgang staat achter een eerdere zonder voorwaarde."""
    assert verscholen(klasse) == []


@elke_machine
def test_geen_dode_voorwaarde_of_haak(klasse: type[Machine]) -> None:
    """Elke voorwaarde wordt gebruikt, elke gebruikte is er een, en geen methode heet naar een haak."""
    assert gebruikt(klasse) == wachters(klasse)
    assert haken(klasse) == []


@elke_machine
def test_elke_voorwaarde_heeft_uitleg(klasse: type[Machine]) -> None:
    """Elke voorwaarde zegt in een Nederlandse zin wat zij vraagt; een gemaakte reden ook."""
    for naam in wachters(klasse):
        wachter = getattr(klasse, naam)
        assert wachter.__doc__, naam
        if not getattr(wachter, "is_keuze", False):
            assert (wachter.reden.__doc__ if callable(wachter.reden) else wachter.reden).endswith("."), naam


@pytest.mark.parametrize("soort", ONDERDELEN)
def test_elk_onderdeel_is_te_staken(soort: str) -> None:
    """Eindigt het traject, dan stopt elk onderdeel vanuit elke open toestand; een bezwaar gaat door."""
    vanuit = {o.source.id for o in overgangen(MACHINES[soort]) if "staking" in [e.id for e in o.events]}
    assert vanuit == {t.id for t in MACHINES[soort].states if not t.final}


@pytest.mark.parametrize("soort", sorted(NA_HET_TRAJECT))
def test_wat_doorgaat_na_het_traject_neemt_de_bewaking_over(soort: str) -> None:
    """Wat na het einde open kan staan, legt vanuit elke toestand een melding vast en sluit een signaal."""
    gesticht = {t.id for t in MACHINES[soort].states if not t.final and not t.initial}
    for woord in (Gebeurtenis.MELDING, Gebeurtenis.AFHANDELING_SIGNAAL):
        vanuit = {o.source.id for o in overgangen(MACHINES[soort]) if woord in [e.id for e in o.events]}
        assert gesticht <= vanuit


def test_alleen_wat_doorgaat_begint_na_het_traject() -> None:
    """Wat na het einde nog begint, is een onderdeel dat dan bewaakt wordt."""
    assert {STICHT[woord] for woord in STICHT_NA_HET_TRAJECT} <= NA_HET_TRAJECT


def test_elk_woord_is_een_gebeurtenis_en_omgekeerd() -> None:
    """Machines en wet gebruiken dezelfde woorden, en elk woord heeft een model voor zijn feiten."""
    woorden = {woord for klasse in MACHINES.values() for woord in klasse.gebeurtenissen()}
    assert woorden == set(Gebeurtenis) - ALLEEN_REKENEN
    assert set(FEITEN) == set(Gebeurtenis) - ALLEEN_REKENEN


@elke_machine
def test_elke_open_toestand_zegt_waarop_zij_wacht(klasse: type[Machine]) -> None:
    """Voor elke toestand die niet het einde is staat er wie aan zet is, en op wat, als deel van een zin."""
    assert set(klasse.wacht) == {t.id for t in klasse.states if not t.final}
    for toestand, wacht in klasse.wacht.items():
        assert isinstance(wacht.wie, Wie), toestand
        assert wacht.op[0].islower(), toestand
        assert not wacht.op.endswith("."), toestand
        assert set(wacht.klok) <= {regel.code for regel in REGELS}, toestand


def test_waarmee_een_onderdeel_begint_dat_er_meer_keren_kan_zijn() -> None:
    """Elke soort waarvan er meer kunnen zijn begint met een eigen woord, vanuit haar eerste toestand."""
    assert set(STICHT.values()) == MEERVOUD
    for gebeurtenis, soort in STICHT.items():
        begin = MACHINES[soort].initial_state
        assert begin is not None
        assert gebeurtenis in {event.id for o in begin.transitions for event in o.events}


def test_wie_wat_vastlegt() -> None:
    """Wat vanzelf volgt of van de dienst is, wordt nooit aan mensen aangeboden."""
    assert set(Gebeurtenis) >= INTERN | SYSTEEM | BEGIN
    assert not INTERN & SYSTEEM
    assert [g for g in ("staking", "melding", "overname", "start_plan") if voor_mensen(g)] == []
    assert voor_mensen("vaststelling_pip")


class Proefmachine(Machine):
    """Een machine met alle fouten die de controles hierboven moeten zien."""

    begin = State("Begin", initial=True)
    midden = State("Midden")
    einde = State("Einde", final=True)

    ga = Event(begin.to(midden) | begin.to(einde, cond="mag"), name="Ga")
    klaar = Event(midden.to(einde), name="Klaar")

    @voorwaarde("Dit mag niet.")
    def mag(self) -> bool:
        """Het mag."""
        return True

    @keuze
    def nooit_gebruikt(self) -> bool:
        """Wijst nergens heen."""
        return True

    def on_gaa(self) -> None:
        """Een haak met een tikfout."""


def test_de_controles_zien_fouten() -> None:
    """De controles hierboven zien een verscholen overgang, een dode wegwijzer en een haak met een tikfout."""
    assert verscholen(Proefmachine) == ["begin + ga"]
    assert wachters(Proefmachine) - gebruikt(Proefmachine) == {"nooit_gebruikt"}
    assert haken(Proefmachine) == ["on_gaa"]
