"""What a municipality made of the standard texts: a value, so that a text in use is looked up by nobody else.

`STANDAARD` is a municipality that changed nothing.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from inburgering.templates import sjabloon

_INCLUDE = re.compile(r"""\{%-?\s*include\s+["'](_[a-z_]+)["']""")


@dataclass(frozen=True)
class EigenTekst:
    """One text of a municipality: a letter (with its subject) or a shared part; `versie` counts from 1."""

    naam: str
    versie: int
    onderwerp: str
    tekst: str


@dataclass(frozen=True)
class Teksten:
    """The own texts that hold on a day; whatever is not in it is the standard text."""

    eigen: tuple[EigenTekst, ...] = ()

    @cached_property
    def _op_naam(self) -> dict[str, EigenTekst]:
        return {tekst.naam: tekst for tekst in self.eigen}

    def onderwerp(self, naam: str) -> str:
        """The subject of a letter, as it was written."""
        eigen = self._op_naam.get(naam)
        return eigen.onderwerp if eigen else sjabloon.sjablonen()[naam].onderwerp

    def tekst(self, naam: str) -> str:
        """The text of a letter or part, as it was written. Raises KeyError, FileNotFoundError."""
        if eigen := self._op_naam.get(naam):
            return eigen.tekst
        return sjabloon.deel(naam) if naam.startswith("_") else sjabloon.sjablonen()[naam].tekst

    def hele_tekst(self, naam: str) -> str:
        """A letter with salutation, bezwaar clause where it is a decision, and closing."""
        return sjabloon.geheel(sjabloon.sjablonen()[naam], self.tekst)

    def met(self, tekst: EigenTekst) -> "Teksten":
        """The same texts, with this one in the place of its predecessor."""
        return Teksten((*(t for t in self.eigen if t.naam != tekst.naam), tekst))

    def gebruikt(self, naam: str) -> list[EigenTekst]:
        """The own texts that a letter is made of, in a fixed order."""
        namen = {naam, *sjabloon.vaste_delen(sjabloon.sjablonen()[naam])}
        namen |= set(_INCLUDE.findall(self.hele_tekst(naam)))
        return [self._op_naam[n] for n in sorted(namen & self._op_naam.keys())]

    @cached_property
    def delen(self) -> tuple[tuple[str, str], ...]:
        """The own parts, for `include`."""
        return tuple((t.naam, t.tekst) for t in self.eigen if t.naam.startswith("_"))


STANDAARD = Teksten()


def delen_in(tekst: str) -> set[str]:
    """The shared parts that a text asks for with `include`."""
    return set(_INCLUDE.findall(tekst))
