"""Welke gebeurtenissen iets veranderen aan wat uit de feiten wordt uitgerekend: stand, termijn en boetes.

Voor de stand en de boetes is het geprobeerd: elke gebeurtenis is achter een paar gewone dossiers gezet. Van
de termijn telt alleen of zij er is, dus alleen waarmee zij begint.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import product

from inburgering.statemachine.bewijs_feiten import basis, plan
from inburgering.statemachine.bewijs_stelsel import Stelsel
from inburgering.statemachine.bewijs_zaak import Proefzaak
from inburgering.statemachine.bewijs_zicht import Pad, kijk, norm
from inburgering.wet.begrippen import Groep, Regime, Route
from inburgering.wet.gebeurtenissen import Gebeurtenis

PIP = frozenset({"opstelling_pip", "overname"})
NIETS: frozenset[str] = frozenset()


@cache
def invloed(stelsel: Stelsel, pad: Pad) -> frozenset[str] | None:
    """De gebeurtenissen die kunnen veranderen wat van dit pad telt; None als het niet wordt uitgerekend."""
    if pad[0] in ("pip", "pip_ontbreekt"):
        return PIP
    if pad[0] == "termijn":
        return _begin_van_de_termijn(stelsel)
    return _geprobeerd(stelsel).get(pad, NIETS) if pad[0] in ("stand", "boetes") else None


def gerekend(stelsel: Stelsel) -> Mapping[str, frozenset[str]]:
    """Per uitgerekend feit alles wat het kan veranderen, ook als dat niet telt."""
    samen: dict[str, frozenset[str]] = {"stand": NIETS, "boetes": NIETS}
    for (naam, *_), soorten in _geprobeerd(stelsel).items():
        samen[naam] |= soorten
    return samen


@cache
def _begin_van_de_termijn(stelsel: Stelsel) -> frozenset[str]:
    begin = {soort.value for regel in stelsel.regels if regel.code == "T10" for soort in regel.vanaf}
    return frozenset(begin | {Gebeurtenis.OVERNAME.value})


@cache
def _geprobeerd(stelsel: Stelsel) -> Mapping[Pad, frozenset[str]]:
    """Per deel van de stand, en voor de boetes, de gebeurtenissen die er iets aan veranderen."""
    uit: dict[Pad, frozenset[str]] = {}
    for gebeurtenis, model in stelsel.feiten.items():
        soorten = [s for s, klasse in stelsel.machines.items() if gebeurtenis in klasse.gebeurtenissen()]
        for dossier, soort, sjabloon in product(_dossiers(stelsel), soorten, basis(gebeurtenis, model)):
            for pad in _verschillen(dossier, dossier.met_feit(soort, gebeurtenis, sjabloon)):
                uit[pad] = uit.get(pad, NIETS) | {gebeurtenis.value}
    return uit


def _verschillen(voor: Proefzaak, na: Proefzaak) -> Iterator[Pad]:
    oud, nieuw = kijk(voor, ("stand",)), kijk(na, ("stand",))
    yield from (("stand", veld) for veld in nieuw if norm(oud[veld]) != norm(nieuw[veld]))
    if kijk(voor, ("boetes",)) != kijk(na, ("boetes",)):
        yield ("boetes",)


@cache
def _dossiers(stelsel: Stelsel) -> tuple[Proefzaak, ...]:
    """Een paar gewone dossiers: zonder en met PIP, en met een boete."""
    leeg = Proefzaak.nieuw(stelsel, Groep.ASIEL_VERGUNNING, Regime.WI2021)
    uit = [leeg]
    for route in Route:
        pip = plan(leeg.groep, route, stelsel.feiten[Gebeurtenis.OPSTELLING_PIP])
        concept = leeg.met_feit("pip", Gebeurtenis.OPSTELLING_PIP, pip)
        uit.append(replace(concept.met_feit("pip", Gebeurtenis.VASTSTELLING_PIP, {}), route=route, weet={}))
    if (boete := Gebeurtenis.BOETE_MEDEWERKING) in stelsel.feiten:
        uit.append(leeg.met_feit("handhaving", boete, basis(boete, stelsel.feiten[boete])[0]))
    return tuple(uit)
