"""What is asked of the one write path, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class Herkomst(StrEnum):
    """Where a gebeurtenis came from. OVERGENOMEN makes no letter, no message and no escalation."""

    INVOER = "invoer"
    PARTNER = "partner"
    SYSTEEM = "systeem"
    OVERGENOMEN = "overgenomen"


@dataclass(frozen=True, kw_only=True)
class Opdracht:
    """A request to record one gebeurtenis.

    `op` is the day it happened; `door` who records it, `namens` for whom; `verwacht_volgnr` the number the
    person saw; `sleutel` makes a repeat harmless; `corrigeert` names the volgnr that was recorded wrongly,
    and `vervalt` says that it never happened.
    """

    traject: int
    onderdeel: str
    gebeurtenis: str
    op: date
    door: str
    nr: int = 1
    door_id: int | None = None
    namens: str | None = None
    feiten: Mapping[str, Any] = field(default_factory=dict)
    herkomst: Herkomst = Herkomst.INVOER
    verwacht_volgnr: int | None = None
    sleutel: str | None = None
    corrigeert: int | None = None
    vervalt: bool = False


@dataclass(frozen=True)
class Uitkomst:
    """What was recorded: the number in the traject, the new state, and whether it was there already."""

    traject: int
    volgnr: int
    toestand: str
    herhaald: bool = False
