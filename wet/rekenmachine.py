"""De rekenmachine: een paar feiten, een groep en een dag geven elke termijn die daarmee begint.

Zonder database en zonder zaak. Wat een mens nog moet zeggen (het geval) toont zij als varianten naast elkaar.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from inburgering.wet.begin import VERONDERSTELD
from inburgering.wet.begrippen import Groep, Regime, Route
from inburgering.wet.feiten_lezen import (
    NAMEN,
    Genoemd,
    OnbruikbaarFeit,
    controleer,
    lees_feiten,
    lees_groep,
    lees_op,
    lees_regime,
    lees_route,
)
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.normen import bezwaren
from inburgering.wet.termijnen import REGELS, bereken
from inburgering.wet.termijnregel import Feit, Termijn, Termijnregel

__all__ = ["NAMEN", "OnbruikbaarFeit", "lees_feiten", "reken"]

_AANGENOMEN = 0  # het volgnr van een feit dat niemand noemde


def reken(
    groep: Groep | str,
    op: date | str,
    feiten: Mapping[str, date | str],
    route: Route | str | None = None,
    normen: Mapping[str, int] | None = None,
    regime: Regime | str | None = None,
    regels: Sequence[Termijnregel] = REGELS,
) -> list[dict[str, Any]]:
    """Elke termijn die deze feiten doen beginnen, als gegevens die in JSON passen.

    `op` is de dag waarvan de regels gelden; feiten mogen later liggen. Een feit is een dag, zo nodig met
    tussen haakjes wat erbij is vastgelegd. Elk element heeft code, naam, bron, vanaf, eerste_dag,
    ruwe_laatste_dag, laatste_dag, voorlopig, verantwoordelijke, stand, door, geldt_als, grootboek, uitleg en
    stappen. `regels`: een andere verzameling dan de geldende, zoals een concept. Raises OnbruikbaarFeit met
    één zin.
    """
    voor_wie, leerroute, regels_op = lees_groep(groep), lees_route(route), lees_op(op)
    onder = lees_regime(regime)
    if bezwaar := bezwaren(normen or {}):
        raise OnbruikbaarFeit(bezwaar[0])
    dagen = controleer(feiten, regels_op)
    genoemd = [Feit(soort, f.op, nr, f.waarden) for nr, (soort, f) in enumerate(dagen.items(), start=1)]
    termijnen = bereken(
        [*genoemd, *_aangenomen(dagen)],
        voor_wie,
        leerroute,
        normen=normen or {},
        regime=onder,
        regels=regels,
        regels_op=regels_op,
        varianten=True,
    )
    return [als_dict(t) for t in termijnen if t.aanleiding != _AANGENOMEN]


def _aangenomen(dagen: Mapping[Gebeurtenis, Genoemd]) -> list[Feit]:
    """Wat wel gebeurd moet zijn, ook al noemde niemand het; de uitleg zegt dat het een aanname is.

    Wie informatie ontving, wachtte erop. Wie alleen een verhuizing noemt, bedoelt iemand met een PIP; wie ook
    een kennisgeving noemt en geen PIP, niet: dan loopt de eerste PIP-termijn door.
    """
    uit = []
    ontvangst, wacht = Gebeurtenis.ONTVANGST_INFORMATIE_DERDE, Gebeurtenis.WACHT_OP_INFORMATIE_DERDE
    if ontvangst in dagen and wacht not in dagen:
        uit.append(Feit(wacht, dagen[ontvangst].op, _AANGENOMEN, {VERONDERSTELD: True}))
    verhuizing = Gebeurtenis.INSCHRIJVING_NA_VERHUIZING
    if verhuizing in dagen and not dagen.keys() & {Gebeurtenis.KENNISGEVING, Gebeurtenis.VASTSTELLING_PIP}:
        eerder = dagen[verhuizing].op - timedelta(days=1)
        uit.append(Feit(Gebeurtenis.VASTSTELLING_PIP, eerder, _AANGENOMEN, {VERONDERSTELD: True}))
    return uit


def als_dict(termijn: Termijn) -> dict[str, Any]:
    """Eén termijn als gegevens die in JSON passen; dagen als 2026-10-16."""
    stand, door = _stand(termijn)
    return {
        "code": termijn.code,
        "naam": termijn.regel.naam,
        "bron": termijn.regel.bron.als_dict(),
        "vanaf": [{"gebeurtenis": g.value, "op": op.isoformat()} for g, op in termijn.vanaf],
        "eerste_dag": _iso(termijn.eerste_dag),
        "ruwe_laatste_dag": _iso(termijn.ruwe_laatste_dag),
        "laatste_dag": _iso(termijn.laatste_dag),
        "voorlopig": termijn.voorlopig,
        "verantwoordelijke": termijn.regel.verantwoordelijke.value,
        "stand": stand,
        "door": door,
        "geldt_als": termijn.geldt_als,
        "grootboek": [post.als_dict() for post in termijn.grootboek],
        "uitleg": termijn.uitleg.tekst(),
        "stappen": [stap.als_dict() for stap in termijn.uitleg.stappen],
    }


def _stand(termijn: Termijn) -> tuple[str, str | None]:
    if termijn.vervangen_door:
        return "vervangen", termijn.vervangen_door
    if termijn.geeindigd_met:
        return "geëindigd", termijn.geeindigd_met.value
    return "loopt", None


def _iso(dag: date | None) -> str | None:
    return dag.isoformat() if dag else None
