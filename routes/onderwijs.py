"""De onderwijsroute: een taalschakeltraject, zonder MAP (Wet inburgering 2021 art. 8)."""

from inburgering.routes.basis import Onderdeel, PipEis
from inburgering.routes.eisen import Eis, Weg, een, eens
from inburgering.routes.examens import eis_knm, eis_taal, onderdelen
from inburgering.routes.telling import TAALEXAMENS
from inburgering.wet.begrippen import ASIEL
from inburgering.wet.bronnen import WET

ONDERDELEN = (
    Onderdeel(soort="leerroute", naam="Onderwijsroute: taalschakeltraject", bron=WET.art("8"), machine=True),
    *onderdelen(WET.art("8", lid=4)),
)

PIP_EISEN = (
    PipEis(
        veld="intensiteit_leerroute_uren_per_week",
        naam="het aantal uren les per week",
        bron=WET.art("15", lid=2),
        voor=ASIEL,
    ),
)

TAALSCHAKELTRAJECT = Weg(
    naam="het taalschakeltraject",
    bron=WET.art("8", lid=1),
    eisen=(
        Eis(
            code="taalschakeltraject",
            soort="leerroute",
            zin="Nog het taalschakeltraject behalen",
            bron=WET.art("8", lid=1),
            gedaan=eens(lambda t: t.taalschakeltraject_behaald),
            nodig=een,
        ),
    ),
)

EXAMENS = Weg(
    naam="het inburgeringsexamen: vier taalexamens op B1 en KNM",
    bron=WET.art("8", lid=4),
    eisen=(
        *(eis_taal(soort, "Nog het examen {naam} op B1", WET.art("8", lid=4), "b1") for soort in TAALEXAMENS),
        eis_knm(WET.art("8", lid=4)),
    ),
)

WEGEN = (TAALSCHAKELTRAJECT, EXAMENS)
"""Wie het taalschakeltraject niet behaalt maar wel alle examens, heeft het inburgeringsexamen (lid 4)."""
