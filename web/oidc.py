"""Signing in at the municipality's own provider (OpenID Connect, code flow with PKCE).

What speaks with the provider is loaded when somebody signs in this way: it is slow to import.
"""

from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering import aanbieders, klok
from inburgering.aanbieders import Aanbieder, Afgewezen, Onbereikbaar
from inburgering.db import aanmeldingen, identiteiten
from inburgering.db.basis import Database, nr_van
from inburgering.db.fouten import NietGevonden
from inburgering.db.identiteiten import Bewering, Onbekend
from inburgering.web import sessie
from inburgering.web.toegang import Rol
from inburgering.web.toon import toon
from inburgering.web.veiligheidslog import noteer
from inburgering.web.verzoek import Opslag
from inburgering.web.welkom import thuis, veilig

router = APIRouter()
NAAR = "oidc_naar"
MISLUKT = "Aanmelden bij uw organisatie is niet gelukt. Probeer het opnieuw."
ONBEREIKBAAR = "De aanmelddienst van uw organisatie is nu niet bereikbaar. Probeer het over een paar minuten."


@router.get("/aanmelden/oidc/{code}")
async def begin(request: Request, code: str, naar: str = "") -> Response:
    """Send the browser to the provider."""
    from inburgering.web import oidc_dienst

    aanbieder = _aanbieder(code)
    request.session[NAAR] = veilig(naar)
    try:
        return await oidc_dienst.stuur_door(request, aanbieder, _terugadres(request, code))
    except Onbereikbaar:
        return _geweigerd(request, ONBEREIKBAAR, 503)


@router.get("/aanmelden/oidc/{code}/terug")
async def terug(request: Request, code: str, opslag: Opslag) -> Response:
    """The browser comes back: check what the provider signed, recognise the person, open a sign-in."""
    from inburgering.web import oidc_dienst

    aanbieder = _aanbieder(code)
    try:
        bewijs = await oidc_dienst.haal_bewijs(request, aanbieder)
    except Onbereikbaar:
        return _geweigerd(request, ONBEREIKBAAR, 503)
    except Afgewezen:
        return _geweigerd(request, MISLUKT, 403)
    naar = veilig(str(request.session.get(NAAR, "")))
    try:
        token, rol = await run_in_threadpool(_open, opslag, aanbieder, bewijs)
    except Onbekend as fout:
        return _geweigerd(request, str(fout), 403)
    sessie.meld_aan(request, token)
    return RedirectResponse(naar or thuis(rol), 303)


def _open(opslag: Database, aanbieder: Aanbieder, bewijs: dict[str, Any]) -> tuple[str, Rol]:
    with opslag.schrijven() as session:
        bewering = lees_bewering(aanbieder, bewijs.get("userinfo") or {})
        gebruiker = identiteiten.herken(session, aanbieder.gemeente, bewering, klok.echt())
        token = aanmeldingen.begin(
            session, nr_van(gebruiker), f"oidc:{aanbieder.code}", klok.echt(), str(bewijs.get("id_token", ""))
        )
        return token, Rol(gebruiker.rol)


def lees_bewering(aanbieder: Aanbieder, gegevens: dict[str, Any]) -> Bewering:
    """What the checked ID token says. An address counts only when it is known to be this person's."""
    zeker = gegevens.get("email_verified") is True or aanbieder.email_vertrouwd
    email = str(gegevens.get("email", "")) if zeker else ""
    return Bewering(str(gegevens.get("iss", "")), str(gegevens.get("sub", "")), email)


async def afmeldadres(code: str, id_token: str, adres: str) -> str:
    """Where this person can sign out at the provider as well; empty when it offers no such place."""
    from inburgering.web import oidc_dienst

    aanbieder = aanbieders.lees().aanbieder(code)
    if aanbieder is None:
        return ""
    try:
        gegevens = await oidc_dienst.gegevens(aanbieder)
    except Onbereikbaar:
        return ""
    einde = str(gegevens.get("end_session_endpoint", ""))
    if not einde:
        return ""
    vraag = {"client_id": aanbieder.client_id, "post_logout_redirect_uri": f"{adres}/aanmelden"}
    return f"{einde}?{urlencode(vraag | ({'id_token_hint': id_token} if id_token else {}))}"


def _aanbieder(code: str) -> Aanbieder:
    gevonden = aanbieders.lees().aanbieder(code)
    if gevonden is None:
        raise NietGevonden("Deze manier van aanmelden is er niet.")
    return gevonden


def _terugadres(request: Request, code: str) -> str:
    return f"{request.app.state.adres}/aanmelden/oidc/{code}/terug"


def _geweigerd(request: Request, waarom: str, status: int) -> Response:
    noteer(request, "Aanmelden mislukt")
    request.session.pop(NAAR, None)
    return toon(
        request, "fout", status=status, kop="U bent niet aangemeld", zinnen=(waarom,), terug="/aanmelden",
        terug_naam="Naar aanmelden",
    )  # fmt: skip
