"""Wat een eigen norm is: waarover, in welke eenheid, met welke standaard en welke grens."""

from dataclasses import dataclass

from inburgering.wet.bronnen import LokaleBron
from inburgering.wet.duur import Eenheid, Norm


@dataclass(frozen=True)
class Normsoort:
    """Eén norm: waarover, in welke eenheid, de standaard (None: geen) en wat nog geloofwaardig is."""

    naam: str
    waarover: str
    eenheid: Eenheid
    standaard: int | None
    hoogstens: int

    @property
    def duur(self) -> Norm:
        """De norm als lengte van een termijn."""
        return Norm(self.naam, self.eenheid)

    @property
    def bron(self) -> LokaleBron:
        """De norm als bron, zodat geen uitleg haar met de wet verwart."""
        return LokaleBron(self.waarover)
