"""Het net van één zoektocht: de situaties, de stappen ertussen en de pijlen die zijn genomen."""

from dataclasses import dataclass, field
from enum import StrEnum

from inburgering.statemachine.bewijs_stelsel import Overgang
from inburgering.statemachine.bewijs_zaak import Proefzaak
from inburgering.wet.begrippen import Groep, Regime


class Door(StrEnum):
    """Wie een stap zet; het einde van het traject apart."""

    MENS = "mens"
    EINDE = "einde"
    DIENST = "dienst"


@dataclass(frozen=True, order=True)
class Boog:
    """Een stap naar een andere situatie, en of zij kan zonder en met een open taak bij een partner."""

    naar: int
    door: Door
    zonder_taak: bool
    met_taak: bool


@dataclass
class Net:
    """De situaties van één paar met hun stappen, en bij elke genomen pijl de eerste zaak daarna."""

    soort: str
    groep: Groep
    regime: Regime
    handhaving: bool
    beginnen: set[int] = field(default_factory=set)
    zaken: list[Proefzaak] = field(default_factory=list)
    bogen: list[list[Boog]] = field(default_factory=list)
    klaar: list[bool] = field(default_factory=list)
    genomen: dict[tuple[str, Overgang], Proefzaak] = field(default_factory=dict)
