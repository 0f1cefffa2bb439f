"""De getallen waarin de leerroutes meten; de waarde, haar artikel en haar tijd staan in `wet/waarden.py`."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from inburgering.wet.bronnen import Bron
from inburgering.wet.waarden import WAARDEN, Wetswaarde


@lru_cache
def _versies(code: str) -> tuple[Wetswaarde, ...]:
    return tuple(sorted((w for w in WAARDEN if w.code == code), key=lambda w: w.geldig_vanaf))


@lru_cache(maxsize=1024)
def _op(code: str, dag: date) -> Wetswaarde:
    """De versie van die dag; van vóór de eerste versie de eerste, want een telling valt nooit stil."""
    versies = _versies(code)
    return max(
        (w for w in versies if w.geldig_vanaf <= dag), key=lambda w: w.geldig_vanaf, default=versies[0]
    )


@dataclass(frozen=True)
class Getal:
    """Een getal uit de wet: de nieuwste waarde, of die van een dag."""

    code: str

    @property
    def waarde(self) -> int:
        """De waarde in de nieuwste tekst."""
        return _versies(self.code)[-1].waarde

    @property
    def bron(self) -> Bron:
        """De vindplaats in de nieuwste tekst."""
        return _versies(self.code)[-1].bron

    def op(self, dag: date | None) -> int:
        """De waarde die op deze dag gold; zonder dag de nieuwste."""
        return self.waarde if dag is None else _op(self.code, dag).waarde

    def gold(self, dag: date | None) -> bool:
        """Of dit getal op die dag in de wet stond; zonder dag gaat het om de nieuwste tekst."""
        return dag is None or any(w.geldt_op(dag) for w in _versies(self.code))


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
"""Zo ver voor het PIP kunnen lessen in vso, praktijkonderwijs of entree meetellen in de Z-route."""
