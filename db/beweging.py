"""One step of one machine, as it is asked of the machine and appended to the log."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Beweging:
    """One machine that goes from a state to a state, with its facts and what its guards looked at."""

    onderdeel: str
    nr: int
    gebeurtenis: str
    van: str
    naar: str
    gegevens: Mapping[str, Any] = field(default_factory=dict)
    gezien: Mapping[str, Any] = field(default_factory=dict)
