"""Wat er in een PIP moet staan, wat er nog ontbreekt en wat er niet in hoort.

Bron: Wet inburgering 2021 art. 15; Besluit inburgering 2021 art. 3.14, 5.3 en 6.2.
"""

from collections.abc import Mapping
from typing import Any

from inburgering.routes import b1, onderwijs, z
from inburgering.routes.basis import PipEis
from inburgering.wet.begrippen import ASIEL, Groep, Route
from inburgering.wet.bronnen import AWB, BESLUIT, WET

__all__ = ["PipEis", "eisen", "ontbreekt", "past_niet"]

LEERROUTE = PipEis(veld="leerroute", naam="de leerroute", bron=WET.art("15", lid=1, onderdeel="a"))

VOOR_ELKE_ROUTE = (
    PipEis(
        veld="begeleiding", naam="de ondersteuning en begeleiding", bron=WET.art("15", lid=1, onderdeel="b")
    ),
    PipEis(
        veld="intensiteit_pvt_uren",
        naam="het aantal uren van het participatieverklaringstraject",
        bron=WET.art("15", lid=1, onderdeel="c"),
    ),
)
TOT_SLOT = (
    PipEis(
        veld="voortgangsgesprekken", naam="het aantal voortgangsgesprekken", bron=BESLUIT.art("5.3", lid=4)
    ),
    PipEis(
        veld="vve_van_toepassing",
        naam="of er afspraken over de voorschool (VVE) nodig zijn",
        bron=WET.art("15", lid=1, onderdeel="d"),
    ),
    PipEis(
        veld="vve_afspraken",
        naam="de afspraken over de voorschool (VVE)",
        bron=WET.art("15", lid=1, onderdeel="d"),
        als=("vve_van_toepassing", True),
    ),
    PipEis(
        veld="alfabetisering",
        naam="of alfabetisering nodig is",
        bron=BESLUIT.art("6.2", lid=1, onderdeel="c"),
        voor=frozenset({Groep.GEZIN}),
    ),
    PipEis(veld="motivering", naam="de motivering", bron=AWB.art("3:46")),
)

PER_ROUTE = {Route.B1: b1.PIP_EISEN, Route.ONDERWIJS: onderwijs.PIP_EISEN, Route.Z: z.PIP_EISEN}

UREN_MAP = PipEis(
    veld="intensiteit_map_uren",
    naam="de uren van de Module Arbeidsmarkt en Participatie",
    bron=WET.art("8", lid=3),
)
UREN_LES = PipEis(
    veld="intensiteit_leerroute_uren_per_week", naam="de uren les per week", bron=WET.art("15", lid=2)
)
LAGERE_NORM = tuple(
    PipEis(veld=veld, naam=naam, bron=BESLUIT.art("3.14", lid=8))
    for veld, naam in (
        ("eigen_norm_uren", "een lagere norm voor de uren les"),
        ("eigen_norm_participatie_uren", "een lagere norm voor de uren meedoen"),
    )
)
"""Alleen in de Z-route, voor wie slecht hoort of ziet; de hoogte stelt een mens (Regeling art. 3.16)."""


def eisen(groep: Groep, route: Route | None) -> tuple[PipEis, ...]:
    """Alles wat het PIP van deze groep en leerroute moet bevatten; zonder leerroute wat elk PIP bevat."""
    alles = (LEERROUTE, *VOOR_ELKE_ROUTE, *(PER_ROUTE[route] if route else ()), *TOT_SLOT)
    return tuple(eis for eis in alles if groep in eis.voor)


def ontbreekt(inhoud: Mapping[str, Any], groep: Groep) -> tuple[PipEis, ...]:
    """Wat er in deze inhoud nog ontbreekt; de leerroute staat in de inhoud zelf."""
    return tuple(eis for eis in eisen(groep, _route(inhoud)) if eis.geldt(inhoud) and not eis.vervuld(inhoud))


def past_niet(inhoud: Mapping[str, Any], groep: Groep) -> tuple[PipEis, ...]:
    """Wat er wel staat maar niet in het PIP van deze groep en leerroute hoort.

    In de onderwijsroute is er geen MAP (Wet art. 8 lid 3); alleen het PIP van een asielstatushouder noemt de
    intensiteit van de leerroute (Wet art. 15 lid 2); een lagere norm is er alleen in de Z-route.
    """
    te_veel = []
    if _route(inhoud) is Route.ONDERWIJS and inhoud.get(UREN_MAP.veld):
        te_veel.append(UREN_MAP)
    if groep not in ASIEL and inhoud.get(UREN_LES.veld):
        te_veel.append(UREN_LES)
    if _route(inhoud) not in (None, Route.Z):
        te_veel += [norm for norm in LAGERE_NORM if inhoud.get(norm.veld) is not None]
    return tuple(te_veel)


def _route(inhoud: Mapping[str, Any]) -> Route | None:
    return Route(inhoud["leerroute"]) if inhoud.get("leerroute") else None
