"""The house style of a municipality as a value: colour, crest and the window of its envelopes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Huisstijl:
    """Empty is what the letterhead says, and else our own; `versie` counts the changes of a municipality."""

    kleur: str = ""
    wapen: str = ""
    venster: str = ""
    versie: int = 0


ZONDER = Huisstijl()
