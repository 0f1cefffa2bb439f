"""The steps of a made-up case: what is recorded, on which day, by whom. Pure: nothing is written here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from inburgering.invoer.genereer_parameters import Parameters
from inburgering.invoer.genereer_personen import Mens
from inburgering.wet.begrippen import Groep, Route
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.kalender import werkdag_op_of_na

CONSULENT, SYSTEEM = "consulent", "systeem"


@dataclass(frozen=True)
class Stap:
    """One gebeurtenis to record. `taak` tells a case's handoffs apart; `wie` may be a partner's name."""

    op: date
    onderdeel: str
    gebeurtenis: Gebeurtenis
    feiten: Mapping[str, Any] = field(default_factory=dict)
    wie: str = CONSULENT
    taak: int | None = None


@dataclass(frozen=True, kw_only=True)
class Taak:
    """A partner's task as the municipality set it up."""

    partner_id: int
    partner: str
    soort: str
    reactie_dagen: int
    gereed_dagen: int


@dataclass(frozen=True, kw_only=True)
class Opzet:
    """What is fixed about a case before anything happens in it."""

    mens: Mens
    groep: Groep
    route: Route
    kennisgeving: date
    inschrijving: date | None  # None: not registered here within the time that is drawn
    wettelijk_begin: date
    vandaag: date  # the last day that anything is recorded
    parameters: Parameters
    taken: Mapping[str, Taak]

    @property
    def asiel(self) -> bool:
        return self.groep is not Groep.GEZIN


class Draad:
    """A thread of steps in order: each on a working day, none before the one it follows."""

    def __init__(self, toeval: Random, begin: date) -> None:
        self.toeval, self.op, self.stappen = toeval, begin, list[Stap]()

    def na(self, minst: float, meest: float | None = None) -> date:
        """Go on between `minst` and `meest` days, to a working day."""
        dagen = minst if meest is None else self.toeval.uniform(minst, meest)
        self.op = werkdag_op_of_na(self.op + timedelta(days=round(dagen)))
        return self.op

    def zet(self, onderdeel: str, gebeurtenis: Gebeurtenis, wie: str = CONSULENT, **feiten: Any) -> None:
        """Record something on the day the thread has come to."""
        self.stappen.append(Stap(self.op, onderdeel, gebeurtenis, feiten, wie))

    def kans(self, deel: float) -> bool:
        return self.toeval.random() < deel


def meld_duo(opzet: Opzet, op: date, wat: str, toeval: Random) -> list[Stap]:
    """Most of what DUO must know is put into its portal at once, some of it late, some not at all."""
    draad, soms = Draad(toeval, op), opzet.parameters.deel_melding_duo
    if draad.kans(soms):
        draad.na(0, 2)
    elif draad.kans(soms):
        draad.na(5, 60)
    else:
        return []
    draad.zet("traject", Gebeurtenis.MELDING_DUO, wat=wat)
    return draad.stappen
