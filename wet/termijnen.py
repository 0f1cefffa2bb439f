"""Alle termijnregels bij elkaar, en wat zij op een rij feiten geven."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from inburgering.wet import (
    termijnen_besluiten,
    termijnen_handhaving,
    termijnen_hulp,
    termijnen_intake,
    termijnen_lokaal,
    termijnen_pip,
    termijnen_traject,
)
from inburgering.wet.begin import Situatie, begin, begonnen_met
from inburgering.wet.begrippen import Groep, Regime, Route
from inburgering.wet.loop import Loop, vervangers
from inburgering.wet.termijnregel import Feit, Termijn, Termijnregel
from inburgering.wet.waarom import leg_uit

REGELS: tuple[Termijnregel, ...] = tuple(
    sorted(
        (
            *termijnen_hulp.REGELS,
            *termijnen_intake.REGELS,
            *termijnen_pip.REGELS,
            *termijnen_besluiten.REGELS,
            *termijnen_traject.REGELS,
            *termijnen_handhaving.REGELS,
            *termijnen_lokaal.REGELS,
        ),
        key=lambda regel: (regel.code[0] == "N", regel.code),
    )
)
"""De regels, op code; de eigen termijnen (N) achteraan. Bij gelijke code de oudste tekst eerst."""


def naam_van(code: str) -> str:
    """De naam van de termijn met deze code, zoals de jongste tekst haar noemt; anders de code zelf."""
    namen = [regel.naam for regel in REGELS if regel.code == code and regel.geldt_als is None]
    namen = namen or [regel.naam for regel in REGELS if regel.code == code]
    return namen[0] if namen else code


def bereken(
    feiten: Sequence[Feit],
    groep: Groep,
    route: Route | None,
    *,
    normen: Mapping[str, int],
    regime: Regime = Regime.WI2021,
    regels: Sequence[Termijnregel] = REGELS,
    regels_op: date | None = None,
    varianten: bool = False,
) -> list[Termijn]:
    """De termijnen die deze feiten doen beginnen, ook de geëindigde en de vervangene, op code.

    Correcties moeten al zijn verwerkt. De volgorde van de lijst doet er niet toe: termijnen volgen de dag
    `op`. `regime`: alleen de regels die daaronder gelden; `regels`: een andere verzameling regels dan de geldende.
    `normen`: wat de gemeente vaststelde, voor wat ontbreekt geldt `normen.STANDAARD`. `regels_op`: neem
    de tekst van die dag; None: elke termijn volgt de tekst van de dag waarop zij begon. In een zaak
    (`varianten` False) is (code, aanleiding) uniek en blijft weg wat een mens nog moet zeggen; de
    rekenmachine toont elk geval.
    """
    situatie = Situatie(
        feiten=sorted(feiten, key=lambda feit: feit.plaats),
        groep=groep,
        route=route,
        normen=normen,
        regels_op=regels_op,
        varianten=varianten,
        regime=regime,
    )
    lopen = _lopen(situatie, regels)
    paren = zip(lopen, vervangers(lopen), strict=True)
    termijnen = [_termijn(loop, vervanger, situatie) for loop, vervanger in paren]
    return termijnen if varianten else _een_per_aanleiding(termijnen)


def _lopen(situatie: Situatie, regels: Sequence[Termijnregel]) -> list[Loop]:
    lopen: list[Loop] = []
    eerder: set[str] = set()
    for regel in regels:
        begonnen = list(begin(regel, situatie, eerder))
        lopen += begonnen
        eerder.update(loop.regel.code for loop in begonnen)
    return lopen


def _termijn(loop: Loop, vervanger: Loop | None, situatie: Situatie) -> Termijn:
    telling, slot = loop.telling, None if vervanger else loop.einde
    return Termijn(
        regel=loop.regel,
        aanleiding=loop.begin.volgnr,
        vanaf=tuple((f.gebeurtenis, f.op) for f in begonnen_met(loop.regel, loop.begin, situatie)),
        eerste_dag=telling.eerste_dag,
        ruwe_laatste_dag=telling.ruwe_laatste_dag,
        laatste_dag=telling.laatste_dag,
        voorlopig=telling.voorlopig,
        leg_uit=partial(leg_uit, loop, vervanger, situatie),
        geeindigd_door=slot.volgnr if slot else None,
        geeindigd_op=slot.op if slot else None,
        geeindigd_met=slot.gebeurtenis if slot else None,
        vervangen_door=vervanger.regel.code if vervanger else None,
        geldt_als=" en ".join(loop.geval) or None,
    )


def _een_per_aanleiding(termijnen: Sequence[Termijn]) -> list[Termijn]:
    """Eén termijn per code en aanleiding: wat loopt gaat voor, en dan de laatst begonnen.

    Alleen de feiten van een overname delen een volgnr, bijvoorbeeld een PIP en een gesprek daarna.
    """
    beste: dict[tuple[str, int], Termijn] = {}
    for termijn in termijnen:
        sleutel = (termijn.code, termijn.aanleiding)
        ander = beste.get(sleutel)
        if ander is None or (ander.loopt, ander.eerste_dag) < (termijn.loopt, termijn.eerste_dag):
            beste[sleutel] = termijn
    return list(beste.values())
