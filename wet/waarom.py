"""Waarom deze datum? De zinnen bij een termijn: hoe zij begon, werd verlengd en eindigde.

Hoe zij is geteld staat in `waarom_telling.py`.
"""

from collections.abc import Iterator, Sequence

from inburgering.wet.begin import VERONDERSTELD
from inburgering.wet.feit import Feit
from inburgering.wet.loop import Loop
from inburgering.wet.situatie import Situatie
from inburgering.wet.taal import datum, hoofdletter, opsomming, voluit
from inburgering.wet.telling import dag_van
from inburgering.wet.termijnregel import Termijnregel
from inburgering.wet.uitleg import Stap, Stapsoort, Uitleg
from inburgering.wet.waarom_telling import telling
from inburgering.wet.woorden import omschrijf


def leg_uit(loop: Loop, vervanger: Loop | None, situatie: Situatie) -> Uitleg:
    """De uitleg van een termijn, stap voor stap."""
    return Uitleg(tuple(_stappen(loop, vervanger, situatie)))


def _stappen(loop: Loop, vervanger: Loop | None, situatie: Situatie) -> Iterator[Stap]:
    yield from _inleiding(loop)
    yield from telling(loop, situatie)
    yield from _slot(loop.regel, loop.begin, situatie)
    if vervanger:
        yield _vervangen(loop, vervanger)
    elif loop.einde:
        zin = f"Geëindigd op {voluit(loop.einde.op)} door {omschrijf(loop.einde.gebeurtenis)}."
        yield Stap(Stapsoort.GEEINDIGD, zin, loop.einde.op)


def _inleiding(loop: Loop) -> Iterator[Stap]:
    feit = loop.begin
    if loop.geval:
        yield Stap(Stapsoort.GEVAL, f"In dit geval: {opsomming(loop.geval)}.")
    zin = f"{hoofdletter(omschrijf(feit.gebeurtenis))} was op {voluit(feit.op)}."
    yield Stap(Stapsoort.BEGIN, zin, feit.op)
    dag, woorden = dag_van(loop.regel, feit)
    if woorden and dag != feit.op:
        yield Stap(Stapsoort.TELLING, f"Geteld wordt vanaf {woorden}, {voluit(dag)}.", dag)
    yield from _vereist(loop.vereist)


def _vereist(vereist: Sequence[Feit]) -> Iterator[Stap]:
    for ander in vereist:
        wat = omschrijf(ander.gebeurtenis)
        if ander.waarden.get(VERONDERSTELD):
            yield Stap(Stapsoort.AANNAME, f"Aanname: {wat} was er toen al.")
        else:
            yield Stap(Stapsoort.VEREIST, f"{hoofdletter(wat)} was al op {datum(ander.op)}.", ander.op)


def _slot(regel: Termijnregel, feit: Feit, situatie: Situatie) -> Iterator[Stap]:
    uitstel = regel.uitstel
    if uitstel and situatie.groep in uitstel.voor and situatie.vroegste(uitstel.tot) is None:
        yield Stap(Stapsoort.AANNAME, f"Aanname: {uitstel.aanname}", bron=regel.bron)
    if regel.onmiddellijk and feit.op < regel.geldig_vanaf:
        zin = (
            f"Aanname: de tekst die sinds {datum(regel.geldig_vanaf)} geldt, geldt ook hier; over feiten van "
            "daarvoor is geen overgangsregel gevonden."
        )
        yield Stap(Stapsoort.AANNAME, zin, bron=regel.bron)
    if regel.opmerking:
        yield Stap(Stapsoort.OPMERKING, regel.opmerking)


def _vervangen(loop: Loop, ander: Loop) -> Stap:
    oud, nieuw = loop.telling.laatste_dag, ander.telling.laatste_dag
    sinds = ander.begin.op
    zin = f"Vervangen door {ander.regel.code} ({ander.regel.naam}), sinds {voluit(sinds)}."
    if oud and nieuw and nieuw < oud:
        zin += " Die geeft een eerdere dag; het programma houdt de vroegste aan."
    return Stap(Stapsoort.VERVANGEN, zin, sinds)
