"""The log of settings in the words of the pages: what was changed, and where it can be seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from inburgering.db import zoeken
from inburgering.db.tabellen import Inrichting
from inburgering.web.normvelden import NORMVELDEN


@dataclass(frozen=True)
class Wijziging:
    """One line of the log: when, by whom, what in words, how many details, the page of it (empty: none)."""

    moment: datetime
    door: str
    wat: str
    aantal: int
    pad: str


def in_woorden(session: Session, gemeente_id: int, rijen: Iterable[Inrichting]) -> list[Wijziging]:
    """These lines; people by their name of today, also who left."""
    mensen = zoeken.medewerkers(session, gemeente_id, ook_vertrokken=True)
    namen = {str(mens.id): mens.naam for mens in mensen}
    return [Wijziging(r.moment, r.door, *_wat(r.wat, namen, len(r.verschil))) for r in rijen]


def _wat(ruw: str, namen: dict[str, str], aantal: int) -> tuple[str, int, str]:
    soort, _, welke = ruw.partition(" ")
    if soort == "medewerker" and welke in namen:
        return f"medewerker {namen[welke]}", aantal, f"/medewerkers/{welke}"
    if soort == "afwezigheid" and welke in namen:
        return f"afwezigheid van {namen[welke]}", 0, "/afwezigheid"
    if soort == "norm" and welke in NORMVELDEN:
        return f"norm '{NORMVELDEN[welke].label}'", 0, f"/normen/{welke}"
    if soort == "gemeentebestand":
        return f"alle instellingen uit het bestand '{welke}'", aantal, ""
    return ruw, aantal, ""
