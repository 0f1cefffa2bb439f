"""Wat er uit een boeteberekening komt: het bedrag en de stappen, elk met een zin en een artikel."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from inburgering.wet.begrippen import Groep, Route
from inburgering.wet.boetes_woorden import Gedrag
from inburgering.wet.bronnen import Bron


@dataclass(frozen=True)
class Boetestap:
    """Eén stap van de berekening: de zin, het bedrag tot hier in eurocenten, en het artikel.

    `lezing` zegt hoe wij een tekst lezen die ook anders kan worden gelezen; leeg als zij duidelijk is.
    """

    tekst: str
    bedrag_cent: int
    bron: Bron
    lezing: str = ""

    def __str__(self) -> str:
        zin = f"{self.tekst} ({self.bron})."
        return f"{zin} {self.lezing}" if self.lezing else zin

    def als_dict(self) -> dict[str, Any]:
        """Voor programma's."""
        return {
            "tekst": self.tekst,
            "bedrag_cent": self.bedrag_cent,
            "bron": self.bron.als_dict(),
            "lezing": self.lezing,
        }


@dataclass(frozen=True)
class Boeteberekening:
    """De hoogste boete in eurocenten en hoe zij is berekend. Nul betekent: geen boete mogelijk."""

    stappen: tuple[Boetestap, ...]

    @property
    def hoogste_cent(self) -> int:
        """Het bedrag na de laatste stap."""
        return self.stappen[-1].bedrag_cent

    def tekst(self) -> str:
        """De berekening als gewone tekst, een stap per regel."""
        return "\n".join(str(stap) for stap in self.stappen)

    def als_dict(self) -> dict[str, Any]:
        """Voor programma's: het bedrag en de stappen."""
        return {"hoogste_cent": self.hoogste_cent, "stappen": [s.als_dict() for s in self.stappen]}


@dataclass(frozen=True, kw_only=True)
class Omstandigheden:
    """Wat er verder bekend is over dit gedrag en deze persoon; wat onbekend is houdt niets tegen.

    `overtreding` is de dag van de overtreding als die niet de dag van constatering is; `op` de dag van het
    besluit.
    """

    groep: Groep | None = None
    route: Route | None = None
    gedrag: Gedrag | None = None
    verwijtbaar: bool = True
    bijstand_verlaagd: bool = False
    overleden: bool = False
    overtreding: date | None = None
    op: date | None = None
