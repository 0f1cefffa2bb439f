"""What the tests of a fine of the brede intake share: a municipality that fines, and the way to a fine."""

from datetime import date
from typing import Any

from sqlmodel import select

from inburgering.db.tabellen import Norm, Termijnrij
from inburgering.db.zaak import Zaak
from inburgering.wet.begrippen import Groep
from tests.voorbeeldfeiten import feiten
from tests.werkplek import Werkplek, om

BEGIN = date(2026, 3, 2)
OPROEP, VERZUIM, TWEEDE, BESLUIT = (date(2026, 3, dag) for dag in (3, 17, 18, 31))
BEKEND = date(2026, 4, 7)
# Bekendgemaakt op dinsdag 7 april 2026: zes weken daarna is dinsdag 19 mei.
UITERLIJK = date(2026, 5, 19)
ONDERDELEN = ("brede_intake", "intakeboete", "tweede_intakeboete")


def zet_handhaving_aan(plek: Werkplek, groep: Groep = Groep.GEZIN) -> None:
    """From 2022 on this municipality fines the people of this group."""
    norm = Norm(
        gemeente_id=plek.gemeente, naam=f"handhaving_{groep}", waarde=True, bron="proefbesluit",
        geldig_vanaf=date(2022, 1, 1),
    )  # fmt: skip
    with plek.db.schrijven() as s:
        s.add(norm)


def stap(plek: Werkplek, traject: int, waar: str, op: date, **anders: Any) -> None:
    """Record a gebeurtenis with facts that are right, but for these."""
    plek.doe(traject, waar, op, feiten(waar.split(".")[1], op) | anders)


def tot_besluit(plek: Werkplek) -> int:
    """A traject of who was called twice and twice did not cooperate; gives its id."""
    traject = plek.open(BEGIN, groep=Groep.GEZIN)
    stap(plek, traject, "brede_intake.oproep_brede_intake", OPROEP)
    stap(plek, traject, "brede_intake.niet_verschenen", VERZUIM, soort="onvoldoende_meegewerkt")
    stap(plek, traject, "brede_intake.herhaalde_oproep", TWEEDE)
    stap(plek, traject, "brede_intake.niet_verschenen", BESLUIT, soort="onvoldoende_meegewerkt")
    return traject


def beboet(plek: Werkplek) -> int:
    """The same, fined."""
    traject = tot_besluit(plek)
    stap(plek, traject, "brede_intake.boete_brede_intake", BESLUIT)
    return traject


def kwam_toch(plek: Werkplek, traject: int, op: date) -> None:
    """The person came after all: the intake is done."""
    for waar in (
        "brede_intake.intakegesprek",
        "leerbaarheidstoets.uitslag_leerbaarheidstoets",
        "brede_intake.afronding_brede_intake",
    ):
        stap(plek, traject, waar, op)


def standen(plek: Werkplek, traject: int) -> dict[str, str]:
    """The state of the intake and of each fine there is."""
    with plek.db.lezen() as s:
        delen = Zaak.lees(s, traject, om(BEGIN)).onderdelen
        return {soort: deel.toestand for (soort, _), deel in delen.items() if soort in ONDERDELEN}


def lopend(plek: Werkplek, traject: int) -> list[tuple[str, date | None]]:
    """The terms of a fine that run, each with its last day."""
    with plek.db.lezen() as s:
        rijen = s.exec(select(Termijnrij).where(Termijnrij.traject_id == traject))
        alle = [r for r in rijen if r.code in ("T06", "T35", "T36", "T37")]
        return sorted((r.code, r.laatste_dag) for r in alle if r.loopt and not r.vervallen)
