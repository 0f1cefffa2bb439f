"""Het begin van een termijn: voor wie een regel geldt, met welk feit zij begint en wat daarvoor nodig was."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain

from inburgering.wet.begrippen import Groep, Regime, Route
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.loop import Loop, einde
from inburgering.wet.taal import opsomming
from inburgering.wet.telling import tel
from inburgering.wet.termijnregel import Feit, Termijnregel

VERONDERSTELD = "verondersteld"


@dataclass(frozen=True)
class Situatie:
    """Waarop de regels worden toegepast. `feiten` staan op volgorde van `Feit.plaats`.

    `regels_op` None: elke regel volgt de tekst van de dag waarop zij begint. `varianten` True: toon ook
    regels waarvan een mens nog moet zeggen of hun geval zich voordoet.
    """

    feiten: Sequence[Feit]
    groep: Groep
    route: Route | None
    normen: Mapping[str, int]
    regels_op: date | None
    varianten: bool
    regime: Regime = Regime.WI2021

    @cached_property
    def _plekken(self) -> Mapping[Gebeurtenis, Sequence[int]]:
        """Per soort de plekken in `feiten`."""
        uit: dict[Gebeurtenis, list[int]] = {}
        for plek, feit in enumerate(self.feiten):
            uit.setdefault(feit.gebeurtenis, []).append(plek)
        return uit

    def van(self, *soorten: Gebeurtenis) -> list[Feit]:
        """De feiten van deze soorten, op volgorde."""
        plekken = chain.from_iterable(self._plekken.get(soort, ()) for soort in soorten)
        return [self.feiten[plek] for plek in sorted(plekken)]

    def vroegste(self, *soorten: Gebeurtenis) -> Feit | None:
        """Het eerste feit van een van deze soorten."""
        return next(iter(self.van(*soorten)), None)


def begin(regel: Termijnregel, situatie: Situatie, eerder: AbstractSet[str]) -> Iterator[Loop]:
    """Elke keer dat deze regel begint. `eerder`: codes die onder een oudere tekst al zijn begonnen."""
    geval = _geval(regel, situatie)
    if geval is None:
        return
    begonnen = _beginfeiten(regel, situatie.van(*regel.vanaf))
    einden = situatie.van(*regel.eindigt_door, Gebeurtenis.BEEINDIGING) if begonnen else []
    for feit in begonnen:
        if _geldt(regel, feit, situatie, eerder) and (vereist := _vereist(regel, feit, situatie)) is not None:
            slot, telling = einde(regel, feit, vereist, einden), tel(regel, feit, situatie.normen)
            yield Loop(regel, feit, vereist, slot, telling, (*geval, *_open_geval(regel, feit)))


def _geval(regel: Termijnregel, situatie: Situatie) -> tuple[str, ...] | None:
    """In welk geval de regel geldt, in woorden; leeg als dat vaststaat, None als zij hier niet geldt."""
    if situatie.groep not in regel.voor or situatie.regime not in regel.regimes:
        return None
    if regel.routes is None or situatie.route in regel.routes:
        return ()
    if situatie.route is None and situatie.varianten:
        namen = sorted(route.naam for route in regel.routes)
        return (f"de leerroute is de {opsomming(namen, 'of')}",)
    return None


def _beginfeiten(regel: Termijnregel, feiten: Sequence[Feit]) -> list[Feit]:
    """De feiten van `vanaf` waarmee de regel begint: telkens het laatste, als de andere er al zijn."""
    uit, gezien = [], set()
    for feit in feiten:
        gezien.add(feit.gebeurtenis)
        if len(gezien) == len(regel.vanaf):
            uit.append(feit)
    return uit[:1] if regel.alleen_eerste else uit


def _geldt(regel: Termijnregel, feit: Feit, situatie: Situatie, eerder: AbstractSet[str]) -> bool:
    if not _tekst_geldt(regel, feit, situatie, eerder):
        return False
    if (beletsel := situatie.vroegste(*regel.niet_na)) is not None and beletsel.op < feit.op:
        return False
    return not _uitgesteld(regel, feit, situatie) and _antwoord(regel, feit, situatie)


def _tekst_geldt(regel: Termijnregel, feit: Feit, situatie: Situatie, eerder: AbstractSet[str]) -> bool:
    if situatie.regels_op is not None:
        return regel.geldt_op(situatie.regels_op)
    if regel.onmiddellijk and feit.op < regel.geldig_vanaf:
        return regel.code not in eerder
    return regel.geldt_op(feit.op)


def _uitgesteld(regel: Termijnregel, feit: Feit, situatie: Situatie) -> bool:
    uitstel = regel.uitstel
    if uitstel is None or situatie.groep not in uitstel.voor or not feit.waarden.get(uitstel.veld):
        return False
    anders = situatie.vroegste(uitstel.tot)
    return anders is None or anders.op > feit.op


def _antwoord(regel: Termijnregel, feit: Feit, situatie: Situatie) -> bool:
    """Of het geval van de regel zich voordoet; zonder antwoord alleen als varianten gevraagd zijn."""
    if regel.geldt_als is None:
        return True
    antwoord = feit.waarden.get(regel.als_feit[0]) if regel.als_feit else None
    if antwoord is None or regel.als_feit is None:
        return situatie.varianten
    return str(antwoord) == regel.als_feit[1]


def _vereist(regel: Termijnregel, feit: Feit, situatie: Situatie) -> tuple[Feit, ...] | None:
    """De feiten die er ook moesten zijn; None als er een ontbreekt."""
    gevonden = []
    for soort in (*regel.vereist, *regel.vereist_eerder):
        ander = situatie.vroegste(soort)
        if ander is None or ander.op > feit.op:
            return None
        if soort in regel.vereist_eerder and ander.op == feit.op:
            return None
        gevonden.append(ander)
    return tuple(gevonden)


def _open_geval(regel: Termijnregel, feit: Feit) -> tuple[str, ...]:
    """In welk geval de regel geldt, als de feiten dat niet zeggen."""
    if regel.geldt_als is None or (regel.als_feit and feit.waarden.get(regel.als_feit[0]) is not None):
        return ()
    return (regel.geldt_als,)


def begonnen_met(regel: Termijnregel, feit: Feit, situatie: Situatie) -> Iterator[Feit]:
    """De feiten van `vanaf`: van elke andere soort het laatste daarvoor, en dan het feit zelf."""
    for soort in regel.vanaf:
        if soort is not feit.gebeurtenis:
            yield [f for f in situatie.van(soort) if f.plaats < feit.plaats][-1]
    yield feit
