"""Waarom deze datum? De stappen van een berekening, leesbaar voor een consulent en voor een programma."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from inburgering.wet.bronnen import Bron, LokaleBron


class Stapsoort(StrEnum):
    """Waar een stap over gaat. `VERSCHUIVING` noemt altijd één dag die de termijn verlengde."""

    GEVAL = "geval"
    BEGIN = "begin"
    VEREIST = "vereist"
    TELLING = "telling"
    LENGTE = "lengte"
    LAATSTE_DAG = "laatste_dag"
    GROOTBOEK = "grootboek"
    VERSCHUIVING = "verschuiving"
    VERLENGD = "verlengd"
    NIET_VERSCHOVEN = "niet_verschoven"
    VOORLOPIG = "voorlopig"
    AANNAME = "aanname"
    OPMERKING = "opmerking"
    VERVANGEN = "vervangen"
    GEEINDIGD = "geeindigd"


_EIGEN_ALINEA = frozenset(
    {Stapsoort.VOORLOPIG, Stapsoort.AANNAME, Stapsoort.OPMERKING, Stapsoort.VERVANGEN, Stapsoort.GEEINDIGD}
)


@dataclass(frozen=True)
class Stap:
    """Eén zin van de uitleg, met de dag en de bepaling waar zij over gaat."""

    soort: Stapsoort
    tekst: str
    dag: date | None = None
    bron: Bron | LokaleBron | None = None

    def als_dict(self) -> dict[str, Any]:
        """Voor programma's: soort, tekst, dag (ISO) en bron."""
        return {
            "soort": self.soort.value,
            "tekst": self.tekst,
            "dag": self.dag.isoformat() if self.dag else None,
            "bron": self.bron.als_dict() if self.bron else None,
        }


@dataclass(frozen=True)
class Uitleg:
    """De hele berekening, stap voor stap."""

    stappen: tuple[Stap, ...]

    def tekst(self) -> str:
        """De uitleg als gewone tekst: eerst de berekening, dan wat er verder bij hoort, elk op een regel."""
        berekening = " ".join(s.tekst for s in self.stappen if s.soort not in _EIGEN_ALINEA)
        rest = [s.tekst for s in self.stappen if s.soort in _EIGEN_ALINEA]
        return "\n".join([berekening, *rest])

    def als_dict(self) -> dict[str, Any]:
        """Voor programma's: de hele tekst, en de stappen een voor een."""
        return {"tekst": self.tekst(), "stappen": [s.als_dict() for s in self.stappen]}
