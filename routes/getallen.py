"""De getallen waarin de leerroutes meten, elk met zijn artikel: één plek voor alle uren en aantallen."""

from dataclasses import dataclass

from inburgering.wet.bronnen import BESLUIT, REGELING, Bron


@dataclass(frozen=True)
class Getal:
    """Een aantal dat de wet noemt, in welke eenheid en waar."""

    waarde: int
    eenheid: str
    bron: Bron


PVT_UREN = Getal(12, "uur", BESLUIT.art("3.1"))
"""Zo lang duurt het participatieverklaringstraject ten minste."""

MAP_UREN = Getal(40, "uur", REGELING.art("3.1"))
"""Het minimum van de praktische inzet in de MAP; niet de hele MAP."""

MAP_THEMAS = Getal(8, "thema's", REGELING.art("3.1"))
"""Zo veel thema's heeft de MAP."""

Z_CURSUSUREN = Getal(800, "uur", BESLUIT.art("3.14", lid=2, onderdeel="a"))
"""Nederlands, alfabetisering en KNM samen, voor elke groep."""

Z_PARTICIPATIE_UREN = Getal(800, "uur", BESLUIT.art("3.14", lid=2, onderdeel="b"))
"""Zelfredzaamheid, activering en participatie, alleen voor asielstatushouders; PVT en MAP tellen mee."""

AFSCHALEN_UREN = Getal(600, "uur", BESLUIT.art("5.5"))
"""Zo veel uur Nederlands is de sleutel tot examens op A2."""

WISSELEN_MAANDEN = Getal(18, "maanden", BESLUIT.art("5.4"))
"""Anderhalf jaar vanaf de aanvang van de inburgeringstermijn; die dag telt mee."""

ANDER_ONDERWIJS_JAREN = Getal(2, "jaar", BESLUIT.art("3.14", lid=9))
"""Lessen in vso, praktijkonderwijs of entree vanaf zo lang voor het PIP kunnen meetellen in de Z-route."""
