"""Errors as pages: plain Dutch, what is wrong and what to do. Never a stack trace, a query or a name."""

import logging
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DataError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as Wachttijd
from sqlalchemy.orm.exc import StaleDataError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from inburgering.db.fouten import IemandWasEerder, NietGevonden, Weigering
from inburgering.statemachine.feiten import OngeldigeFeiten
from inburgering.web import api_basis, herstel
from inburgering.web.beveiliging import zet_koppen
from inburgering.web.partner_toegang import Clientfout
from inburgering.web.toegang import GeenToegang, NietAangemeld, Rol
from inburgering.web.toon import toon
from inburgering.web.veiligheidslog import noteer, route
from inburgering.web.verzoek import VerlopenFormulier

LOG = logging.getLogger(__name__)

TEKSTEN: dict[int, tuple[str, ...]] = {
    400: ("Dit verzoek klopt niet", "Ga terug en probeer het opnieuw."),
    401: ("Niet aangemeld", "Meld u eerst aan."),
    403: (
        "U mag dit niet",
        "Deze bladzijde hoort niet bij uw rol. Vraag uw coördinator als u denkt dat dit niet klopt.",
    ),
    404: (
        "Niet gevonden",
        "Deze bladzijde bestaat niet, of zij is niet van uw gemeente. Kijk of het adres klopt.",
    ),
    405: ("Dit kan hier niet", "Ga terug en gebruik de knoppen op de bladzijde."),
    409: ("Dit kan nu niet", "Vernieuw de bladzijde en kijk wat er is veranderd."),
    413: ("Te veel ineens", "Wat u stuurt is te groot. Maak de tekst korter."),
    422: ("Dit klopt nog niet", "Kijk wat u hebt ingevuld en probeer het opnieuw."),
    429: ("Te vaak geprobeerd", "Wacht een uur en probeer het dan opnieuw."),
    503: (
        "Het lukt nu even niet",
        "De gegevens zijn op dit moment niet bereikbaar, of het is erg druk. Er is niets half opgeslagen.",
        "Ga terug: wat u typte staat er nog. Probeer het over een minuut opnieuw.",
    ),
    500: (
        "Er ging iets mis",
        "Dat ligt aan het programma, niet aan u. Er is niets half opgeslagen. Probeer het opnieuw.",
    ),
}
VOOR_PROGRAMMAS: dict[int, str] = {
    400: "Het verzoek klopt niet. Zie het openapi-document.",
    401: "Geef een geldig token of een geldige sleutel mee (Authorization: Bearer …).",
    404: "Dit bestaat niet, of het is niet van u.",
    405: "Deze methode kan hier niet. Zie het openapi-document.",
    413: "Wat u stuurt is te groot.",
    429: "U vraagt te veel in korte tijd. Wacht zo lang als Retry-After zegt.",
    503: "Het lukt nu even niet. Vraag het na Retry-After nog eens, met dezelfde Idempotency-Key.",
}
EVEN = "10"  # seconds
DATABASE_WEG = (OperationalError, InterfaceError, Wachttijd)
CASELOAD = ("/caseload", "Naar mijn caseload")
NAAR = {Rol.PARTNER: ("/taken", "Naar mijn taken")}
GENOTEERD = {401: "Geen geldige sleutel", 429: "Te vaak geprobeerd"}
VERLOPEN = (
    "U bent intussen afgemeld, of de bladzijde stond te lang open. "
    "Ga terug, vernieuw de bladzijde en probeer het opnieuw."
)


def foutpagina(request: Request, status: int, kop: str = "", *zinnen: str) -> Response:
    """The page for a refusal or a fault; without words of its own it gets those of its status."""
    vaste_kop, *vaste_zinnen = TEKSTEN.get(status, TEKSTEN[500 if status >= 500 else 400])
    if api_basis.is_api(request):
        vaste_zin = VOOR_PROGRAMMAS.get(status, " ".join(vaste_zinnen))
        return api_basis.probleem(status, kop or vaste_kop, " ".join(zinnen) or vaste_zin)
    ik = getattr(request.state, "ik", None)
    terug, naam = NAAR.get(ik.rol, CASELOAD) if ik else ("/", "Naar het begin")
    if status >= 500:
        request.state.ik = None  # the menu counts in the database, which may be what fails
    return toon(
        request,
        "fout",
        status=status,
        kop=kop or vaste_kop,
        zinnen=zinnen or vaste_zinnen,
        terug=terug,
        terug_naam=naam,
    )


def _http(request: Request, fout: HTTPException) -> Response:
    if fout.status_code in GENOTEERD:
        noteer(request, GENOTEERD[fout.status_code])
    antwoord = foutpagina(request, fout.status_code)
    if api_basis.is_api(request):
        antwoord.headers.update(fout.headers or {})
    return antwoord


def _geen_client(request: Request, fout: Clientfout) -> Response:
    """As RFC 6749 asks, for the library at the other side."""
    if fout.status == 401:
        noteer(request, "Geen token gegeven")
    koppen = {"WWW-Authenticate": 'Basic realm="partner"'} if fout.status == 401 else {}
    return JSONResponse({"error": fout.error}, fout.status, headers=koppen)


def _ongeldig(request: Request, fout: RequestValidationError) -> Response:
    """A number in the address that is no number: such a page does not exist."""
    return foutpagina(request, 400 if api_basis.is_api(request) else 404)


def niet_nu(request: Request, fout: Exception | None = None) -> Response:
    """The database does not answer, is full or locked, or it is too busy: nothing was half done."""
    if fout is not None:
        LOG.error("Database bij %s: %s", route(request), type(fout).__name__)
    antwoord = foutpagina(request, 503)
    antwoord.headers["Retry-After"] = EVEN
    return antwoord


def _tegelijk(request: Request, fout: Exception) -> Response:
    return _weigering(request, IemandWasEerder())


def _weigering(request: Request, fout: Weigering) -> Response:
    status = 404 if isinstance(fout, NietGevonden) else 409
    kop = "Iemand was eerder" if isinstance(fout, IemandWasEerder) else ""
    return foutpagina(request, status, kop, str(fout))


def _feiten(request: Request, fout: OngeldigeFeiten) -> Response:
    """Facts from a program that do not fit: which field, and what is wrong. A page says it itself."""
    return api_basis.probleem(
        422, "De feiten kloppen niet", "Zie per veld wat er mis is.", tuple(fout.fouten)
    )


async def _niet_aangemeld(request: Request, fout: NietAangemeld) -> Response:
    if getattr(request.scope.get("endpoint"), "stil", False) and request.headers.get("HX-Request") == "true":
        return Response(status_code=204)
    if request.method == "POST" and (bewaard := await _vang_op(request)):
        return bewaard
    pad = f"/aanmelden?naar={quote(request.url.path)}" if request.method == "GET" else "/aanmelden"
    if request.headers.get("HX-Request") == "true":
        return Response(status_code=200, headers={"HX-Redirect": pad})
    return RedirectResponse(pad, 303)


def _geen_toegang(request: Request, fout: GeenToegang) -> Response:
    noteer(request, "Geweigerd")
    return foutpagina(request, 403)


async def _verlopen(request: Request, fout: VerlopenFormulier) -> Response:
    if bewaard := await _vang_op(request):
        return bewaard
    noteer(request, "Formulier zonder geldig token")
    return await run_in_threadpool(foutpagina, request, 403, "Dit formulier is verlopen", VERLOPEN)


async def _vang_op(request: Request) -> Response | None:
    """Keep what was typed, in a thread of its own: it asks the database."""
    return await run_in_threadpool(herstel.vang_op, request, await request.form())


def _past_niet(request: Request, fout: DataError) -> Response:
    """A value that the database cannot hold, such as a character that is no text. Nothing was kept."""
    LOG.warning("Waarde die niet past bij %s", route(request))
    return foutpagina(request, 400)


def _kapot(request: Request, fout: Exception) -> Response:
    """A fault of ours. The server logs where it happened; the page says nothing of it."""
    LOG.error("Fout bij %s: %s", route(request), type(fout).__name__)
    antwoord = foutpagina(request, 500)
    zet_koppen(
        MutableHeaders(raw=antwoord.raw_headers), request.url.path, https=request.url.scheme == "https"
    )
    return antwoord


def koppel(app: FastAPI) -> None:
    """Give every kind of error its page."""
    app.add_exception_handler(HTTPException, _http)  # type: ignore[arg-type]
    app.add_exception_handler(RequestValidationError, _ongeldig)  # type: ignore[arg-type]
    app.add_exception_handler(Weigering, _weigering)  # type: ignore[arg-type]
    app.add_exception_handler(OngeldigeFeiten, _feiten)  # type: ignore[arg-type]
    app.add_exception_handler(Clientfout, _geen_client)  # type: ignore[arg-type]
    app.add_exception_handler(NietAangemeld, _niet_aangemeld)  # type: ignore[arg-type]
    app.add_exception_handler(GeenToegang, _geen_toegang)  # type: ignore[arg-type]
    app.add_exception_handler(VerlopenFormulier, _verlopen)  # type: ignore[arg-type]
    app.add_exception_handler(StaleDataError, _tegelijk)
    for soort in DATABASE_WEG:
        app.add_exception_handler(soort, niet_nu)
    app.add_exception_handler(DataError, _past_niet)  # type: ignore[arg-type]
    app.add_exception_handler(Exception, _kapot)
