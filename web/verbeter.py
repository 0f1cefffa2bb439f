"""Correct a line of the log: another day or other facts, or it never happened. First see which terms move."""

from datetime import date
from typing import Any

from fastapi import APIRouter
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering import klok
from inburgering.db import brieftekst, zoeken_traject, zoeken_verschil
from inburgering.db.fouten import IemandWasEerder, MagNiet, NietGevonden
from inburgering.db.tijdlijn import Voorval
from inburgering.db.zoeken_traject import Inzage
from inburgering.web import herstel, sessie, toegang, zicht_log
from inburgering.web.gebeurtenis import hersteld
from inburgering.web.invoer import Invoer
from inburgering.web.toegang import Ik, Medewerker
from inburgering.web.toon import toon
from inburgering.web.traject import basis
from inburgering.web.verzoek import Formulier, Lezen, Opslag, tekst
from inburgering.web.zicht_gevolgen import in_zinnen, voorbeeld
from inburgering.wet.gebeurtenissen import Gebeurtenis

router = APIRouter()
PAD = "/trajecten/{nummer}/log/{volgnr}/verbeter"
VERVALT = ("bekijk_vervallen", "laat_vervallen")


@router.get(PAD)
def vraag(request: Request, nummer: str, volgnr: int, ik: Medewerker, session: Lezen) -> Response:
    """The gebeurtenis as it counts now, ready to be changed."""
    inzage, voorval = _voorval(session, ik, nummer, volgnr)
    invoer = _invoer(session, inzage, voorval, ik)
    return _toon(request, inzage, voorval, invoer, **hersteld(request, session, ik, inzage, invoer))


@router.post(PAD)
@herstel.herstelbaar
def antwoord(
    request: Request,
    nummer: str,
    volgnr: int,
    ik: Medewerker,
    session: Lezen,
    opslag: Opslag,
    form: Formulier,
) -> Response:
    """See what the correction does, or record it as a gebeurtenis of its own."""
    inzage, voorval = _voorval(session, ik, nummer, volgnr)
    invoer = _invoer(session, inzage, voorval, ik)
    stap = tekst(form, "stap")
    wat = _wat(session, inzage, voorval, invoer, form, vervalt=stap in VERVALT)
    if wat is None:
        return _toon(request, inzage, voorval, invoer, status=422)
    doen = invoer.doen(inzage, ik, wat, klok.nu(), corrigeert=volgnr, vervalt=stap in VERVALT)
    try:
        if stap.startswith("bekijk"):
            gevolgen = zoeken_verschil.proef(opslag, inzage.zaak.id, doen)
            teksten = brieftekst.teksten(session, ik.gemeente_id, inzage.zaak.vandaag)
            gezien = voorbeeld(gevolgen, inzage.zaak.vandaag, teksten)
            return _toon(request, inzage, voorval, invoer, voorbeeld=gezien, vervalt=stap in VERVALT)
        _, gevolgen = zoeken_verschil.leg_vast(opslag, inzage.zaak.id, doen)
    except MagNiet as fout:
        invoer.weiger(fout)
        return _toon(request, inzage, voorval, invoer, status=409)
    except IemandWasEerder:
        inzage = zoeken_traject.opnieuw(session, inzage, klok.nu())
        gemist = zicht_log.sinds(inzage, invoer.verwacht)
        invoer.verwacht = inzage.zaak.traject.volgnr
        return _toon(request, inzage, voorval, invoer, status=409, gemist=gemist)
    herstel.klaar(request, session, ik)
    kop = "Vervallen verklaard" if stap in VERVALT else "Verbeterd"
    sessie.flits(request, f"{kop}: {zicht_log.naam(voorval.onderdeel, voorval.soort)}.", in_zinnen(gevolgen))
    return RedirectResponse(basis(nummer), 303)


def _voorval(session: Session, ik: Ik, nummer: str, volgnr: int) -> tuple[Inzage, Voorval]:
    """The gebeurtenis as it counts now. Raises NietGevonden when it is not one that can be corrected."""
    inzage = zoeken_traject.lees(session, toegang.traject(session, ik, nummer), klok.nu())
    gevonden = [v for v in inzage.zaak.voorvallen if v.volgnr == volgnr and v.hoofdregel]
    if not gevonden or gevonden[0].soort in zicht_log.NIET_TE_VERBETEREN:
        raise NietGevonden("Deze regel van het logboek is niet te verbeteren. Ga terug naar het traject.")
    return inzage, gevonden[0]


def _invoer(session: Session, inzage: Inzage, v: Voorval, ik: Ik) -> Invoer:
    bewaard = dict(v.gegevens)
    if v.soort == Gebeurtenis.OPSTELLING_OVERDRACHT:
        bewaard["taak"] = f"{bewaard.get('partner')}:{bewaard.get('taak')}"
    invoer = Invoer.leeg(session, inzage, (v.onderdeel, v.nr, v.soort), ik, bewaard, correctie=True)
    invoer.op.waarde = v.op.isoformat()
    return invoer


def _wat(
    session: Session, inzage: Inzage, v: Voorval, invoer: Invoer, form: Formulier, *, vervalt: bool
) -> tuple[date, dict[str, Any]] | None:
    """The new day and facts; of what never happened its own day and no facts."""
    if vervalt:
        kaal = Invoer(v.onderdeel, v.nr, invoer.gebeurtenis, [], invoer.op, invoer.sleutel, invoer.verwacht)
        kaal.lees(form)
        invoer.sleutel, invoer.verwacht, invoer.op.waarde = kaal.sleutel, kaal.verwacht, v.op.isoformat()
        return v.op, dict(v.gegevens)
    invoer.lees(form)
    return invoer.controleer(session, inzage)


def _toon(
    request: Request, inzage: Inzage, v: Voorval, invoer: Invoer, *, status: int = 200, **meer: Any
) -> Response:
    gegevens: dict[str, Any] = {
        "actief": "/caseload",
        "basis": basis(inzage.zaak.traject.nummer),
        "persoon": inzage.persoon,
        "traject": inzage.zaak.traject,
        "naam": zicht_log.naam(v.onderdeel, v.soort),
        "voorval": v,
        "invoer": invoer,
        "fouten": invoer.fouten,
        "kan_vervallen": v.volgnr > 1 and v.soort != Gebeurtenis.WIJZIGING_GEGEVENS,
        "voorbeeld": None,
        "vervalt": False,
        "hersteld": None,
        "gemist": [],
    }
    return toon(request, "verbeter", status=status, **{**gegevens, **meer})
