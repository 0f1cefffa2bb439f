"""What is said to a provider of identities, by Authlib: slow to import, so loaded when somebody uses it."""

from typing import Any

from authlib.integrations.base_client import OAuthError
from authlib.integrations.starlette_client import OAuth
from httpx2 import HTTPError
from starlette.requests import Request
from starlette.responses import Response

from inburgering.aanbieders import Aanbieder, Afgewezen, Onbereikbaar

_STUK = (HTTPError, OAuthError, RuntimeError, ValueError)
"""What comes of a provider that does not answer, or not as it should."""


async def stuur_door(request: Request, aanbieder: Aanbieder, terug: str) -> Response:
    """Send the browser to the provider; `state`, `nonce` and the PKCE verifier stay in the signed cookie.

    Raises Onbereikbaar.
    """
    try:
        antwoord: Response = await _client(aanbieder).authorize_redirect(request, terug)
    except _STUK as fout:
        raise Onbereikbaar from fout
    return antwoord


async def haal_bewijs(request: Request, aanbieder: Aanbieder) -> dict[str, Any]:
    """What the provider signed, checked. Raises Onbereikbaar; Afgewezen when forged, old or refused."""
    try:
        bewijs: dict[str, Any] = await _client(aanbieder).authorize_access_token(request)
    except HTTPError as fout:
        raise Onbereikbaar from fout
    except (OAuthError, ValueError, KeyError) as fout:  # also a signature that fails
        raise Afgewezen from fout
    return bewijs


async def gegevens(aanbieder: Aanbieder) -> dict[str, Any]:
    """What the provider says of itself. Raises Onbereikbaar."""
    try:
        zelf: dict[str, Any] = await _client(aanbieder).load_server_metadata()
    except _STUK as fout:
        raise Onbereikbaar from fout
    return zelf


def _client(aanbieder: Aanbieder) -> Any:
    """Authlib's client; it finds the provider's addresses and keys itself and keeps them for a while."""
    return OAuth().register(
        aanbieder.code,
        client_id=aanbieder.client_id,
        client_secret=aanbieder.geheim,
        server_metadata_url=f"{aanbieder.uitgever}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid email", "code_challenge_method": "S256", "timeout": 10},
    )
