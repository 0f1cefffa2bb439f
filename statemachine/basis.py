"""De ene basisklasse van alle machines: wat mag er nu, en waarom niet.

Een machine is plat, kent geen klok en doet geen I/O. Zij ziet een `Drager`, nooit een rij.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, Self, TypeVar, cast

from statemachine import Event, State, StateChart
from statemachine.transition_list import TransitionList

from inburgering.wet.begrippen import Wie
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


@dataclass(frozen=True)
class Wacht:
    """Waarop een toestand wacht: wie er aan zet is, op wat, en welke termijn dan loopt.

    `klok` noemt codes van termijnen waarvan er in deze toestand ten minste één loopt. Is zij leeg, dan
    bewaakt de herzieningsdag van de gemeente (N99) het traject.
    """

    wie: Wie
    op: str
    klok: tuple[str, ...] = ()


Wachter = TypeVar("Wachter", bound=Callable[[Any], bool])


def voorwaarde(reden: Reden, grondslag: Grondslag = None) -> Callable[[Wachter], Wachter]:
    """Maak van een methode een voorwaarde met een Nederlandse reden en haar bepaling.

    `reden` is de zin die verschijnt als de voorwaarde niet is vervuld; een functie mag hem maken.
    Een voorwaarde oordeelt alleen over wat bekend is: wat nog gevraagd wordt, houdt niets tegen.
    """

    def versier(wachter: Wachter) -> Wachter:
        wachter.reden = reden  # type: ignore[attr-defined]
        wachter.grondslag = grondslag  # type: ignore[attr-defined]
        return wachter

    return versier


def keuze(wachter: Wachter) -> Wachter:
    """Maak van een methode een wegwijzer: zij kiest tussen overgangen, maar verbiedt er geen."""
    wachter.is_keuze = True  # type: ignore[attr-defined]
    return wachter


def blijft(*toestanden: State, **eisen: Any) -> TransitionList:
    """Een overgang van elk van deze toestanden naar zichzelf: er gebeurt iets, de fase blijft."""
    overgangen = TransitionList()
    for toestand in toestanden:
        overgangen.add_transitions(toestand.to(toestand, **eisen))
    return overgangen


def als_dag(waarde: date | str) -> date:
    """Een dag uit de feiten: als datum, of als tekst zoals zij in het logboek staat."""
    return waarde if isinstance(waarde, date) else date.fromisoformat(waarde)


class Machine(StateChart[Drager]):
    """Alleen plat: geen samengestelde toestanden, vertraging, validators of async."""

    wacht: ClassVar[Mapping[str, Wacht]] = {}
    """Per toestand die niet het einde is: op wie en waarop zij wacht."""

    allow_event_without_transition = False
    catch_errors_as_events = False
    atomic_configuration_update = True

    @classmethod
    def gebeurtenissen(cls) -> tuple[str, ...]:
        """De woorden die deze machine kent, in de volgorde van het bestand."""
        return tuple(event.id for event in cast("Iterable[Event]", cls.events))

    @property
    def feiten(self) -> Mapping[str, Any]:
        return self.model.feiten

    @property
    def gegevens(self) -> Mapping[str, Any] | None:
        """De feiten van de gebeurtenis zelf; None zolang er alleen wordt gevraagd wat er kan."""
        return self.feiten.get("gegevens")

    def dag(self, naam: str) -> date | None:
        """De dag `op` of `vandaag`, als die bekend is."""
        waarde = self.feiten.get(naam)
        return None if waarde is None else als_dag(waarde)

    def eerder(self, gebeurtenis: str) -> date | None:
        """De laatste dag waarop deze gebeurtenis eerder in het traject is vastgelegd."""
        waarde = (self.feiten.get("eerder") or {}).get(gebeurtenis)
        return None if waarde is None else als_dag(waarde)

    def niet_voor(self, *gebeurtenissen: str) -> bool:
        """De dag ligt niet voor de laatste keer dat een van deze in dit onderdeel gebeurde."""
        op, voorheen = self.dag("op"), self.feiten.get("voorheen") or {}
        dagen = [als_dag(voorheen[naam]["op"]) for naam in gebeurtenissen if "op" in voorheen.get(naam, {})]
        return self.gegevens is None or op is None or all(dag <= op for dag in dagen)

    @classmethod
    def kijk(cls, drager: Drager) -> Self:
        """Een machine om aan te vragen wat er kan; bewegen kan zij niet.

        Zij slaat over wat alleen voor bewegen nodig is: dat is bijna al het werk om een machine te maken.
        """
        machine = cls.__new__(cls)
        machine.model = drager
        return machine

    @property
    def toestand(self) -> str:
        """De toestand van de drager; vooraan als er nog niets is gebeurd."""
        return str(self.model.state or cast("State", self.initial_state).id)

    @property
    def eindigt(self) -> bool:
        return bool(self.states_map[self.toestand].final)

    def mogelijkheden(self) -> list[Mogelijkheid]:
        """Elke gebeurtenis vanuit deze toestand, met wat er tegen is.

        Heeft een gebeurtenis meer overgangen, dan telt die welke de wegwijzers aanwijzen.
        """
        overgangen = self.states_map[self.toestand].transitions
        woorden = dict.fromkeys(event.id for overgang in overgangen for event in overgang.events)
        alles = (self.mogelijkheid(woord) for woord in woorden)
        return [mogelijkheid for mogelijkheid in alles if mogelijkheid is not None]

    def mogelijkheid(self, gebeurtenis: str) -> Mogelijkheid | None:
        """Waarheen deze gebeurtenis leidt en wat er tegen is; None als zij hier niet kan voorkomen.

        Kijkt niet verder dan de eerste overgang die mag, zoals de machine zelf als zij beweegt.
        """
        eerste: Mogelijkheid | None = None
        for overgang in self.states_map[self.toestand].transitions:
            if not any(event.id == gebeurtenis for event in overgang.events):
                continue
            bezwaren = self._bezwaren(overgang)
            if bezwaren is None or (bezwaren and eerste is not None):
                continue
            naam = str(getattr(self, gebeurtenis).name)
            eerste = Mogelijkheid(gebeurtenis, naam, overgang.target.id, tuple(bezwaren))
            if not bezwaren:
                break
        return eerste

    def _bezwaren(self, overgang: Any) -> list[Bezwaar] | None:
        """Wat er tegen deze overgang is; None als een wegwijzer een andere overgang aanwijst."""
        uit = []
        for spec in overgang.cond:
            if bool(getattr(self, spec.attr_name)()) is spec.expected_value:
                continue
            wachter = getattr(type(self), spec.attr_name)
            if getattr(wachter, "is_keuze", False):
                return None
            reden = wachter.reden(self) if callable(wachter.reden) else wachter.reden
            uit.append(Bezwaar(spec.attr_name, reden, wachter.grondslag))
        return uit
