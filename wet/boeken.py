"""Boeken: wat er met een lopende termijn gebeurt, post voor post, in de volgorde van het logboek."""

from collections.abc import Iterator

from inburgering.wet.boekwijzen import HOE, Stand
from inburgering.wet.feit import Feit
from inburgering.wet.grootboek import Boeking, Hoe, Post
from inburgering.wet.situatie import Situatie
from inburgering.wet.telling import Telling
from inburgering.wet.termijnregel import Termijnregel


def boek(
    regel: Termijnregel, begin: Feit, einde: Feit | None, basis: Telling, situatie: Situatie
) -> tuple[Telling, tuple[Post, ...]]:
    """De telling na alle posten, en de posten zelf."""
    if not regel.boekt:
        return basis, ()
    stand = Stand(basis.eerste_dag, basis.ruwe_laatste_dag, regel.schuift)
    posten = []
    for boeking, feit in _feiten(regel, begin, einde, situatie):
        if uitkomst := HOE[boeking.hoe](boeking, feit, stand, situatie):
            stand, post = uitkomst
            posten.append(post)
    telling = basis.met(ruw=stand.laatste, schuift=stand.schuift, eerste=stand.eerste) if posten else basis
    return telling, tuple(posten)


def _feiten(
    regel: Termijnregel, begin: Feit, einde: Feit | None, situatie: Situatie
) -> Iterator[tuple[Boeking, Feit]]:
    """De feiten die een post kunnen geven, op volgorde: na het begin, voor het einde, bij dit onderdeel."""
    boekingen = {boeking.feit: boeking for boeking in regel.boekt}
    grens = next((f for f in situatie.van(*regel.boekt_niet_na) if f.plaats > begin.plaats), None)
    eenmaal = set()
    for feit in situatie.van(*boekingen):
        boeking = boekingen[feit.gebeurtenis]
        te_laat = any(slot is not None and feit.plaats > slot.plaats for slot in (grens, einde))
        if te_laat or _te_vroeg(boeking, begin, feit) or not _telt(boeking, feit) or boeking in eenmaal:
            continue
        if regel.zelfde_onderdeel and not feit.hoort_bij(begin):
            continue
        if boeking.hoe in {Hoe.LANGER, Hoe.VERDAGING}:
            eenmaal.add(boeking)
        yield boeking, feit


def _te_vroeg(boeking: Boeking, begin: Feit, feit: Feit) -> bool:
    """Of dit feit van voor het begin is. De dagen van DUO gelden ook dan: na een verhuizing kan dat."""
    if feit is begin or boeking.hoe is Hoe.VOLGENS_DUO:
        return False
    return feit.plaats < begin.plaats


def _telt(boeking: Boeking, feit: Feit) -> bool:
    """Of dit feit een post geeft; staat het antwoord er niet bij, dan telt alleen een genoemde dag."""
    gegeven = feit.waarden.get(boeking.mits[0]) if boeking.mits else None
    if boeking.mits and gegeven is not None:
        return bool(gegeven == boeking.mits[1])
    return boeking.hoe is not Hoe.TOT_DAG or feit.dag(boeking.veld) is not None
