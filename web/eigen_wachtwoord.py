"""Changing one's own password: the present one is asked for, and every other sign-in ends."""

from datetime import datetime

from fastapi import APIRouter
from sqlmodel import Session
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering import aanbieders, klok
from inburgering.db import aanmeldingen, accounts
from inburgering.db.fouten import Weigering
from inburgering.db.wachtwoorden import KORTST, LANGST, OnbruikbaarWachtwoord
from inburgering.web import sessie
from inburgering.web.aanmelden import met_wachtwoord
from inburgering.web.formulier import Fout
from inburgering.web.toegang import Aangemeld, Ik, NietAangemeld
from inburgering.web.toon import toon
from inburgering.web.verzoek import Formulier, Lezen, Opslag
from inburgering.web.wachtwoord import MIJN

router = APIRouter()
PAD = f"{MIJN}/wachtwoord"
GEEN = "U hebt hier geen wachtwoord. Wijzig het waar u zich aanmeldt, zoals bij uw werkaccount."
FOUT = "Dit is niet uw huidige wachtwoord. Typ het nog een keer."
ZELFDE = "Dit wachtwoord hebt u al. Kies een ander."
ONGELIJK = "De twee nieuwe wachtwoorden zijn niet gelijk. Typ ze nog een keer."


@router.get(PAD)
def vraag(request: Request, ik: Aangemeld, session: Lezen) -> Response:
    """The form; who has no password here is told where to change it."""
    return _toon(request, _inlognaam(session, ik))


@router.post(PAD)
def wijzig(request: Request, ik: Aangemeld, session: Lezen, opslag: Opslag, form: Formulier) -> Response:
    """Keep the new password, end every sign-in, and go on with a fresh one here."""
    inlognaam = _inlognaam(session, ik)
    if inlognaam is None:
        raise Weigering(GEEN)
    if met_wachtwoord(request, session, inlognaam, form.get("huidig"), "Wachtwoord niet gewijzigd") is None:
        return _toon(request, inlognaam, Fout(FOUT, "huidig"))
    try:
        vers = _bewaar(opslag, ik, sessie.aanmelding(request) or "", _gekozen(form), klok.echt())
    except OnbruikbaarWachtwoord as fout:
        return _toon(request, inlognaam, Fout(str(fout), "wachtwoord"))
    sessie.meld_aan(request, vers)
    sessie.flits(request, "Uw wachtwoord is gewijzigd. Op elke andere plek bent u afgemeld.")
    return RedirectResponse(MIJN, 303)


def _inlognaam(session: Session, ik: Ik) -> str | None:
    return accounts.eigen_inlognaam(session, ik.id) if aanbieders.lees().accounts else None


def _gekozen(form: FormData) -> str:
    """The new password, typed twice and not the present one. Raises OnbruikbaarWachtwoord."""
    huidig, gekozen, nogmaals = (str(form.get(veld, "")) for veld in ("huidig", "wachtwoord", "nogmaals"))
    if gekozen != nogmaals:
        raise OnbruikbaarWachtwoord(ONGELIJK)
    if gekozen == huidig:
        raise OnbruikbaarWachtwoord(ZELFDE)
    return gekozen


def _bewaar(opslag: Opslag, ik: Ik, token: str, gekozen: str, nu: datetime) -> str:
    """Gives the token of the new sign-in. Raises OnbruikbaarWachtwoord, and NietAangemeld.

    Looks again at the sign-in: who was signed out meanwhile, by whom ever, changes nothing.
    """
    with opslag.schrijven() as session:
        gevonden = aanmeldingen.vind(session, token, nu)
        if gevonden is None:
            raise NietAangemeld
        oud = gevonden[0]
        accounts.wijzig_wachtwoord(session, ik.id, gekozen, nu)
        return aanmeldingen.begin(session, ik.id, oud.hoe, nu, oud.id_token)


def _toon(request: Request, inlognaam: str | None, fout: Fout | None = None) -> Response:
    return toon(
        request, "eigen_wachtwoord", status=422 if fout else 200, actief=MIJN, inlognaam=inlognaam, geen=GEEN,
        kortst=KORTST, langst=LANGST, fouten=[fout] if fout else [],
    )  # fmt: skip
