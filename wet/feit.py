"""Een feit: iets dat op een dag is gebeurd, en wanneer het meetelt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from inburgering.wet.gebeurtenissen import Gebeurtenis


@dataclass(frozen=True)
class Feit:
    """Iets dat op een dag is gebeurd, zoals het nu geldt (correcties zijn al verwerkt).

    `volgnr` is het nummer in het logboek; feiten uit één overname hebben hetzelfde nummer. `waarden` zijn de
    vastgelegde gegevens; `verondersteld` daarin zegt dat de rekenmachine het feit aannam.
    """

    gebeurtenis: Gebeurtenis
    op: date
    volgnr: int
    waarden: Mapping[str, Any] = field(default_factory=dict)
    onderdeel: str | None = None

    @property
    def plaats(self) -> tuple[date, int, str, str]:
        """De volgorde van feiten: naar hun dag, dan naar het logboek. Nooit naar de plek in een lijst."""
        return (self.op, self.volgnr, self.gebeurtenis.value, self.onderdeel or "")

    def dag(self, veld: str) -> date | None:
        """De dag die in dit veld is vastgelegd; None als er geen is."""
        waarde = self.waarden.get(veld)
        if not waarde:
            return None
        return waarde if isinstance(waarde, date) else date.fromisoformat(str(waarde))

    def hoort_bij(self, ander: "Feit") -> bool:
        """Of beide bij hetzelfde onderdeel horen; een feit zonder onderdeel hoort overal bij."""
        return None in {self.onderdeel, ander.onderdeel} or self.onderdeel == ander.onderdeel


@dataclass(frozen=True)
class Mits:
    """Een feit van deze soort telt alleen als dit erbij staat.

    Met `waarden`: een van de velden heeft een van die waarden. Zonder: de velden zijn samen meer dan nul.
    Staat er niets, zoals in de rekenmachine, dan telt het feit, tenzij `leeg_telt` dat uitsluit.
    """

    gebeurtenis: Gebeurtenis
    velden: tuple[str, ...]
    waarden: tuple[str, ...] = ()
    leeg_telt: bool = True

    def laat_toe(self, feit: Feit) -> bool:
        """Of dit feit meetelt; over een andere soort zegt deze voorwaarde niets."""
        if feit.gebeurtenis is not self.gebeurtenis:
            return True
        gevuld = [feit.waarden[v] for v in self.velden if feit.waarden.get(v) is not None]
        if not gevuld:
            return self.leeg_telt
        if self.waarden:
            return any(str(waarde) in self.waarden for waarde in gevuld)
        return bool(sum(gevuld) > 0)
