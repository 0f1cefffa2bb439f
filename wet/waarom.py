"""Waarom deze datum? De zinnen bij een termijn: hoe zij begon, werd geteld, verschoof en eindigde."""

from collections.abc import Iterator, Sequence
from datetime import date

from inburgering.wet import kalender
from inburgering.wet.begin import VERONDERSTELD, Situatie
from inburgering.wet.bronnen import ATW, Bron, LokaleBron
from inburgering.wet.duur import Duur, Gesteld, Norm
from inburgering.wet.loop import Loop
from inburgering.wet.normen import bron_van
from inburgering.wet.taal import datum, hoofdletter, opsomming, voluit
from inburgering.wet.termijnregel import Feit, Termijnregel
from inburgering.wet.uitleg import Stap, Stapsoort, Uitleg
from inburgering.wet.woorden import omschrijf


def leg_uit(loop: Loop, vervanger: Loop | None, situatie: Situatie) -> Uitleg:
    """De uitleg van een termijn, stap voor stap."""
    return Uitleg(tuple(_stappen(loop, vervanger, situatie)))


def _stappen(loop: Loop, vervanger: Loop | None, situatie: Situatie) -> Iterator[Stap]:
    yield from _inleiding(loop.geval, loop.begin, loop.vereist)
    yield from _telling(loop, situatie)
    yield from _slot(loop.regel, loop.begin, situatie)
    if vervanger:
        yield _vervangen(loop, vervanger)
    elif loop.einde:
        zin = f"Geëindigd op {voluit(loop.einde.op)} door {omschrijf(loop.einde.gebeurtenis)}."
        yield Stap(Stapsoort.GEEINDIGD, zin, loop.einde.op)


def _inleiding(geval: Sequence[str], feit: Feit, vereist: Sequence[Feit]) -> Iterator[Stap]:
    if geval:
        yield Stap(Stapsoort.GEVAL, f"Dit geldt als {opsomming(geval)}.")
    zin = f"{hoofdletter(omschrijf(feit.gebeurtenis))} was op {voluit(feit.op)}."
    yield Stap(Stapsoort.BEGIN, zin, feit.op)
    for ander in vereist:
        wat = omschrijf(ander.gebeurtenis)
        if ander.waarden.get(VERONDERSTELD):
            yield Stap(Stapsoort.AANNAME, f"Aanname: {wat} was er toen al.")
        else:
            yield Stap(Stapsoort.VEREIST, f"Toen was er al {wat}, van {datum(ander.op)}.", ander.op)


def _telling(loop: Loop, situatie: Situatie) -> Iterator[Stap]:
    telling, ruw = loop.telling, loop.telling.ruwe_laatste_dag
    yield _eerste_dag(loop.regel, telling.eerste_dag)
    yield _lengte(loop, situatie)
    if ruw is None:
        return
    if isinstance(telling.duur, Duur):
        yield Stap(Stapsoort.LAATSTE_DAG, f"Zo loopt zij tot en met {voluit(ruw)}.", dag=ruw)
    if telling.verlenging is None:
        yield _schuift_niet(loop.regel, ruw)
    else:
        yield from _schuift(telling.verlenging, ruw)


def _eerste_dag(regel: Termijnregel, eerste: date) -> Stap:
    if regel.begint_dag_erna:
        mee = "; die dag telt mee" if regel.telt_dag_mee else ""
        zin = f"De termijn vangt aan op de dag erna, {voluit(eerste)}{mee}."
    elif regel.telt_dag_mee:
        zin = "Die dag telt mee."
    else:
        zin = f"Die dag telt niet mee: dag 1 is {voluit(eerste)}."
    return Stap(Stapsoort.TELLING, zin, eerste)


def _lengte(loop: Loop, situatie: Situatie) -> Stap:
    regel, duur = loop.regel, loop.telling.duur
    match regel.duur:
        case Duur():
            return _stap(f"De termijn is {duur}", regel.bron)
        case Norm(naam, _) if duur is not None:
            vastgesteld = naam in situatie.normen
            wie = "De gemeente houdt" if vastgesteld else "Zonder besluit van de gemeente houdt het programma"
            return _stap(f"{wie} {duur} aan", bron_van(naam))
        case Gesteld() if isinstance(duur, date):
            return _stap(f"De laatste dag is gesteld op {voluit(duur)}", regel.bron)
        case Gesteld():
            return _stap("De laatste dag stelt een mens, en hij is hier niet bekend", regel.bron)
        case _:
            return _stap("Er is geen einddag", regel.bron)


def _stap(zin: str, bron: Bron | LokaleBron) -> Stap:
    return Stap(Stapsoort.LENGTE, f"{zin} ({bron.met_versie}).", bron=bron)


def _schuift_niet(regel: Termijnregel, ruw: date) -> Stap:
    bron = ATW.art("4", onderdeel="a")
    want = regel.schuift_niet_want
    if not want and isinstance(regel.duur, Duur):
        want = f"een termijn van {regel.duur} is daarvoor te lang ({bron})"
    want = want or "de gemeente stelt deze dag zelf"
    zin = f"Een weekend of feestdag verschuift deze dag niet: {want}."
    return Stap(Stapsoort.NIET_VERSCHOVEN, zin, ruw, bron)


def _schuift(verlenging: kalender.Verlenging, ruw: date) -> Iterator[Stap]:
    """Wat de Algemene termijnenwet deed: elke dag die de termijn verlengde, en waar zij dan eindigt."""
    eind = verlenging.laatste_dag
    for dag, want in verlenging.dagen:
        yield Stap(Stapsoort.VERSCHUIVING, f"{hoofdletter(voluit(dag))} {want}.", dag, ATW.art("3"))
    if verlenging.twee_werkdagen:
        bron = ATW.art("2")
        zin = f"In de termijn moeten ten minste twee werkdagen liggen: zij loopt tot en met {voluit(eind)}"
        yield Stap(Stapsoort.VERLENGD, f"{zin} ({bron}).", eind, bron)
    elif eind != ruw:
        bron = ATW.art("1", lid=1)
        zin = f"Daarom loopt zij door tot en met {voluit(eind)}, de eerstvolgende werkdag"
        yield Stap(Stapsoort.VERLENGD, f"{zin} ({bron}).", eind, bron)
    else:
        yield Stap(Stapsoort.NIET_VERSCHOVEN, "Dat is een werkdag.", ruw, ATW.art("1", lid=1))
    if verlenging.voorlopig:
        yield _voorlopig(eind)


def _voorlopig(eind: date) -> Stap:
    zin = (
        "Voorlopig: welke dagen met een feestdag gelijkstaan, is bekend tot en met "
        f"{datum(kalender.HORIZON)}. Een nieuw koninklijk besluit kan deze dag nog verschuiven."
    )
    return Stap(Stapsoort.VOORLOPIG, zin, eind, ATW.art("3", lid=3))


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
