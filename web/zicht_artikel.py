"""On which articles a gebeurtenis rests: those of its conditions, and of the terms it begins or ends."""

from collections.abc import Iterator, Mapping
from functools import cache

from inburgering.statemachine.machines import MACHINES
from inburgering.wet.bronnen import BESLUIT, WET, Bron, LokaleBron
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnen import REGELS

HOOGSTENS = 4
Grond = Bron | LokaleBron
ZELF: Mapping[str, tuple[Bron, ...]] = {
    Gebeurtenis.OPSTELLING_PIP: (WET.art("15"), BESLUIT.art("5.3")),
    Gebeurtenis.HERZIENING_PIP: (WET.art("15"), WET.art("17")),
    Gebeurtenis.VOORTGANGSGESPREK: (WET.art("17", lid=1),),
    Gebeurtenis.START_VRIJSTELLING: (WET.art("4"),),
}
"""Of what no condition or term speaks; as `statemachine/feiten_*.py` cites it."""


@cache
def artikelen(onderdeel: str, gebeurtenis: str) -> tuple[Grond, ...]:
    """At most four, the law before what the municipality decided itself; empty when there is none."""
    uniek: dict[str, Grond] = {}
    for grond in _alle(onderdeel, gebeurtenis):
        uniek.setdefault(str(grond), grond)
    wet = [g for g in uniek.values() if isinstance(g, Bron)]
    eigen = [g for g in uniek.values() if isinstance(g, LokaleBron)]
    samen: list[Grond] = [*wet, *eigen]
    return tuple(samen[:HOOGSTENS])


def _alle(onderdeel: str, gebeurtenis: str) -> Iterator[Grond]:
    klasse = MACHINES[onderdeel]
    yield from ZELF.get(gebeurtenis, ())
    for overgang in (o for t in klasse.states for o in t.transitions):
        if gebeurtenis in {event.id for event in overgang.events}:
            for spec in overgang.cond:
                grond = getattr(getattr(klasse, spec.attr_name), "grondslag", None)
                if grond is not None:
                    yield grond
    woord = Gebeurtenis(gebeurtenis)
    gewoon = [regel for regel in REGELS if not regel.vangnet]
    yield from (regel.bron for regel in gewoon if woord in regel.vanaf)
    yield from (regel.bron for regel in gewoon if woord in regel.eindigt_door)
