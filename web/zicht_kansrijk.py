"""Which few steps come to the fore on a traject's page: what a running term asks, and what is done often."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from inburgering.db.zaak import Zaak
from inburgering.web.fasen import TERZIJDE
from inburgering.web.stap import Stap
from inburgering.web.woorden_stappen import BIJ_TERMIJN, EERST, GENOEG_GEWEEST, NADERT, VAAK
from inburgering.web.zicht_termijnen import Termijnzicht
from inburgering.wet.gebeurtenissen import Gebeurtenis

HOOGSTENS, LIEFST = 5, 3
WACHTTIJD = "gekoppeld"  # a home and something to do go before the plan
PARTICIPATIE = ("participatie", 1)
MEEDOEN = (Gebeurtenis.START_ACTIVITEIT, Gebeurtenis.UREN_PARTICIPATIE)
ZES_WEKEN = 42


def kansrijk(zaak: Zaak, alle: Sequence[Stap], lopend: Sequence[Termijnzicht]) -> list[Stap]:
    """At most five: the next step on the way to the plan, what terms ask, what is done often.

    The first has the one blue button.
    """
    gekozen: dict[str, Stap] = {}
    eerst = _vaak(zaak, alle) if zaak.traject.toestand in TERZIJDE else _eerst(zaak, alle)
    for stap in [*eerst, *_gevraagd(zaak, alle, lopend)]:
        gekozen.setdefault(stap.pad, stap)
        if stap.termijn is not None and gekozen[stap.pad].termijn is None:
            gekozen[stap.pad] = stap
    for stap in _vaak(zaak, alle):
        if len(gekozen) < LIEFST:
            gekozen.setdefault(stap.pad, stap)
    nu = list(gekozen.values())[:HOOGSTENS]
    return [replace(stap, eerst=i == 0) for i, stap in enumerate(nu)]


def _eerst(zaak: Zaak, alle: Sequence[Stap]) -> list[Stap]:
    for gebeurtenis in EERST if zaak.traject.toestand != WACHTTIJD else ():
        kan = [stap for stap in alle if stap.gebeurtenis == gebeurtenis]
        if kan and not _genoeg(zaak, gebeurtenis):
            return kan[:1]
    return []


def _gevraagd(zaak: Zaak, alle: Sequence[Stap], lopend: Sequence[Termijnzicht]) -> Iterator[Stap]:
    """What ends a term that is late or near, in the order of the terms."""
    for zicht in lopend:
        dag = zicht.termijn.laatste_dag
        ver = timedelta(days=NADERT.get(zicht.termijn.code, ZES_WEKEN))
        if dag is None or dag > zaak.vandaag + ver:
            continue
        for gebeurtenis in BIJ_TERMIJN.get(zicht.termijn.code, ()):
            for stap in alle if not _genoeg(zaak, gebeurtenis) else ():
                if stap.gebeurtenis == gebeurtenis and zicht.plek in (None, stap.plek):
                    yield replace(stap, termijn=zicht)


def _vaak(zaak: Zaak, alle: Sequence[Stap]) -> list[Stap]:
    plek = {gebeurtenis: i for i, gebeurtenis in enumerate(VAAK.get(zaak.traject.toestand, ()))}
    gewoon = [s for s in alle if s.gebeurtenis in plek and not _genoeg(zaak, s.gebeurtenis)]
    return sorted(gewoon, key=lambda stap: plek[Gebeurtenis(stap.gebeurtenis)])


def _genoeg(zaak: Zaak, gebeurtenis: str) -> bool:
    """Whether this is not what comes next: it was done, or something else goes before it."""
    if gebeurtenis == Gebeurtenis.NIET_VERSCHENEN:
        return Gebeurtenis.INTAKEGESPREK in zaak.eerder  # who spoke with us is expected to go on
    if gebeurtenis in MEEDOEN:
        actief = zaak.onderdelen[PARTICIPATIE].toestand == "actief"
        return actief is (gebeurtenis == Gebeurtenis.START_ACTIVITEIT)
    return gebeurtenis in GENOEG_GEWEEST and gebeurtenis in zaak.eerder
