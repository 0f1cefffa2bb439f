"""What follows on a PIP, and the help beside it."""

from datetime import date, timedelta
from random import Random
from typing import Any

from dateutil.relativedelta import relativedelta

from inburgering.invoer import genereer_teksten as teksten
from inburgering.invoer.genereer_intake import bekendmaking
from inburgering.invoer.genereer_leren import leren
from inburgering.invoer.genereer_stappen import Draad, Opzet, Stap, meld_duo
from inburgering.invoer.genereer_taken import overdracht
from inburgering.wet.begrippen import Groep
from inburgering.wet.gebeurtenissen import Gebeurtenis


def op_route(
    opzet: Opzet, pip_op: date, inhoud: dict[str, Any], toeval: Random
) -> tuple[list[Stap], date | None]:
    """The steps after the PIP, each kind from its own thread, and the day all that was asked was done."""
    verloop = leren(opzet, pip_op, toeval)
    uit = [bekendmaking(pip_op, toeval), *meld_duo(opzet, pip_op, "pip", toeval), *verloop.stappen]
    uit += overdracht(opzet, "pvt", 1, pip_op + timedelta(days=toeval.randint(7, 60)), toeval)
    uit += _gesprekken(opzet, pip_op, toeval)
    uit += _contacten(opzet, pip_op, toeval)
    uit += _verlenging(opzet, pip_op, toeval)
    if verloop.afgeschaald is not None:
        uit += _nieuw_plan(opzet, verloop.afgeschaald, inhoud | {"examens_a2": verloop.op_a2}, toeval)
    return uit, verloop.klaar_op


def _gesprekken(opzet: Opzet, pip_op: date, toeval: Random) -> list[Stap]:
    draad, weken = Draad(toeval, pip_op), opzet.parameters.gesprek_weken
    while draad.op < opzet.vandaag:
        draad.na(weken * 7 * 0.8, weken * 7 * 1.1)
        if not draad.kans(opzet.parameters.deel_gesprek_overgeslagen):
            draad.zet("traject", Gebeurtenis.VOORTGANGSGESPREK, verslag=toeval.choice(teksten.GESPREK))
    return draad.stappen


def _contacten(opzet: Opzet, pip_op: date, toeval: Random) -> list[Stap]:
    p = opzet.parameters
    draad = Draad(toeval, pip_op)
    while draad.op < opzet.vandaag and p.deel_contact_in_logboek > 0:
        eerste_jaar = draad.op < pip_op + timedelta(days=365)
        per_maand = p.contacten_per_maand[0 if eerste_jaar else 1] * p.deel_contact_in_logboek
        draad.na(max(1.0, toeval.expovariate(per_maand / 30.4)))
        draad.zet("traject", Gebeurtenis.NOTITIE, tekst=toeval.choice(teksten.CONTACT))
    return draad.stappen


def _verlenging(opzet: Opzet, pip_op: date, toeval: Random) -> list[Stap]:
    draad = Draad(toeval, pip_op)
    if draad.kans(opzet.parameters.deel_verlenging):
        draad.na(30.5 * 30, 30.5 * 35)
        draad.zet(
            "verlenging",
            Gebeurtenis.AANVRAAG_VERLENGING,
            grond=toeval.choice(("inspanningen", "ziekte", "bevalling")),
        )
        draad.na(35, 63)
        tot = pip_op + relativedelta(years=3, months=6)
        besluit: dict[str, Any] = {"toegekend": True, "verlengd_tot": tot.isoformat()}
        draad.zet("verlenging", Gebeurtenis.BESLUIT_VERLENGING, **besluit)
    return draad.stappen


def _nieuw_plan(opzet: Opzet, op: date, inhoud: dict[str, Any], toeval: Random) -> list[Stap]:
    """After scaling down the plan is made anew; the term of three years stays as it is."""
    draad = Draad(toeval, op)
    draad.na(1, 9)
    motivering = "Ondanks 600 uur les en voldoende inzet is B1 niet haalbaar. De examens gaan op A2."
    draad.zet("pip", Gebeurtenis.OPSTELLING_PIP, **inhoud | {"motivering": motivering})
    draad.na(2, 12)
    draad.zet("pip", Gebeurtenis.VASTSTELLING_PIP)
    draad.stappen += [bekendmaking(draad.op, toeval), *meld_duo(opzet, draad.op, "leerroute", toeval)]
    return draad.stappen


def na_verhuizing(opzet: Opzet, op: date, inhoud: dict[str, Any], toeval: Random) -> list[Stap]:
    """Someone who came here with a PIP: registered, and the plan made anew (Besluit art. 5.3 lid 3)."""
    draad = Draad(toeval, op)
    draad.na(0)
    draad.zet("traject", Gebeurtenis.INSCHRIJVING_NA_VERHUIZING, vorige_gemeente="Voorbeeldstad")
    draad.na(14, 50)
    draad.zet("pip", Gebeurtenis.HERZIENING_PIP, reden="verhuizing")
    draad.na(1, 14)
    draad.zet("pip", Gebeurtenis.OPSTELLING_PIP, **inhoud)
    draad.na(1, 20)
    draad.zet("pip", Gebeurtenis.VASTSTELLING_PIP)
    draad.stappen.append(bekendmaking(draad.op, toeval))
    return draad.stappen + _gesprekken(opzet, draad.op, toeval) + _contacten(opzet, op, toeval)


def hulp(opzet: Opzet, toeval: Random) -> list[Stap]:
    """Maatschappelijke begeleiding and ontzorgen, from the day of registration here."""
    begin = opzet.inschrijving
    if begin is None or not opzet.asiel:
        return []
    begin = max(begin, opzet.kennisgeving)
    draad = Draad(toeval, begin)
    draad.na(0, 14)
    draad.zet("begeleiding", Gebeurtenis.START_BEGELEIDING, door_wie="VluchtelingenWerk")
    uit = overdracht(opzet, "maatschappelijke_begeleiding", 2, draad.op, toeval)
    van, tot = opzet.parameters.begeleiding_maanden
    draad.na(van * 30.5, tot * 30.5)
    draad.zet("begeleiding", Gebeurtenis.EINDE_BEGELEIDING, reden="afgerond")
    uit += draad.stappen
    if draad.kans(opzet.parameters.deel_budgetcoaching):
        uit += overdracht(opzet, "budgetcoaching", 3, begin + timedelta(days=toeval.randint(60, 200)), toeval)
    if opzet.groep is Groep.ASIEL_VERGUNNING and draad.kans(opzet.parameters.deel_bijstand):
        uit += _ontzorgen(opzet, begin, toeval)
    return uit


def _ontzorgen(opzet: Opzet, begin: date, toeval: Random) -> list[Stap]:
    draad = Draad(toeval, begin)
    draad.na(0, 12)
    recht = draad.op
    draad.zet("ontzorgen", Gebeurtenis.RECHT_OP_BIJSTAND)
    uit = overdracht(opzet, "budgetbeheer", 4, recht + timedelta(days=toeval.randint(2, 14)), toeval)
    if draad.kans(opzet.parameters.deel_einde_bijstand):
        draad.na(50, 170)
        draad.zet("ontzorgen", Gebeurtenis.EINDE_BIJSTAND, toelichting="Heeft werk gevonden.")
        return uit + draad.stappen
    draad.na(100, 150)
    draad.zet(
        "ontzorgen",
        Gebeurtenis.EVALUATIE_ONTZORGEN,
        verslag="Betaalt zelf de telefoon; huur en zorgpremie nog samen.",
    )
    draad.op = recht + relativedelta(months=6)
    draad.na(0, 25)
    draad.zet("ontzorgen", Gebeurtenis.EINDE_ONTZORGEN, reden="zes_maanden")
    return uit + draad.stappen
