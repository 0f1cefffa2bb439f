"""What guards every request: security headers, where a POST comes from, how large it may be."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from inburgering.web.api_basis import probleem, versie_van

VEILIG = frozenset({"GET", "HEAD", "OPTIONS"})
GROOTSTE_VERZOEK = 2_000_000  # bytes
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; object-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALTIJD: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
GEWEIGERD = "Dit verzoek komt niet van deze website. Ga terug, vernieuw de bladzijde en probeer het opnieuw."
TE_GROOT = "Wat u stuurt is te groot. Maak de tekst of het bestand kleiner en probeer het opnieuw."


class Beveiliging:
    """Pure ASGI: refuses what another site asked or what is too large, and puts the headers on every answer.

    A browser says with `Sec-Fetch-Site` where a request comes from; one that does not is asked for `Origin`.
    An interface for programs (`api_basis`) reads no cookie and may be asked from anywhere.
    The token in each form (`verzoek.formulier`) is the second lock, the SameSite cookie the third.
    """

    def __init__(self, app: ASGIApp, *, https: bool) -> None:
        self.app, self.https = app, https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def met_koppen(message: Message) -> None:
            if message["type"] == "http.response.start":
                zet_koppen(MutableHeaders(scope=message), scope["path"], https=self.https)
            await send(message)

        geweigerd = _weigering(scope["method"], scope["path"], Headers(scope=scope))
        await (geweigerd or self.app)(scope, receive, met_koppen)


def _weigering(methode: str, pad: str, koppen: Headers) -> Response | None:
    """The answer to what goes no further than here; None for the rest."""
    api = versie_van(pad) is not None
    if methode not in VEILIG and not (api or van_ons(koppen)):
        return PlainTextResponse(GEWEIGERD, 403)
    lengte = koppen.get("content-length", "0")
    if not lengte.isdigit() or len(lengte) > 12 or int(lengte) > GROOTSTE_VERZOEK:
        return probleem(413, "Te veel ineens", TE_GROOT) if api else PlainTextResponse(TE_GROOT, 413)
    return None


def van_ons(koppen: Headers) -> bool:
    """Whether this request was made by one of our own pages."""
    if (herkomst := koppen.get("sec-fetch-site")) is not None:
        return herkomst in {"same-origin", "none"}
    return urlsplit(koppen.get("origin", "")).netloc == koppen.get("host", "-")


def zet_koppen(koppen: MutableHeaders, pad: str, *, https: bool) -> None:
    """Add the security headers. A PDF gets no full policy: the browser's own viewer would refuse it."""
    for naam, waarde in ALTIJD.items():
        koppen.setdefault(naam, waarde)
    if pad == "/afmelden":
        koppen["Clear-Site-Data"] = '"cache", "storage"'
    if versie := versie_van(pad):
        koppen["API-Version"] = versie
    is_pdf = koppen.get("content-type", "").startswith("application/pdf")
    koppen.setdefault("Content-Security-Policy", "frame-ancestors 'none'" if is_pdf else CSP)
    if pad.startswith("/statisch/"):
        koppen["Cache-Control"] = "public, max-age=31536000, immutable"
    else:
        koppen.setdefault("Cache-Control", "no-store")
    if https:
        koppen.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
