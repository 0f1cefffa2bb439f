"""The leerroute of a made-up case: lessons and taking part, exams, the modules and the end. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from inburgering.invoer.genereer_modules import modules
from inburgering.invoer.genereer_stappen import Draad, Opzet, Stap
from inburgering.wet.begrippen import Route
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.kalender import werkdag_op_of_na

SCHOLEN = ("Taalschool De Brug (voorbeeld)", "Lesplein Nederlands (voorbeeld)", "Taalhuis Polder (voorbeeld)")
PLEKKEN = (
    ("vrijwilligerswerk", "Buurthuis De Linde (voorbeeld)"),
    ("werk", "Kwekerij Zonzij (voorbeeld)"),
    ("stage", "Zorgcentrum Waterkant (voorbeeld)"),
    ("leerwerkplek", "Werkplaats Polder (voorbeeld)"),
    ("taal_in_praktijk", "Bibliotheek (voorbeeld)"),
)
TAALONDERDELEN = ("lezen", "luisteren", "schrijven", "spreken")
PERIODE = timedelta(weeks=8)
KNM_DEEL = 0.15  # of the hours of lessons
AFSCHALEN_NA = 600
LESSEN_Z, PARTICIPATIE_Z = 800, 800


@dataclass
class Verloop:
    """What came of the lessons and the work: the steps, the hours by day, and the day all was done."""

    stappen: list[Stap] = field(default_factory=list)
    lessen: list[tuple[date, float]] = field(default_factory=list)
    meedoen: list[tuple[date, float]] = field(default_factory=list)
    afgeschaald: date | None = None
    op_a2: list[str] = field(default_factory=list)
    klaar_op: date | None = None


def leren(opzet: Opzet, pip_op: date, toeval: Random) -> Verloop:
    """Everything that follows on the PIP at school and at work."""
    v = Verloop()
    start = _start(v, opzet, pip_op, toeval)
    _lessen(v, opzet, start, toeval)
    _meedoen(v, opzet, pip_op, toeval)
    module_stappen, modules_klaar = modules(opzet, pip_op, toeval)
    v.stappen += module_stappen
    leerroute_klaar = _einde_leerroute(v, opzet, start, toeval)
    v.stappen = [stap for stap in v.stappen if not _na(stap, leerroute_klaar)]
    if leerroute_klaar is not None and modules_klaar is not None:
        v.klaar_op = max(leerroute_klaar, modules_klaar)
    return v


def _na(stap: Stap, klaar: date | None) -> bool:
    """Whether this would be recorded of a leerroute that was done already."""
    gesloten = klaar is not None and stap.op >= klaar and stap.onderdeel == "leerroute"
    return gesloten and stap.gebeurtenis is not Gebeurtenis.LEERROUTE_BEHAALD


def _start(v: Verloop, opzet: Opzet, pip_op: date, toeval: Random) -> date:
    draad, school = Draad(toeval, pip_op), toeval.choice(SCHOLEN)
    draad.na(opzet.parameters.wacht_op_aanbod.dagen(toeval))
    if opzet.asiel:
        draad.zet("leerroute", Gebeurtenis.AANBOD_LEERROUTE, aanbieder=school)
    if opzet.route is Route.ONDERWIJS:
        draad.na(opzet.parameters.wacht_op_taalschakel.dagen(toeval))
        draad.zet("leerroute", Gebeurtenis.START_TAALSCHAKELTRAJECT, instelling=school)
    else:
        draad.na(7, 40)
        draad.zet("leerroute", Gebeurtenis.START_LESSEN, school=school)
    v.stappen += draad.stappen
    return draad.op


def _lessen(v: Verloop, opzet: Opzet, start: date, toeval: Random) -> None:
    for van, tot, op in _perioden(start, opzet.vandaag):
        uren = _uren(toeval, *opzet.parameters.uren_les_per_week)
        if toeval.random() < opzet.parameters.deel_zonder_uren or not uren:
            continue
        knm = _kwartier(uren * KNM_DEEL)
        feiten = {"van": van.isoformat(), "tot": tot.isoformat(), "erkende_school": True}
        uren_nt2 = {
            "uren_nt2": uren - knm,
            "uren_knm": knm,
            "verzuim_geoorloofd": float(toeval.randint(0, 8)),
        }
        v.stappen.append(Stap(op, "leerroute", Gebeurtenis.UREN_LES, feiten | uren_nt2))
        v.lessen.append((op, uren))


def _meedoen(v: Verloop, opzet: Opzet, pip_op: date, toeval: Random) -> None:
    if toeval.random() >= opzet.parameters.deel_doet_mee:
        return
    draad = Draad(toeval, pip_op)
    draad.na(30, 240)
    soort, bij_wie = toeval.choice(PLEKKEN)
    draad.zet("participatie", Gebeurtenis.START_ACTIVITEIT, soort=soort, bij_wie=bij_wie)
    v.stappen += draad.stappen
    for van, tot, op in _perioden(draad.op, opzet.vandaag):
        uren = _uren(toeval, *opzet.parameters.uren_meedoen_per_week)
        if toeval.random() < opzet.parameters.deel_zonder_uren or not uren:
            continue
        feiten = {"van": van.isoformat(), "tot": tot.isoformat(), "uren": uren, "waarin": bij_wie}
        v.stappen.append(Stap(op, "participatie", Gebeurtenis.UREN_PARTICIPATIE, feiten))
        v.meedoen.append((op, uren))


def _perioden(start: date, vandaag: date) -> Iterator[tuple[date, date, date]]:
    """First day, last day and the day it is recorded, of each period of eight weeks until today."""
    van = start
    while (op := werkdag_op_of_na(van + PERIODE + timedelta(days=2))) <= vandaag:
        yield van, van + PERIODE - timedelta(days=1), op
        van += PERIODE


def _uren(toeval: Random, gemiddeld: float, spreiding: float) -> float:
    weken = PERIODE.days // 7
    return _kwartier(max(0.0, toeval.gauss(gemiddeld, spreiding)) * weken)


def _kwartier(uren: float) -> float:
    return round(uren * 4) / 4


def _dag_met(uren: list[tuple[date, float]], nodig: float) -> date | None:
    """The day on which so many hours had been recorded."""
    som = 0.0
    for op, aantal in uren:
        som += aantal
        if som >= nodig:
            return op
    return None


def _einde_leerroute(v: Verloop, opzet: Opzet, start: date, toeval: Random) -> date | None:
    """The day the leerroute was done, with the steps towards it; None when that is not yet so."""
    if opzet.route is Route.B1:
        klaar = _examens(v, opzet, start, toeval)
    elif opzet.route is Route.Z:
        klaar = _uren_vol(v, opzet, toeval)
    else:
        klaar = werkdag_op_of_na(start + timedelta(days=toeval.randint(480, 700)))
        v.stappen.append(Stap(klaar, "leerroute", Gebeurtenis.TAALSCHAKELTRAJECT_BEHAALD))
    if klaar is None or klaar > opzet.vandaag:
        return None
    op = werkdag_op_of_na(klaar + timedelta(days=toeval.randint(3, 20)))
    v.stappen.append(Stap(op, "leerroute", Gebeurtenis.LEERROUTE_BEHAALD))
    return op


def _uren_vol(v: Verloop, opzet: Opzet, toeval: Random) -> date | None:
    dagen = [_dag_met(v.lessen, LESSEN_Z)]
    dagen += [_dag_met(v.meedoen, PARTICIPATIE_Z)] if opzet.asiel else []
    bekend = [dag for dag in dagen if dag is not None]
    if len(bekend) < len(dagen):
        return None
    op = werkdag_op_of_na(max(bekend) + timedelta(days=toeval.randint(5, 40)))
    feiten = {"gevoerd_door": "gemeente", "verslag": "Heeft alle uren gedaan en redt zich goed."}
    v.stappen.append(Stap(op, "leerroute", Gebeurtenis.EINDGESPREK_LEERROUTE, feiten))
    return op


def _examens(v: Verloop, opzet: Opzet, start: date, toeval: Random) -> date | None:
    """Each part from about a year on, some after a second or third attempt; the day the last was passed."""
    draden = {deel: _pogingen(deel, opzet, start, toeval) for deel in (*TAALONDERDELEN, "knm")}
    v.afgeschaald = _afschaling(v, opzet, {deel: draad.op for deel, draad in draden.items()}, toeval)
    for deel, draad in draden.items():
        a2 = deel != "knm" and v.afgeschaald is not None and draad.op > v.afgeschaald
        niveau = "nvt" if deel == "knm" else "a2" if a2 else "b1"
        draad.zet(f"examen_{deel}", Gebeurtenis.EXAMEN_BEHAALD, niveau=niveau)
        v.stappen += draad.stappen
    return max(draad.op for draad in draden.values())


def _pogingen(deel: str, opzet: Opzet, start: date, toeval: Random) -> Draad:
    """The attempts that failed, up to the day of the one that did not."""
    draad = Draad(toeval, start)
    draad.na(300, 620)
    draad.zet(f"examen_{deel}", Gebeurtenis.AANMELDING_EXAMEN)
    draad.na(14, 56)
    while not draad.kans(opzet.parameters.deel_geslaagd):
        draad.zet(f"examen_{deel}", Gebeurtenis.EXAMEN_NIET_BEHAALD)
        draad.na(60, 150)
        draad.zet(f"examen_{deel}", Gebeurtenis.AANMELDING_EXAMEN)
        draad.na(14, 56)
    return draad


def _afschaling(v: Verloop, opzet: Opzet, behaald: Mapping[str, date], toeval: Random) -> date | None:
    """Some B1-routes are scaled down to A2, once 600 hours were followed: a decision, then a new PIP."""
    genoeg = _dag_met([(op, uren * (1 - KNM_DEEL)) for op, uren in v.lessen], AFSCHALEN_NA + 10)
    if genoeg is None or toeval.random() >= opzet.parameters.deel_afschaling:
        return None
    op = werkdag_op_of_na(genoeg + timedelta(days=toeval.randint(7, 60)))
    over = [deel for deel in TAALONDERDELEN if behaald[deel] > op]
    if not over:
        return None
    v.op_a2 = over
    motivering = "Ondanks 600 uur les en voldoende inzet is B1 niet haalbaar."
    feiten = {"onderdelen": over, "voldoende_inspanning": True, "motivering": motivering}
    v.stappen.append(Stap(op, "leerroute", Gebeurtenis.AFSCHALING, feiten))
    return op
