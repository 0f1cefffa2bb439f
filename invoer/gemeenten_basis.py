"""What every section of a municipality's file is made of."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from inburgering.invoer.gemeenten_fouten import fout

Tekst = Annotated[str, Field(min_length=1, max_length=1000)]
Woord = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$", max_length=40)]


class Deel(BaseModel):
    """A section: an unknown word in it is a fault."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


class MetBron(Deel):
    """A section that the municipality decided: with the decision, and the day from which it holds."""

    bron: Tekst
    geldig_vanaf: date


def geen_dubbele(lijst: str, namen: list[str]) -> None:
    """Raises a fault when a name stands in the list more than once."""
    if dubbel := sorted({naam for naam in namen if namen.count(naam) > 1}):
        raise fout(f"Dubbel in '{lijst}': {', '.join(dubbel)}. Elke naam komt één keer voor.")
