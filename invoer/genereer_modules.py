"""PVT and MAP of a made-up case. Pure."""

from datetime import date, timedelta
from random import Random
from typing import Any

from inburgering.invoer.genereer_stappen import Draad, Opzet, Stap, meld_duo
from inburgering.statemachine.feiten_modules import MapThema
from inburgering.wet.begrippen import Route
from inburgering.wet.gebeurtenissen import Gebeurtenis

THEMAS = [str(thema.value) for thema in MapThema]


def modules(opzet: Opzet, pip_op: date, toeval: Random) -> tuple[list[Stap], date | None]:
    """The steps, and the day both were done; there is no MAP in the onderwijsroute."""
    pvt = _pvt(pip_op, toeval)
    map_ = _map(pip_op, toeval) if opzet.route is not Route.ONDERWIJS else []
    klaar = max(stap.op for stap in (*pvt, *map_))
    stappen = [*pvt, *meld_duo(opzet, pvt[-1].op, "pvt", toeval), *map_]
    stappen += meld_duo(opzet, map_[-1].op, "map", toeval) if map_ else []
    return stappen, klaar if klaar <= opzet.vandaag else None


def _pvt(pip_op: date, toeval: Random) -> list[Stap]:
    draad = Draad(toeval, pip_op)
    draad.na(30, 260)
    draad.zet("pvt", Gebeurtenis.START_PVT, door_wie="VluchtelingenWerk")
    for uren, activiteit in ((6.0, False), (toeval.choice((6.5, 7.0, 9.0)), True)):
        van = draad.op + timedelta(days=1)
        draad.na(14, 28)
        feiten: dict[str, Any] = {
            "van": van.isoformat(),
            "tot": draad.op.isoformat(),
            "uren": uren,
            "activiteit": activiteit,
        }
        draad.zet("pvt", Gebeurtenis.UREN_PVT, **feiten)
    draad.na(1, 21)
    draad.zet("pvt", Gebeurtenis.ONDERTEKENING_PVT)
    return draad.stappen


def _map(pip_op: date, toeval: Random) -> list[Stap]:
    draad = Draad(toeval, pip_op)
    draad.na(200, 620)
    draad.zet("map", Gebeurtenis.START_MAP)
    for themas in (THEMAS[:4], THEMAS[4:]):
        van = draad.op + timedelta(days=1)
        draad.na(30, 75)
        feiten: dict[str, Any] = {
            "van": van.isoformat(),
            "tot": draad.op.isoformat(),
            "uren": float(toeval.randint(21, 30)),
        }
        draad.zet("map", Gebeurtenis.UREN_MAP, **feiten, themas=themas)
    draad.na(3, 30)
    draad.zet("map", Gebeurtenis.EINDGESPREK_MAP, verslag="Weet welk werk past en hoe dat te vinden is.")
    return draad.stappen
