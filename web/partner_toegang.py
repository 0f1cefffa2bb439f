"""Who is there when a partner's own system asks: a client with its secret, then a token for a short while."""

import base64
import binascii
from typing import Annotated

from fastapi import Depends, HTTPException
from fastapi.openapi.models import OAuthFlowClientCredentials, OAuthFlows
from fastapi.security import OAuth2
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from inburgering import klok
from inburgering.db import partnersleutels
from inburgering.db.basis import Database
from inburgering.db.inzagelog import Wie as Kijker
from inburgering.db.partnersleutels import Wie
from inburgering.web.api_basis import PARTNER
from inburgering.web.maat import MISLUKT, PER_SLEUTEL, Maat
from inburgering.web.toegang import Toegangsregel
from inburgering.web.verzoek import Lezen, Opslag

_STROOM = OAuthFlows(clientCredentials=OAuthFlowClientCredentials(tokenUrl=f"{PARTNER}/token"))
_SCHEMA = OAuth2(flows=_STROOM, scheme_name="partner", auto_error=False)


def maat(request: Request) -> Maat:
    """The counters of this application."""
    gevonden: Maat = request.app.state.maat
    return gevonden


class Partnerregel(Toegangsregel):
    """The rule of a route for partners' systems: a token that holds. Gives whose system it is."""

    def __call__(
        self, request: Request, session: Lezen, bewijs: Annotated[str | None, Depends(_SCHEMA)]
    ) -> Wie:
        soort, _, token = (bewijs or "").partition(" ")
        wie = partnersleutels.van_token(session, token, klok.echt()) if soort.lower() == "bearer" else None
        if wie is None:
            raise HTTPException(401, headers={"WWW-Authenticate": 'Bearer realm="partner"'})
        if not maat(request).mag(PER_SLEUTEL, wie.client_id):
            raise HTTPException(429, headers={"Retry-After": maat(request).wacht(PER_SLEUTEL)})
        request.state.spoor.wie = Kijker(gemeente_id=wie.gemeente_id, naam=wie.naam)
        return wie


class Clientfout(Exception):
    """The request for a token is wrong, in a word of RFC 6749, section 5.2."""

    def __init__(self, error: str, status: int = 400) -> None:
        super().__init__(error)
        self.error, self.status = error, status


class Clientregel(Toegangsregel):
    """The rule of the route that gives tokens: a client that knows its secret. Gives a new token."""

    async def __call__(self, request: Request, opslag: Opslag) -> str:
        form = await request.form(max_files=0, max_fields=10)
        adres = request.client.host if request.client else ""
        if maat(request).over(MISLUKT, adres) <= 0:
            raise HTTPException(429, headers={"Retry-After": maat(request).wacht(MISLUKT)})
        if form.get("grant_type") != "client_credentials":
            raise Clientfout("unsupported_grant_type" if form.get("grant_type") else "invalid_request")
        wie = _basic(request.headers.get("authorization", "")) or (
            str(form.get("client_id") or ""),
            str(form.get("client_secret") or ""),
        )
        token = await run_in_threadpool(self._geef, opslag, *wie)
        if token is None:
            maat(request).mag(MISLUKT, adres)
            raise Clientfout("invalid_client", 401)
        return token

    def _geef(self, opslag: Database, client_id: str, geheim: str) -> str | None:
        with opslag.schrijven() as session:
            return partnersleutels.geef_token(session, client_id, geheim, klok.echt())


def _basic(kop: str) -> tuple[str, str] | None:
    """Name and secret from HTTP Basic; None when there are none."""
    soort, _, rest = kop.partition(" ")
    if soort.lower() != "basic":
        return None
    try:
        naam, _, geheim = base64.b64decode(rest, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return naam, geheim


Partnersysteem = Annotated[Wie, Depends(Partnerregel())]
Nieuwtoken = Annotated[str, Depends(Clientregel())]
