"""Hoeveel trajecten bij één consulent passen, hoe zwaar een traject telt, en een voorstel om te verdelen.

De norm en de gewichten zijn van de gemeente (`[caseload]`), nooit wet. Een voorstel is een voorstel: een mens
kijkt, verandert en beslist. Het gaat over werk, niet over personen: er is geen rangorde van medewerkers.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inburgering.routes.doelgroepen import Doelgroep, Kenmerken, passend, uit_normen

GEWOON = 1.0


@dataclass(frozen=True)
class Werknorm:
    """Hoeveel er bij één consulent past, ook per functie, en hoe zwaar een doelgroep telt."""

    per_consulent: int
    per_functie: Mapping[str, int]
    gewichten: tuple[tuple[Doelgroep, float], ...]

    def voor(self, functie: str) -> int:
        """Hoeveel er bij iemand met deze functie past."""
        return self.per_functie.get(functie, self.per_consulent)

    def gewicht(self, mens: Kenmerken) -> float:
        """Hoe zwaar een traject telt: het zwaarste van zijn doelgroepen, en anders gewoon (1)."""
        erbij = passend((groep for groep, _ in self.gewichten), mens)
        return max((gewicht for groep, gewicht in self.gewichten if groep in erbij), default=GEWOON)

    @property
    def niet_na_te_gaan(self) -> list[str]:
        """De doelgroepen met een gewicht die alleen een mens aanwijst; zij tellen hier niet mee."""
        return [g.naam for g, _ in self.gewichten if g.door_een_mens or g.mens_bevestigt]

    @property
    def let_op_leeftijd(self) -> bool:
        """Of voor een gewicht de leeftijd nodig is."""
        return any(g.leeftijd_vanaf or g.leeftijd_tot_en_met for g, _ in self.gewichten)


def werknorm(normen: Mapping[str, Any]) -> Werknorm | None:
    """De norm zoals zij in de normen van een gemeente staat; None als zij er niet is."""
    waarde = normen.get("caseload")
    if not isinstance(waarde, Mapping):
        return None
    gewichten = waarde.get("gewicht", {})
    groepen = tuple((g, float(gewichten[g.code])) for g in uit_normen(normen) if g.code in gewichten)
    return Werknorm(int(waarde["per_consulent"]), dict(waarde.get("per_functie", {})), groepen)


def verdeel(zwaarten: Sequence[float], ruimte: Mapping[int, float]) -> list[int]:
    """Bij wie elk traject in het voorstel komt: telkens bij wie dan de meeste ruimte heeft.

    Is de ruimte gelijk, dan bij de eerste in de lijst. Raises ValueError zonder collega's.
    """
    if not ruimte:
        raise ValueError("Er is niemand om aan toe te wijzen.")
    over, uit = dict(ruimte), []
    for zwaarte in zwaarten:
        wie = max(over, key=lambda nr: over[nr])
        over[wie] -= zwaarte
        uit.append(wie)
    return uit
