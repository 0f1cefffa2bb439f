"""De B1-route: examens op niveau B1, of na 600 uur op A2 (Wet inburgering 2021 art. 7)."""

from inburgering.routes.basis import Onderdeel, PipEis
from inburgering.wet.begrippen import ASIEL
from inburgering.wet.bronnen import WET

ONDERDELEN = (
    Onderdeel(soort="leerroute", naam="B1-route: taalexamens", bron=WET.art("7")),
    Onderdeel(soort="knm", naam="Examen Kennis van de Nederlandse Maatschappij", bron=WET.art("7")),
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
)
