"""Record the same contact for several trajects, as after a meeting: look first, then do it, one by one."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fastapi import APIRouter
from sqlmodel import Session
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering.db import zoeken_toewijzing
from inburgering.db.basis import Database
from inburgering.db.opdracht import Opdracht
from inburgering.db.zaak import TRAJECT
from inburgering.db.zoeken_toewijzing import HOOGSTENS, Drager
from inburgering.statemachine.feiten import FEITEN, OngeldigeFeiten, controleer_dag, lees
from inburgering.web import dagen, herstel, sessie
from inburgering.web.caseload import PAD as CASELOAD
from inburgering.web.een_voor_een import gekozen_nummers, probeer
from inburgering.web.feitentekst import regels
from inburgering.web.formulier import Fout, Veld, gegevens, getypt, velden, zet_fouten
from inburgering.web.toegang import Ik, Medewerker
from inburgering.web.toon import toon
from inburgering.web.verzoek import Formulier, Lezen, Opslag, Vandaag, tekst, terug
from inburgering.wet.begrippen import Regime
from inburgering.wet.gebeurtenissen import Gebeurtenis

router = APIRouter()
PAD = f"{CASELOAD}/contact"
SOORT = Gebeurtenis.CONTACT
GEEN = "Kies ten minste één traject dat nog loopt."
MEESTE_FOUTEN = 5


@dataclass
class Contact:
    """The form: what there was, on which day, and for whom. `sleutel` makes a second click harmless."""

    op: Veld
    velden: list[Veld]
    dragers: Sequence[Drager]
    terug: str
    sleutel: str
    niet: int = 0
    fouten: list[Fout] = field(default_factory=list)

    @classmethod
    def van(cls, session: Session, ik: Ik, vandaag: date, form: FormData) -> "Contact":
        """As it was sent; from the list only the choice was, and today stands in it."""
        nummers = gekozen_nummers(form)
        dragers = zoeken_toewijzing.trajecten(session, ik.gemeente_id, nummers=nummers) if nummers else []
        op = Veld(naam="op", label="Dag van het contact", soort="dag", waarde=vandaag.isoformat())
        op.controle = f"/dagcontrole/{Regime.WI2021}/{SOORT}/op"
        lijst = velden(FEITEN[SOORT])
        if op.naam in form:
            getypt([op, *lijst], form)
        sleutel = tekst(form, "sleutel")[:40] or secrets.token_urlsafe(12)
        return cls(
            op, lijst, dragers, terug(form, CASELOAD, anders=CASELOAD), sleutel, len(nummers) - len(dragers)
        )

    def controleer(self, vandaag: date) -> tuple[date, dict[str, Any]] | None:
        """The day and the facts, or None when something is wrong; then the errors stand in the form."""
        fouten: list[tuple[str, str]] = []
        feiten, op = gegevens(self.velden), None
        try:
            op = dagen.lees(self.op.waarde)
            if bezwaar := controleer_dag(SOORT, op, vandaag, Regime.WI2021):
                fouten.append(("op", bezwaar))
        except dagen.GeenDag as fout:
            fouten.append(("op", str(fout)))
        try:
            lees(SOORT, feiten)
        except OngeldigeFeiten as fout:
            fouten += fout.fouten
        self.fouten = zet_fouten([self.op, *self.velden], dict(fouten).items())
        return None if fouten or op is None else (op, feiten)


@router.get(PAD)
def vraag(request: Request, ik: Medewerker, session: Lezen, vandaag: Vandaag) -> Response:
    """The form for the trajects in the address, or again as it was before the sign-in ended."""
    eerder = herstel.terug(request, session, ik)
    nummers = request.query_params.getlist("traject")
    gekozen: list[tuple[str, str | UploadFile]] = [("traject", nummer) for nummer in nummers]
    contact = Contact.van(session, ik, vandaag, eerder[1] if eerder else FormData(gekozen))
    if not contact.dragers:
        sessie.flits(request, GEEN, soort="info")
        return RedirectResponse(CASELOAD, 303)
    return _toon(request, ik, contact, hersteld=eerder[0] if eerder else None)


@router.post(PAD)
@herstel.herstelbaar
def antwoord(
    request: Request, ik: Medewerker, session: Lezen, opslag: Opslag, vandaag: Vandaag, form: Formulier
) -> Response:
    """From the list to the form, from there to the look beforehand, and from there into the logs."""
    contact, stap = Contact.van(session, ik, vandaag, form), tekst(form, "stap")
    if not contact.dragers:
        sessie.flits(request, GEEN, soort="fout")
        return RedirectResponse(contact.terug, 303)
    if stap not in ("bekijk", "leg_vast"):
        return _toon(request, ik, contact)
    wat = contact.controleer(vandaag)
    if wat is None:
        return _toon(request, ik, contact, status=422)
    if stap == "bekijk":
        return _toon(request, ik, contact, feiten=regels(SOORT, wat[1], {}), dag=wat[0])
    fouten = {d: _leg_vast(opslag, ik, d, wat, contact.sleutel) for d in contact.dragers}
    herstel.klaar(request, session, ik)
    _zeg(request, fouten)
    return RedirectResponse(contact.terug, 303)


def _leg_vast(opslag: Database, ik: Ik, d: Drager, wat: tuple[date, Mapping[str, Any]], sleutel: str) -> str:
    """Record it for one traject, whole or not at all. What went wrong; empty when it is done."""
    opdracht = Opdracht(
        traject=d.id,
        onderdeel=TRAJECT,
        gebeurtenis=SOORT,
        op=wat[0],
        door=ik.naam,
        door_id=ik.id,
        namens=None if d.consulent_id == ik.id else d.consulent,
        feiten=dict(wat[1]),
        sleutel=f"contact:{sleutel}:{d.nummer}",
    )
    return probeer(opslag, opdracht)


def _zeg(request: Request, fouten: Mapping[Drager, str]) -> None:
    mislukt = [f"{d.naam} ({d.nummer}): {fout}" for d, fout in fouten.items() if fout]
    goed = len(fouten) - len(mislukt)
    if goed:
        sessie.flits(
            request, f"Het contact is vastgelegd bij {goed} {'traject' if goed == 1 else 'trajecten'}."
        )
    if mislukt:
        meer = len(mislukt) - MEESTE_FOUTEN
        rest = [f"En nog {meer}."] if meer > 0 else []
        sessie.flits(request, "Niet alles is gelukt.", [*mislukt[:MEESTE_FOUTEN], *rest], soort="fout")


def _toon(request: Request, ik: Ik, contact: Contact, *, status: int = 200, **meer: Any) -> Response:
    ik.spoor.zag_lijst(len(contact.dragers))
    gegevens = {"contact": contact, "fouten": contact.fouten, "hoogstens": HOOGSTENS, "pad": PAD}
    meer = {"hersteld": None, "feiten": None, "dag": None, **meer}
    return toon(request, "vastleggen", status=status, actief=CASELOAD, **gegevens, **meer)
