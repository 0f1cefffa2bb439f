"""What a command answered."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Antwoord:
    """Its exit code, and what it said on standard output and standard error."""

    code: int
    uit: str
    fout: str

    @property
    def json(self) -> Any:
        return json.loads(self.uit)


Opdrachtregel = Callable[..., Antwoord]
