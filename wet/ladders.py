"""Wat een gemeente aan de ladder verzet: de norm `ladders`, gelezen en nagekeken.

    wettelijk = { bijna = -21 }                                       alleen de dagen van een trede
    partner.verlopen = { dagen = 1, aan = ["partner", "consulent"] }  ook aan wie
    taken.budgetbeheer = { bijna = -2, opnieuw = 4 }                  voor één taak bij een partner
    vrije_dagen = "laat_staan"                                        ook op zaterdag, zondag en feestdag

Wat er niet in staat, volgt de standaard; een taak volgt eerst de ladder `partner` van deze gemeente. Met
`false` vervalt een trede die vooraf waarschuwt, of `opnieuw`. De andere blijven: te laat wordt nooit stil.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from inburgering.wet.ladder import (
    GEWOON_AAN,
    LEIDING,
    STANDAARD,
    TREDEN,
    VANAF_RUW,
    VOORAF,
    Aan,
    Sport,
    Trap,
    Trede,
    gewoon_aan,
)
from inburgering.wet.termijnregel import Ladder

TAKEN, VRIJE_DAGEN = "taken", "vrije_dagen"
VERSCHUIF, LAAT_STAAN = "verschuif", "laat_staan"
VERST = 730  # dagen
MAG_WEG = VOORAF | {Trede.OPNIEUW}
_NAMEN = tuple(ladder.value for ladder in Ladder if STANDAARD[ladder])


class Ladders:
    """De ladders van een gemeente; zonder waarde die van het programma. Verandert niet."""

    def __init__(self, waarde: Mapping[str, Any] | None = None) -> None:
        self._waarde = waarde or {}
        self._gelezen: dict[tuple[Ladder, str | None], Trap] = {}
        self.werkdagen = self._waarde.get(VRIJE_DAGEN, VERSCHUIF) != LAAT_STAAN
        taken = self._waarde.get(TAKEN, {})
        self.taken = frozenset(taken if isinstance(taken, Mapping) else ())

    def van(self, ladder: Ladder, taak: str | None = None) -> Trap:
        """De sporten van deze ladder; van een taak bij een partner die van de taak."""
        eigen = taak if ladder is Ladder.PARTNER and taak in self.taken else None
        trap = self._gelezen.get((ladder, eigen))
        if trap is None:
            trap = self._gelezen[ladder, eigen] = self._lees(ladder, eigen)
        return trap

    def _lees(self, ladder: Ladder, taak: str | None) -> Trap:
        treden: dict[str, Any] = dict(self._waarde.get(ladder.value, {}))
        for trede, waarde in (self._waarde[TAKEN][taak] if taak else {}).items():
            treden[trede] = _samen(treden.get(trede), waarde)
        sporten = (_sport(ladder, trede, treden.get(trede.value)) for trede in TREDEN if STANDAARD[ladder])
        return Trap(tuple(sport for sport in sporten if sport is not None), self.werkdagen)


def _samen(algemeen: Any, eigen: Any) -> Any:
    """Van een taak de eigen dagen en ontvangers, en wat zij niet noemt van de ladder `partner`."""
    if eigen is False or algemeen in (None, False):
        return eigen
    return _los(algemeen) | _los(eigen)


def _los(waarde: Any) -> dict[str, Any]:
    return dict(waarde) if isinstance(waarde, Mapping) else {"dagen": waarde}


def _sport(ladder: Ladder, trede: Trede, waarde: Any) -> Sport | None:
    """De sport die de gemeente koos, aangevuld met de standaard; None als die trede er niet is."""
    if waarde is False:
        return None
    keuze = {} if waarde is None else _los(waarde)
    dagen = keuze.get("dagen", STANDAARD[ladder].get(trede))
    if dagen is None:
        return None
    aan = keuze.get("aan")
    return Sport(trede, dagen, frozenset(map(Aan, aan)) if aan else gewoon_aan(ladder)[trede])


def bezwaren(waarde: Any) -> list[str]:
    """Wat er niet klopt aan de ladders die een gemeente koos, elk in één zin; leeg als alles klopt."""
    if not isinstance(waarde, Mapping):
        return ["'ladders' noemt per ladder en trede een aantal dagen."]
    return list(_bezwaren(waarde))


def _bezwaren(waarde: Mapping[str, Any]) -> Iterator[str]:
    keuze = waarde.get(VRIJE_DAGEN, VERSCHUIF)
    if keuze not in (VERSCHUIF, LAAT_STAAN):
        yield f"'vrije_dagen' is '{VERSCHUIF}' of '{LAAT_STAAN}', niet '{keuze}'."
    taken = waarde.get(TAKEN, {})
    if not isinstance(taken, Mapping):
        yield "'taken' noemt per taak een ladder."
        taken = {}
    goed = True
    for naam, treden in waarde.items():
        if naam in (TAKEN, VRIJE_DAGEN):
            continue
        fouten = list(_over_ladder(naam, treden))
        goed = goed and not fouten
        yield from fouten
    for taak, treden in taken.items():
        fouten = list(_over_treden(f"van de taak '{taak}'", treden, partner=True))
        yield from fouten
        if goed and not fouten:
            yield from _volgorde(Ladders(waarde).van(Ladder.PARTNER, taak), f"van de taak '{taak}'")


def _over_ladder(naam: str, treden: Any) -> Iterator[str]:
    if naam not in _NAMEN:
        yield f"De ladder '{naam}' bestaat niet of heeft geen treden. Kies uit: {', '.join(_NAMEN)}."
        return
    ladder = Ladder(naam)
    fouten = list(_over_treden(f"van de ladder '{naam}'", treden, partner=ladder is Ladder.PARTNER))
    yield from fouten or _volgorde(Ladders({naam: treden}).van(ladder), f"van de ladder '{naam}'")


def _over_treden(waar: str, treden: Any, *, partner: bool) -> Iterator[str]:
    if not isinstance(treden, Mapping):
        yield f"De treden {waar} horen in een lijst 'trede = dagen'."
        return
    for naam, waarde in treden.items():
        if naam not in set(TREDEN):
            yield f"De trede '{naam}' {waar} bestaat niet. Kies uit: {', '.join(TREDEN)}."
        else:
            yield from _over_trede(Trede(naam), f"De trede '{naam}' {waar}", waarde, partner=partner)


def _over_trede(trede: Trede, wat: str, waarde: Any, *, partner: bool) -> Iterator[str]:
    if waarde is False:
        if trede not in MAG_WEG:
            yield f"{wat} kan niet vervallen: wat te laat is, hoort altijd iemand."
        return
    keuze = _los(waarde)
    if vreemd := sorted(set(keuze) - {"dagen", "aan"}):
        yield f"{wat} kent '{vreemd[0]}' niet. Noem 'dagen' en 'aan'."
    if "dagen" in keuze:
        yield from _over_dagen(trede, wat, keuze["dagen"])
    if "aan" in keuze:
        yield from _over_aan(trede, wat, keuze["aan"], partner=partner)


def _over_dagen(trede: Trede, wat: str, dagen: Any) -> Iterator[str]:
    if type(dagen) is not int or abs(dagen) > VERST:
        yield f"{wat}: het aantal dagen is een heel getal van -{VERST} tot en met {VERST}."
    elif trede in VANAF_RUW and dagen >= 0:
        yield f"{wat} waarschuwt vooraf: het aantal dagen is kleiner dan 0, niet {dagen}."
    elif trede is Trede.OP_DE_DAG and dagen != 0:
        yield f"{wat} is op de laatste dag zelf: het aantal dagen is 0, niet {dagen}."
    elif trede not in VOORAF and dagen <= 0:
        yield f"{wat} komt na de laatste dag: het aantal dagen is groter dan 0, niet {dagen}."


def _over_aan(trede: Trede, wat: str, aan: Any, *, partner: bool) -> Iterator[str]:
    if not isinstance(aan, list) or not aan:
        yield f"{wat} gaat aan niemand. Noem bij 'aan' een of meer van: {', '.join(Aan)}."
        return
    if onbekend := [wie for wie in aan if not isinstance(wie, str) or wie not in set(Aan)]:
        yield f"{wat} gaat aan '{onbekend[0]}'; dat bestaat niet. Kies uit: {', '.join(Aan)}."
    elif Aan.PARTNER in aan and not partner:
        yield f"{wat} kan niet aan de partner: dat kan alleen op de ladder 'partner' en bij een taak."
    elif GEWOON_AAN[trede] <= LEIDING and not LEIDING & set(aan):
        yield f"{wat} is een escalatie: noem ten minste een van {', '.join(a for a in Aan if a in LEIDING)}."


def _volgorde(trap: Trap, waar: str) -> Iterator[str]:
    dagen = [sport.dagen for sport in trap.sporten]
    if dagen != sorted(dagen):
        yield f"De treden {waar} staan niet op volgorde: {dagen}."
