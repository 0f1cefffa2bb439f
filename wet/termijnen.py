"""Alle termijnregels bij elkaar, en wat zij op een rij feiten geven."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from inburgering.wet import (
    termijnen_aanvragen,
    termijnen_betaling,
    termijnen_bezwaar,
    termijnen_doorgang,
    termijnen_duo,
    termijnen_einde,
    termijnen_handhaving,
    termijnen_hulp,
    termijnen_intake,
    termijnen_lokaal,
    termijnen_nieuw,
    termijnen_partners,
    termijnen_pip,
    termijnen_route,
    termijnen_start,
    termijnen_traject,
    termijnen_uren,
    vangnet,
)
from inburgering.wet.begin import begin, begonnen_met
from inburgering.wet.begrippen import Groep, Regime, Route
from inburgering.wet.feit import Feit
from inburgering.wet.loop import Loop, vervangers
from inburgering.wet.situatie import Situatie
from inburgering.wet.termijnregel import Termijn, Termijnregel
from inburgering.wet.volgorde import Rooster, rooster
from inburgering.wet.waarom import leg_uit

_BESTANDEN = (
    termijnen_start, termijnen_hulp, termijnen_intake, termijnen_pip, termijnen_bezwaar, termijnen_traject,
    termijnen_aanvragen, termijnen_nieuw, termijnen_route, termijnen_handhaving, termijnen_betaling,
    termijnen_duo, termijnen_einde, termijnen_doorgang, termijnen_lokaal, termijnen_uren,
    termijnen_partners, vangnet,
)  # fmt: skip

REGELS: tuple[Termijnregel, ...] = tuple(
    sorted(
        (regel for bestand in _BESTANDEN for regel in bestand.REGELS),
        key=lambda regel: (regel.code[0] == "N", regel.code),
    )
)
"""De regels, op code; de eigen termijnen (N) achteraan. Bij gelijke code de oudste tekst eerst."""
_ROOSTER = Rooster(REGELS)


def naam_van(code: str) -> str:
    """De naam van de termijn met deze code, zoals de jongste tekst haar noemt; anders de code zelf.

    Heet zij per geval anders ('Melden aan DUO: …'), dan wat de namen gemeen hebben.
    """
    namen = [regel.naam for regel in REGELS if regel.code == code and regel.geldt_als is None]
    namen = namen or [regel.naam for regel in REGELS if regel.code == code]
    kop = {naam.partition(": ")[0] for naam in namen}
    return kop.pop() if len(set(namen)) > len(kop) == 1 else namen[0] if namen else code


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
    `op`. `normen`: wat de gemeente vaststelde, voor wat ontbreekt geldt `normen.STANDAARD`. `regime`: alleen
    de regels die daaronder gelden. `regels`: een andere verzameling dan de geldende, zoals een concept.
    `regels_op`: neem de tekst van die dag; None: elke termijn volgt de tekst van de dag waarop zij begon. In
    een zaak (`varianten` False) is (code, aanleiding) uniek, blijft weg wat een mens nog moet zeggen en doet
    het vangnet mee; de rekenmachine toont elk geval. Raises ValueError als regels in een kring aan elkaar
    vastzitten.
    """
    situatie = Situatie(
        feiten=sorted(feiten, key=lambda feit: feit.plaats),
        groep=groep,
        route=route,
        normen=normen,
        regels_op=regels_op,
        varianten=varianten,
        regime=regime,
        regels=regels,
    )
    lopen = _lopen(situatie)
    paren = list(zip(lopen, vervangers(lopen), strict=True))
    if not varianten:
        paren += vangnet.vangnet(situatie, paren)
    termijnen = [_termijn(loop, vervanger, situatie) for loop, vervanger in paren]
    return termijnen if varianten else _een_per_aanleiding(termijnen)


def _lopen(situatie: Situatie) -> list[Loop]:
    """Wat begint, op de volgorde van de regels; eerst wordt geteld waaraan andere termijnen vastzitten."""
    bekend: dict[str, list[Loop]] = {}
    per_regel: dict[int, list[Loop]] = {}
    van_nu = _ROOSTER if situatie.regels is REGELS else rooster(tuple(situatie.regels))
    for plek, regel in van_nu.kandidaten(situatie.soorten):
        if begonnen := list(begin(regel, situatie, bekend)):
            bekend.setdefault(regel.code, []).extend(begonnen)
            per_regel[plek] = begonnen
    return [loop for plek in sorted(per_regel) for loop in per_regel[plek]]


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
        grootboek=loop.posten,
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
