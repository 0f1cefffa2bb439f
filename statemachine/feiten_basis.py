"""Waarvan feiten gemaakt zijn: de basisklasse en de soorten velden, elk streng en in gewoon Nederlands.

Formulier, import, terugmelding en controle gebruiken dezelfde modellen. `title` is het label op het scherm,
`description` de uitleg eronder.
"""

import re
from datetime import date, time
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer
from pydantic_core import PydanticCustomError

from inburgering.wet.bsn import bevat_bsn

REGEL_LENGTE = 200
VERHAAL_LENGTE = 4000
VROEGSTE_JAAR, LAATSTE_JAAR = 1900, 2100
LEESRICHTING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # onzichtbaar, en keert tekst om


NIET_TYPEN = (
    "Schrijf op wat nodig is, niet wat iemand heeft of gelooft. Dus geen ziekte, diagnose of medicijn, en "
    "niets over afkomst, geloof, politiek of seksualiteit (AVG, artikel 9). Ook geen BSN."
)
"""Wat niet in een tekst hoort, als hulp bij een veld."""


class Feiten(BaseModel):
    """De feiten van één gebeurtenis: onveranderlijk, en niets erin dat er niet hoort."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Keuze(StrEnum):
    """Een vaste lijst antwoorden: een woord voor programma's en een naam voor mensen."""

    naam: str

    def __new__(cls, waarde: str, naam: str) -> Self:
        lid = str.__new__(cls, waarde)
        lid._value_ = waarde
        lid.naam = naam
        return lid

    @classmethod
    def van(cls, waarde: str) -> Self:
        """Het antwoord met dit woord. Raises StopIteration."""
        return next(lid for lid in cls if lid.value == waarde)


def fout(zin: str, veld: str = "") -> PydanticCustomError:
    """Een bezwaar in een eigen zin; `veld` zegt bij welk veld het hoort als het er meer dan een raakt."""
    return PydanticCustomError("eigen", "{zin}", {"zin": zin, "veld": veld})


def _dag(waarde: Any) -> Any:
    """Alleen een datum of tekst als 2026-11-21 of 21-11-2026; geen tijdstip en geen getal."""
    if isinstance(waarde, date) and not hasattr(waarde, "hour"):
        return waarde
    tekst = str(waarde).strip() if isinstance(waarde, str) else ""
    if nederlands := re.fullmatch(r"(\d{1,2})-(\d{1,2})-(\d{4})", tekst):
        jaar, maand, dag = nederlands[3], nederlands[2].zfill(2), nederlands[1].zfill(2)
        tekst = f"{jaar}-{maand}-{dag}"
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", tekst):
        raise fout("Dit is geen datum. Schrijf een datum als 2026-11-21 of 21-11-2026.")
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        raise fout("Deze datum bestaat niet. Kijk naar de dag en de maand.") from None


def _geloofwaardig(dag: date) -> date:
    if not VROEGSTE_JAAR <= dag.year <= LAATSTE_JAAR:
        raise fout("Deze datum kan niet kloppen. Kijk naar het jaar.")
    return dag


def _tijd(waarde: Any) -> Any:
    if isinstance(waarde, time):
        return waarde
    tekst = waarde.strip().replace(".", ":") if isinstance(waarde, str) else ""
    if not re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d(:00)?", tekst):
        raise fout("Dit is geen tijd. Schrijf een tijd als 9:30 of 14:00.")
    uur, minuut = tekst.split(":")[:2]
    return time(int(uur), int(minuut))


def _janee(waarde: Any) -> Any:
    woorden = {"ja": True, "nee": False}
    return woorden.get(waarde.strip().lower(), waarde) if isinstance(waarde, str) else waarde


def _opslaanbaar(tekst: str) -> str:
    """Gewone regeleinden, geen stuurtekens en nooit een BSN."""
    tekst = tekst.replace("\r\n", "\n").replace("\r", "\n")
    if re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", tekst):
        raise fout("In deze tekst staat een teken dat niet kan worden bewaard. Typ de tekst opnieuw.")
    if re.search(f"[{LEESRICHTING}]", tekst):
        raise fout("In deze tekst staat een onzichtbaar teken dat de leesrichting omkeert. Typ hem opnieuw.")
    if bevat_bsn(tekst):
        raise fout("Zet geen BSN in een tekstveld. Haal het nummer weg.")
    return tekst


def _regels(waarde: Any) -> Any:
    """Tekst van meer regels, zoals een formulier haar stuurt, als lijst."""
    return [r for r in waarde.splitlines() if r.strip()] if isinstance(waarde, str) else waarde


def _op_een_regel(tekst: str) -> str:
    return " ".join(tekst.split())


def _telefoon(tekst: str) -> str:
    """Een nummer zoals mensen het schrijven: 06-12345678, +31 6 1234 5678 of 14 023."""
    genoeg = 5 if tekst.startswith("14") else 8  # 14 023 is het korte nummer van een gemeente
    cijfers = sum(teken.isdigit() for teken in tekst)
    if not re.fullmatch(r"[+(0-9][0-9 ().\-/]*", tekst) or not genoeg <= cijfers <= 15:
        raise fout("Dit is geen telefoonnummer. Schrijf alleen het nummer, zoals 06-12345678.")
    return tekst


def _email(tekst: str) -> str:
    if not re.fullmatch(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+\.[A-Za-z]{2,}", tekst) or ".." in tekst:
        raise fout("Dit is geen e-mailadres. Schrijf het adres als naam@voorbeeld.nl.")
    return tekst


Dag = Annotated[date, BeforeValidator(_dag), AfterValidator(_geloofwaardig)]
"""Een kalenderdag."""

Tijd = Annotated[time, BeforeValidator(_tijd), PlainSerializer(lambda t: f"{t:%H:%M}", return_type=str)]
"""Een tijd op de klok, in uren en minuten."""

JaNee = Annotated[bool, BeforeValidator(_janee)]
"""Ja of nee."""

Regel = Annotated[
    str,
    Field(min_length=1, max_length=REGEL_LENGTE),
    AfterValidator(_opslaanbaar),
    AfterValidator(_op_een_regel),
]
"""Eén regel tekst, nooit leeg."""

Telefoon = Annotated[Regel, AfterValidator(_telefoon)]
"""Een telefoonnummer."""

Email = Annotated[Regel, AfterValidator(_email)]
"""Een e-mailadres."""

Verhaal = Annotated[str, Field(min_length=1, max_length=VERHAAL_LENGTE), AfterValidator(_opslaanbaar)]
"""Tekst van meer regels, nooit leeg."""

Regels = Annotated[list[Regel], BeforeValidator(_regels), Field(min_length=1, max_length=5)]
"""Een paar regels onder elkaar, zoals een adres."""

Uren = Annotated[int, Field(ge=0, le=10_000)]
"""Een aantal hele uren."""

Aantal = Annotated[int, Field(ge=0, le=1000)]
"""Een aantal."""

Nummer = Annotated[int, Field(ge=1, le=2_147_483_647)]
"""Het nummer van iets dat in de administratie staat."""


class GeenFeiten(Feiten):
    """Deze gebeurtenis heeft geen feiten behalve haar dag."""
