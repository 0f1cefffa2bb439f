"""Alle termijnregels bij elkaar, en wat zij op een rij feiten geven."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from inburgering.wet import (
    termijnen_besluiten,
    termijnen_handhaving,
    termijnen_hulp,
    termijnen_intake,
    termijnen_lokaal,
    termijnen_pip,
    termijnen_traject,
)
from inburgering.wet.begin import Situatie, begin
from inburgering.wet.begrippen import Groep, Route
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.loop import Loop, beeindig, vervang
from inburgering.wet.termijnregel import Feit, Termijn, Termijnregel

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
    regels_op: date | None = None,
    varianten: bool = False,
) -> list[Termijn]:
    """De termijnen die deze feiten doen beginnen, ook de geëindigde en de vervangene, op code.

    Correcties moeten al zijn verwerkt. De volgorde van de lijst doet er niet toe: termijnen volgen de dag
    `op`. `normen`: wat de gemeente vaststelde, voor wat ontbreekt geldt `normen.STANDAARD`. `regels_op`: neem
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
    )
    termijnen = vervang(list(_lopen(situatie)))
    return termijnen if varianten else _een_per_aanleiding(termijnen)


def _lopen(situatie: Situatie) -> Iterator[Loop]:
    """Elke begonnen termijn, met haar einde als dat er is."""
    eerder: set[str] = set()
    for regel in REGELS:
        if begonnen := list(begin(regel, situatie, eerder)):
            einden = situatie.van(*regel.eindigt_door, Gebeurtenis.BEEINDIGING)
            yield from (beeindig(loop, einden) for loop in begonnen)
            eerder.add(regel.code)


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
