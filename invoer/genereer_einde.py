"""How a made-up case ends: the duty is fulfilled and nazorg follows, or the person moves away. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Self

from inburgering.invoer.genereer_stappen import Draad, Opzet, Stap
from inburgering.invoer.genereer_taken import open_taken
from inburgering.wet.begrippen import Route
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.kalender import werkdag_op_of_na

HOE = {Route.B1: "diploma", Route.ONDERWIJS: "taalschakeltraject", Route.Z: "certificaat"}


@dataclass(frozen=True)
class Einde:
    """The day on which the road ends here, and what then follows, the closing of the case last."""

    op: date
    stappen: Sequence[Stap]

    @classmethod
    def trek(cls, opzet: Opzet, begin: date, klaar: date | None, toeval: Random) -> Self | None:
        """None when there is no end before today."""
        vertrek = _vertrek(opzet, begin, toeval)
        voldaan = werkdag_op_of_na(klaar + timedelta(days=toeval.randint(10, 45))) if klaar else None
        if voldaan is not None and voldaan <= min(vertrek, opzet.vandaag):
            return cls(voldaan, _nazorg(opzet, voldaan, toeval))
        return cls(vertrek, _verhuizing(vertrek)) if vertrek <= opzet.vandaag else None


def _vertrek(opzet: Opzet, begin: date, toeval: Random) -> date:
    per_jaar = max(opzet.parameters.verhuizing_per_jaar, 0.001)
    jaren = min(toeval.expovariate(per_jaar), 100)  # a hundred years is never
    return werkdag_op_of_na(max(begin, opzet.wettelijk_begin) + timedelta(days=30 + round(365 * jaren)))


def _verhuizing(op: date) -> list[Stap]:
    return [
        Stap(op, "traject", Gebeurtenis.VERTREK, {"naar_gemeente": "Voorbeeldstad"}),
        Stap(op, "traject", Gebeurtenis.BEEINDIGING, {"reden": "verhuizing"}),
    ]


def _nazorg(opzet: Opzet, op: date, toeval: Random) -> list[Stap]:
    draad = Draad(toeval, op)
    draad.zet("traject", Gebeurtenis.PLICHT_VOLDAAN, hoe=HOE[opzet.route], datum=op.isoformat())
    for _ in range(3):
        draad.na(45, 70)
        draad.zet(
            "nazorg", Gebeurtenis.CONTACT_NAZORG, kanaal="telefoon", verslag="Het gaat goed op het werk."
        )
    draad.na(5, 20)
    draad.zet("nazorg", Gebeurtenis.EINDE_NAZORG)
    draad.zet("traject", Gebeurtenis.BEEINDIGING, reden="voldaan")
    return draad.stappen


def met_einde(stappen: list[Stap], einde: Einde | None, opzet: Opzet) -> list[Stap]:
    """The steps until the end, the tasks that stood open withdrawn, and what follows until today."""
    if einde is None:
        return stappen
    gedaan = [stap for stap in stappen if stap.op < einde.op]
    reden = {"reden": "Het traject eindigt."}
    open_ = open_taken(gedaan)
    ingetrokken = [Stap(einde.op, "overdracht", Gebeurtenis.INTREKKING, reden, taak=nr) for nr in open_]
    return [*gedaan, *ingetrokken, *(stap for stap in einde.stappen if stap.op <= opzet.vandaag)]
