"""Small numbers are left out, so that nobody can be recognised in them or be worked out of them.

The threshold is the municipality's norm `kleine_aantallen`; without one it is 5. Zero is shown: it is nobody.
"""

from collections.abc import Mapping, Sequence
from typing import Any

NORM = "kleine_aantallen"
STANDAARD = 5


def drempel(normen: Mapping[str, Any]) -> int:
    """From which number on a count is shown."""
    return int(normen.get(NORM, STANDAARD))


def toonbaar(aantal: int, vanaf: int) -> bool:
    """Whether this count may be seen: it is nobody, or enough people."""
    return aantal == 0 or aantal >= vanaf


def onderdruk(delen: Sequence[int], vanaf: int) -> list[int | None]:
    """The parts of a whole that is shown: None for what is left out.

    What is left out cannot be found by subtracting the rest from the whole: then together it would be fewer
    than `vanaf`, or it would be one part. So the smallest of the others goes as well, until it cannot.
    """
    uit = [deel if toonbaar(deel, vanaf) else None for deel in delen]
    while None in uit and not _verborgen(delen, uit, vanaf):
        over = [(deel, nr) for nr, deel in enumerate(uit) if deel]
        if not over:
            return [None] * len(uit)
        uit[min(over)[1]] = None
    return uit


def _verborgen(delen: Sequence[int], uit: Sequence[int | None], vanaf: int) -> bool:
    weg = [deel for deel, getoond in zip(delen, uit, strict=True) if getoond is None]
    return len(weg) > 1 and sum(weg) >= vanaf


def deel(teller: int, noemer: int, vanaf: int) -> str:
    """A share in words: `80%`, or a bound where the exact share would name a few people.

    Empty when the whole is too small. Never 100% or 0% where someone is missing.
    """
    rest = noemer - teller
    if noemer < max(vanaf, 1):
        return ""
    if 0 < rest < vanaf <= noemer // 2:
        return f"{100 * (noemer - vanaf + 1) // noemer}% of meer"
    if 0 < teller < vanaf <= noemer // 2:
        return f"{-(-100 * (vanaf - 1) // noemer)}% of minder"
    if not (toonbaar(teller, vanaf) and toonbaar(rest, vanaf)):
        return ""
    laagst, hoogst = int(teller > 0), 100 - int(rest > 0)
    return f"{min(max(round(100 * teller / noemer), laagst), hoogst)}%"
