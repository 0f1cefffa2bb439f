"""Hoe lang de nieuwe termijn na een boete van DUO is (Regeling art. 7.4), ter informatie: DUO beslist.

De lengte hangt af van hoever iemand was: behaalde examenonderdelen, gevolgde uren, of wat van PVT en MAP
ontbreekt. Gelden er meer, dan geldt de langste (lid 6). De Regeling is één keer gelezen.
"""

from dataclasses import dataclass
from datetime import date

from inburgering.wet.begrippen import ASIEL, Groep, Route
from inburgering.wet.bronnen import REGELING, Bron
from inburgering.wet.duur import Duur, jaren, maanden

TWEE_JAAR, ANDERHALF_JAAR, EEN_JAAR, ZES_MAANDEN = jaren(2), maanden(18), jaren(1), maanden(6)

_NAAR_EXAMENS = {0: TWEE_JAAR, 1: ANDERHALF_JAAR, 2: EEN_JAAR, 3: ZES_MAANDEN, 4: ZES_MAANDEN}
_NAAR_UREN_ASIEL = ((400, TWEE_JAAR), (800, ANDERHALF_JAAR), (1200, EEN_JAAR), (1599, ZES_MAANDEN))
_NAAR_UREN_GEZIN = ((200, TWEE_JAAR), (400, ANDERHALF_JAAR), (600, EEN_JAAR), (799, ZES_MAANDEN))
_BRON = REGELING.art("7.4")


@dataclass(frozen=True)
class NieuweTermijn:
    """Een lengte die de Regeling noemt, en waarom."""

    duur: Duur
    want: str
    bron: Bron = _BRON

    def laatste_dag(self, bekendmaking: date) -> date:
        """De laatste dag, gerekend vanaf de bekendmaking van de boete van DUO."""
        return self.duur.na(bekendmaking)


def naar_examens(behaald: int) -> NieuweTermijn:
    """B1-route of onderwijsroute: naar het aantal behaalde onderdelen.

    Raises ValueError bij een aantal dat niet bestaat.
    """
    if behaald not in _NAAR_EXAMENS:
        raise ValueError(f"Er zijn 0 tot en met 4 behaalde onderdelen mogelijk, niet {behaald}.")
    wat = "1 examenonderdeel" if behaald == 1 else f"{behaald} examenonderdelen"
    return NieuweTermijn(_NAAR_EXAMENS[behaald], f"{wat} behaald")


def naar_uren(uren: float, groep: Groep) -> NieuweTermijn:
    """Z-route: naar de gevolgde uren, van de 1.600 bij asielstatushouders en van de 800 bij anderen.

    Raises ValueError onder nul, of als alle uren zijn gevolgd: dan is er geen nieuwe termijn.
    """
    stappen = _NAAR_UREN_ASIEL if groep in ASIEL else _NAAR_UREN_GEZIN
    alle = 1600 if groep in ASIEL else 800
    if uren < 0:
        raise ValueError("Uren kunnen niet onder nul liggen.")
    if uren >= alle:
        raise ValueError(f"Alle {alle} uren zijn gevolgd: voor de uren komt er geen nieuwe termijn.")
    duur = next((duur for tot, duur in stappen if uren < tot + 1), ZES_MAANDEN)
    return NieuweTermijn(duur, f"{uren:g} van de {alle} uren gevolgd")


def naar_modules(*, pvt: bool, map_: bool) -> NieuweTermijn | None:
    """PVT en MAP: zes maanden als er een ontbreekt, een jaar als beide ontbreken; None als alles klaar is."""
    if pvt and map_:
        return None
    if not pvt and not map_:
        return NieuweTermijn(EEN_JAAR, "PVT en MAP ontbreken allebei", REGELING.art("7.4", lid=1))
    wat = "MAP" if pvt else "PVT"
    return NieuweTermijn(ZES_MAANDEN, f"{wat} ontbreekt", REGELING.art("7.4", lid=1))


def langste(*termijnen: NieuweTermijn | None) -> NieuweTermijn | None:
    """Welke van meer termijnen geldt: de langste (Regeling art. 7.4, lid 6); None als er geen is."""
    gegeven = [t for t in termijnen if t is not None]
    meetdag = date(2022, 1, 1)
    return max(gegeven, key=lambda t: t.laatste_dag(meetdag), default=None)


def ter_informatie(
    route: Route,
    groep: Groep,
    *,
    examens: int = 0,
    uren: float = 0,
    pvt: bool = True,
    map_: bool = True,
    leerroute_klaar: bool = False,
) -> NieuweTermijn | None:
    """De termijn die de Regeling in deze stand noemt; None als er niets meer ontbreekt.

    In de onderwijsroute hoort geen MAP: daar telt zij als klaar.
    """
    modules = naar_modules(pvt=pvt, map_=map_ or route is Route.ONDERWIJS)
    if leerroute_klaar:
        return modules
    leerroute = naar_uren(uren, groep) if route is Route.Z else naar_examens(examens)
    return langste(leerroute, modules)
