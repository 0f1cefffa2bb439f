"""Van een feit met uren naar boekingen: hoeveel uur waarvan, over welke dagen, en hoeveel daarvan meetelt."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor
from typing import Any, NamedTuple

from dateutil.relativedelta import relativedelta

from inburgering.routes.getallen import ANDER_ONDERWIJS_JAREN
from inburgering.routes.telling import Getelde
from inburgering.wet.begrippen import Regime
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Feit

ANDER_ONDERWIJS = frozenset({"vso", "praktijkonderwijs", "entree"})
_LESUREN = (("nt2", "uren_nt2"), ("alfabetisering", "uren_alfabetisering"), ("knm", "uren_knm"))


class Boeking(NamedTuple):
    """Uren van één soort over een periode: wat er is gedaan, en wat daarvan telt.

    `telt_vanaf` is de eerste dag die meetelt; None als er niets meetelt.
    """

    soort: str
    van: date
    tot: date
    uren: Getelde
    telt: Getelde
    telt_vanaf: date | None
    erkend: bool = False


@dataclass(frozen=True, slots=True)
class Grens:
    """Vanaf welke dag uren meetellen; None is nog niet.

    `gewoon` is de dagtekening van het eerste PIP (Besluit art. 5.3 lid 5); `ander_onderwijs` twee jaar
    daarvoor (art. 3.14 lid 9-10). Buiten de Wet inburgering 2021 telt alles.
    """

    gewoon: date | None
    ander_onderwijs: date | None

    @classmethod
    def bij(cls, eerste_pip: date | None, regime: Regime, op: date | None = None) -> "Grens":
        """De grenzen bij dit PIP; `op` is de dag waarop wordt geteld, voor een oude tekst."""
        if regime is not Regime.WI2021:
            return cls(date.min, date.min)
        if eerste_pip is None:
            return cls(None, None)
        ander = eerste_pip - relativedelta(years=ANDER_ONDERWIJS_JAREN.op(op))
        return cls(eerste_pip, ander if ANDER_ONDERWIJS_JAREN.gold(op) else None)


def getal(waarde: Any) -> Getelde:
    """Een aantal uit de feiten; wat ontbreekt of geen aantal is, is nul. Nooit onder nul."""
    return max(waarde, 0) if type(waarde) in (int, float) else 0


def ja(waarde: Any) -> bool:
    """Of een antwoord ja is. Wat niet is ingevuld is geen ja."""
    return waarde is True or waarde == "ja"


def periode(feit: Feit) -> tuple[date, date]:
    """De eerste en de laatste dag waarover een feit gaat; zonder periode de dag zelf."""
    tot = _dag(feit.waarden.get("tot"), feit.op)
    return min(_dag(feit.waarden.get("van"), tot), tot), tot


def _dag(waarde: Any, anders: date) -> date:
    if isinstance(waarde, str):
        return date.fromisoformat(waarde)
    return waarde or anders


def boek(feit: Feit, grens: Grens) -> Sequence[Boeking]:
    """De boekingen van één feit; een feit zonder uren heeft er geen."""
    maak = _BOEKERS.get(feit.gebeurtenis)
    return maak(feit, grens) if maak else ()


def _les(feit: Feit, grens: Grens) -> Sequence[Boeking]:
    w, dagen = feit.waarden, periode(feit)
    if w.get("soort_onderwijs") in ANDER_ONDERWIJS:
        uren = sum(getal(w.get(veld)) for _, veld in _LESUREN)
        return (_boeking("ander_onderwijs", uren, dagen, grens.ander_onderwijs),)
    vanaf, erkend = _vanaf(feit, grens), ja(w.get("erkende_school"))
    return [
        _boeking(soort, uren, dagen, vanaf, erkend=erkend)
        for soort, veld in _LESUREN
        if (uren := getal(w.get(veld)))
    ]


def _een_soort(soort: str) -> Callable[[Feit, Grens], Sequence[Boeking]]:
    def maak(feit: Feit, grens: Grens) -> Sequence[Boeking]:
        return (_boeking(soort, getal(feit.waarden.get("uren")), periode(feit), _vanaf(feit, grens)),)

    return maak


_BOEKERS: Mapping[Gebeurtenis, Callable[[Feit, Grens], Sequence[Boeking]]] = {
    Gebeurtenis.UREN_LES: _les,
    Gebeurtenis.UREN_PARTICIPATIE: _een_soort("participatie"),
    Gebeurtenis.UREN_PVT: _een_soort("pvt"),
    Gebeurtenis.UREN_MAP: _een_soort("map"),
}


def _vanaf(feit: Feit, grens: Grens) -> date | None:
    """Na het PIP; eerder alleen als de gemeente zegt dat het tijdens de brede intake was en meetelt."""
    return date.min if ja(feit.waarden.get("tijdens_intake")) else grens.gewoon


def _boeking(
    soort: str, uren: Getelde, dagen: tuple[date, date], vanaf: date | None, *, erkend: bool = False
) -> Boeking:
    van, tot = dagen
    if vanaf is None or tot < vanaf:
        return Boeking(soort, van, tot, uren, 0, None, erkend)
    if van >= vanaf:
        return Boeking(soort, van, tot, uren, uren, van, erkend)
    # Naar rato van de dagen: de wet regelt dit niet. Naar beneden afgerond.
    deel = ((tot - vanaf).days + 1) / ((tot - van).days + 1)
    return Boeking(soort, van, tot, uren, floor(uren * deel), vanaf, erkend)
