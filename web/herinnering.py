"""Remind a partner of a task, or a consulent of a traject: at most once a day each."""

from dataclasses import dataclass
from datetime import date

from inburgering.db.basis import Database
from inburgering.db.opdracht import Opdracht
from inburgering.db.zaak import OVERDRACHT, TRAJECT
from inburgering.web.een_voor_een import probeer
from inburgering.web.toegang import Ik
from inburgering.wet.gebeurtenissen import Gebeurtenis


@dataclass(frozen=True)
class Doel:
    """What someone is reminded of: the task with this number at a partner, or (no `nr`) the traject."""

    traject_id: int
    traject: str
    naam: str = ""
    aan: str = ""
    wat: str = ""
    nr: int | None = None

    def sleutel(self, op: date) -> str:
        """The key that makes the same reminder on the same day one."""
        return f"herinner:{self.traject}:{'consulent' if self.nr is None else self.nr}:{op}"


def herinner(opslag: Database, ik: Ik, doel: Doel, op: date, tekst: str = "") -> str:
    """Record the reminder; gives what was wrong, or nothing."""
    return probeer(opslag, _opdracht(ik, doel, op, tekst))


def _opdracht(ik: Ik, doel: Doel, op: date, tekst: str) -> Opdracht:
    bij_partner = doel.nr is not None
    naar_consulent = {"tekst": tekst, "voor_consulent": True}
    return Opdracht(
        traject=doel.traject_id,
        onderdeel=OVERDRACHT if bij_partner else TRAJECT,
        nr=doel.nr or 1,
        gebeurtenis=Gebeurtenis.HERINNERING if bij_partner else Gebeurtenis.NOTITIE,
        op=op,
        door=ik.naam,
        door_id=ik.id,
        feiten={"toelichting": tekst or None} if bij_partner else naar_consulent,
        sleutel=doel.sleutel(op),
    )
