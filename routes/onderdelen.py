"""Welke onderdelen voor wie gelden: eerst die van iedereen en van de groep, dan die van de leerroute."""

from inburgering.routes import b1, onderwijs, z
from inburgering.routes.basis import Onderdeel
from inburgering.wet.begrippen import ASIEL, ONTZORG, Groep, Route
from inburgering.wet.bronnen import BESLUIT, PW, WET

__all__ = ["Onderdeel", "onderdelen"]

VOOR_ELKE_ROUTE = (
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
    Onderdeel(
        soort="begeleiding",
        naam="Maatschappelijke begeleiding",
        bron=WET.art("13", lid=3),
        voor=ASIEL,
        machine=True,
    ),
    Onderdeel(soort="ontzorgen", naam="Financieel ontzorgen", bron=PW.art("56a"), voor=ONTZORG, machine=True),
    Onderdeel(soort="pvt", naam="Participatieverklaringstraject", bron=WET.art("6")),
    Onderdeel(soort="voortgangsgesprekken", naam="Voortgangsgesprekken", bron=BESLUIT.art("5.3", lid=4)),
)

PER_ROUTE = {Route.B1: b1.ONDERDELEN, Route.ONDERWIJS: onderwijs.ONDERDELEN, Route.Z: z.ONDERDELEN}


def onderdelen(groep: Groep, route: Route | None) -> tuple[Onderdeel, ...]:
    """De onderdelen die voor deze groep en leerroute gelden; zonder leerroute wat voor elke route geldt.

    Bron: Wet inburgering 2021 art. 6 tot en met 9, 13 tot en met 15; Participatiewet art. 56a.
    """
    alles = VOOR_ELKE_ROUTE + (PER_ROUTE[route] if route else ())
    return tuple(onderdeel for onderdeel in alles if groep in onderdeel.voor)
