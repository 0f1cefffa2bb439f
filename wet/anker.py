"""Waaraan een termijn vastzit als zij niet op de dag van haar eigen feit begint.

Een termijn kan na een andere beginnen, ervoor terugtellen, er gelijk mee lopen, of terugkijken vanaf een dag.
Terugrekenen valt buiten de Algemene termijnenwet (art. 1 lid 2).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class NaEinde:
    """Begint de dag na de laatste dag van de termijn met deze code.

    `veld`: de dag in de feiten waarmee die andere termijn begon, als zij zelf niet in het logboek staat.
    """

    code: str
    veld: str = ""


@dataclass(frozen=True)
class TotEinde:
    """Een venster dat met een andere termijn eindigt en de duur daarvóór opent: terugrekenen."""

    code: str


@dataclass(frozen=True)
class Samen:
    """Dezelfde eerste en laatste dag als een andere termijn, ook als die wordt verlengd."""

    code: str


@dataclass(frozen=True)
class VanafAanvang:
    """Geteld vanaf de eerste dag van een andere termijn; die dag telt mee."""

    code: str


@dataclass(frozen=True)
class Terug:
    """Teruggekeken vanaf de dag van het feit, die er zelf buiten valt.

    `tot_de_dag`: het venster sluit de dag ervoor; anders loopt het door.
    """

    tot_de_dag: bool = True


Anker = NaEinde | TotEinde | Samen | VanafAanvang | Terug
"""Zonder anker begint een termijn met haar feit."""

MEE = (TotEinde, Samen, VanafAanvang)
"""Deze beginnen met hetzelfde feit als de andere termijn."""


def code_van(anker: Anker | None) -> str | None:
    """De code van de termijn waaraan deze vastzit; None als er geen is."""
    return getattr(anker, "code", None)
