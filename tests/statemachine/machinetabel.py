"""Leest de met de hand geschreven tabellen van toestand en gebeurtenis."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inburgering.statemachine.basis import Drager, Machine
from inburgering.statemachine.machines import MACHINES

VOORBEELDEN = Path(__file__).parents[1] / "voorbeelden"
MAG_NIET = "mag niet"
OMGEVING = (
    "op", "vandaag", "groep", "route", "regime", "open_overdrachten", "handhaving", "nazorg", "nieuw",
    "waarschuwing_vooraf_dagen",
)  # fmt: skip

ZOALS_LEZEN = ("examen_luisteren", "examen_schrijven", "examen_spreken")
"""Deze examens doen precies wat de tabel van lezen zegt; KNM heeft een eigen tabel, want geen taalniveau."""


@dataclass(frozen=True)
class Regel:
    """Eén regel van een tabel, voor één toestand."""

    soort: str
    toestand: str
    gebeurtenis: str
    wordt: str
    feiten: Mapping[str, Any]
    waarom_niet: str

    def __str__(self) -> str:
        return f"{self.soort}: {self.toestand} + {self.gebeurtenis} -> {self.wordt}"


_GEMAAKT: dict[str, Machine] = {}


def machine(soort: str, toestand: str | None, feiten: Mapping[str, Any] | None = None) -> Machine:
    """Een machine in deze toestand; maken kost veel, dus een die niet klaar is wordt weer gebruikt."""
    bekend = _GEMAAKT.get(soort)
    if bekend is None or bekend.eindigt:
        _GEMAAKT[soort] = MACHINES[soort](Drager(toestand, feiten or {}))
    else:
        bekend.model.state = toestand or type(bekend).kijk(Drager(None)).toestand
        bekend.model.feiten = feiten or {}
    return _GEMAAKT[soort]


def regels(soort: str) -> list[Regel]:
    """Alle regels uit machines_<soort>.md, per toestand uitgeschreven; wat gelijk is deelt een tabel."""
    tekst = _tabel(soort)
    uit = []
    for toestanden, gebeurtenis, wordt, feiten, waarom in _cellen(tekst):
        for toestand in toestanden.split(", "):
            naar = toestand if wordt == "blijft" else wordt
            uit.append(Regel(soort, toestand, gebeurtenis, naar, _feiten(feiten), waarom))
    return uit


def _tabel(soort: str) -> str:
    if soort == "tweede_intakeboete":
        return _tabel("intakeboete").replace("boete_brede_intake", "tweede_boete_brede_intake")
    if soort not in ZOALS_LEZEN:
        return (VOORBEELDEN / f"machines_{soort}.md").read_text(encoding="utf-8")
    return _tabel("examen_lezen").replace("[lezen]", f"[{soort.removeprefix('examen_')}]")


def _cellen(tekst: str) -> Iterator[list[str]]:
    for regel in tekst.splitlines():
        cellen = [cel.strip() for cel in regel.strip("|").split("|")]
        if regel.startswith("|") and cellen[0] != "toestand" and not cellen[0].startswith("---"):
            yield cellen


def _feiten(cel: str) -> dict[str, Any]:
    uit: dict[str, Any] = {}
    for deel in cel.split("; ") if cel else []:
        naam, waarde = deel.split("=", 1)
        _zet(uit, naam, _waarde(waarde))
    return uit


def _zet(uit: dict[str, Any], naam: str, waarde: Any) -> None:
    if naam == "pip_ontbreekt":
        uit[naam] = [{"veld": w, "naam": w, "grondslag": f"artikel van {w}"} for w in str(waarde).split(", ")]
    elif naam == "te_doen":
        punten = [punt.split(": ", 1) for punt in waarde]
        uit.setdefault("stand", {})[naam] = [{"code": s, "soort": s, "tekst": t} for s, t in punten]
    elif naam == "boetes":
        uit[naam] = [_boete(deel) for deel in waarde]
    elif "." in naam:
        *groepen, sleutel = naam.split(".")
        plek = uit
        for groep in groepen:
            plek = plek.setdefault(groep, {})
        plek[sleutel] = waarde
    elif naam in OMGEVING:
        uit[naam] = waarde
    else:
        uit.setdefault("gegevens", {})[naam] = waarde


def _boete(tekst: str) -> dict[str, Any]:
    """Uit '2026-03-02 begeleiding 2500' en eventueel de dag waarop zij onherroepelijk werd.

    Om de brede intake: '2026-11-16 intake 25000' en de dag van het besluit.
    """
    constatering, gedrag, cent, *onherroepelijk = tekst.split()
    if gedrag == "intake":
        boete = {"constatering": constatering, "soort": "brede_intake", "bedrag_cent": int(cent)}
        return boete | {"opgelegd_op": onherroepelijk[0]}
    dag = onherroepelijk[0] if onherroepelijk else None
    return {
        "constatering": constatering,
        "gedrag": gedrag,
        "bedrag_cent": int(cent),
        "onherroepelijk_op": dag,
    }


def _waarde(tekst: str) -> Any:
    if tekst in ("ja", "nee"):
        return tekst == "ja"
    if tekst.startswith("[") and tekst.endswith("]"):
        return [deel for deel in tekst[1:-1].split(", ") if deel]
    if re.fullmatch(r"\d+\.\d+", tekst):
        return float(tekst)
    return int(tekst) if tekst.isdigit() else tekst
