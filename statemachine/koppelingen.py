"""Welke machine meebeweegt als er in een andere iets gebeurt.

Een koppeling geldt alleen voor een onderdeel dat het traject heeft, en alleen vanuit de genoemde toestanden.
Vertrek beweegt niets: de onderdelen blijven staan tot het dossier is overgedragen en het traject eindigt.
"""

from dataclasses import dataclass
from functools import partial
from typing import Any

from inburgering.statemachine.intakeboete import INTAKEBOETES
from inburgering.statemachine.koppelfeiten import (
    NIETS,
    Gegevens,
    Maakt,
    Zegt,
    afschaling,
    dezelfde,
    einde,
    geen,
    grond,
    leerroute,
    met_leerroute,
    met_nazorg,
    met_pip,
    noemt,
    overgenomen_onderwijs,
    overleden,
    wordt_geen_onderwijs,
    wordt_onderwijs,
)
from inburgering.statemachine.machines import BOETES, MACHINES, open_toestanden
from inburgering.wet.gebeurtenissen import Gebeurtenis

Plek = tuple[str, Gebeurtenis]


@dataclass(frozen=True, kw_only=True)
class Koppeling:
    """Gebeurt `bij`, dan volgt `volgt`, mits de meebewegende machine in een van `vanuit` is.

    `maakt` maakt uit de feiten van de eerste gebeurtenis, en uit wat de voorwaarden zien, de feiten van de
    tweede; `mits` zegt met dezelfde twee of de koppeling dan geldt.
    """

    bij: Plek
    volgt: Plek
    vanuit: frozenset[str]
    maakt: Maakt = geen
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
        maakt=leerroute,
    ),
    Koppeling(
        bij=("pip", Gebeurtenis.VASTSTELLING_PIP),
        volgt=("map", Gebeurtenis.VERVALLEN_MAP),
        vanuit=frozenset({"open", "loopt"}),
        mits=wordt_onderwijs,
    ),
    Koppeling(
        bij=("pip", Gebeurtenis.VASTSTELLING_PIP),
        volgt=("map", Gebeurtenis.HERLEVING_MAP),
        vanuit=frozenset({"niet_nodig"}),
        mits=wordt_geen_onderwijs,
    ),
    Koppeling(
        bij=("leerroute", Gebeurtenis.AFSCHALING),
        volgt=("pip", Gebeurtenis.HERZIENING_PIP),
        vanuit=frozenset({"vastgesteld", "bekendgemaakt"}),
        maakt=afschaling,
    ),
)

_NAAR_DE_BOETE = tuple(
    Koppeling(
        bij=("brede_intake", Gebeurtenis(klasse.besluit)),
        volgt=(soort, Gebeurtenis.OPLEGGING_BOETE),
        vanuit=frozenset({"open"}),
    )
    for soort, klasse in INTAKEBOETES.items()
)

_NAAR_NAZORG = (
    Koppeling(
        bij=("traject", Gebeurtenis.PLICHT_VOLDAAN),
        volgt=("nazorg", Gebeurtenis.START_NAZORG),
        vanuit=frozenset({"open"}),
        mits=met_nazorg,
    ),
)

BEBOET = frozenset({"opgelegd", "bekendgemaakt", "onherroepelijk"})
"""Een opgelegde boete blijft na het traject verschuldigd, behalve bij overlijden (Awb art. 5:42)."""


def _staking(soort: str, vanuit: frozenset[str], mits: Zegt | None = None) -> Koppeling:
    return Koppeling(
        bij=("traject", Gebeurtenis.BEEINDIGING),
        volgt=(soort, Gebeurtenis.STAKING),
        vanuit=vanuit,
        maakt=einde,
        mits=mits,
    )


_BIJ_EINDE = (
    *(
        _staking(soort, open_toestanden(soort) - (BEBOET if soort in BOETES else frozenset()))
        for soort, klasse in MACHINES.items()
        if Gebeurtenis.STAKING in klasse.gebeurtenissen()
    ),
    *(_staking(soort, BEBOET, overleden) for soort in MACHINES if soort in BOETES),
)

_DUO_BESLUIT = (
    ("ontheffing", Gebeurtenis.BESLUIT_ONTHEFFING),
    ("vrijstelling", Gebeurtenis.BESLUIT_VRIJSTELLING),
)
_BIJ_BESLUIT_DUO = tuple(
    Koppeling(
        bij=besluit,
        volgt=(soort, Gebeurtenis.VRIJSTELLING_EXAMEN),
        vanuit=frozenset({"open", "aangemeld", "behaald_a2"}) & open_toestanden(soort),
        maakt=partial(grond, besluit[0]),
        mits=partial(noemt, soort.removeprefix("examen_")),
    )
    for besluit in _DUO_BESLUIT
    for soort in MACHINES
    if soort.startswith("examen_")
)

_BIJ_OVERNAME = (
    *(
        Koppeling(
            bij=("traject", Gebeurtenis.OVERNAME),
            volgt=(soort, Gebeurtenis.OVERNAME),
            vanuit=frozenset({"open"}),
            maakt=dezelfde,
            mits=met_pip,
        )
        for soort in ("brede_intake", "leerbaarheidstoets", "pip")
    ),
    Koppeling(
        bij=("traject", Gebeurtenis.OVERNAME),
        volgt=("leerroute", Gebeurtenis.VASTSTELLING_LEERROUTE),
        vanuit=frozenset({"open"}),
        maakt=leerroute,
        mits=met_leerroute,
    ),
    Koppeling(
        bij=("traject", Gebeurtenis.OVERNAME),
        volgt=("map", Gebeurtenis.VERVALLEN_MAP),
        vanuit=frozenset({"open"}),
        mits=overgenomen_onderwijs,
    ),
)

KOPPELINGEN: tuple[Koppeling, ...] = (
    *_VAN_ONDERDEEL,
    *_MET_DE_LEERROUTE,
    *_NAAR_DE_BOETE,
    *_NAAR_NAZORG,
    *_BIJ_EINDE,
    *_BIJ_BESLUIT_DUO,
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
