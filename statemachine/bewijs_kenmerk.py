"""Wat twee situaties verschillend maakt: hun toestanden, en alles wat een latere toestand nog kan bepalen.

Het kenmerk leert tijdens het zoeken waar voorwaarden naar kijken. Iets telt mee zolang er verderop een
stap is die ernaar kijkt en een toestand verandert, of iets vastlegt wat daar weer toe leidt. Leert het
kenmerk iets nieuws, dan begint het zoeken opnieuw. Van een dag telt of hij er is, van een getal tussen
welke grenzen het ligt.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from inburgering.statemachine.bewijs_invloed import invloed
from inburgering.statemachine.bewijs_stelsel import Stelsel, overgangen
from inburgering.statemachine.bewijs_zaak import Proefzaak
from inburgering.statemachine.bewijs_zicht import Gelezen, Pad, kijk, norm

Plek = tuple[str, str]
"""Een soort onderdeel en een gebeurtenis."""
Stap = tuple["Plaats", frozenset[Plek]]
Plaats = tuple[Any, ...]
"""De fase van de achtergrond, de leerroute en de toestanden van alle onderdelen."""
TAKEN = ("open_overdrachten",)
STAAT_AL_IN_PLAATS = frozenset(
    {"gegevens", "op", "vandaag", "nieuw", "open_overdrachten"}
    | {"onderdelen", "route", "groep", "regime", "nazorg", "handhaving"}
)
"""Wat alleen bij deze stap hoort, wat de plaats al zegt of wat in de hele zoektocht hetzelfde is."""
ALTIJD = ("*", "op")
"""Van een eerdere gebeurtenis is er altijd een dag; of er iets is, zeggen de delen."""


class Kenmerk:
    """Waar de voorwaarden van één paar op letten, en waar dat er nog toe doet."""

    def __init__(self, stelsel: Stelsel) -> None:
        self.stelsel = stelsel
        self.gelezen: dict[Plaats, dict[Plek, Gelezen]] = {}
        self.verder: dict[Plaats, set[Stap]] = {}
        self.let_op: dict[Plaats, frozenset[Pad]] = {}
        self.alles: frozenset[Pad] = frozenset()
        self.bekeken: dict[Plaats, dict[Plek, Gelezen]] = {}
        self.beproefd: set[object] = set()
        self._mee: dict[Plek, bool] = {}
        self.leest_handhaving = False

    def vragen(self, plaats: Plaats, plek: Plek, gezien: Gelezen) -> list[Pad]:
        """Waar hier naar is gekeken en waarvan nog niet bleek dat het verschil maakt."""
        self.leest_handhaving |= ("handhaving",) in gezien
        bekend = self.gelezen.setdefault(plaats, {}).setdefault(plek, set())
        telt = {pad for pad in gezien if pad[0] not in STAAT_AL_IN_PLAATS and pad[-1] not in ALTIJD}
        self.bekeken.setdefault(plaats, {}).setdefault(plek, set()).update(telt)
        return sorted(telt - bekend)

    def leer(self, plaats: Plaats, plek: Plek, pad: Pad) -> None:
        """Onthoud dat dit feit hier voor deze gebeurtenis verschil maakt."""
        self.gelezen[plaats][plek].add(pad)

    def nieuw(self, plaats: Plaats, waarden: tuple[Any, ...]) -> bool:
        """Of deze waarden hier voor het eerst voorkomen."""
        deze = (plaats, waarden)
        oud = deze in self.beproefd
        self.beproefd.add(deze)
        return not oud

    def ga(self, van: Plaats, naar: Plaats, gebeurd: frozenset[Plek]) -> None:
        """Onthoud dat er vanaf de ene plaats een stap naar de andere is, en wat daarbij wordt vastgelegd."""
        if van != naar:
            self.verder.setdefault(van, set()).add((naar, gebeurd))

    def wist_alles(self) -> bool:
        """Of er niets is geleerd wat nog niet meetelde; zo niet, dan telt het voortaan mee."""
        oud, self.let_op = self.let_op, self._verderop()
        self.alles, self._mee = frozenset().union(*self.let_op.values()), {}
        return oud == self.let_op

    def _verderop(self) -> dict[Plaats, frozenset[Pad]]:
        """Per plaats waar hier of verderop nog naar wordt gekeken door wat ertoe doet."""
        alles: frozenset[Pad] = frozenset()
        while True:
            hier = {plaats: self._hier(plaats, alles) for plaats in self.gelezen}
            verderop = _terug(hier, self.verder)
            samen = frozenset().union(*verderop.values())
            if samen == alles:
                return verderop
            alles = samen

    def _hier(self, plaats: Plaats, alles: frozenset[Pad]) -> frozenset[Pad]:
        lezingen = self.gelezen[plaats].items()
        return frozenset().union(
            *(g for plek, g in lezingen if self._beweegt(plek) or self._raakt(plek, alles))
        )

    def telt_mee(self, plek: Plek) -> bool:
        """Of deze gebeurtenis een toestand kan veranderen, of iets wat dat bepaalt."""
        if plek not in self._mee:
            self._mee[plek] = self._beweegt(plek) or self._raakt(plek, self.alles)
        return self._mee[plek]

    def _beweegt(self, plek: Plek) -> bool:
        return plek in _die_bewegen(self.stelsel)

    def _raakt(self, plek: Plek, paden: frozenset[Pad]) -> bool:
        """Of deze gebeurtenis iets vastlegt waar deze paden naar kijken."""
        return any(
            plek[1] in gevonden
            if (gevonden := invloed(self.stelsel, pad)) is not None
            else _legt_vast(plek, pad)
            for pad in paden
        )

    def van(self, plaats: Plaats, zaak: Proefzaak) -> tuple[Any, ...]:
        """Wat er van deze situatie telt, naast haar plaats."""
        return tuple(norm(kijk(zaak, pad)) for pad in sorted(self.let_op.get(plaats, ())))


def _legt_vast(plek: Plek, pad: Pad) -> bool:
    """Of dit pad zegt wanneer of hoe deze gebeurtenis het laatst gebeurde; het eerdere telt niet meer."""
    return len(pad) > 1 and pad[0] in ("eerder", f"voorheen@{plek[0]}") and pad[1] == plek[1]


def _terug(
    hier: Mapping[Plaats, frozenset[Pad]], verder: Mapping[Plaats, set[Stap]]
) -> dict[Plaats, frozenset[Pad]]:
    """Per plaats alles van hier en van verderop, behalve wat onderweg opnieuw wordt vastgelegd."""
    vorige: dict[Plaats, set[Stap]] = {}
    for van, stappen in verder.items():
        for naar, gebeurd in stappen:
            vorige.setdefault(naar, set()).add((van, gebeurd))
    uit = {plaats: hier.get(plaats, frozenset()) for plaats in {*hier, *verder, *vorige}}
    rij = list(uit)
    while rij:
        naar = rij.pop()
        for van, gebeurd in vorige.get(naar, ()):
            mee = {pad for pad in uit[naar] if not any(_legt_vast(plek, pad) for plek in gebeurd)}
            if not mee <= uit[van]:
                uit[van] |= mee
                rij.append(van)
    return uit


@cache
def _die_bewegen(stelsel: Stelsel) -> frozenset[Plek]:
    """De gebeurtenissen die een toestand kunnen veranderen, van hun eigen machine of door een koppeling."""
    return frozenset(
        (soort, pijl.gebeurtenis)
        for soort, klasse in stelsel.machines.items()
        for pijl in overgangen(klasse)
        if pijl.van != pijl.naar or stelsel.volgend(soort, pijl.gebeurtenis)
    )
