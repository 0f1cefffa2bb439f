"""Leest de met de hand geschreven tabellen van toestand en gebeurtenis."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

VOORBEELDEN = Path(__file__).parents[1] / "voorbeelden"
MAG_NIET = "mag niet"
OMGEVING = ("op", "vandaag", "groep", "route", "regime", "open_overdrachten", "handhaving", "nazorg", "nieuw")


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


def regels(soort: str) -> list[Regel]:
    """Alle regels uit machines_<soort>.md, per toestand uitgeschreven."""
    tekst = (VOORBEELDEN / f"machines_{soort}.md").read_text(encoding="utf-8")
    uit = []
    for toestanden, gebeurtenis, wordt, feiten, waarom in _cellen(tekst):
        for toestand in toestanden.split(", "):
            naar = toestand if wordt == "blijft" else wordt
            uit.append(Regel(soort, toestand, gebeurtenis, naar, _feiten(feiten), waarom))
    return uit


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


def _waarde(tekst: str) -> Any:
    if tekst in ("ja", "nee"):
        return tekst == "ja"
    return int(tekst) if tekst.isdigit() else tekst
