"""Contacts and notes of a traject as its page shows them: newest first, with how, who and what was said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from inburgering.db.zoeken_traject import Inzage
from inburgering.statemachine.feiten_doorgang import Kanaal
from inburgering.wet.gebeurtenissen import Gebeurtenis

SOORTEN: Mapping[str, str] = {
    Gebeurtenis.CONTACT: "Contact",
    Gebeurtenis.CONTACT_NAZORG: "Contact in de nazorg",
    Gebeurtenis.VOORTGANGSGESPREK: "Voortgangsgesprek",
    Gebeurtenis.INTAKEGESPREK: "Intakegesprek",
    Gebeurtenis.LEEFGEBIEDEN: "Leefgebieden besproken",
    Gebeurtenis.NOTITIE: "Notitie",
}
TEKST = ("verslag", "tekst")
KORT = 4


@dataclass(frozen=True)
class Contact:
    """One contact or note; `volgnr` leads to its line in the log."""

    volgnr: int
    soort: str
    op: date
    hoe: str
    door: str
    tekst: str


@dataclass(frozen=True)
class Contacten:
    """`laatste` is the last day on which anyone spoke with the person: a note is no contact."""

    nieuwste: list[Contact]
    eerdere: list[Contact]
    laatste: date | None


def contacten(inzage: Inzage) -> Contacten:
    """All of them, by the day they were on."""
    door = {rij.volgnr: rij.door for rij in inzage.zaak.rijen if rij.deel == 0}
    alle = [
        Contact(v.volgnr, SOORTEN[v.soort], v.op, _hoe(v.gegevens), door[v.volgnr], _tekst(v.gegevens))
        for v in inzage.zaak.voorvallen
        if v.hoofdregel and v.soort in SOORTEN
    ]
    alle.sort(key=lambda c: (c.op, c.volgnr), reverse=True)
    gesproken = [c.op for c in alle if c.soort != SOORTEN[Gebeurtenis.NOTITIE]]
    return Contacten(alle[:KORT], alle[KORT:], max(gesproken, default=None))


def _hoe(gegevens: Mapping[str, Any]) -> str:
    kanaal = gegevens.get("kanaal")
    return Kanaal.van(kanaal).naam if kanaal in set(Kanaal) else ""


def _tekst(gegevens: Mapping[str, Any]) -> str:
    return next((str(gegevens[veld]) for veld in TEKST if gegevens.get(veld)), "")
