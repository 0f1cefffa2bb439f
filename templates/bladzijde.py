"""What stays together on a page: the last part of a letter with its closing, a date, a postcode."""

import re
from math import ceil

from inburgering.templates.blokken import Blok, Run

REGEL = 80  # characters that fit on a line, at least
HOOGSTENS = 40  # lines; a page holds more, and a longer part has to break
_ANDER = 9  # lines of a box or table
_VAST = re.compile(r"\b\d{1,2} [a-z]{3,9} \d{4}\b|\b\d{4} [A-Z]{2}\b|\b14 \d{3,5}\b")


def deel(bl: list[Blok]) -> tuple[list[Blok], list[Blok]]:
    """The letter, and its last part (from the last heading) that must not be split; empty when too long.

    For a decision that part says how to object. A closing alone on a page would look like a mistake.
    """
    koppen = [i for i, blok in enumerate(bl) if blok["soort"] == "kop"]
    begin = koppen[-1] if koppen else len(bl)
    return (bl[:begin], bl[begin:]) if sum(map(_regels, bl[begin:])) <= HOOGSTENS else (bl, [])


def _regels(blok: Blok) -> int:
    if "runs" in blok:
        return _hoogte(blok["runs"])
    return sum(map(_hoogte, blok["items"])) if "items" in blok else _ANDER


def _hoogte(runs: list[Run]) -> int:
    tekens = sum(len(run["t"]) for run in runs)
    return ceil(tekens / REGEL) + sum(1 for run in runs if run.get("br")) + 1


def houd_vast(tekst: str) -> str:
    """The same text in which a date, a postcode or the number of the town hall does not break off."""
    return _VAST.sub(lambda gevonden: gevonden[0].replace(" ", "\u00a0"), tekst)
