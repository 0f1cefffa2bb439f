"""What a partner can ever get to see of a newcomer: a fixed list, each field with its Dutch name.

A task allows some of these (`partnertaak.velden`), each on a ground. What is not here cannot be allowed.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from inburgering.db.tabellen import Partnertaak, Persoon


@dataclass(frozen=True)
class Partnerveld:
    """One field: its name for people, and its value for a letter or a page, JSON-safe."""

    naam: str
    waarde: Callable[[Persoon], Any]


VELDEN: Mapping[str, Partnerveld] = {
    "naam": Partnerveld("Naam", lambda p: p.naam),
    "telefoon": Partnerveld("Telefoonnummer", lambda p: p.telefoon),
    "email": Partnerveld("E-mailadres", lambda p: p.email),
    "adres": Partnerveld("Adres", lambda p: list(p.adres)),
    "taal": Partnerveld("Taal", lambda p: p.taal),
    "tolk": Partnerveld("Of een tolk nodig is", lambda p: p.tolk),
    "geboren": Partnerveld("Geboortedatum", lambda p: p.geboren.isoformat() if p.geboren else None),
}
ALTIJD = "naam"
"""A task is always about someone: without a name a partner cannot do it."""


def toegestaan(velden: Iterable[str]) -> list[str]:
    """The fields that a task with these `velden` shows: the name first, then what it allows, in order."""
    return [ALTIJD, *(veld for veld in velden if veld != ALTIJD and veld in VELDEN)]


def van(persoon: Persoon, velden: Iterable[str]) -> dict[str, Any]:
    """Of this person exactly what a task with these `velden` allows."""
    return {veld: VELDEN[veld].waarde(persoon) for veld in toegestaan(velden)}


def grond(taak: Partnertaak, veld: str) -> str:
    """Why the partner may have this field: its own ground, or else that of the task."""
    return taak.gronden.get(veld) or taak.grondslag
