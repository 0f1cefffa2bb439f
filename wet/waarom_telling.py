"""Hoe een termijn is geteld, in zinnen: eerste dag, lengte, laatste dag, het grootboek en de verschuiving."""

from collections.abc import Iterator
from datetime import date

from inburgering.wet import kalender
from inburgering.wet.anker import NaEinde, Samen, Terug, TotEinde, VanafAanvang
from inburgering.wet.bronnen import ATW, Bron, LokaleBron
from inburgering.wet.duur import Duur, Gesteld, Norm
from inburgering.wet.grootboek import Postsoort
from inburgering.wet.loop import Loop
from inburgering.wet.normen import bron_van
from inburgering.wet.situatie import Situatie
from inburgering.wet.taal import datum, hoofdletter, voluit
from inburgering.wet.termijnregel import Termijnregel
from inburgering.wet.uitleg import Stap, Stapsoort


def telling(loop: Loop, situatie: Situatie) -> Iterator[Stap]:
    """De zinnen over de dagen, tot en met de laatste dag die de wet geeft."""
    ruw, basis = loop.telling.ruwe_laatste_dag, loop.basis.ruwe_laatste_dag
    yield _aanvang(loop)
    yield _lengte(loop, situatie)
    if basis is not None and not isinstance(loop.telling.duur, date):
        yield _tot_en_met(loop.regel, basis)
    yield from _grootboek(loop)
    if ruw is None:
        return
    if loop.telling.verlenging is not None:
        yield from _schuift(loop.telling.verlenging, ruw)
    elif not isinstance(loop.regel.anker, Samen | TotEinde | Terug):
        yield _schuift_niet(loop, ruw)


def _aanvang(loop: Loop) -> Stap:
    regel, eerste = loop.regel, loop.basis.eerste_dag
    if regel.anker is not None:
        return Stap(Stapsoort.TELLING, _verankerd(loop), eerste)
    if regel.begint_dag_erna:
        mee = "; die dag telt mee" if regel.telt_dag_mee else ""
        zin = f"De termijn vangt aan op de dag erna, {voluit(eerste)}{mee}."
    elif regel.telt_dag_mee:
        zin = "Die dag telt mee."
    else:
        zin = f"Die dag telt niet mee: dag 1 is {voluit(eerste)}."
    return Stap(Stapsoort.TELLING, zin, eerste)


def _verankerd(loop: Loop) -> str:
    """Waaraan de termijn vastzit, en welke dag dat geeft."""
    eerste, ander = voluit(loop.basis.eerste_dag), loop.ander
    if isinstance(loop.regel.anker, Terug):
        return f"Teruggerekend vanaf die dag, die zelf buiten het venster valt: het begint op {eerste}."
    if ander is None or ander.telling.laatste_dag is None:
        return "Deze termijn komt na een andere, en het einde daarvan is niet bekend: er is geen laatste dag."
    return _aan(loop, ander, eerste, voluit(ander.telling.laatste_dag))


def _aan(loop: Loop, ander: Loop, eerste: str, eind: str) -> str:
    naam = f"{ander.regel.code} ({ander.regel.naam})"
    match loop.regel.anker:
        case NaEinde():
            liep = f"die liep van {datum(ander.telling.eerste_dag)} tot en met {eind}"
            return f"Deze termijn begint na {naam}; {liep}. Dag 1 is {eerste}."
        case VanafAanvang():
            return f"Geteld vanaf het begin van {naam}, {eerste}; die dag telt mee."
        case TotEinde():
            return f"Dit venster eindigt met {naam}, op {eind}; teruggerekend begint het op {eerste}."
        case _:
            return f"Deze termijn valt samen met {naam}: van {eerste} tot en met {eind}."


def _lengte(loop: Loop, situatie: Situatie) -> Stap:
    regel, duur = loop.regel, loop.telling.duur
    if isinstance(regel.duur, Norm) and duur is not None:
        vastgesteld = regel.duur.naam in situatie.normen
        wie = "De gemeente houdt" if vastgesteld else "Zonder besluit van de gemeente houdt het programma"
        return _stap(f"{wie} {duur} aan", bron_van(regel.duur.naam))
    return _stap(_hoe_lang(regel, duur), regel.bron)


def _hoe_lang(regel: Termijnregel, duur: Duur | date | None) -> str:
    if isinstance(regel.duur, Gesteld):
        if isinstance(duur, date):
            return f"De laatste dag is gesteld op {voluit(duur)}"
        return "De laatste dag stelt een mens, en hij is hier niet bekend"
    if isinstance(duur, Duur):
        terug = isinstance(regel.anker, TotEinde | Terug)
        return f"De wet telt {duur} terug" if terug else f"De termijn is {duur}"
    return "Een eigen lengte heeft zij niet" if isinstance(regel.anker, Samen) else "Er is geen einddag"


def _stap(zin: str, bron: Bron | LokaleBron) -> Stap:
    return Stap(Stapsoort.LENGTE, f"{zin} ({bron.met_versie}).", bron=bron)


def _tot_en_met(regel: Termijnregel, laatste: date) -> Stap:
    if regel.eerste_van_maand:
        zin = f"Zij loopt door tot de eerste dag van een maand: {voluit(laatste)}."
    else:
        zin = f"Zo loopt zij tot en met {voluit(laatste)}."
    return Stap(Stapsoort.LAATSTE_DAG, zin, dag=laatste)


def _grootboek(loop: Loop) -> Iterator[Stap]:
    """Elke post met haar dagen en artikel, en waar de termijn daarna eindigt."""
    for post in loop.posten:
        yield Stap(Stapsoort.GROOTBOEK, post.tekst, post.nieuw, post.bron)
    ruw = loop.telling.ruwe_laatste_dag
    if loop.posten and ruw is not None and ruw != loop.basis.ruwe_laatste_dag:
        yield Stap(Stapsoort.LAATSTE_DAG, f"Zo loopt zij nu tot en met {voluit(ruw)}.", dag=ruw)


def _schuift_niet(loop: Loop, ruw: date) -> Stap:
    regel, bron = loop.regel, ATW.art("4", onderdeel="a")
    want = regel.schuift_niet_want
    if regel.schuift and loop.posten[-1].soort is Postsoort.VERDAGING:
        want = "of dat na een verdaging nog kan, staat niet vast; het programma houdt de vroegste dag aan"
    elif regel.schuift:
        want = "deze dag is in het besluit zelf genoemd"
    elif not want and isinstance(regel.duur, Duur):
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
