"""Wat er niet klopt aan een concept: per fout één zin, met de plek in het bestand."""

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from typing import Any

from inburgering.wet.taal import opsomming


class OngeldigConcept(ValueError):
    """Het concept is niet te gebruiken; `fouten` zegt per plek wat er niet klopt en wat te doen."""

    def __init__(self, naam: str, fouten: list[str]) -> None:
        super().__init__(naam, fouten)
        self.naam, self.fouten = naam, fouten

    def __str__(self) -> str:
        return "\n".join([f"Het concept {self.naam} klopt niet. Er is niets mee gerekend.", *self.fouten])


class Fouten(list[str]):
    """De fouten die tot nu toe zijn gevonden; zo hoort iemand ze in één keer."""

    def meld(self, plek: str, zin: str) -> None:
        """Schrijf een fout op met haar plek."""
        self.append(f"{plek}: {zin}" if zin.endswith("?") else f"{plek}: {zin}.")

    def onbekende_woorden(self, deel: Mapping[str, Any], plek: str, woorden: Collection[str]) -> None:
        """Meld elk woord dat hier niet hoort."""
        for woord in deel.keys() - set(woorden):
            self.meld(plek, f"het woord '{woord}' kent het programma hier niet; {kies(woord, woorden)}")

    def tekst(self, deel: Mapping[str, Any], woord: str, plek: str, *, verplicht: bool = False) -> str | None:
        """De tekst bij dit woord; None als zij er niet is of niet klopt."""
        waarde = deel.get(woord)
        if waarde is None:
            if verplicht:
                self.meld(plek, f"{woord} ontbreekt")
            return None
        if not isinstance(waarde, str) or not waarde.strip():
            self.meld(plek, f"{woord} moet tekst zijn, tussen aanhalingstekens, en niet leeg")
            return None
        return waarde.strip()

    def gooi(self, naam: str) -> None:
        """Stop als er fouten zijn. Raises OngeldigConcept."""
        if self:
            raise OngeldigConcept(naam, list(self))


def kies(woord: str, keuzes: Collection[str]) -> str:
    """Wat iemand waarschijnlijk bedoelde, of anders wat er te kiezen is."""
    op_kleine_letters = {keuze.lower(): keuze for keuze in keuzes}
    if lijkt := get_close_matches(woord.lower(), list(op_kleine_letters), n=1):
        return f"bedoelt u '{op_kleine_letters[lijkt[0]]}'?"
    return f"kies uit {opsomming(list(keuzes), 'of')}" if len(keuzes) <= 8 else "kijk in docs/regels.md"
