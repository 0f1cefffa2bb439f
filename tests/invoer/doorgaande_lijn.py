"""Plays the tables of doorgaande_lijn_*.md: one row is one gebeurtenis, recorded on its own day.

Each person stands under a heading of his own with two tables: who it is, and what happened. A cell `zie X`
takes its facts from the table under the heading X.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlmodel import Session, select

from inburgering.db import machinekamer, zoeken_controle
from inburgering.db.basis import Database
from inburgering.db.opdracht import Herkomst, Opdracht
from inburgering.db.openen import Aanmelding, open_traject
from inburgering.db.overdragen import draag_over
from inburgering.db.registreer import registreer
from inburgering.db.tabellen import Gebruiker, Gemeente, Partner, Termijnrij, Traject
from inburgering.db.zaak import OVERDRACHT, Zaak
from inburgering.statemachine.machines import MEERVOUD, PARTNER, STICHT, SYSTEEM, voor_mensen
from inburgering.wet.begrippen import Groep, Regime
from inburgering.wet.gebeurtenissen import Gebeurtenis
from tests.tabel import VOORBEELDEN, tabel

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ALTIJD = frozenset({"notitie", "contact", "toewijzing", "wijziging_gegevens", "melding_duo", "beeindiging"})
"""What may happen at any time brings nobody further: a next step is something else."""


@dataclass(frozen=True)
class Stap:
    """One row: what happened on which day to which part, where that leads, and which terms then run."""

    regel: int
    op: date
    onderdeel: str
    nr: int
    gebeurtenis: str
    feiten: dict[str, Any]
    wordt: str
    traject: str
    termijnen: tuple[tuple[str, set[date]], ...]

    def __str__(self) -> str:
        return f"{self.op} {self.onderdeel} {self.nr} {self.gebeurtenis}"


def mensen(bestand: str) -> list[str]:
    """The headings under which a person's story stands."""
    return [kop for kop in _koppen(bestand) if tabel(bestand, kop) and "naam" in tabel(bestand, kop)[0]]


def wie(bestand: str, kop: str) -> dict[str, str]:
    """Who it is: the first table under the heading."""
    return tabel(bestand, kop)[0]


def stappen(bestand: str, kop: str) -> list[Stap]:
    """What happened: the rows of the second table under the heading."""
    rijen = [rij for rij in tabel(bestand, kop) if "gebeurtenis" in rij]
    return [_stap(bestand, nummer, rij) for nummer, rij in enumerate(rijen, 1)]


def _koppen(bestand: str) -> Iterator[str]:
    for regel in (VOORBEELDEN / bestand).read_text(encoding="utf-8").splitlines():
        if regel.startswith("## "):
            yield regel.removeprefix("## ").strip()


def _stap(bestand: str, nummer: int, rij: dict[str, str]) -> Stap:
    onderdeel, _, nr = rij["onderdeel"].partition(" ")
    return Stap(
        regel=nummer,
        op=date.fromisoformat(rij["dag"]),
        onderdeel=onderdeel,
        nr=int(nr or 1),
        gebeurtenis=rij["gebeurtenis"],
        feiten=_feiten(bestand, rij["feiten"]),
        wordt=rij["wordt"],
        traject=rij["traject"],
        termijnen=tuple(_termijnen(rij["termijnen"])),
    )


def _feiten(bestand: str, cel: str) -> dict[str, Any]:
    if cel.startswith("zie "):
        rijen = tabel(bestand, cel.removeprefix("zie "))
        assert rijen, f"Er is geen tabel onder '{cel.removeprefix('zie ')}'."
        return {rij["veld"]: _waarde(rij["waarde"]) for rij in rijen}
    return {n: _waarde(w) for n, w in (deel.split("=", 1) for deel in cel.split("; ") if cel)}


def _waarde(tekst: str) -> Any:
    if tekst in ("ja", "nee"):
        return tekst == "ja"
    if tekst.startswith("[") and tekst.endswith("]"):
        return [deel for deel in tekst[1:-1].split(", ") if deel]
    return int(tekst) if tekst.isdigit() else tekst


def _termijnen(cel: str) -> Iterator[tuple[str, set[date]]]:
    """`T10 2026-06-26` runs until then; `T10 klaar` no longer runs; `T06 … en …` runs twice."""
    for deel in cel.split(", ") if cel else ():
        code, wat = deel.split(" ", 1)
        assert re.fullmatch(r"[TN]\d\d[a-z]?", code), deel
        yield code, set() if wat == "klaar" else {date.fromisoformat(dag) for dag in wat.split(" en ")}


def om(dag: date, regel: int) -> datetime:
    """A moment of this day; a later row of the same day is a later moment."""
    return datetime.combine(dag, time(8, 0), AMSTERDAM).replace(hour=8 + regel // 60, minute=regel % 60)


class Lijn:
    """One person in one municipality, step by step."""

    def __init__(self, db: Database, gemeente: str, persoon: dict[str, str]) -> None:
        self.db, self.persoon, self.traject = db, persoon, 0
        with db.lezen() as s:
            self.gemeente = int(s.exec(select(Gemeente).where(Gemeente.code == gemeente)).one().id or 0)
            eigen = Gebruiker.gemeente_id == self.gemeente
            mens = s.exec(select(Gebruiker).where(eigen, Gebruiker.naam == persoon["consulent"])).one()
            self.consulent = int(mens.id or 0)

    def speel(self, stap: Stap) -> None:
        """Record this step by the service, as whoever does this in reality."""
        nu = om(stap.op, stap.regel)
        with self.db.schrijven() as s:
            if not self.traject:
                self.traject = open_traject(s, self._aanmelding(stap), nu).traject
                return
            nieuw = stap.gebeurtenis == Gebeurtenis.OPSTELLING_OVERDRACHT
            uitkomst = (draag_over if nieuw else registreer)(s, self._opdracht(s, stap), nu)
            assert not uitkomst.herhaald

    def _aanmelding(self, stap: Stap) -> Aanmelding:
        p = self.persoon
        return Aanmelding(
            gemeente_id=self.gemeente,
            groep=Groep(p["groep"]),
            consulent_id=self.consulent,
            op=stap.op,
            door=p["consulent"],
            bsn=None,
            persoon={"naam": p["naam"], "geboren": date.fromisoformat(p["geboren"]), "taal": p["taal"]},
            gebeurtenis=Gebeurtenis(stap.gebeurtenis),
            regime=Regime(p["regime"]),
            feiten=stap.feiten,
        )

    def _opdracht(self, s: Session, stap: Stap) -> Opdracht:
        feiten = dict(stap.feiten)
        if "partner" in feiten:
            eigen = Partner.gemeente_id == self.gemeente
            feiten["partner"] = (
                s.exec(select(Partner).where(eigen, Partner.naam == feiten["partner"])).one().id
            )
        return Opdracht(
            traject=self.traject,
            onderdeel=stap.onderdeel,
            nr=0 if STICHT.get(Gebeurtenis(stap.gebeurtenis)) == stap.onderdeel != OVERDRACHT else stap.nr,
            gebeurtenis=stap.gebeurtenis,
            op=stap.op,
            door=self.persoon["consulent"],
            door_id=self.consulent,
            feiten=feiten,
            herkomst=_herkomst(stap),
        )

    def toestand(self, onderdeel: str, nr: int) -> str:
        """The state of a part as it is stored."""
        with self.db.lezen() as s:
            return Zaak.lees(s, self.traject, om(date(2030, 1, 1), 0)).toestand(onderdeel, nr)

    def mist(self) -> dict[str, int]:
        """How many running trajects of the municipality lack a consulent, a step or a day."""
        with self.db.lezen() as s:
            tellingen = zoeken_controle.tellingen(s, self.gemeente)
        return {wat: aantal for wat, aantal in tellingen.items() if wat != "totaal" and aantal}

    def gaat_verder(self, stap: Stap) -> bool:
        """Whether a person may record something next that brings this traject further, in any part."""
        with self.db.lezen() as s:
            zaak = Zaak.lees(s, self.traject, om(stap.op, 59))
            delen = [("traject", 1), *zaak.onderdelen]
            stappen = (m for deel in delen for m in machinekamer.mogelijkheden(zaak, *deel) if m.kan)
            return any(voor_mensen(m.gebeurtenis) and m.gebeurtenis not in ALTIJD for m in stappen)

    def is_beeindigd(self) -> bool:
        """Whether the traject has ended."""
        with self.db.lezen() as s:
            return s.get_one(Traject, self.traject).toestand == "beeindigd"

    def loopt(self, code: str) -> set[date | None]:
        """The last days of the terms with this code that run now."""
        with self.db.lezen() as s:
            eigen = (Termijnrij.traject_id == self.traject, Termijnrij.code == code)
            rijen = [r for r in s.exec(select(Termijnrij).where(*eigen)) if r.loopt and not r.vervallen]
        return {rij.laatste_dag for rij in rijen}

    def alle_termijnen(self) -> list[str]:
        """Every term that runs, to be read by a person when a test fails."""
        with self.db.lezen() as s:
            rijen = s.exec(select(Termijnrij).where(Termijnrij.traject_id == self.traject))
            return sorted(f"{r.code} {r.laatste_dag}" for r in rijen if r.loopt and not r.vervallen)


def _herkomst(stap: Stap) -> Herkomst:
    if stap.gebeurtenis in SYSTEEM:
        return Herkomst.SYSTEEM
    return Herkomst.PARTNER if stap.gebeurtenis in PARTNER and stap.onderdeel in MEERVOUD else Herkomst.INVOER
