"""Choosing a password with a link of the administrator, and seeing where one is signed in."""

from datetime import datetime

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering import aanbieders, klok
from inburgering.db import aanmeldingen, accounts, apisleutels
from inburgering.db.basis import AMSTERDAM
from inburgering.db.fouten import Weigering
from inburgering.db.wachtwoorden import KORTST, LANGST, OnbruikbaarWachtwoord
from inburgering.web import sessie
from inburgering.web.formulier import Fout
from inburgering.web.toegang import Aangemeld, Medewerker
from inburgering.web.toon import toon
from inburgering.web.verzoek import Formulier, Lezen, Opslag, tekst

router = APIRouter()
MIJN = "/mijn-aanmelding"
HOE = {"demo": "demo", "wachtwoord": "wachtwoord", "oidc": "werkaccount"}


@router.get("/wachtwoord/{token}")
def vraag(request: Request, token: str, session: Lezen) -> Response:
    """The form; a link that no longer works is a page that says so."""
    return _toon(request, token, accounts.genodigde(session, token, klok.echt()).naam)


@router.post("/wachtwoord/{token}")
def kies(request: Request, token: str, session: Lezen, opslag: Opslag, form: Formulier) -> Response:
    """Keep the password; every sign-in of before has ended."""
    naam = accounts.genodigde(session, token, klok.echt()).naam
    gekozen, nogmaals = (str(form.get(veld, "")) for veld in ("wachtwoord", "nogmaals"))
    if gekozen != nogmaals:
        return _toon(request, token, naam, "De twee wachtwoorden zijn niet gelijk. Typ ze nog een keer.")
    try:
        with opslag.schrijven() as schrijvend:
            accounts.kies_wachtwoord(schrijvend, token, gekozen, klok.echt())
    except OnbruikbaarWachtwoord as fout:
        return _toon(request, token, naam, str(fout))
    sessie.meld_af(request)
    sessie.flits(request, "Uw wachtwoord is bewaard. U kunt zich nu aanmelden.")
    return RedirectResponse("/aanmelden", 303)


@router.get(MIJN)
def mijn(request: Request, ik: Aangemeld, session: Lezen) -> Response:
    """Where this person is signed in now."""
    deze = sessie.aanmelding(request) or ""
    rijen = [
        {
            "begonnen": _moment(rij.begonnen),
            "gezien": _moment(rij.gezien),
            "hoe": HOE.get(rij.hoe.partition(":")[0], rij.hoe),
            "deze": aanmeldingen.is_van(rij, deze),
        }
        for rij in aanmeldingen.open_van(session, ik.id, klok.echt())
    ]
    return toon(
        request, "mijn_aanmelding", open=rijen, actief=MIJN,
        sleutels=[(s, _moment(s.verloopt)) for s in apisleutels.van(session, ik.id, klok.echt())],
        wachtwoord=aanbieders.lees().accounts and accounts.eigen_inlognaam(session, ik.id) is not None,
    )  # fmt: skip


@router.post(f"{MIJN}/sleutels")
def maak_sleutel(request: Request, ik: Medewerker, opslag: Opslag, form: Formulier) -> Response:
    """A key for a program, shown once."""
    try:
        with opslag.schrijven() as session:
            sleutel = apisleutels.maak(session, ik.id, tekst(form, "naam"), klok.echt())
    except Weigering as fout:
        sessie.flits(request, str(fout), soort="fout")
        return RedirectResponse(MIJN, 303)
    return toon(request, "sleutel", actief=MIJN, sleutel=sleutel, dagen=apisleutels.GELDIG.days)


@router.post(f"{MIJN}/sleutels/{{sleutel}}/weg")
def trek_in(request: Request, sleutel: int, ik: Medewerker, opslag: Opslag, form: Formulier) -> Response:
    """End a key."""
    with opslag.schrijven() as session:
        apisleutels.trek_in(session, ik.id, sleutel, klok.echt())
    sessie.flits(request, "De sleutel werkt niet meer.")
    return RedirectResponse(MIJN, 303)


@router.post(f"{MIJN}/overal-af")
def overal_af(request: Request, ik: Aangemeld, opslag: Opslag, form: Formulier) -> Response:
    """End every other sign-in of this person."""
    with opslag.schrijven() as session:
        aantal = aanmeldingen.beeindig_alle(session, ik.id, klok.echt(), behalve=sessie.aanmelding(request))
    sessie.flits(request, f"U bent op {aantal} andere {'plek' if aantal == 1 else 'plekken'} afgemeld.")
    return RedirectResponse(MIJN, 303)


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(AMSTERDAM):%d-%m-%Y %H:%M}"


def _toon(request: Request, token: str, naam: str, fout: str = "") -> Response:
    fouten = [Fout(fout, "wachtwoord")] if fout else []
    return toon(
        request, "wachtwoord", status=422 if fout else 200, naam=naam, pad=f"/wachtwoord/{token}",
        kortst=KORTST, langst=LANGST, fouten=fouten,
    )  # fmt: skip
