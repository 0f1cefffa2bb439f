"""Hoe lang een termijn is: in tijd, door iemand gesteld, of een norm van de gemeente."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from dateutil.relativedelta import relativedelta


class Eenheid(StrEnum):
    """Waarin een termijn is uitgedrukt; de Algemene termijnenwet maakt daar verschil in (art. 4)."""

    UREN = "uren"
    DAGEN = "dagen"
    WEKEN = "weken"
    MAANDEN = "maanden"
    JAREN = "jaren"


_ENKELVOUD = {
    Eenheid.UREN: "uur",
    Eenheid.DAGEN: "dag",
    Eenheid.WEKEN: "week",
    Eenheid.MAANDEN: "maand",
    Eenheid.JAREN: "jaar",
}
_MEERVOUD = {**{e: e.value for e in Eenheid}, Eenheid.UREN: "uur", Eenheid.JAREN: "jaar"}
_HOOGSTENS = {Eenheid.DAGEN: 90, Eenheid.WEKEN: 12, Eenheid.MAANDEN: 3}  # Atw art. 4, onderdeel a


@dataclass(frozen=True)
class Duur:
    """Een lengte in tijd. Een negatief aantal telt terug vanaf een moment."""

    aantal: int
    eenheid: Eenheid

    def __str__(self) -> str:
        aantal = abs(self.aantal)
        return f"{aantal} {(_ENKELVOUD if aantal == 1 else _MEERVOUD)[self.eenheid]}"

    def na(self, dag: date) -> date:
        """De dag die deze duur na `dag` ligt.

        Bestaat die dag niet (31 augustus plus zes maanden), dan de laatste dag van die maand: daarover zegt
        de Algemene termijnenwet niets. Uren worden hele dagen, naar boven afgerond.
        """
        return dag + _sprong(self.aantal, self.eenheid)

    @property
    def valt_onder_termijnenwet(self) -> bool:
        """Of weekend en feestdag deze termijn kunnen verlengen.

        Niet bij terugrekenen (Atw art. 1 lid 2), niet in uren of jaren, en niet bij meer dan 90 dagen, twaalf
        weken of drie maanden (art. 4, onderdeel a).
        """
        return 0 < self.aantal <= _HOOGSTENS.get(self.eenheid, 0)


@cache
def _sprong(aantal: int, eenheid: Eenheid) -> timedelta | relativedelta:
    """Wat bij een dag wordt opgeteld."""
    match eenheid:
        case Eenheid.UREN:
            return timedelta(days=-(-aantal // 24))
        case Eenheid.DAGEN:
            return timedelta(days=aantal)
        case Eenheid.WEKEN:
            return timedelta(weeks=aantal)
        case Eenheid.MAANDEN:
            return relativedelta(months=aantal)
        case Eenheid.JAREN:
            return relativedelta(years=aantal)


def dagen(aantal: int) -> Duur:
    """Een termijn in dagen."""
    return Duur(aantal, Eenheid.DAGEN)


def weken(aantal: int) -> Duur:
    """Een termijn in weken: de laatste dag is dezelfde weekdag."""
    return Duur(aantal, Eenheid.WEKEN)


def maanden(aantal: int) -> Duur:
    """Een termijn in maanden: de laatste dag heeft hetzelfde nummer, of is de laatste van de maand."""
    return Duur(aantal, Eenheid.MAANDEN)


def jaren(aantal: int) -> Duur:
    """Een termijn in jaren; 29 februari wordt zo nodig 28 februari."""
    return Duur(aantal, Eenheid.JAREN)


@dataclass(frozen=True)
class Gesteld:
    """De laatste dag is door een mens of een afspraak gesteld: het veld in de feiten waar hij staat."""

    veld: str


@dataclass(frozen=True)
class Norm:
    """De lengte is een norm van de gemeente (zie `normen.py`); nooit een termijn uit de wet."""

    naam: str
    eenheid: Eenheid
