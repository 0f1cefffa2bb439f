"""Partner figures without blame: how long tasks took, what came on time and what was complete. Pure.

Counted over the tasks that were sent in a period, per partner and kind of task, on a peildatum. Alphabetical:
nobody is ranked. What was not reported yet is counted apart and never as fast or slow.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from math import ceil
from statistics import median

from inburgering.db.rapport_klein import deel, onderdruk, toonbaar

TERUGGEMELD = "terugmelding"
NIET_DOORGEGAAN = ("weigering", "intrekking", "afsluiting", "staking")
SAMEN = "Alle partners"
Sleutel = tuple[str, str]
"""The names of a task and of a partner."""


@dataclass(frozen=True)
class Telling:
    """How tasks went: how many were sent, reported the first time, did not go through.

    `voorbij`: went through and their agreed day (in the letter, or the later day the partner promised) is
    past; of those `op_tijd` were reported by that day. `beoordeeld`: reported and judged, of which `compleet`
    without asking for more.
    """

    verzonden: int = 0
    teruggemeld: int = 0
    niet_doorgegaan: int = 0
    voorbij: int = 0
    op_tijd: int = 0
    beoordeeld: int = 0
    compleet: int = 0

    def __add__(self, ander: "Telling") -> "Telling":
        return Telling(*(a + b for a, b in zip(astuple(self), astuple(ander), strict=True)))

    @property
    def delen(self) -> tuple[int, int, int]:
        """Reported, not gone through, and still open: together all that were sent."""
        open_ = self.verzonden - self.teruggemeld - self.niet_doorgegaan
        return self.teruggemeld, self.niet_doorgegaan, open_


@dataclass(frozen=True)
class Cijfer:
    """The figures of one line; None and empty text stand for what is too small to show.

    `genoeg`: so many were reported that it may be said how long that took (`met_duur`). `samen`: the line is
    of all partners together.
    """

    taak: str
    partner: str
    verzonden: int | None = None
    teruggemeld: int | None = None
    niet_doorgegaan: int | None = None
    open: int | None = None
    mediaan: int | None = None
    p90: int | None = None
    op_tijd: str = ""
    compleet: str = ""
    genoeg: bool = False
    samen: bool = False


def cijfers(tellingen: Mapping[Sleutel, Telling], vanaf: int) -> list[Cijfer]:
    """A line per kind of task and partner, by name; of each task a line for all partners where that may."""
    uit = []
    for soort in sorted({taak for taak, _ in tellingen}):
        groepen = {partner: t for (taak, partner), t in sorted(tellingen.items()) if taak == soort}
        uit += [_cijfer(soort, partner, telling, vanaf) for partner, telling in groepen.items()]
        if len(groepen) > 1:
            uit.append(_samen(soort, list(groepen.values()), vanaf))
    return uit


def met_duur(
    regels: Sequence[Cijfer], per: Mapping[Sleutel, Counter[int]], alle: Mapping[str, Counter[int]]
) -> list[Cijfer]:
    """The same lines with how long it took: the days (how often each) by task and partner, and by task."""
    dagen = [alle.get(r.taak) if r.samen else per.get((r.taak, r.partner)) for r in regels]
    return [_met_duur(r, d) if r.genoeg and d else r for r, d in zip(regels, dagen, strict=True)]


def _met_duur(regel: Cijfer, dagen: Counter[int]) -> Cijfer:
    lang = [dag for dag in sorted(dagen) for _ in range(dagen[dag])]
    return replace(regel, mediaan=round(median(lang)), p90=p90(lang))


def p90(dagen: Sequence[int]) -> int:
    """Nine of ten took at most so many days; `dagen` are sorted. Raises IndexError for none."""
    return dagen[ceil(0.9 * len(dagen)) - 1]


def _cijfer(taak: str, partner: str, telling: Telling, vanaf: int) -> Cijfer:
    if not toonbaar(telling.verzonden, vanaf):
        return Cijfer(taak, partner)
    gemeld, niet, over = onderdruk(telling.delen, vanaf)
    return Cijfer(
        taak,
        partner,
        telling.verzonden,
        gemeld,
        niet,
        over,
        op_tijd=deel(telling.op_tijd, telling.voorbij, vanaf),
        compleet=deel(telling.compleet, telling.beoordeeld, vanaf),
        genoeg=telling.teruggemeld >= max(vanaf, 1),
    )


def _samen(taak: str, groepen: Sequence[Telling], vanaf: int) -> Cijfer:
    """All partners together; left out where a partner's left out number would follow by subtraction."""
    samen = replace(_cijfer(taak, SAMEN, sum(groepen, Telling()), vanaf), samen=True)
    heel = [t.verzonden for t in groepen]
    delen = [onderdruk(t.delen, vanaf) if toonbaar(t.verzonden, vanaf) else [None] * 3 for t in groepen]
    mag = [_mag(heel, [aantal if toonbaar(aantal, vanaf) else None for aantal in heel], vanaf)]
    mag += [_mag([t.delen[k] for t in groepen], [rij[k] for rij in delen], vanaf) for k in range(3)]
    return samen if all(mag) else Cijfer(taak, SAMEN, genoeg=samen.genoeg, samen=True)


def _mag(echt: Sequence[int], getoond: Sequence[int | None], vanaf: int) -> bool:
    """Whether a total may be shown beside these: what is missing is nobody, or enough of more than one."""
    weg = [aantal for aantal, zichtbaar in zip(echt, getoond, strict=True) if zichtbaar is None]
    return sum(weg) == 0 or (len(weg) > 1 and sum(weg) >= vanaf)
