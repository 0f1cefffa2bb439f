"""De B1-route: examens op niveau B1, of na 600 uur op A2 (Wet inburgering 2021 art. 7)."""

from inburgering.routes.basis import Onderdeel, PipEis
from inburgering.routes.eisen import Weg
from inburgering.routes.examens import eis_knm, eis_taal, onderdelen
from inburgering.routes.modules import MAP_ONDERDEEL
from inburgering.routes.telling import TAALEXAMENS
from inburgering.wet.begrippen import ASIEL
from inburgering.wet.bronnen import WET

ONDERDELEN = (
    Onderdeel(soort="leerroute", naam="B1-route", bron=WET.art("7"), machine=True),
    *onderdelen(WET.art("7", lid=1)),
    MAP_ONDERDEEL,
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

EXAMENS = Weg(
    naam="het inburgeringsexamen: vier taalexamens op B1 (of A2 na afschalen) en KNM",
    bron=WET.art("7", lid=1),
    eisen=(
        *(
            eis_taal(soort, "Nog het examen {naam}", WET.art("7", lid=1), "afgeschaald")
            for soort in TAALEXAMENS
        ),
        eis_knm(WET.art("7", lid=1)),
    ),
)

WEGEN = (EXAMENS,)
"""Op de B1-route is er één weg. De wet noemt geen aantal uren les."""
