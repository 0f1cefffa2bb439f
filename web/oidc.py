"""Signing in at the municipality's own provider (OpenID Connect, code flow with PKCE), by Authlib."""

from typing import Any
from urllib.parse import urlencode

from authlib.integrations.base_client import OAuthError
from authlib.integrations.starlette_client import OAuth
from fastapi import APIRouter
from httpx2 import HTTPError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering import aanbieders, klok
from inburgering.aanbieders import Aanbieder
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
    """Send the browser to the provider; `state`, `nonce` and the PKCE verifier stay in the signed cookie."""
    aanbieder = _aanbieder(code)
    request.session[NAAR] = veilig(naar)
    try:
        antwoord: Response = await _client(aanbieder).authorize_redirect(request, _terugadres(request, code))
    except (HTTPError, OAuthError, RuntimeError, ValueError):
        return _geweigerd(request, ONBEREIKBAAR, 503)
    return antwoord


@router.get("/aanmelden/oidc/{code}/terug")
async def terug(request: Request, code: str, opslag: Opslag) -> Response:
    """The browser comes back: check what the provider signed, recognise the person, open a sign-in."""
    aanbieder = _aanbieder(code)
    try:
        bewijs = await _client(aanbieder).authorize_access_token(request)
    except HTTPError:
        return _geweigerd(request, ONBEREIKBAAR, 503)
    except (OAuthError, ValueError, KeyError):  # a forged or old answer, a refusal, a signature that fails
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
    aanbieder = aanbieders.lees().aanbieder(code)
    if aanbieder is None:
        return ""
    try:
        gegevens = await _client(aanbieder).load_server_metadata()
    except (HTTPError, OAuthError, RuntimeError, ValueError):
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


def _client(aanbieder: Aanbieder) -> Any:
    """Authlib's client; it finds the provider's addresses and keys itself and keeps them for a while."""
    return OAuth().register(
        aanbieder.code,
        client_id=aanbieder.client_id,
        client_secret=aanbieder.geheim,
        server_metadata_url=f"{aanbieder.uitgever}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid email", "code_challenge_method": "S256", "timeout": 10},
    )


def _terugadres(request: Request, code: str) -> str:
    return f"{request.app.state.adres}/aanmelden/oidc/{code}/terug"


def _geweigerd(request: Request, waarom: str, status: int) -> Response:
    noteer(request, "Aanmelden mislukt")
    request.session.pop(NAAR, None)
    return toon(
        request, "fout", status=status, kop="U bent niet aangemeld", zinnen=(waarom,), terug="/aanmelden",
        terug_naam="Naar aanmelden",
    )  # fmt: skip
