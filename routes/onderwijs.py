"""De onderwijsroute: een taalschakeltraject, zonder MAP (Wet inburgering 2021 art. 8)."""

from inburgering.routes.basis import Onderdeel, PipEis
from inburgering.wet.begrippen import ASIEL
from inburgering.wet.bronnen import WET

ONDERDELEN = (Onderdeel(soort="leerroute", naam="Onderwijsroute: taalschakeltraject", bron=WET.art("8")),)

PIP_EISEN = (
    PipEis(
        veld="intensiteit_leerroute_uren_per_week",
        naam="het aantal uren les per week",
        bron=WET.art("15", lid=2),
        voor=ASIEL,
    ),
)
