"""The log as the law reads it: corrections resolved, take-overs spread out, in order of recording."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from inburgering.db.tabellen import Gebeurtenisrij
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Feit

OVERGENOMEN_FEITEN = (
    Gebeurtenis.KENNISGEVING,
    Gebeurtenis.INSCHRIJVING_BRP,
    Gebeurtenis.VASTSTELLING_PIP,
)


@dataclass(frozen=True)
class Voorval:
    """One gebeurtenis as it counts now: its own number, but the day and facts of its last correction."""

    volgnr: int
    onderdeel: str
    nr: int
    soort: str
    op: date
    gegevens: Mapping[str, Any]
    herkomst: str
    geregistreerd: date
    hoofdregel: bool


def gegevens(rij: Gebeurtenisrij) -> Mapping[str, Any]:
    """The facts of the gebeurtenis itself, without what the guards saw; empty once erased."""
    inhoud = rij.feiten or {}
    feiten: Mapping[str, Any] = inhoud.get("gegevens", {})
    return feiten


def voorvallen(rijen: Iterable[Gebeurtenisrij], dag_van: Any) -> list[Voorval]:
    """The log with its corrections applied, in order of volgnr; what lapsed is left out.

    `dag_van` turns a moment into the Dutch calendar day it was recorded on.
    """
    uit: dict[tuple[int, int], Voorval] = {}
    for rij in rijen:
        if rij.corrigeert is None:
            uit[rij.volgnr, rij.deel] = _voorval(rij, dag_van(rij.moment))
        elif rij.vervalt:
            uit = {sleutel: v for sleutel, v in uit.items() if sleutel[0] != rij.corrigeert}
        else:
            sleutel = (rij.corrigeert, 0)
            uit[sleutel] = replace(uit[sleutel], op=rij.op, gegevens=gegevens(rij))
    return [uit[sleutel] for sleutel in sorted(uit)]


def _voorval(rij: Gebeurtenisrij, geregistreerd: date) -> Voorval:
    return Voorval(
        volgnr=rij.volgnr,
        onderdeel=rij.onderdeel,
        nr=rij.nr,
        soort=rij.soort,
        op=rij.op,
        gegevens=gegevens(rij),
        herkomst=rij.herkomst,
        geregistreerd=geregistreerd,
        hoofdregel=rij.deel == 0,
    )


def feiten(lijst: Iterable[Voorval]) -> list[Feit]:
    """The facts the terms are computed from. A take-over stands for each dated fact it brought."""
    uit: list[Feit] = []
    for v in lijst:
        if v.soort == Gebeurtenis.OVERNAME:
            uit += _uit_overname(v) if v.onderdeel == "traject" else []
        else:
            plek = f"{v.onderdeel}/{v.nr}"
            uit.append(Feit(Gebeurtenis(v.soort), v.op, v.volgnr, v.gegevens, plek))
    return uit


def _uit_overname(v: Voorval) -> list[Feit]:
    return [
        Feit(soort, date.fromisoformat(v.gegevens[soort.value]), v.volgnr, v.gegevens, "traject/1")
        for soort in OVERGENOMEN_FEITEN
        if v.gegevens.get(soort.value)
    ]
