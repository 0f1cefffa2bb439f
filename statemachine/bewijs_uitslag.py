"""Wat het bewijs vond: fouten, en wat er is bekeken."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from inburgering.statemachine.basis import Machine
from inburgering.statemachine.bewijs_stelsel import TRAJECT
from inburgering.wet.begrippen import Groep, Regime


class Eis(StrEnum):
    """Wat er wordt bewezen."""

    BEREIKBAAR = "a"
    BEWAAKT = "b"
    VOORWAARDEN = "c"
    PIJLEN = "d"
    GEBEURTENISSEN = "e"
    WAL_EN_SCHIP = "f"


@dataclass(frozen=True, order=True)
class Fout:
    """Iets dat niet klopt, in een zin voor mensen."""

    eis: Eis
    waar: str
    zin: str


Plek = tuple[str, str]
"""Een soort en een toestand daarvan."""
Klok = Mapping[Plek, tuple[int, int]]
"""Per toestand hoe vaak is nagerekend welke termijnen lopen, en hoe vaak daar een eigen klok bij was."""


@dataclass(frozen=True)
class Deel:
    """Wat er in één zoektocht is bekeken: het traject met één onderdeel, voor één groep en één regime.

    situaties, stappen   zonder de taak; `met_taak` telt ze met elke toestand van de taak erbij
    toestanden, pijlen   wat er op een gespeelde weg is bereikt en genomen; een pijl met haar plek in de
    machine klok                 zie `Klok`
    """

    soort: str
    groep: Groep
    regime: Regime
    situaties: int
    stappen: int
    situaties_met_taak: int
    stappen_met_taak: int
    toestanden: frozenset[Plek] = frozenset()
    pijlen: frozenset[tuple[str, int]] = frozenset()
    klok: Klok = field(default_factory=dict)
    fouten: tuple[Fout, ...] = ()

    def __add__(self, ander: "Deel") -> "Deel":
        """Hetzelfde paar, op twee manieren doorzocht."""
        return replace(
            self,
            situaties=self.situaties + ander.situaties,
            stappen=self.stappen + ander.stappen,
            situaties_met_taak=self.situaties_met_taak + ander.situaties_met_taak,
            stappen_met_taak=self.stappen_met_taak + ander.stappen_met_taak,
            toestanden=self.toestanden | ander.toestanden,
            pijlen=self.pijlen | ander.pijlen,
            klok=tel_op([self.klok, ander.klok]),
            fouten=tuple(dict.fromkeys((*self.fouten, *ander.fouten))),
        )


def tel_op(klokken: Iterable[Klok]) -> dict[Plek, tuple[int, int]]:
    """De tellingen van alle klokken samen."""
    uit: dict[Plek, tuple[int, int]] = {}
    for klok in klokken:
        for plek, (keer, eigen) in klok.items():
            oud = uit.get(plek, (0, 0))
            uit[plek] = (oud[0] + keer, oud[1] + eigen)
    return uit


def naam_van(klasse: type[Machine], toestand: str) -> str:
    """De toestand zoals mensen haar kennen."""
    return str(klasse.states_map[toestand].name)


def opschrift(soort: str) -> str:
    """Een soort zoals mensen haar schrijven."""
    if soort == TRAJECT:
        return "Traject"
    woorden = soort.replace("_", " ")
    return {"pip": "PIP", "pvt": "PVT", "map": "MAP"}.get(soort, woorden.capitalize())
