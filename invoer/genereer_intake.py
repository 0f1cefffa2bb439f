"""From the kennisgeving to the PIP: calls, no-shows, the conversation, the test and the plan."""

from datetime import date, timedelta
from random import Random
from typing import Any

from inburgering.invoer import genereer_teksten as teksten
from inburgering.invoer.genereer_stappen import SYSTEEM, Draad, Opzet, Stap
from inburgering.wet.begrippen import Route
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.kalender import werkdag_op_of_na

OPROEPEN = {
    Gebeurtenis.OPROEP_BREDE_INTAKE: Gebeurtenis.HERHAALDE_OPROEP,
    Gebeurtenis.HERHAALDE_OPROEP: Gebeurtenis.DERDE_OPROEP,
}
SPEELRUIMTE = timedelta(days=7)  # a call's term runs a week past its appointment


def intake(opzet: Opzet, toeval: Random) -> list[Stap]:
    """The steps up to and including the PIP, ending on the day the waiting time draws."""
    draad = Draad(toeval, opzet.wettelijk_begin)
    pip_op = werkdag_op_of_na(
        opzet.wettelijk_begin + timedelta(days=opzet.parameters.wacht_op_pip.dagen(toeval))
    )
    draad.na(3, 15)
    if draad.kans(opzet.parameters.deel_niet_bereikt):
        draad.zet("traject", Gebeurtenis.NOTITIE, tekst=toeval.choice(teksten.NIET_BEREIKT))
        draad.na(7, 14)
    gekomen = _oproepen(draad, opzet, Gebeurtenis.OPROEP_BREDE_INTAKE)
    if gekomen:
        _toets(draad, opzet)
        draad.na(1, 7)
        draad.zet("brede_intake", Gebeurtenis.AFRONDING_BREDE_INTAKE)
    else:
        verslag = "Niet verschenen na drie oproepen. Gebruikt: gegevens van DUO en van school."
        draad.zet("brede_intake", Gebeurtenis.AFRONDING_BIJ_AFWEZIGHEID, verslag=verslag)
    _plan(draad, opzet)
    return _schik(draad.stappen, opzet.wettelijk_begin, pip_op)


def _oproepen(draad: Draad, opzet: Opzet, oproep: Gebeurtenis) -> bool:
    """Call until the person comes, three times at most. Whether the conversation was held."""
    p, toeval = opzet.parameters, draad.toeval
    waarschuwing: dict[str, Any] = {"waarschuwing": True} if oproep is Gebeurtenis.HERHAALDE_OPROEP else {}
    draad.zet("brede_intake", oproep, **waarschuwing)
    if oproep is Gebeurtenis.OPROEP_BREDE_INTAKE:
        draad.na(1, 3)
        draad.zet("leerbaarheidstoets", Gebeurtenis.AANMELDING_LEERBAARHEIDSTOETS, plaats=teksten.TOETSPLAATS)
    draad.na(8, 15)
    kans = p.deel_niet_verschenen if oproep is Gebeurtenis.OPROEP_BREDE_INTAKE else 3 * p.deel_niet_verschenen
    if not draad.kans(kans):
        feiten = teksten.intakegesprek(toeval, jong_kind=opzet.mens.jong_kind)
        draad.zet("brede_intake", Gebeurtenis.INTAKEGESPREK, **feiten)
        return True
    toelichting = toeval.choice(teksten.NIET_GEKOMEN)
    draad.zet("brede_intake", Gebeurtenis.NIET_VERSCHENEN, soort="niet_verschenen", toelichting=toelichting)
    if oproep is Gebeurtenis.DERDE_OPROEP:
        draad.na(3, 10)
        return False
    if oproep is Gebeurtenis.HERHAALDE_OPROEP:
        draad.na(4, 12)
        uitleg = "De gemeente legt deze groep nu geen boete op. Derde oproep volgt."
        draad.zet("brede_intake", Gebeurtenis.GEEN_BOETE, reden="handhaving_uit", toelichting=uitleg)
    draad.na(2, 7)
    return _oproepen(draad, opzet, OPROEPEN[oproep])


def _toets(draad: Draad, opzet: Opzet) -> None:
    draad.na(1, 10)
    if draad.kans(opzet.parameters.deel_niet_bij_toets):
        afgemeld = draad.kans(0.5)
        draad.zet("leerbaarheidstoets", Gebeurtenis.NIET_VERSCHENEN_LEERBAARHEIDSTOETS, afgemeld=afgemeld)
        draad.na(10, 21)
    volgt = draad.kans(opzet.parameters.deel_advies_gevolgd)
    advies = opzet.route if volgt else draad.toeval.choice([r for r in Route if r is not opzet.route])
    draad.zet("leerbaarheidstoets", Gebeurtenis.UITSLAG_LEERBAARHEIDSTOETS, advies=advies.value)


def _plan(draad: Draad, opzet: Opzet) -> None:
    draad.na(2, 9)
    if draad.kans(opzet.parameters.deel_wacht_op_derde):
        verwacht = werkdag_op_of_na(draad.op + timedelta(days=28)).isoformat()
        draad.zet(
            "pip",
            Gebeurtenis.WACHT_OP_INFORMATIE_DERDE,
            van_wie="school van herkomst",
            motivering="Zonder de waardering van het diploma is niet te zeggen welke leerroute past.",
            verwacht_op=verwacht,
        )
        draad.na(14, 40)
        draad.zet("pip", Gebeurtenis.ONTVANGST_INFORMATIE_DERDE)
        draad.na(1, 4)
    inhoud = teksten.pip(draad.toeval, opzet.groep, opzet.route, jong_kind=opzet.mens.jong_kind)
    draad.zet("pip", Gebeurtenis.OPSTELLING_PIP, **inhoud)
    draad.na(1, 8)
    draad.zet("pip", Gebeurtenis.VASTSTELLING_PIP)


def bekendmaking(pip_op: date, toeval: Random) -> Stap:
    """The decision goes out some days after its dagtekening."""
    return Stap(
        werkdag_op_of_na(pip_op + timedelta(days=toeval.randint(1, 3))),
        "pip",
        Gebeurtenis.BEKENDMAKING_PIP,
        wie=SYSTEEM,
    )


def _schik(stappen: list[Stap], begin: date, einde: date) -> list[Stap]:
    """Fit the steps into the time there is: shrink them, or wait before the first call and the plan."""
    lengte, ruimte = (stappen[-1].op - begin).days, (einde - begin).days
    dagen = []
    for nr, stap in enumerate(stappen):
        afstand = (stap.op - begin).days
        if ruimte <= lengte:
            afstand = round(afstand * ruimte / lengte)
        else:
            afstand += round((ruimte - lengte) * _wachtdeel(stappen[:nr], stap))
        dagen.append(werkdag_op_of_na(begin + timedelta(days=afstand)))
    dagen = [max(dagen[: nr + 1]) for nr in range(len(dagen))]
    geschikt = [
        Stap(dag, s.onderdeel, s.gebeurtenis, s.feiten) for dag, s in zip(dagen, stappen, strict=True)
    ]
    return [_met_afspraak(stap, geschikt[nr + 1 :]) for nr, stap in enumerate(geschikt)]


def _wachtdeel(eerder: list[Stap], stap: Stap) -> float:
    """How much of the waiting lies before this step: first call, test, plan."""
    if stap.onderdeel == "pip":
        return 1.0
    return 0.65 if any(s.gebeurtenis is Gebeurtenis.INTAKEGESPREK for s in eerder) else 0.3


def _met_afspraak(stap: Stap, later: list[Stap]) -> Stap:
    """Give a call its appointment: the day of the conversation or the no-show that follows."""
    if stap.gebeurtenis not in {*OPROEPEN, Gebeurtenis.DERDE_OPROEP}:
        return stap
    dag = next(
        s.op for s in later if s.gebeurtenis in {Gebeurtenis.INTAKEGESPREK, Gebeurtenis.NIET_VERSCHENEN}
    )
    afspraak = {
        "dag": dag.isoformat(),
        "tijd": teksten.TIJDEN[dag.toordinal() % len(teksten.TIJDEN)],
        "plaats": teksten.PLAATSEN[dag.toordinal() % len(teksten.PLAATSEN)],
        "uiterlijk": (dag + SPEELRUIMTE).isoformat(),
    }
    return Stap(stap.op, stap.onderdeel, stap.gebeurtenis, {**afspraak, **stap.feiten})
