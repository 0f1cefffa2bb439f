"""De zelfredzaamheidsroute: uren in plaats van examens (Wet art. 9, Besluit inburgering 2021 art. 3.14)."""

from inburgering.routes.basis import Onderdeel, PipEis
from inburgering.routes.eisen import Eis, Norm, Weg, een, eens, eigen_norm
from inburgering.routes.examens import onderdelen
from inburgering.routes.getallen import Z_CURSUSUREN, Z_PARTICIPATIE_UREN
from inburgering.routes.modules import MAP_ONDERDEEL
from inburgering.routes.telling import Telling
from inburgering.wet.begrippen import ASIEL, Wie
from inburgering.wet.bronnen import BESLUIT, WET

ONDERDELEN = (
    Onderdeel(soort="leerroute", naam="Z-route", bron=WET.art("9"), machine=True),
    MAP_ONDERDEEL,
)

OP_WENS = onderdelen(BESLUIT.art("3.14", lid=7))
"""Examens op A2 en KNM: alleen als de inburgeraar het wil, het haalbaar is en het PIP het zegt."""

MEEDOEN = Onderdeel(
    soort="participatie",
    naam="Meedoen: zelfredzaamheid, activering en participatie",
    bron=Z_PARTICIPATIE_UREN.bron,
    voor=ASIEL,
    machine=True,
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


def _tenzij_ontheven(norm: Norm) -> Norm:
    """Nul als DUO van het onderdeel participatie heeft ontheven; PVT en MAP blijven (Besluit art. 2.7)."""

    def uren(telling: Telling) -> int:
        return 0 if telling.vrij_van_participatie else norm(telling)

    return uren


UREN = Weg(
    naam="de uren les en participatie, en het eindgesprek",
    bron=BESLUIT.art("3.14", lid=2),
    eisen=(
        Eis(
            code="uren_cursus",
            soort="leerroute",
            zin="Nog {over} van de {nodig} uur les (Nederlands en KNM)",
            bron=Z_CURSUSUREN.bron,
            gedaan=lambda t: t.uren_cursus_z,
            nodig=eigen_norm("eigen_norm_uren", Z_CURSUSUREN),
            eenheid="uur",
        ),
        Eis(
            code="uren_participatie",
            soort="leerroute",
            zin="Nog {over} van de {nodig} uur meedoen (PVT en MAP tellen mee)",
            bron=Z_PARTICIPATIE_UREN.bron,
            gedaan=lambda t: t.uren_participatie_z,
            nodig=_tenzij_ontheven(eigen_norm("eigen_norm_participatie_uren", Z_PARTICIPATIE_UREN)),
            eenheid="uur",
            voor=ASIEL,
        ),
        Eis(
            code="eindgesprek_leerroute",
            soort="leerroute",
            zin="Eindgesprek door de gemeente",
            bron=BESLUIT.art("3.14", lid=2, onderdeel="c"),
            gedaan=eens(lambda t: t.eindgesprek_leerroute),
            nodig=een,
            wie=Wie.COLLEGE,
        ),
    ),
)

WEGEN = (UREN,)
"""In de Z-route is een examen nooit een eis: alleen op eigen wens, als het PIP dat zegt (art. 3.14 lid 7)."""
