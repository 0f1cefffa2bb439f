"""How high a fine may be at most, per degree of blame, with the steps: beside the amount that is asked."""

from dataclasses import dataclass

from inburgering.db.zaak import Zaak
from inburgering.statemachine.basis import Drager
from inburgering.statemachine.boetegeval import Boetegeval
from inburgering.statemachine.machines import MACHINES
from inburgering.wet.boetes import Boetestap, Verwijtbaarheid, euro


@dataclass(frozen=True)
class Hoogste:
    """The highest fine for one degree of blame, and how it was computed."""

    verwijt: str
    bedrag: str
    stappen: tuple[Boetestap, ...]


def hoogste(zaak: Zaak, soort: str, nr: int) -> list[Hoogste]:
    """For each degree of blame the highest fine today; empty as long as the day it was seen is unknown."""
    uit = []
    for verwijt in Verwijtbaarheid:
        feiten = zaak.gezien(zaak.vandaag, soort, nr, gegevens={"verwijtbaarheid": verwijt.value})
        geval = MACHINES[soort](Drager(zaak.toestand(soort, nr), feiten))
        som = geval.berekening if isinstance(geval, Boetegeval) else None
        if som is not None:
            naam = verwijt.naam[:1].upper() + verwijt.naam[1:]
            uit.append(Hoogste(naam, euro(som.hoogste_cent), som.stappen))
    return uit
