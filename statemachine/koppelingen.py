"""Welke machine meebeweegt als er in een andere iets gebeurt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from inburgering.statemachine.feiten_traject import Beeindigingsreden
from inburgering.statemachine.machines import open_toestanden
from inburgering.wet.gebeurtenissen import Gebeurtenis

Gegevens = Mapping[str, Any]
Plek = tuple[str, Gebeurtenis]


def _geen(_: Gegevens) -> dict[str, Any]:
    return {}


def _dezelfde(gegevens: Gegevens) -> dict[str, Any]:
    return dict(gegevens)


def _einde(gegevens: Gegevens) -> dict[str, Any]:
    return {"reden": f"einde van het traject: {Beeindigingsreden.van(gegevens['reden']).naam}"}


def _met_pip(gegevens: Gegevens) -> bool:
    return bool(gegevens.get("vaststelling_pip"))


@dataclass(frozen=True, kw_only=True)
class Koppeling:
    """Gebeurt `bij`, dan volgt `volgt`, mits de meebewegende machine in een van `vanuit` is.

    `gegevens` maakt uit de feiten van het eerste die van het tweede; `mits` zegt of het dan geldt.
    """

    bij: Plek
    volgt: Plek
    vanuit: frozenset[str]
    gegevens: Callable[[Gegevens], dict[str, Any]] = _geen
    mits: Callable[[Gegevens], bool] | None = None


def _naar_traject(soort: str, bij: Gebeurtenis, volgt: Gebeurtenis, *vanuit: str) -> Koppeling:
    return Koppeling(bij=(soort, bij), volgt=("traject", volgt), vanuit=frozenset(vanuit))


_VAN_ONDERDEEL = (
    _naar_traject("brede_intake", Gebeurtenis.OPROEP_BREDE_INTAKE, Gebeurtenis.START_INTAKE, "aangemeld"),
    _naar_traject("brede_intake", Gebeurtenis.INTAKEGESPREK, Gebeurtenis.START_INTAKE, "aangemeld"),
    _naar_traject(
        "brede_intake",
        Gebeurtenis.AFRONDING_BREDE_INTAKE,
        Gebeurtenis.START_PLAN,
        "aangemeld",
        "in_intake",
    ),
    _naar_traject(
        "brede_intake",
        Gebeurtenis.AFRONDING_BIJ_AFWEZIGHEID,
        Gebeurtenis.START_PLAN,
        "aangemeld",
        "in_intake",
    ),
    _naar_traject(
        "pip",
        Gebeurtenis.VASTSTELLING_PIP,
        Gebeurtenis.START_LEERROUTE,
        "aangemeld",
        "in_intake",
        "plan_opstellen",
    ),
)

_BIJ_EINDE = tuple(
    Koppeling(
        bij=("traject", Gebeurtenis.BEEINDIGING),
        volgt=(soort, Gebeurtenis.STAKING),
        vanuit=open_toestanden(soort),
        gegevens=_einde,
    )
    for soort in ("brede_intake", "leerbaarheidstoets", "pip", "ontzorgen", "begeleiding")
)

_BIJ_OVERNAME = tuple(
    Koppeling(
        bij=("traject", Gebeurtenis.OVERNAME),
        volgt=(soort, Gebeurtenis.OVERNAME),
        vanuit=frozenset({"open"}),
        gegevens=_dezelfde,
        mits=_met_pip,
    )
    for soort in ("brede_intake", "leerbaarheidstoets", "pip")
)

KOPPELINGEN: tuple[Koppeling, ...] = (*_VAN_ONDERDEEL, *_BIJ_EINDE, *_BIJ_OVERNAME)


def volgend(soort: str, gebeurtenis: str, gegevens: Gegevens | None = None) -> tuple[Koppeling, ...]:
    """De koppelingen die bij deze gebeurtenis horen; met haar feiten alleen die dan gelden."""
    return tuple(
        koppeling
        for koppeling in KOPPELINGEN
        if koppeling.bij == (soort, gebeurtenis)
        and (gegevens is None or koppeling.mits is None or koppeling.mits(gegevens))
    )
