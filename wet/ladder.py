"""De ladder: wie wanneer hoort dat een laatste dag nadert of voorbij is.

Bijna, op de dag, verlopen, coördinator, teamleider. De treden zijn dagen ten opzichte van de laatste dag; een
gemeente kan elke trede verzetten. `BIJNA` telt vanaf de ruwe laatste dag: daarop plant een mens. De andere
tellen vanaf de dag die de wet geeft.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from inburgering.wet.termijnregel import Ladder


class Trede(StrEnum):
    """Hoe hoog de melding staat. De volgorde hier is de volgorde op de ladder."""

    BIJNA = "bijna"
    OP_DE_DAG = "op_de_dag"
    VERLOPEN = "verlopen"
    COORDINATOR = "coordinator"
    TEAMLEIDER = "teamleider"


TREDEN = tuple(Trede)
_TE_LAAT = frozenset({Trede.VERLOPEN, Trede.COORDINATOR, Trede.TEAMLEIDER})

STANDAARD: Mapping[Ladder, Mapping[Trede, int]] = {
    Ladder.WETTELIJK: dict(zip(TREDEN, (-14, 0, 1, 7, 21), strict=True)),
    Ladder.LANG: dict(zip(TREDEN, (-180, 0, 1, 14, 28), strict=True)),
    Ladder.PARTNER: dict(zip(TREDEN, (-3, 0, 1, 5, 14), strict=True)),
    Ladder.EIGEN: dict(zip(TREDEN, (-7, 0, 1, 14, 28), strict=True)),
    Ladder.INFORMATIEF: {},
}


def volgende(
    ladder: Ladder,
    dagen: Mapping[str, Mapping[str, int]],
    ruw: date,
    laatste: date,
    na: Trede | None = None,
    niet_voor: date | None = None,
) -> tuple[Trede, date] | None:
    """De eerstvolgende trede boven `na`, met haar dag; None als er geen meer is.

    `dagen` zijn de normen van de gemeente, per ladder en trede; wat er niet in staat volgt `STANDAARD`.
    Ligt een trede vóór `niet_voor`, dan vervalt zij als zij vooraf waarschuwt (bijna, op de dag): die
    waarschuwing komt te laat. Wat te laat is, vervalt nooit: die trede valt dan op `niet_voor`.
    """
    for trede in TREDEN[TREDEN.index(na) + 1 if na else 0 :]:
        dag = _dag(ladder, dagen, trede, ruw, laatste)
        if dag is None:
            continue
        if niet_voor is None or dag >= niet_voor:
            return trede, dag
        if trede in _TE_LAAT:
            return trede, niet_voor
    return None


def _dag(
    ladder: Ladder, dagen: Mapping[str, Mapping[str, int]], trede: Trede, ruw: date, laatste: date
) -> date | None:
    standaard = STANDAARD[ladder].get(trede)
    if standaard is None:
        return None
    verschil = dagen.get(ladder.value, {}).get(trede.value, standaard)
    return (ruw if trede is Trede.BIJNA else laatste) + timedelta(days=verschil)


def bezwaren(dagen: Mapping[str, Mapping[str, int]]) -> list[str]:
    """Wat er niet klopt aan de treden die een gemeente koos, elk in één zin; leeg als alles klopt."""
    uit = []
    for naam, treden in dagen.items():
        if naam not in {ladder.value for ladder in Ladder if STANDAARD[ladder]}:
            uit.append(f"De ladder '{naam}' bestaat niet of heeft geen treden.")
            continue
        standaard = STANDAARD[Ladder(naam)]
        onbekend = [trede for trede in treden if trede not in set(standaard)]
        uit += [f"De trede '{trede}' op de ladder '{naam}' bestaat niet." for trede in onbekend]
        volgorde = [treden.get(trede.value, dag) for trede, dag in standaard.items()]
        if volgorde != sorted(volgorde):
            uit.append(f"De treden van de ladder '{naam}' staan niet op volgorde: {volgorde}.")
    return uit
