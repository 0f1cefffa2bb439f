"""De zelfredzaamheidsroute: uren in plaats van examens (Wet art. 9, Besluit inburgering 2021 art. 3.14)."""

from inburgering.routes.basis import Onderdeel, PipEis
from inburgering.wet.begrippen import ASIEL
from inburgering.wet.bronnen import BESLUIT, WET

ONDERDELEN = (
    Onderdeel(soort="leerroute", naam="Z-route", bron=WET.art("9")),
    Onderdeel(
        soort="cursusuren",
        naam="800 uur les Nederlands en Kennis van de Nederlandse Maatschappij",
        bron=BESLUIT.art("3.14"),
    ),
    Onderdeel(
        soort="participatieuren",
        naam="800 uur zelfredzaamheid, activering en participatie",
        bron=BESLUIT.art("3.14"),
        voor=ASIEL,
    ),
    Onderdeel(
        soort="eindgesprek",
        naam="Eindgesprek door de gemeente zelf",
        bron=BESLUIT.art("3.14", lid=2, onderdeel="c"),
    ),
    Onderdeel(soort="map", naam="Module Arbeidsmarkt en Participatie", bron=WET.art("6")),
)

PIP_EISEN = (
    PipEis(
        veld="intensiteit_map_uren",
        naam="het aantal uren van de Module Arbeidsmarkt en Participatie",
        bron=WET.art("15", lid=1, onderdeel="c"),
    ),
    PipEis(
        veld="intensiteit_leerroute_uren_per_week",
        naam="het aantal uren les per week",
        bron=WET.art("15", lid=2),
        voor=ASIEL,
    ),
    PipEis(
        veld="examens_gewenst",
        naam="of de inburgeraar examens op A2 of KNM wil doen",
        bron=BESLUIT.art("3.14", lid=7),
    ),
)
