"""What guards every request: security headers, where a POST comes from, how large it may be."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from inburgering.web.api_basis import versie_van

VEILIG = frozenset({"GET", "HEAD", "OPTIONS"})
GROOTSTE_VERZOEK = 2_000_000  # bytes
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALTIJD: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
GEWEIGERD = "Dit verzoek komt niet van deze website. Ga terug, vernieuw de bladzijde en probeer het opnieuw."


class Beveiliging:
    """Pure ASGI: refuses a change that was asked by another site, and puts the headers on every answer.

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

        if scope["method"] not in VEILIG and not (versie_van(scope["path"]) or van_ons(Headers(scope=scope))):
            antwoord = PlainTextResponse(GEWEIGERD, 403)
            await antwoord(scope, receive, met_koppen)
            return
        await self.app(scope, receive, met_koppen)


def van_ons(koppen: Headers) -> bool:
    """Whether this request was made by one of our own pages."""
    if (herkomst := koppen.get("sec-fetch-site")) is not None:
        return herkomst in {"same-origin", "none"}
    return urlsplit(koppen.get("origin", "")).netloc == koppen.get("host", "-")


def zet_koppen(koppen: MutableHeaders, pad: str, *, https: bool) -> None:
    """Add the security headers. A PDF gets no full policy: the browser's own viewer would refuse it."""
    for naam, waarde in ALTIJD.items():
        koppen.setdefault(naam, waarde)
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
