"""Reads facts from a cell of a table: `uren_les=2026-01-31 (uren_nt2=40, erkende_school=ja); …`."""

import re
from datetime import date
from typing import Any

from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Feit

_FEIT = re.compile(r"(?:(?P<plek>\w+)\.)?(?P<woord>\w+)=(?P<dag>[\d-]+)(?: \((?P<waarden>[^)]*)\))?")


def feiten(cel: str) -> list[Feit]:
    """The facts in a cell, numbered as they stand there. `examen_lezen.` before one names its part."""
    gevonden = list(_FEIT.finditer(cel))
    assert len(gevonden) == (len(re.sub(r"\([^)]*\)", "", cel).split(";")) if cel else 0), cel
    return [
        Feit(
            Gebeurtenis(m["woord"]),
            date.fromisoformat(m["dag"]),
            nr,
            waarden(m["waarden"] or ""),
            f"{m['plek'] or 'traject'}/1",
        )
        for nr, m in enumerate(gevonden, start=1)
    ]


def waarden(tekst: str) -> dict[str, Any]:
    """`naam=waarde, …` as recorded facts: ja and nee, numbers, and lists joined by a plus."""
    delen = (deel.split("=") for deel in tekst.split(", ") if deel)
    return {naam.strip(): _waarde(naam, waarde) for naam, waarde in delen}


def _waarde(naam: str, waarde: str) -> Any:
    if naam.strip() in ("themas", "onderdelen"):
        return waarde.split("+")
    if waarde in ("ja", "nee"):
        return waarde == "ja"
    if re.fullmatch(r"-?\d+", waarde):
        return int(waarde)
    return float(waarde) if re.fullmatch(r"-?\d+\.\d+", waarde) else waarde


def dag(cel: str) -> date | None:
    """A day, or nothing."""
    return date.fromisoformat(cel) if cel else None
