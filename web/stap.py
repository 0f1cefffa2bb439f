"""What a step is on the page of a traject: what may happen, or may not yet, and why."""

from dataclasses import dataclass

from inburgering.routes.pip import PipEis
from inburgering.statemachine.basis import Grondslag
from inburgering.web.zicht_termijnen import Termijnzicht


@dataclass(frozen=True)
class Reden:
    """One reason why something cannot be done yet, its article, and what solves it.

    `delen` are the parts a PIP still lacks, each with its own article.
    """

    zin: str
    grondslag: Grondslag
    pad: str = ""
    oplossing: str = ""
    delen: tuple[PipEis, ...] = ()


@dataclass(frozen=True)
class Stap:
    """Something that may happen, or may not happen yet.

    `plek` is the part it belongs to, `deel` what that is called where it does not go without saying;
    `termijn` the running term because of which it came to the fore.
    """

    gebeurtenis: str
    naam: str
    knop: str
    uitleg: str
    pad: str
    plek: tuple[str, int]
    deel: str = ""
    redenen: tuple[Reden, ...] = ()
    eerst: bool = False
    termijn: Termijnzicht | None = None


@dataclass(frozen=True)
class Groep:
    """The steps of one part, folded away."""

    naam: str
    toestand: str
    stappen: tuple[Stap, ...]
    niet: tuple[Stap, ...] = ()


@dataclass(frozen=True)
class Stappen:
    """What comes to the fore, what folds away, and what waits for something."""

    nu: list[Stap]
    meer: list[Groep]
    niet: list[Stap]

    @property
    def alle(self) -> list[Stap]:
        """Everything that can be done now."""
        return [*self.nu, *(stap for groep in self.meer for stap in groep.stappen)]
