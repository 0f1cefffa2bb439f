"""De getallen waarin de leerroutes meten; de waarde, haar artikel en haar tijd staan in `wet/waarden.py`."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from inburgering.wet.bronnen import Bron
from inburgering.wet.waarden import INGANG, WAARDEN, Wetswaarde, geldend


@lru_cache(maxsize=512)
def _op(code: str, dag: date) -> Wetswaarde:
    return geldend(code, max(dag, INGANG))


@lru_cache
def _nieuwste(code: str) -> Wetswaarde:
    return max((w for w in WAARDEN if w.code == code), key=lambda w: w.geldig_vanaf)


@dataclass(frozen=True)
class Getal:
    """Een getal uit de wet: de nieuwste waarde, of die van een dag."""

    code: str

    @property
    def waarde(self) -> int:
        """De waarde in de nieuwste tekst."""
        return _nieuwste(self.code).waarde

    @property
    def bron(self) -> Bron:
        """De vindplaats in de nieuwste tekst."""
        return _nieuwste(self.code).bron

    def op(self, dag: date | None) -> int:
        """De waarde die op deze dag gold; zonder dag de nieuwste."""
        return self.waarde if dag is None else _op(self.code, dag).waarde


PVT_UREN = Getal("pvt_uren")
MAP_UREN = Getal("map_uren")
"""Het minimum van de praktische inzet in de MAP; niet de hele MAP."""

MAP_THEMAS = Getal("map_themas")
Z_CURSUSUREN = Getal("z_cursus_uren")
"""Nederlands, alfabetisering en KNM samen, voor elke groep."""

Z_PARTICIPATIE_UREN = Getal("z_participatie_uren")
"""Alleen voor asielstatushouders; de uren van PVT en MAP tellen hierin mee."""

AFSCHALEN_UREN = Getal("afschalen_uren")
WISSELEN_MAANDEN = Getal("wisselen_maanden")
ANDER_ONDERWIJS_JAREN = Getal("z_onderwijs_terug_jaren")
