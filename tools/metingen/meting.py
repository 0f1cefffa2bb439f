"""Measure ways of doing the same thing side by side, and say what came of it as ratios."""

import gc
import os
import platform
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

Weg = Callable[[], object]


@dataclass(frozen=True)
class Rij:
    """One line: how long one way took (ms) and how many times as long as the first way (`keer`).

    `mediaan` is None when it could not be measured here; `opmerking` then says why.
    """

    wat: str
    aantal: int = 0
    mediaan: float | None = None
    p95: float | None = None
    keer: float | None = None
    opmerking: str = ""


@dataclass
class Tafel:
    """One comparison: its title and its lines, the first of which is what the others are held against."""

    titel: str
    rijen: list[Rij] = field(default_factory=list)

    def als_tekst(self) -> str:
        """The table as lines of plain text."""
        breed = max(len(rij.wat) for rij in self.rijen)
        return "\n".join([self.titel, *(f"  {_regel(rij, breed)}" for rij in self.rijen)])

    def als_dict(self) -> dict[str, Any]:
        return asdict(self)


def side_by_side(titel: str, wegen: Mapping[str, Weg], rondes: int) -> Tafel:
    """Time every way once per round, in an order that turns, so that a slow moment hits all alike."""
    namen = list(wegen)
    tijden: dict[str, list[float]] = {naam: [] for naam in namen}
    gc.collect()
    for ronde in range(rondes):
        for plaats in range(len(namen)):
            naam = namen[(ronde + plaats) % len(namen)]
            tijden[naam].append(timed(wegen[naam]))
    return tafel(titel, tijden)


def timed(weg: Weg) -> float:
    """How long this took, in milliseconds."""
    begin = time.perf_counter()
    weg()
    return (time.perf_counter() - begin) * 1000


def tafel(titel: str, tijden: Mapping[str, Sequence[float]]) -> Tafel:
    """Medians, 95th percentiles and ratios of lists of milliseconds."""
    basis = statistics.median(next(iter(tijden.values())))
    return Tafel(titel, [_rij(naam, reeks, basis) for naam, reeks in tijden.items()])


def _rij(naam: str, reeks: Sequence[float], basis: float) -> Rij:
    midden = statistics.median(reeks)
    hoog = sorted(reeks)[min(len(reeks) - 1, int(len(reeks) * 0.95))]
    return Rij(naam, len(reeks), round(midden, 4), round(hoog, 4), round(midden / basis, 2))


def _regel(rij: Rij, breed: int) -> str:
    if rij.mediaan is None:
        return f"{rij.wat:<{breed}}  niet gemeten: {rij.opmerking}"
    hoog = f"p95 {rij.p95:>9.3f}" if rij.p95 is not None else " " * 13
    keer = f"{rij.keer:>8.2f}×" if rij.keer is not None else " " * 9
    return f"{rij.wat:<{breed}}  {rij.mediaan:>10.3f} ms  {hoog}  {keer}  {rij.opmerking}".rstrip()


def machine() -> dict[str, Any]:
    """What ran this: cores, memory and versions; no name of a machine, no path."""
    return {
        "kernen": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "geheugen_gib": _memory(),
        "systeem": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
    }


def _memory() -> int | None:
    try:
        return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)
    except (AttributeError, ValueError, OSError):
        return None


def as_text(tafels: Iterable[Tafel]) -> str:
    """Every table, with an empty line between them."""
    return "\n\n".join(t.als_tekst() for t in tafels)
