"""Hoe hoog een boete van het college hoogstens is, stap voor stap en met het artikel. Een mens beslist.

Wet inburgering 2021 art. 22, 23 en 27; Besluit inburgering 2021 art. 7.1; Algemene wet bestuursrecht
art. 5:41 tot en met 5:53. De boetes van DUO (art. 24 en 25) rekent dit programma niet uit.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from dateutil.relativedelta import relativedelta

from inburgering.wet.begrippen import Groep, Route
from inburgering.wet.boetes_eerder import eerdere_boetes
from inburgering.wet.boetes_recidive import verhoogd
from inburgering.wet.boetes_uitkomst import Boeteberekening, Boetestap, Omstandigheden
from inburgering.wet.boetes_woorden import (
    Boetesoort,
    Boetetermijn,
    EerdereBoete,
    Gedrag,
    Verwijtbaarheid,
    euro,
    gelding,
)
from inburgering.wet.bronnen import AWB, WET, Bron
from inburgering.wet.taal import datum
from inburgering.wet.waarden import geldend, waarde

__all__ = [
    "Boeteberekening", "Boetesoort", "Boetestap", "Boetetermijn", "EerdereBoete", "Gedrag", "Omstandigheden",
    "Verwijtbaarheid", "bevoegd_tot", "eerdere_boetes", "euro", "hoogste_boete", "niet_beboetbaar",
    "zienswijze_verplicht",
]  # fmt: skip

ONBEKEND = Omstandigheden()
INBURGERINGSTERMIJN = Boetetermijn()
VERVAL_LANG, VERVAL_KORT = relativedelta(years=5), relativedelta(years=3)  # Awb art. 5:45 lid 1 en 2


def hoogste_boete(
    soort: Boetesoort,
    constatering: date,
    eerdere: Sequence[EerdereBoete] = (),
    verwijtbaarheid: Verwijtbaarheid = Verwijtbaarheid.OPZET,
    termijn: Boetetermijn = INBURGERINGSTERMIJN,
    bij: Omstandigheden = ONBEKEND,
) -> Boeteberekening:
    """De hoogste boete voor deze overtreding, na wat er eerder is opgelegd (bedragen in eurocenten).

    Zonder oordeel over het verwijt telt het zwaarste: dan is de uitkomst een bovengrens. Bijzondere
    omstandigheden kunnen de boete lager maken (Awb art. 5:46 lid 3); dat weegt een mens.
    """
    if stap := next(_geen_boete(soort, constatering, eerdere, bij), None):
        return Boeteberekening((stap,))
    stappen: tuple[Boetestap, ...]
    if soort is Boetesoort.BREDE_INTAKE:
        stappen = (_bedrag("boete_brede_intake", constatering),)
    else:
        hoger = verhoogd(constatering, eerdere, bij.op)
        verwijt = _naar_verwijt(hoger.bedrag_cent, verwijtbaarheid, constatering)
        stappen = (_bedrag("boete_medewerking_basis", constatering), hoger, verwijt)
    laatste = _onder_totaal(stappen[-1].bedrag_cent, constatering, eerdere, termijn)
    return Boeteberekening((*stappen, laatste))


def zienswijze_verplicht(soort: Boetesoort, dag: date) -> bool:
    """Of een rapport en een zienswijze verplicht zijn: als er meer dan € 340 kán worden opgelegd (Awb 5:53).

    Bij artikel 23 kan dat: de boete loopt op tot € 800. Dat zij klein begint, maakt niet uit; zo lezen wij de
    tekst. Bij artikel 22 (€ 250) is om een zienswijze vragen niet verplicht, wel verstandig.
    """
    code = "boete_brede_intake" if soort is Boetesoort.BREDE_INTAKE else "boete_medewerking_hoogste"
    return waarde(code, gelding(dag)) > waarde("zienswijze_vanaf", gelding(dag))


def bevoegd_tot(soort: Boetesoort, overtreding: date) -> date:
    """De laatste dag waarop de boete kan worden opgelegd: na vijf of drie jaar vervalt dat (Awb art. 5:45).

    De tijd waarin bezwaar of beroep loopt telt niet mee; die rekent deze functie niet.
    """
    return overtreding + (VERVAL_LANG if zienswijze_verplicht(soort, overtreding) else VERVAL_KORT)


def niet_beboetbaar(
    gedrag: Gedrag | None, groep: Groep | None, route: Route | None
) -> tuple[str, Bron] | None:
    """Waarom dit gedrag bij deze groep en leerroute geen grond voor een boete is; None als het dat wel is."""
    if gedrag is Gedrag.INTENSITEIT_LEERROUTE and groep is Groep.GEZIN:
        zin = (
            "Bij deze groep staan de uren van de leerroute niet in het PIP: een boete kan er niet op steunen"
        )
        return zin, WET.art("15", lid=2)
    if gedrag is Gedrag.INTENSITEIT_MAP and route is Route.ONDERWIJS:
        return "De Module Arbeidsmarkt en Participatie hoort niet bij de onderwijsroute", WET.art("8", lid=3)
    return None


def _geen_boete(
    soort: Boetesoort, constatering: date, eerdere: Sequence[EerdereBoete], bij: Omstandigheden
) -> Iterator[Boetestap]:
    """Elke reden waarom er helemaal geen boete kan komen."""
    if bij.overleden:
        yield Boetestap("Na overlijden kan er geen boete meer komen", 0, AWB.art("5:42"))
    if not bij.verwijtbaar:
        yield Boetestap("Zonder verwijt is er geen boete", 0, AWB.art("5:41"))
    if bij.bijstand_verlaagd:
        yield Boetestap("Voor hetzelfde gedrag is de bijstand al verlaagd", 0, WET.art("27"))
    if reden := niet_beboetbaar(bij.gedrag, bij.groep, bij.route):
        yield Boetestap(reden[0], 0, reden[1])
    yield from _al_beboet(soort, constatering, eerdere, bij.gedrag)
    laatste = bevoegd_tot(soort, bij.overtreding or constatering)
    if bij.op and bij.op > laatste:
        yield Boetestap(f"Een boete kon tot en met {datum(laatste)}, nu niet meer", 0, AWB.art("5:45"))


def _al_beboet(
    soort: Boetesoort, constatering: date, eerdere: Sequence[EerdereBoete], gedrag: Gedrag | None
) -> Iterator[Boetestap]:
    aantal = geldend("boete_brede_intake_aantal", gelding(constatering))
    intakes = sum(e.soort is Boetesoort.BREDE_INTAKE for e in eerdere)
    if soort is Boetesoort.BREDE_INTAKE and intakes >= aantal.waarde:
        yield Boetestap("Voor deze brede intake zijn al twee boetes opgelegd", 0, aantal.bron)
    if gedrag and any((e.constatering, e.gedrag) == (constatering, gedrag) for e in eerdere):
        yield Boetestap("Voor deze overtreding is al een boete opgelegd", 0, AWB.art("5:43"))


def _bedrag(code: str, constatering: date) -> Boetestap:
    w = geldend(code, gelding(constatering))
    return Boetestap(f"De boete is {euro(w.waarde)}", w.waarde, w.bron)


def _naar_verwijt(bedrag: int, verwijtbaarheid: Verwijtbaarheid, constatering: date) -> Boetestap:
    dag = gelding(constatering)
    w = geldend(f"verwijtbaarheid_{verwijtbaarheid.value}", dag)
    uit = bedrag * w.waarde // 100
    tekst = f"Bij {verwijtbaarheid.naam} is dat {w.waarde} procent: {euro(uit)}"
    lezing = "Lid 4 noemt alleen het bedrag van lid 2; wij lezen het ook voor het verhoogde bedrag."
    return Boetestap(tekst, uit, w.bron, lezing if bedrag > waarde("boete_medewerking_basis", dag) else "")


def _onder_totaal(
    bedrag: int, constatering: date, eerdere: Sequence[EerdereBoete], termijn: Boetetermijn
) -> Boetestap:
    w = geldend(termijn.waarde, gelding(constatering))
    mee = [e for e in eerdere if e.tijdens_termijn]
    al = sum(e.bedrag_cent for e in mee)
    over = max(0, w.waarde - al)
    tekst = f"In deze termijn is al {euro(al)} opgelegd, van hoogstens {euro(w.waarde)} samen"
    tekst += f": er is nog ruimte voor {euro(over)}" if over < bedrag else ""
    lezing = "Een boete om de brede intake valt meestal voor de termijn; wij tellen haar toch mee."
    met_intake = any(e.soort is Boetesoort.BREDE_INTAKE for e in mee)
    return Boetestap(tekst, min(bedrag, over), w.bron, lezing if met_intake else "")
