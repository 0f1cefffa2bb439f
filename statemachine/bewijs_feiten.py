"""De feiten waarmee het bewijs gebeurtenissen speelt: afgeleid uit het model, met de hand waar dat moet.

Een dag is een afstand tot de dag van de gebeurtenis, zodat dezelfde feiten op elke dag passen.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import Enum
from functools import cache
from itertools import islice, product
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from inburgering.routes.pip import eisen
from inburgering.statemachine.feiten_basis import Feiten
from inburgering.statemachine.feiten_modules import MapThema
from inburgering.wet.begrippen import Groep, Route
from inburgering.wet.gebeurtenissen import Gebeurtenis

Sjabloon = Mapping[str, Any]
VANDAAG = date(2026, 11, 23)
TEKST = "Voorbeeld."
POGINGEN = 5000


@dataclass(frozen=True)
class Over:
    """Zoveel dagen na de dag van de gebeurtenis; ervoor als het onder nul is."""

    dagen: int


STRAKS, LATER, VEEL_LATER = Over(14), Over(60), Over(1500)
NU, NET, EERDER, LANG_GELEDEN = Over(0), Over(-1), Over(-90), Over(-2000)
DAGEN = (STRAKS, NET, NU, LATER, EERDER, VEEL_LATER, LANG_GELEDEN)
UREN = (1, 0, 2, 12, 40, 600, 800, 5000)

THEMAS = [thema.value for thema in MapThema]
OVERNAME = {"bron": "bestand.xlsx", "rij": 2, "kennisgeving": EERDER}
LES = {"van": Over(-60), "tot": NU, "school": "Taalschool", "erkende_school": True, "uren_nt2": 900}
MET_DE_HAND: Mapping[str, Sequence[Sjabloon]] = {
    "overname": (
        OVERNAME,
        *(OVERNAME | {"vaststelling_pip": Over(-30), "leerroute": route.value} for route in Route),
    ),
    "kennisgeving": ({}, {"nog_niet_ingeschreven": True}),
    "beeindiging": ({"reden": "overlijden"}, {"reden": "voldaan"}, {"reden": "verhuizing"}),
    "besluit_verlenging": ({"toegekend": True, "verlengd_tot": VEEL_LATER}, {"toegekend": False}),
    "melding": ({"code": "T05a", "aanleiding": 1, "trede": "bijna", "laatste_dag": STRAKS},),
    "wijziging_gegevens": ({"telefoon": "06 0000 0000"},),
    "uren_les": (LES,),
    "uren_participatie": ({"van": Over(-60), "tot": NU, "uren": 900, "waarin": "Winkel"},),
    "uren_map": ({"van": NET, "tot": NU, "uren": 40, "themas": THEMAS},),
    "uren_pvt": ({"van": NU, "tot": NU, "uren": 12, "activiteit": True},),
    "examen_behaald": ({"niveau": "b1"}, {"niveau": "a2"}, {"niveau": "nvt"}),
}
"""Feiten waarmee in één keer genoeg is gedaan, of waarvan elke soort een andere kant op leidt."""


def invullen(waarde: Any, op: date) -> Any:
    """Het sjabloon op deze dag: elke afstand als datum, geschikt voor JSON."""
    if isinstance(waarde, Over):
        return (op + timedelta(days=waarde.dagen)).isoformat()
    if isinstance(waarde, Mapping):
        return {naam: invullen(w, op) for naam, w in waarde.items()}
    return [invullen(w, op) for w in waarde] if isinstance(waarde, list) else waarde


def antwoorden(model: type[Feiten], naam: str) -> tuple[Any, ...]:
    """Wat er in dit veld van het model kan staan; zie `_van_veld`. Raises KeyError."""
    return _per_veld(model)[naam]


@cache
def _per_veld(model: type[Feiten]) -> Mapping[str, tuple[Any, ...]]:
    return {naam: _van_veld(veld) for naam, veld in model.model_fields.items()}


def _van_veld(veld: FieldInfo) -> tuple[Any, ...]:
    """Wat er in dit veld kan staan, het gewoonste eerst; een veld dat leeg mag blijven ook als leeg."""
    soort: Any = Annotated[veld.annotation, "veld", *veld.metadata]
    mag: TypeAdapter[Any] = TypeAdapter(soort)
    uit = tuple(w for w in _antwoorden(veld.annotation) if _mag(mag, w))
    return uit if veld.is_required() else (*uit, None)


def _mag(soort: TypeAdapter[Any], antwoord: Any) -> bool:
    try:
        soort.validate_python(invullen(antwoord, VANDAAG))
    except ValidationError:
        return False
    return True


def _antwoorden(soort: Any) -> Iterator[Any]:
    if get_origin(soort) in (Union, UnionType):
        for deel in get_args(soort):
            yield from () if deel is NoneType else _antwoorden(deel)
    elif get_origin(soort) is list:
        delen = [w for w in _antwoorden(get_args(soort)[0]) if not isinstance(w, Over)]
        yield from (delen[:8], delen[:1], [])
    elif get_origin(soort) is Literal:
        yield from get_args(soort)
    elif hasattr(soort, "__metadata__"):
        yield from _antwoorden(get_args(soort)[0])
    else:
        yield from _enkel(soort)


def _enkel(soort: type) -> tuple[Any, ...]:
    if issubclass(soort, Enum):
        return tuple(lid.value for lid in soort)
    if issubclass(soort, Feiten):
        return (next(afgeleid(soort)),)
    vaste: Mapping[type, tuple[Any, ...]] = {
        bool: (True, False), date: DAGEN, time: ("10:00",), int: UREN, float: UREN, str: (TEKST, "25"),
    }  # fmt: skip
    return vaste[soort]


def afgeleid(model: type[Feiten]) -> Iterator[Sjabloon]:
    """Feiten die bij dit model passen: eerst alleen wat moet, dan ook wat mag."""
    velden = model.model_fields
    for met in ([n for n, v in velden.items() if v.is_required()], list(velden)):
        keuzes = [[w for w in antwoorden(model, naam) if w is not None][:7] for naam in met]
        for waarden in islice(product(*keuzes), POGINGEN):
            sjabloon = dict(zip(met, waarden, strict=True))
            if past(model, sjabloon):
                yield sjabloon


def past(model: type[Feiten], sjabloon: Sjabloon, op: date = VANDAAG) -> bool:
    """Of dit feiten zijn die iemand zo kan vastleggen."""
    try:
        model.model_validate(invullen(sjabloon, op))
    except ValidationError:
        return False
    return True


@cache
def basis(gebeurtenis: str, model: type[Feiten]) -> tuple[Sjabloon, ...]:
    """De feiten waarmee deze gebeurtenis wordt gespeeld. Raises LookupError als er geen zijn."""
    if eigen := MET_DE_HAND.get(gebeurtenis):
        return tuple(eigen)
    gevonden = next(afgeleid(model), None)
    if gevonden is None:
        raise LookupError(f"Geen voorbeeldfeiten voor {gebeurtenis}: zet ze in bewijs_feiten.py.")
    return (gevonden,)


@cache
def ruimer(gebeurtenis: str, model: type[Feiten]) -> tuple[Sjabloon, ...]:
    """Meer feiten om getuigen mee te zoeken: wat verplicht is ook met andere antwoorden."""
    return (*basis(gebeurtenis, model), *islice(afgeleid(model), 1, 12))


def plan(groep: Groep, route: Route, model: type[Feiten]) -> Sjabloon:
    """De inhoud van een volledig PIP voor deze groep en leerroute: precies wat `routes` eist."""
    inhoud: dict[str, Any] = {"leerroute": route.value}
    for eis in eisen(groep, route):
        if eis.veld != "leerroute" and eis.geldt(inhoud):
            waarde = antwoorden(model, eis.veld)[0]
            inhoud[eis.veld] = waarde if waarde is not True else False
    return inhoud


@cache
def opties(gebeurtenis: str, groep: Groep, model: type[Feiten]) -> tuple[Sjabloon, ...]:
    """De feiten waarmee deze gebeurtenis bij deze groep wordt gespeeld."""
    if gebeurtenis == Gebeurtenis.OPSTELLING_PIP:
        plannen = [plan(groep, route, model) for route in Route]
        return (*plannen, {**plannen[-1], "examens_gewenst": True})
    return basis(gebeurtenis, model)
