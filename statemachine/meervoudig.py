"""Wat onderdelen gemeen hebben waarvan een traject er meer kan hebben: nummer 1, 2, enzovoort.

Zo'n onderdeel bestaat nog niet zolang het `open` is; de eerste gebeurtenis sticht het.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from inburgering.statemachine.basis import Machine, als_dag

Stap = Mapping[str, Any]


class Meervoudig(Machine):
    """Een onderdeel dat terugkijkt op zijn eigen eerdere stappen, niet op die van een ander nummer."""

    def stap(self, gebeurtenis: str) -> Stap | None:
        """De laatste keer dat dit in dit onderdeel gebeurde: de dag `op` en de feiten; None als onbekend."""
        stap: Stap | None = (self.feiten.get("voorheen") or {}).get(gebeurtenis)
        return stap

    def dag_uit(self, gebeurtenis: str, veld: str = "op") -> date | None:
        """Een dag uit die eerdere stap; None als hij niet bekend is."""
        waarde = (self.stap(gebeurtenis) or {}).get(veld)
        return None if waarde is None else als_dag(waarde)

    def niet_voor_stap(self, gebeurtenis: str) -> bool:
        """Of de dag van nu niet voor die eerdere stap ligt."""
        op, eerder = self.dag("op"), self.dag_uit(gebeurtenis)
        return op is None or eerder is None or eerder <= op
