"""Made-up people: a name, a day of birth, a language, an address and a BSN in the range that nobody has."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import Any

from inburgering.invoer.genereer_namen import ASIEL_LANDEN, GEZIN_LANDEN, PLAATSEN, STRATEN, Herkomstland
from inburgering.invoer.genereer_parameters import Parameters

REEKS = 1_000_000  # eight digits that begin with 99 are 1,000,000; those that begin with 999, a tenth of it
EERSTE = 55_300  # clear of the example files in the 999 range
PER_ZAAD = 2_500
_MAX_LEEFTIJD = 58


@dataclass(frozen=True)
class Mens:
    """Someone who does not exist. `jong_kind`: a child that can go to preschool (VVE)."""

    bsn: str
    naam: str
    naam_eigen: str
    geboren: date
    taal: str
    tolk: bool
    telefoon: str
    email: str
    adres: tuple[str, ...]
    jong_kind: bool

    def velden(self) -> dict[str, Any]:
        """What the person's row takes."""
        return {
            "naam": self.naam,
            "naam_eigen": self.naam_eigen,
            "geboren": self.geboren,
            "adres": list(self.adres),
            "telefoon": self.telefoon,
            "email": self.email,
            "taal": self.taal,
            "tolk": self.tolk,
        }


def bsns(zaad: int) -> Iterator[str]:
    """BSNs that pass the elfproef, first those that begin with 999; another seed begins elsewhere."""
    begin = EERSTE + (zaad - 1) * PER_ZAAD
    for n in count():
        plek = (begin + n) % (REEKS // 10) if n < REEKS // 10 else n - REEKS // 10
        acht = f"999{plek:05d}" if n < REEKS // 10 else f"99{plek:06d}"
        if n >= REEKS:
            return
        som = sum(gewicht * int(cijfer) for gewicht, cijfer in zip(range(9, 1, -1), acht, strict=True))
        if som % 11 <= 9:
            yield f"{acht}{som % 11}"


def mens(nummer: int, toeval: Random, bsn: str, vandaag: date, p: Parameters, *, asiel: bool) -> Mens:
    """Draw a person."""
    landen = ASIEL_LANDEN if asiel else GEZIN_LANDEN
    land: Herkomstland = toeval.choices(landen, weights=[land.gewicht for land in landen])[0]
    eerste = toeval.randrange(len(land.voornamen))
    voornaam, achternaam = land.voornamen[eerste], toeval.choice(land.achternamen)
    met_anderen = toeval.random() < (p.deel_huishouden if asiel else 0.8)
    plaats = toeval.choices([p for p, _ in PLAATSEN], weights=[w for _, w in PLAATSEN])[0]
    straat = f"{toeval.choice(STRATEN)} {toeval.randrange(1, 200)}"
    return Mens(
        bsn=bsn,
        naam=f"{voornaam} {achternaam}",
        naam_eigen=land.eigen[eerste] if land.eigen else "",
        geboren=_geboren(toeval, vandaag, asiel=asiel),
        taal=land.taal,
        tolk=toeval.random() < (p.deel_tolk if asiel else p.deel_tolk / 2),
        telefoon=f"06 00 {nummer // 10_000 % 100:02d} {nummer // 100 % 100:02d} {nummer % 100:02d}",
        email=f"inburgeraar{nummer}@voorbeeld.example" if toeval.random() < 0.7 else "",
        adres=(straat, f"0{toeval.randrange(100, 1000)} {_letters(toeval)}  {plaats}"),
        jong_kind=met_anderen and toeval.random() < 0.3,
    )


def _geboren(toeval: Random, vandaag: date, *, asiel: bool) -> date:
    """Mostly between 18 and 45. Many refugees are registered as born on 1 January."""
    jaren = min(18 + toeval.gammavariate(2.2, 6.5), _MAX_LEEFTIJD)
    dag = vandaag - timedelta(days=round(jaren * 365.25) + 900)  # still adult at the kennisgeving
    return date(dag.year, 1, 1) if asiel and toeval.random() < 0.18 else dag


def _letters(toeval: Random) -> str:
    return "".join(toeval.choice("ABCDEGHJKLMNPRSTVWXZ") for _ in range(2))
