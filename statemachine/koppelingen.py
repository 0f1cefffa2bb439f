"""Welke machine meebeweegt als er in een andere iets gebeurt.

Een koppeling geldt alleen voor een onderdeel dat het traject heeft, en alleen vanuit de genoemde toestanden.
Vertrek beweegt niets: de onderdelen blijven staan tot het dossier is overgedragen en het traject eindigt.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from inburgering.statemachine.feiten_traject import Beeindigingsreden
from inburgering.statemachine.machines import MACHINES, open_toestanden
from inburgering.wet.begrippen import Route
from inburgering.wet.gebeurtenissen import Gebeurtenis

Gegevens = Mapping[str, Any]
Plek = tuple[str, Gebeurtenis]
Maakt = Callable[[Gegevens, Gegevens], dict[str, Any]]
Zegt = Callable[[Gegevens, Gegevens], bool]

NIETS: Gegevens = {}


def _geen(_: Gegevens, __: Gegevens) -> dict[str, Any]:
    return {}


def _dezelfde(gegevens: Gegevens, _: Gegevens) -> dict[str, Any]:
    return dict(gegevens)


def _einde(gegevens: Gegevens, _: Gegevens) -> dict[str, Any]:
    return {"reden": f"einde van het traject: {Beeindigingsreden.van(gegevens['reden']).naam}"}


def _afschaling(_: Gegevens, __: Gegevens) -> dict[str, Any]:
    return {"reden": "afschaling"}


def _leerroute(gegevens: Gegevens, feiten: Gegevens) -> dict[str, Any]:
    """De leerroute uit een overname, of uit het PIP zoals het nu is opgesteld."""
    return {"leerroute": gegevens.get("leerroute") or (feiten.get("pip") or {}).get("leerroute")}


def _met_pip(gegevens: Gegevens, _: Gegevens) -> bool:
    return bool(gegevens.get("vaststelling_pip"))


def _met_leerroute(gegevens: Gegevens, feiten: Gegevens) -> bool:
    return _met_pip(gegevens, feiten) and bool(gegevens.get("leerroute"))


def _wordt_onderwijs(gegevens: Gegevens, feiten: Gegevens) -> bool:
    return _leerroute(gegevens, feiten)["leerroute"] == Route.ONDERWIJS


def _overgenomen_onderwijs(gegevens: Gegevens, feiten: Gegevens) -> bool:
    return _met_leerroute(gegevens, feiten) and _wordt_onderwijs(gegevens, feiten)


def _wordt_geen_onderwijs(gegevens: Gegevens, feiten: Gegevens) -> bool:
    return _leerroute(gegevens, feiten)["leerroute"] in (Route.B1, Route.Z)


def _overleden(gegevens: Gegevens, _: Gegevens) -> bool:
    return gegevens.get("reden") == Beeindigingsreden.OVERLIJDEN


def _met_nazorg(_: Gegevens, feiten: Gegevens) -> bool:
    """De gemeente kan nazorg overslaan (feit `nazorg`); is dat niet bekend, dan begint zij."""
    return feiten.get("nazorg") is not False


@dataclass(frozen=True, kw_only=True)
class Koppeling:
    """Gebeurt `bij`, dan volgt `volgt`, mits de meebewegende machine in een van `vanuit` is.

    `maakt` maakt uit de feiten van de eerste gebeurtenis, en uit wat de voorwaarden zien, de feiten van de
    tweede; `mits` zegt met dezelfde twee of de koppeling dan geldt.
    """

    bij: Plek
    volgt: Plek
    vanuit: frozenset[str]
    maakt: Maakt = _geen
    mits: Zegt | None = None

    def gegevens(self, gegevens: Gegevens, feiten: Gegevens | None = None) -> dict[str, Any]:
        """De feiten van wat volgt."""
        return self.maakt(gegevens, feiten or NIETS)

    def geldt(self, gegevens: Gegevens, feiten: Gegevens | None = None) -> bool:
        """Of deze koppeling bij deze feiten geldt."""
        return self.mits is None or self.mits(gegevens, feiten or NIETS)


def _naar_traject(soort: str, bij: Gebeurtenis, volgt: Gebeurtenis, *vanuit: str) -> Koppeling:
    return Koppeling(bij=(soort, bij), volgt=("traject", volgt), vanuit=frozenset(vanuit))


_BEGIN = ("aangemeld", "gekoppeld")
_VAN_ONDERDEEL = (
    _naar_traject("brede_intake", Gebeurtenis.OPROEP_BREDE_INTAKE, Gebeurtenis.START_INTAKE, *_BEGIN),
    _naar_traject("brede_intake", Gebeurtenis.INTAKEGESPREK, Gebeurtenis.START_INTAKE, *_BEGIN),
    _naar_traject(
        "brede_intake", Gebeurtenis.AFRONDING_BREDE_INTAKE, Gebeurtenis.START_PLAN, *_BEGIN, "in_intake"
    ),
    _naar_traject(
        "brede_intake", Gebeurtenis.AFRONDING_BIJ_AFWEZIGHEID, Gebeurtenis.START_PLAN, *_BEGIN, "in_intake"
    ),
    _naar_traject(
        "pip",
        Gebeurtenis.VASTSTELLING_PIP,
        Gebeurtenis.START_LEERROUTE,
        *_BEGIN,
        "in_intake",
        "plan_opstellen",
    ),
)

_MET_DE_LEERROUTE = (
    Koppeling(
        bij=("pip", Gebeurtenis.VASTSTELLING_PIP),
        volgt=("leerroute", Gebeurtenis.VASTSTELLING_LEERROUTE),
        vanuit=open_toestanden("leerroute"),
        maakt=_leerroute,
    ),
    Koppeling(
        bij=("pip", Gebeurtenis.VASTSTELLING_PIP),
        volgt=("map", Gebeurtenis.VERVALLEN_MAP),
        vanuit=frozenset({"open", "loopt"}),
        mits=_wordt_onderwijs,
    ),
    Koppeling(
        bij=("pip", Gebeurtenis.VASTSTELLING_PIP),
        volgt=("map", Gebeurtenis.HERLEVING_MAP),
        vanuit=frozenset({"niet_nodig"}),
        mits=_wordt_geen_onderwijs,
    ),
    Koppeling(
        bij=("leerroute", Gebeurtenis.AFSCHALING),
        volgt=("pip", Gebeurtenis.HERZIENING_PIP),
        vanuit=frozenset({"vastgesteld", "bekendgemaakt"}),
        maakt=_afschaling,
    ),
)

_NAAR_NAZORG = (
    Koppeling(
        bij=("traject", Gebeurtenis.PLICHT_VOLDAAN),
        volgt=("nazorg", Gebeurtenis.START_NAZORG),
        vanuit=frozenset({"open"}),
        mits=_met_nazorg,
    ),
)

BEBOET = frozenset({"opgelegd", "bekendgemaakt", "onherroepelijk"})
"""Een opgelegde boete blijft na het traject verschuldigd, behalve bij overlijden (Awb art. 5:42)."""


def _staking(soort: str, vanuit: frozenset[str], mits: Zegt | None = None) -> Koppeling:
    return Koppeling(
        bij=("traject", Gebeurtenis.BEEINDIGING),
        volgt=(soort, Gebeurtenis.STAKING),
        vanuit=vanuit,
        maakt=_einde,
        mits=mits,
    )


_BIJ_EINDE = (
    *(
        _staking(soort, open_toestanden(soort) - (BEBOET if soort == "handhaving" else frozenset()))
        for soort, klasse in MACHINES.items()
        if Gebeurtenis.STAKING in klasse.gebeurtenissen()
    ),
    _staking("handhaving", BEBOET, _overleden),
)

_BIJ_OVERNAME = (
    *(
        Koppeling(
            bij=("traject", Gebeurtenis.OVERNAME),
            volgt=(soort, Gebeurtenis.OVERNAME),
            vanuit=frozenset({"open"}),
            maakt=_dezelfde,
            mits=_met_pip,
        )
        for soort in ("brede_intake", "leerbaarheidstoets", "pip")
    ),
    Koppeling(
        bij=("traject", Gebeurtenis.OVERNAME),
        volgt=("leerroute", Gebeurtenis.VASTSTELLING_LEERROUTE),
        vanuit=frozenset({"open"}),
        maakt=_leerroute,
        mits=_met_leerroute,
    ),
    Koppeling(
        bij=("traject", Gebeurtenis.OVERNAME),
        volgt=("map", Gebeurtenis.VERVALLEN_MAP),
        vanuit=frozenset({"open"}),
        mits=_overgenomen_onderwijs,
    ),
)

KOPPELINGEN: tuple[Koppeling, ...] = (
    *_VAN_ONDERDEEL,
    *_MET_DE_LEERROUTE,
    *_NAAR_NAZORG,
    *_BIJ_EINDE,
    *_BIJ_OVERNAME,
)


def volgend(
    soort: str, gebeurtenis: str, gegevens: Gegevens | None = None, feiten: Gegevens | None = None
) -> tuple[Koppeling, ...]:
    """De koppelingen die bij deze gebeurtenis horen; met haar feiten alleen die dan gelden.

    `feiten` is wat de voorwaarden bij de eerste gebeurtenis zagen, zoals `pip` en `nazorg`.
    """
    return tuple(
        koppeling
        for koppeling in KOPPELINGEN
        if koppeling.bij == (soort, gebeurtenis) and (gegevens is None or koppeling.geldt(gegevens, feiten))
    )
