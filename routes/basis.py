"""Waarin een leerroute wordt uitgedrukt: onderdelen van een traject, en eisen aan het PIP."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from inburgering.wet.begrippen import ALLE_GROEPEN, Groep
from inburgering.wet.bronnen import Bron, LokaleBron


@dataclass(frozen=True, kw_only=True)
class Onderdeel:
    """Een deel van het traject dat voor deze persoon geldt.

    `machine` zegt of het een eigen machine heeft; zonder machine wordt het bij het traject zelf vastgelegd.
    """

    soort: str
    naam: str
    bron: Bron | LokaleBron
    voor: frozenset[Groep] = ALLE_GROEPEN
    machine: bool = False


@dataclass(frozen=True, kw_only=True)
class PipEis:
    """Iets wat in het PIP moet staan: het veld, zijn naam voor mensen en de bepaling die het eist.

    Met `als` geldt de eis alleen wanneer een ander veld die waarde heeft.
    """

    veld: str
    naam: str
    bron: Bron
    voor: frozenset[Groep] = ALLE_GROEPEN
    als: tuple[str, Any] | None = None

    def geldt(self, inhoud: Mapping[str, Any]) -> bool:
        """Of deze eis geldt bij deze inhoud."""
        return self.als is None or inhoud.get(self.als[0]) == self.als[1]

    def vervuld(self, inhoud: Mapping[str, Any]) -> bool:
        """Of er een antwoord staat. Nee en nul zijn ook antwoorden."""
        waarde = inhoud.get(self.veld)
        return waarde is not None and not (isinstance(waarde, str) and not waarde.strip())
