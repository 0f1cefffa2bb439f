"""Reads the Markdown tables that people wrote by hand in tests/voorbeelden/."""

from collections.abc import Iterator
from pathlib import Path

VOORBEELDEN = Path(__file__).parent / "voorbeelden"


def tabel(naam: str, kop: str | None = None) -> list[dict[str, str]]:
    """Every row of every table in this file as a dictionary by column; `kop`: only under that heading."""
    tekst = (VOORBEELDEN / naam).read_text(encoding="utf-8")
    return [rij for onder, rij in _rijen(tekst) if kop is None or onder == kop]


def _rijen(tekst: str) -> Iterator[tuple[str, dict[str, str]]]:
    onder = ""
    kolommen: list[str] = []
    for regel in tekst.splitlines():
        if regel.startswith("#"):
            onder = regel.lstrip("#").strip()
        if not regel.startswith("|"):
            kolommen = []
            continue
        cellen = [cel.strip() for cel in regel.strip().strip("|").split("|")]
        if not kolommen:
            kolommen = cellen
        elif not set("".join(cellen)) <= set("-: "):
            yield onder, dict(zip(kolommen, cellen, strict=True))
