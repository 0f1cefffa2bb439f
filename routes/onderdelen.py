"""Welke onderdelen voor wie gelden: van iedereen, van de groep, van de leerroute, en wat erna komt."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from typing import Any

from inburgering.routes import b1, onderwijs, z
from inburgering.routes.basis import Onderdeel
from inburgering.routes.eisen import als_ja
from inburgering.routes.modules import MAP_ONDERDEEL, PVT_ONDERDEEL
from inburgering.wet.begrippen import ALLE_GROEPEN, ASIEL, ONTZORG, Groep, Regime, Route
from inburgering.wet.bronnen import BESLUIT, PW, WET, LokaleBron
from inburgering.wet.gebeurtenissen import Gebeurtenis

__all__ = ["Onderdeel", "onderdelen"]

BEGELEIDING = Onderdeel(
    soort="begeleiding",
    naam="Maatschappelijke begeleiding",
    bron=WET.art("13", lid=3),
    voor=ASIEL,
    machine=True,
)
VOORAF = (
    Onderdeel(soort="brede_intake", naam="Brede intake", bron=WET.art("14", lid=1), machine=True),
    Onderdeel(
        soort="leerbaarheidstoets",
        naam="Leerbaarheidstoets",
        bron=WET.art("14", lid=3, onderdeel="a"),
        machine=True,
    ),
    Onderdeel(
        soort="pip", naam="Persoonlijk plan inburgering en participatie", bron=WET.art("15"), machine=True
    ),
    BEGELEIDING,
    Onderdeel(soort="ontzorgen", naam="Financieel ontzorgen", bron=PW.art("56a"), voor=ONTZORG, machine=True),
    PVT_ONDERDEEL,
    Onderdeel(soort="voortgangsgesprekken", naam="Voortgangsgesprekken", bron=BESLUIT.art("5.3", lid=4)),
)
NOG_GEEN_ROUTE = (
    Onderdeel(soort="leerroute", naam="Leerroute", bron=WET.art("15", lid=1, onderdeel="a"), machine=True),
    MAP_ONDERDEEL,  # uren MAP tijdens de brede intake kunnen meetellen (Besluit art. 3.2 lid 3)
)
MEEDOEN = Onderdeel(
    soort="participatie",
    naam="Meedoen: werk en participatie",
    bron=LokaleBron("taal en meedoen tegelijk (dualiteit)"),
    machine=True,
)
NAZORG = Onderdeel(soort="nazorg", naam="Nazorg", bron=LokaleBron("contact na het traject"), machine=True)
ONDERTUSSENPLAN = Onderdeel(
    soort="ondertussenplan",
    naam="Plan voor de ondertussengroep",
    bron=LokaleBron("begeleiding van de ondertussengroep"),
    machine=True,
)

BOETES = {
    Gebeurtenis.BOETE_BREDE_INTAKE: Onderdeel(
        soort="intakeboete", naam="Boete om de brede intake", bron=WET.art("22", lid=1), machine=True
    ),
    Gebeurtenis.TWEEDE_BOETE_BREDE_INTAKE: Onderdeel(
        soort="tweede_intakeboete",
        naam="Tweede boete om de brede intake",
        bron=WET.art("22", lid=3),
        machine=True,
    ),
}
"""Wat een traject pas heeft als het besluit is genomen."""

PER_ROUTE = {Route.B1: b1.ONDERDELEN, Route.ONDERWIJS: onderwijs.ONDERDELEN, Route.Z: z.ONDERDELEN}

_LICHT = (
    replace(BEGELEIDING, bron=LokaleBron("begeleiding van iedereen die dat nodig heeft"), voor=ALLE_GROEPEN),
)
_ALLEEN_BIJ_PLICHT = frozenset({"leerbaarheidstoets", "begeleiding", "ontzorgen", "voortgangsgesprekken"})
_VRIJWILLIG = LokaleBron("vrijwillig traject of pilot")


def onderdelen(
    groep: Groep,
    route: Route | None,
    regime: Regime = Regime.WI2021,
    pip: Mapping[str, Any] | None = None,
    gebeurd: Container[str] = (),
) -> tuple[Onderdeel, ...]:
    """De onderdelen die voor deze groep en leerroute gelden; zonder leerroute wat er dan al kan beginnen.

    `pip` is de inhoud van het PIP: in de Z-route zegt zij of er examens bij horen. `gebeurd` is wat er al is
    vastgelegd: een boete om de brede intake is een onderdeel zodra daartoe is besloten. De ondertussengroep
    heeft een eigen, licht plan; een vrijwillig traject heeft dezelfde onderdelen als de wet, zonder wat
    alleen bij de plicht hoort. Bron: Wet inburgering 2021 art. 6 tot en met 9, 13 tot en met 15, 22 en 54;
    Participatiewet art. 56a.
    """
    if regime is Regime.WI2013:
        return (*_LICHT, ONDERTUSSENPLAN, MEEDOEN, NAZORG)
    boetes = [boete for besluit, boete in BOETES.items() if besluit in gebeurd]
    alles = [*VOORAF, *boetes, *_van_route(route, pip or {}), _meedoen(groep, route), NAZORG]
    if regime is Regime.VRIJWILLIG:
        return tuple(_vrijwillig(alles))
    return tuple(onderdeel for onderdeel in alles if groep in onderdeel.voor)


def _van_route(route: Route | None, pip: Mapping[str, Any]) -> tuple[Onderdeel, ...]:
    if route is None:
        return NOG_GEEN_ROUTE
    met_examens = route is Route.Z and als_ja(pip, "examens_gewenst")
    return PER_ROUTE[route] + (z.OP_WENS if met_examens else ())


def _meedoen(groep: Groep, route: Route | None) -> Onderdeel:
    """In de Z-route van een asielstatushouder eist de wet uren; anders is het beleid van de gemeente."""
    return z.MEEDOEN if route is Route.Z and groep in z.MEEDOEN.voor else MEEDOEN


def _vrijwillig(alles: list[Onderdeel]) -> Iterator[Onderdeel]:
    for onderdeel in alles:
        if onderdeel.soort not in _ALLEEN_BIJ_PLICHT:
            yield replace(onderdeel, bron=_VRIJWILLIG)
    yield from _LICHT
