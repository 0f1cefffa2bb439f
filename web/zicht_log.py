"""The log of a traject as its page shows it: newest first, each line with what it moved and corrected."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from inburgering.db import correctie
from inburgering.db.tijdlijn import Logrij, gegevens
from inburgering.db.zaak import OVERDRACHT
from inburgering.db.zoeken_traject import Inzage
from inburgering.statemachine.machines import (
    MEERVOUD,
    NA_HET_TRAJECT,
    naam_van_gebeurtenis,
    naam_van_toestand,
)
from inburgering.web.feitentekst import regels
from inburgering.web.woorden import ONDERDELEN
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnen import naam_van

HERKOMST = {
    "invoer": "",
    "partner": "door de partner",
    "systeem": "automatisch",
    "overgenomen": "overgenomen uit een bestand",
}
NIET_TE_VERBETEREN = frozenset(correctie.NIET)


@dataclass(frozen=True)
class Logregel:
    """One gebeurtenis, as it was recorded and as it counts now."""

    volgnr: int
    naam: str
    waar: str
    op: date
    moment: datetime
    door: str
    namens: str
    herkomst: str
    feiten: list[tuple[str, str]]
    gevolgen: list[str]
    verbetert: int | None
    vervalt: bool
    verbeterd_door: list[int]
    vervallen: bool
    te_verbeteren: bool


def logboek(inzage: Inzage, hoogstens: int | None = None) -> list[Logregel]:
    """The gebeurtenissen of the traject, newest first; all of them, or so many."""
    per_volgnr: dict[int, list[Logrij]] = {}
    verbeteringen: dict[int | None, list[Logrij]] = {}
    for rij in inzage.zaak.rijen:
        per_volgnr.setdefault(rij.volgnr, []).append(rij)
        if rij.deel == 0:
            verbeteringen.setdefault(rij.corrigeert, []).append(rij)
    namen = {"consulent": inzage.mensen, "medewerker": inzage.mensen}
    nieuwste = [rijen for _, rijen in sorted(per_volgnr.items(), reverse=True)][:hoogstens]
    loopt = not inzage.zaak.is_beeindigd
    return [_regel(rijen, verbeteringen.get(rijen[0].volgnr, []), namen, loopt=loopt) for rijen in nieuwste]


def sinds(inzage: Inzage, volgnr: int) -> list[Logregel]:
    """What was recorded after this number, oldest first: what someone missed."""
    return [regel for regel in reversed(logboek(inzage)) if regel.volgnr > volgnr]


def _regel(
    rijen: Sequence[Logrij],
    verbeteringen: Sequence[Logrij],
    namen: Mapping[str, Mapping[Any, str]],
    *,
    loopt: bool,
) -> Logregel:
    """`rijen` are the parts under one number, the main one first."""
    rij = rijen[0]
    vervallen = any(r.vervalt for r in verbeteringen)
    return Logregel(
        volgnr=rij.volgnr,
        naam=_naam(rij),
        waar=_waar(rij),
        op=rij.op,
        moment=rij.moment,
        door=rij.door,
        namens=rij.namens or "",
        herkomst=HERKOMST[rij.herkomst],
        feiten=regels(rij.soort, gegevens(rij), namen),
        gevolgen=[_gevolg(r) for r in rijen if r.van != r.naar],
        verbetert=rij.corrigeert,
        vervalt=rij.vervalt,
        verbeterd_door=[r.volgnr for r in verbeteringen],
        vervallen=vervallen,
        te_verbeteren=rij.corrigeert is None and not vervallen and _mag_nog(rij, loopt=loopt),
    )


def _mag_nog(rij: Logrij, *, loopt: bool) -> bool:
    """After the end only the ending itself, and what outlives the traject."""
    if rij.soort in NIET_TE_VERBETEREN:
        return False
    return loopt or rij.soort == Gebeurtenis.BEEINDIGING or rij.onderdeel in NA_HET_TRAJECT


def _naam(rij: Logrij) -> str:
    code = gegevens(rij).get("code") if rij.soort == Gebeurtenis.MELDING else None
    kaal = naam(rij.onderdeel, rij.soort)
    return f"{kaal}: {naam_van(code)}" if code else kaal


def naam(onderdeel: str, soort: str) -> str:
    """What a gebeurtenis of this onderdeel is called."""
    return naam_van_gebeurtenis(onderdeel, soort)


def _waar(rij: Logrij) -> str:
    waar = ONDERDELEN[rij.onderdeel]
    if rij.onderdeel == OVERDRACHT:
        return f"{waar} T{rij.nr}"
    return f"{waar} {rij.nr}" if rij.onderdeel in MEERVOUD else waar


def _gevolg(rij: Logrij) -> str:
    return f"{_waar(rij)}: {naam_van_toestand(rij.onderdeel, rij.naar).lower()}"
