"""De ene basisklasse van alle machines: wat mag er nu, en waarom niet.

Een machine is plat, kent geen klok en doet geen I/O. Zij ziet een `Drager`, nooit een rij.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from statemachine import StateChart

from inburgering.wet.bronnen import Bron, LokaleBron

Grondslag = Bron | LokaleBron | None
Reden = str | Callable[[Any], str]


@dataclass
class Drager:
    """Wat een machine ziet: haar toestand en de feiten waarop voorwaarden letten."""

    state: str | None
    feiten: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Bezwaar:
    """Waarom een gebeurtenis nu niet mag, met de bepaling waarop dat steunt."""

    voorwaarde: str
    reden: str
    grondslag: Grondslag


@dataclass(frozen=True)
class Mogelijkheid:
    """Een gebeurtenis vanuit de huidige toestand: waarheen, en wat er eventueel tegen is."""

    gebeurtenis: str
    naam: str
    naar: str
    bezwaren: tuple[Bezwaar, ...]

    @property
    def kan(self) -> bool:
        return not self.bezwaren


Wachter = TypeVar("Wachter", bound=Callable[[Any], bool])


def voorwaarde(reden: Reden, grondslag: Grondslag = None) -> Callable[[Wachter], Wachter]:
    """Maak van een methode een voorwaarde met een Nederlandse reden en haar bepaling.

    `reden` is de zin die verschijnt als de voorwaarde niet is vervuld; een functie mag hem maken.
    """

    def versier(wachter: Wachter) -> Wachter:
        wachter.reden = reden  # type: ignore[attr-defined]
        wachter.grondslag = grondslag  # type: ignore[attr-defined]
        return wachter

    return versier


class Machine(StateChart[Drager]):
    """Alleen plat: geen samengestelde toestanden, vertraging, validators of async."""

    allow_event_without_transition = False
    catch_errors_as_events = False
    atomic_configuration_update = True

    @property
    def feiten(self) -> Mapping[str, Any]:
        return self.model.feiten

    @property
    def toestand(self) -> str:
        (waarde,) = self.configuration_values
        return str(waarde)

    @property
    def eindigt(self) -> bool:
        return bool(self.states_map[self.toestand].final)

    def mogelijkheden(self) -> list[Mogelijkheid]:
        """Elke gebeurtenis vanuit deze toestand, met wat er tegen is.

        Kan één van meer overgangen van dezelfde gebeurtenis, dan telt die; anders de eerste.
        """
        gevonden: dict[str, Mogelijkheid] = {}
        for overgang in self.states_map[self.toestand].transitions:
            bezwaren = tuple(self._bezwaren(overgang))
            for event in overgang.events:
                oud = gevonden.get(event.id)
                if oud is None or (oud.bezwaren and not bezwaren):
                    naam = str(getattr(self, event.id).name)
                    gevonden[event.id] = Mogelijkheid(event.id, naam, overgang.target.id, bezwaren)
        return list(gevonden.values())

    def _bezwaren(self, overgang: Any) -> list[Bezwaar]:
        uit = []
        for spec in overgang.cond:
            wachter = getattr(type(self), spec.attr_name)
            if bool(getattr(self, spec.attr_name)()) is not spec.expected_value:
                reden = wachter.reden(self) if callable(wachter.reden) else wachter.reden
                uit.append(Bezwaar(spec.attr_name, reden, wachter.grondslag))
        return uit
