"""Waarover het bewijs gaat: de machines, hun koppelingen en hun regels, en hoe het bewijs ernaar kijkt.

Het bewijs vraagt de echte voorwaarden van de echte machines. Het laat alleen de bibliotheek weg die ze bij
een gebeurtenis aanroept: een overgang is aan de beurt als zij de eerste is waarvan alle voorwaarden gelden.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from hashlib import sha256
from typing import Any, cast

from pydantic import ValidationError
from statemachine import Event

import inburgering
from inburgering.statemachine.basis import Drager, Machine
from inburgering.statemachine.bewijs_feiten import Sjabloon, invullen
from inburgering.statemachine.feiten import FEITEN, Feiten
from inburgering.statemachine.koppelingen import Koppeling, volgend
from inburgering.statemachine.machines import (
    BEGIN,
    INTERN,
    MACHINES,
    MEERVOUD,
    NA_HET_TRAJECT,
    PARTNER,
    SYSTEEM,
)
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnen import REGELS
from inburgering.wet.termijnregel import Termijnregel

TRAJECT, OVERDRACHT = "traject", "overdracht"


@dataclass(frozen=True)
class Overgang:
    """Eén pijl van een machine: bij deze gebeurtenis hierheen, als de voorwaarden dit antwoorden."""

    plek: int
    gebeurtenis: str
    van: str
    naar: str
    eisen: tuple[tuple[str, bool], ...]


@cache
def overgangen(klasse: type[Machine]) -> tuple[Overgang, ...]:
    """Alle pijlen van deze machine, in de volgorde waarin zij aan de beurt komen."""
    rij: list[Overgang] = []
    for toestand in klasse.states:
        for pijl in toestand.transitions:
            eisen = tuple((spec.attr_name, bool(spec.expected_value)) for spec in pijl.cond)
            for event in cast("Iterable[Event]", pijl.events):
                rij.append(Overgang(len(rij), str(event.id), str(toestand.id), str(pijl.target.id), eisen))
    return tuple(rij)


@cache
def vanuit(klasse: type[Machine]) -> Mapping[tuple[str, str], tuple[Overgang, ...]]:
    """De pijlen per toestand en gebeurtenis."""
    uit: dict[tuple[str, str], tuple[Overgang, ...]] = {}
    for pijl in overgangen(klasse):
        uit[pijl.van, pijl.gebeurtenis] = (*uit.get((pijl.van, pijl.gebeurtenis), ()), pijl)
    return uit


@cache
def gebeurtenissen_vanuit(klasse: type[Machine]) -> Mapping[str, tuple[str, ...]]:
    """De gebeurtenissen per toestand."""
    uit: dict[str, dict[str, None]] = {}
    for pijl in overgangen(klasse):
        uit.setdefault(pijl.van, {})[pijl.gebeurtenis] = None
    return {toestand: tuple(namen) for toestand, namen in uit.items()}


@cache
def voorwaarden(klasse: type[Machine]) -> tuple[str, ...]:
    """De voorwaarden en wegwijzers waarop een pijl van deze machine let."""
    return tuple(dict.fromkeys(naam for pijl in overgangen(klasse) for naam, _ in pijl.eisen))


@cache
def toestanden(klasse: type[Machine]) -> tuple[str, ...]:
    """De toestanden van deze machine, in de volgorde van het bestand."""
    return tuple(str(t.id) for t in klasse.states)


@cache
def eind(klasse: type[Machine]) -> frozenset[str]:
    """De toestanden waarin deze machine klaar is."""
    return frozenset(str(t.id) for t in klasse.states if t.final)


@cache
def begin(klasse: type[Machine]) -> str:
    """De toestand waarin deze machine begint."""
    return next(str(t.id) for t in klasse.states if t.initial)


@cache
def _machine(klasse: type[Machine]) -> Machine:
    return klasse(Drager(None))


def vraag(klasse: type[Machine], toestand: str, feiten: Mapping[str, Any]) -> Machine:
    """De machine in deze toestand met deze feiten, om haar voorwaarden iets te vragen; steeds dezelfde."""
    machine = _machine(klasse)
    machine.model.state, machine.model.feiten = toestand, feiten
    return machine


def geldt(machine: Machine, pijl: Overgang) -> bool:
    """Of alle voorwaarden van deze pijl antwoorden wat zij verlangt; elke krijgt de vraag, ook na een nee."""
    antwoorden = [bool(getattr(machine, naam)()) is gewenst for naam, gewenst in pijl.eisen]
    return all(antwoorden)


def gekozen(
    klasse: type[Machine], toestand: str, gebeurtenis: str, feiten: Mapping[str, Any]
) -> Overgang | None:
    """De pijl die bij deze gebeurtenis aan de beurt is; None als zij nu niet mag."""
    machine = vraag(klasse, toestand, feiten)
    pijlen = vanuit(klasse).get((toestand, gebeurtenis), ())
    return next((pijl for pijl in pijlen if geldt(machine, pijl)), None)


def _vinger(delen: Iterable[str]) -> str:
    return sha256("\n".join(delen).encode()).hexdigest()[:12]


@dataclass(frozen=True, eq=False)
class Stelsel:
    """Alle machines met wat hen verbindt. Een test zet er een fout in en ziet of het bewijs haar vindt."""

    machines: Mapping[str, type[Machine]] = field(default_factory=lambda: MACHINES)
    volgend: Callable[..., tuple[Koppeling, ...]] = volgend
    feiten: Mapping[Gebeurtenis, type[Feiten]] = field(default_factory=lambda: FEITEN)
    regels: tuple[Termijnregel, ...] = REGELS
    intern: frozenset[str] = INTERN
    systeem: frozenset[str] = SYSTEEM
    partner: frozenset[str] = PARTNER
    begin: frozenset[str] = BEGIN
    meervoud: frozenset[str] = MEERVOUD
    na_het_traject: frozenset[str] = NA_HET_TRAJECT

    @property
    def codes(self) -> frozenset[str]:
        """De codes van alle termijnen."""
        return frozenset(regel.code for regel in self.regels)

    @cached_property
    def regelversie(self) -> str:
        """De versie van het programma met een vingerafdruk van alle termijnregels, zoals in het logboek."""
        return f"{inburgering.__version__}+{_vinger(map(repr, self.regels))}"

    @cached_property
    def machineversie(self) -> str:
        """Een vingerafdruk van de machines: hun pijlen, hun voorwaarden, hun eigenaars en hun koppelingen."""
        delen = [f"{s} {overgangen(k)} {sorted(k.wacht.items())}" for s, k in self.machines.items()]
        delen += [f"{k.bij} {k.volgt} {sorted(k.vanuit)}" for rij in self.koppelingen() for k in rij]
        return _vinger(delen)

    @cached_property
    def lange(self) -> tuple[Termijnregel, ...]:
        """De regels van de inburgeringstermijn zelf."""
        return tuple(regel for regel in self.regels if regel.code in ("T10", "T16", "T17"))

    @property
    def onderdelen(self) -> tuple[str, ...]:
        """De soorten onderdelen: alles behalve het traject zelf en de taken bij partners."""
        return tuple(soort for soort in self.machines if soort not in (TRAJECT, OVERDRACHT))

    @cached_property
    def _bij(self) -> dict[tuple[str, str], tuple[Koppeling, ...]]:
        return {}

    def bij(self, soort: str, gebeurtenis: str) -> tuple[Koppeling, ...]:
        """De koppelingen bij deze gebeurtenis, ongeacht haar feiten."""
        plek = (soort, gebeurtenis)
        if plek not in self._bij:
            self._bij[plek] = self.volgend(soort, gebeurtenis)
        return self._bij[plek]

    @cached_property
    def _gelezen(self) -> dict[object, Any]:
        return {}

    def gegevens(self, gebeurtenis: str, sjabloon: Sjabloon, dag: date) -> Mapping[str, Any] | None:
        """De feiten zoals zij worden bewaard; None als iemand ze zo niet kan vastleggen."""
        sleutel = (gebeurtenis, id(sjabloon), dag)
        if sleutel not in self._gelezen:
            try:
                gelezen = self.lees(gebeurtenis, invullen(sjabloon, dag))
            except ValidationError:
                gelezen = None
            self._gelezen[sleutel] = (
                gelezen,
                sjabloon,
            )  # zo blijft het sjabloon bestaan, en zijn nummer zijn
        gegevens: Mapping[str, Any] | None = self._gelezen[sleutel][0]
        return gegevens

    def lees(self, gebeurtenis: str, gegevens: Mapping[str, Any]) -> dict[str, Any]:
        """De feiten zoals zij worden bewaard. Raises ValidationError."""
        model = self.feiten[Gebeurtenis(gebeurtenis)]
        ingevuld = {naam: waarde for naam, waarde in gegevens.items() if waarde is not None}
        return model.model_validate(ingevuld).model_dump(mode="json")

    def koppelingen(self) -> Iterator[tuple[Koppeling, ...]]:
        """De koppelingen, per gebeurtenis die iets in beweging zet."""
        for soort, klasse in self.machines.items():
            for gebeurtenis in klasse.gebeurtenissen():
                if gevonden := self.volgend(soort, gebeurtenis):
                    yield gevonden

    @cached_property
    def vanzelf(self) -> frozenset[str]:
        """Wat niemand bij een lopend traject vastlegt: het volgt uit iets anders, of er begint iets mee."""
        return self.intern | self.begin

    def door_mensen(self, gebeurtenis: str) -> bool:
        """Of een medewerker of een partner deze gebeurtenis kan vastleggen bij wat er al is."""
        return gebeurtenis not in self.intern | self.systeem | (self.begin - self.stichters)

    @property
    def stichters(self) -> frozenset[str]:
        """Waarmee een mens een nieuw onderdeel begint in een traject dat er al is."""
        return frozenset({Gebeurtenis.OPSTELLING_OVERDRACHT})
