"""What of a destroyed traject still lies in the exchange folders: letters put out, return files taken in."""

import re
from collections.abc import Iterator
from pathlib import Path

LEESBAAR = {".json", ".csv", ".txt", ".reden"}
GROOTSTE = 5_000_000  # bytes: a return file is far smaller
BLIJFT = "manifest.jsonl"  # names and digests of letters, nothing of a person
BUNDELS = "bundels"  # of the print queue: the list of what is in a bundle stays too, the bundle goes


def wis(nummers: list[str], *mappen: Path) -> int:
    """Remove every file that is named after one of these trajecten or speaks of it; gives how many."""
    weg = list(_over(nummers, *mappen))
    for bestand in weg:
        bestand.unlink()
    return len(weg)


def _over(nummers: list[str], *mappen: Path) -> Iterator[Path]:
    if not nummers:
        return
    patroon = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, nummers))})(?!\d)")
    for map_ in mappen:
        for bestand in sorted(map_.rglob("*")) if map_.is_dir() else ():
            if bestand.is_file() and bestand.name != BLIJFT and _noemt(bestand, patroon):
                weg = bestand.with_suffix(".pdf") if bestand.parent.name == BUNDELS else bestand
                if weg.is_file():
                    yield weg


def _noemt(bestand: Path, patroon: re.Pattern[str]) -> bool:
    if patroon.search(bestand.name):
        return True
    if bestand.suffix not in LEESBAAR or bestand.stat().st_size > GROOTSTE:
        return False
    return patroon.search(bestand.read_text(encoding="utf-8", errors="ignore")) is not None
