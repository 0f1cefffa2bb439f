"""Wat bij een koppeling van de ene gebeurtenis naar de andere gaat, en wanneer zij geldt.

Elke functie ziet de feiten van de eerste gebeurtenis, en wat de voorwaarden daarbij zagen.
"""

from collections.abc import Callable, Mapping
from typing import Any

from inburgering.statemachine.feiten_traject import Beeindigingsreden
from inburgering.wet.begrippen import Route

Gegevens = Mapping[str, Any]
Maakt = Callable[[Gegevens, Gegevens], dict[str, Any]]
Zegt = Callable[[Gegevens, Gegevens], bool]

NIETS: Gegevens = {}


def geen(_: Gegevens, __: Gegevens) -> dict[str, Any]:
    """Geen feiten."""
    return {}


def dezelfde(gegevens: Gegevens, _: Gegevens) -> dict[str, Any]:
    """Dezelfde feiten."""
    return dict(gegevens)


def einde(gegevens: Gegevens, _: Gegevens) -> dict[str, Any]:
    """Waarom een onderdeel stopt."""
    return {"reden": f"einde van het traject: {Beeindigingsreden.van(gegevens['reden']).naam}"}


def afschaling(_: Gegevens, __: Gegevens) -> dict[str, Any]:
    """Waarom het PIP wordt herzien."""
    return {"reden": "afschaling"}


def leerroute(gegevens: Gegevens, feiten: Gegevens) -> dict[str, Any]:
    """De leerroute uit een overname, of uit het PIP zoals het nu is opgesteld."""
    return {"leerroute": gegevens.get("leerroute") or (feiten.get("pip") or {}).get("leerroute")}


def met_pip(gegevens: Gegevens, _: Gegevens) -> bool:
    """Of er een PIP is overgenomen."""
    return bool(gegevens.get("vaststelling_pip"))


def met_leerroute(gegevens: Gegevens, feiten: Gegevens) -> bool:
    """Of er een PIP met een leerroute is overgenomen."""
    return met_pip(gegevens, feiten) and bool(gegevens.get("leerroute"))


def wordt_onderwijs(gegevens: Gegevens, feiten: Gegevens) -> bool:
    """Of de leerroute de onderwijsroute wordt."""
    return bool(leerroute(gegevens, feiten)["leerroute"] == Route.ONDERWIJS)


def overgenomen_onderwijs(gegevens: Gegevens, feiten: Gegevens) -> bool:
    """Of de onderwijsroute is overgenomen."""
    return met_leerroute(gegevens, feiten) and wordt_onderwijs(gegevens, feiten)


def wordt_geen_onderwijs(gegevens: Gegevens, feiten: Gegevens) -> bool:
    """Of de leerroute de B1-route of de Z-route wordt."""
    return leerroute(gegevens, feiten)["leerroute"] in (Route.B1, Route.Z)


def overleden(gegevens: Gegevens, _: Gegevens) -> bool:
    """Of het traject door overlijden eindigt."""
    return gegevens.get("reden") == Beeindigingsreden.OVERLIJDEN


def noemt(onderdeel: str, gegevens: Gegevens, _: Gegevens) -> bool:
    """Of DUO voor dit onderdeel vrijstelde of onthief."""
    return bool(gegevens.get("toegekend")) and onderdeel in (gegevens.get("onderdelen") or ())


def grond(besluit: str, _: Gegevens, __: Gegevens) -> dict[str, Any]:
    """De grond van de vrijstelling van een examen."""
    return {"grond": f"besluit van DUO: gedeeltelijke {besluit}"}


def met_nazorg(_: Gegevens, feiten: Gegevens) -> bool:
    """De gemeente kan nazorg overslaan (feit `nazorg`); is dat niet bekend, dan begint zij."""
    return feiten.get("nazorg") is not False
