"""A new traject by hand. A known BSN is found, not doubled, and nothing typed is lost."""

import secrets
from datetime import datetime
from typing import Any

from fastapi import APIRouter
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering import klok
from inburgering.db import eigen, samenloop, zoeken
from inburgering.db.basis import Database
from inburgering.db.fouten import MagNiet
from inburgering.db.openen import AlBekend
from inburgering.web import herstel, sessie
from inburgering.web.aanmelding import Nieuw, open_met_gegevens
from inburgering.web.formulier import Fout
from inburgering.web.toegang import Ik, Medewerker
from inburgering.web.toon import toon
from inburgering.web.traject import basis
from inburgering.web.verzoek import Formulier, Lezen, Opslag, tekst
from inburgering.wet.begrippen import Regime

router = APIRouter()
PAD = "/trajecten/nieuw"


@router.get(PAD)
def vraag(request: Request, ik: Medewerker, session: Lezen) -> Response:
    """The empty form, with today and oneself filled in."""
    nieuw, eerder = _leeg(session, ik), herstel.terug(request, session, ik)
    if eerder is not None:
        nieuw.lees(eerder[1], tekst(eerder[1], "sleutel")[:80])
    return _toon(request, nieuw, hersteld=eerder[0] if eerder else None)


@router.post(PAD)
@herstel.herstelbaar
def antwoord(request: Request, ik: Medewerker, session: Lezen, opslag: Opslag, form: Formulier) -> Response:
    """Open the traject, or say what is wrong; a second click leads to the traject of the first."""
    sleutel = tekst(form, "sleutel")[:80]
    if sleutel and (eerder := zoeken.nummer_bij_sleutel(session, ik.gemeente_id, sleutel)):
        return RedirectResponse(basis(eerder), 303)
    nieuw = _leeg(session, ik)
    nieuw.lees(form, sleutel)
    if not nieuw.controleer(klok.vandaag()):
        return _toon(request, nieuw, status=422)
    try:
        nummer = _open(opslag, nieuw, ik)
    except AlBekend as bekend:
        return _toon(request, nieuw, status=409, bekend=bekend.nummer)
    except MagNiet as fout:
        nieuw.fouten = [Fout(str(fout))]
        return _toon(request, nieuw, status=409)
    herstel.klaar(request, session, ik)
    sessie.flits(request, f"Traject {nummer} is begonnen.", ["De termijnen zijn berekend."])
    return RedirectResponse(basis(nummer), 303)


def _leeg(session: Session, ik: Ik) -> Nieuw:
    vandaag = klok.vandaag()
    open_ = {regime for regime in Regime if eigen.regime_open(session, ik.gemeente_id, regime, vandaag)}
    return Nieuw.leeg(zoeken.consulenten(session, ik.gemeente_id), open_, vandaag, ik)


def _open(opslag: Database, nieuw: Nieuw, ik: Ik) -> str:
    return samenloop.schrijf(opslag, lambda session: open_met_gegevens(session, nieuw, ik, klok.nu()))


def _toon(
    request: Request, nieuw: Nieuw, *, status: int = 200, bekend: str = "", hersteld: datetime | None = None
) -> Response:
    nieuw.sleutel = nieuw.sleutel or f"web:{secrets.token_urlsafe(12)}"
    gegevens: dict[str, Any] = {"nieuw": nieuw, "fouten": nieuw.fouten, "bekend": bekend}
    gegevens |= {"hersteld": hersteld, "hersteld_bsn": True}
    return toon(request, "nieuw", status=status, actief="/caseload", **gegevens)
