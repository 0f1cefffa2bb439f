"""Signing in and out. In a demo map a person is chosen from a list; elsewhere sign-in must be set up."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering import omgeving
from inburgering.db import zoeken
from inburgering.web import sessie
from inburgering.web.toegang import Rol, aanwezig
from inburgering.web.toon import toon
from inburgering.web.verzoek import Formulier, Lezen, getal, tekst

router = APIRouter()


@router.get("/")
def begin(request: Request, session: Lezen) -> Response:
    """The first page of who is signed in, or the page to sign in."""
    ik = aanwezig(request, session)
    return RedirectResponse(thuis(ik.rol) if ik else "/aanmelden", 303)


@router.get("/gezond")
def gezond(session: Lezen) -> Response:
    """For a watchdog: the web answers and the database does."""
    zoeken.bereikbaar(session)
    return Response("gezond", media_type="text/plain")


@router.get("/toegankelijkheid")
def toegankelijkheid(request: Request, session: Lezen) -> Response:
    """The accessibility statement."""
    aanwezig(request, session)
    return toon(request, "toegankelijkheid")


@router.get("/aanmelden")
def kies(request: Request, session: Lezen, naar: str = "") -> Response:
    """Choose who you are; `naar` is the page that asked to sign in."""
    return toon(request, "aanmelden", naar=veilig(naar), gemeenten=_mensen(session), kan=omgeving.lees().demo)


@router.post("/aanmelden")
def meld_aan(request: Request, session: Lezen, form: Formulier) -> Response:
    """Sign in as the chosen person; only in a demo map."""
    gekozen = getal(tekst(form, "gebruiker")) if omgeving.lees().demo else None
    gebruiker = zoeken.gebruiker(session, gekozen) if gekozen is not None else None
    if gebruiker is None or gebruiker.id is None:
        return toon(
            request, "aanmelden", status=403, naar="", gemeenten=_mensen(session), kan=omgeving.lees().demo
        )
    sessie.meld_aan(request, gebruiker.id)
    return RedirectResponse(veilig(tekst(form, "naar")) or thuis(Rol(gebruiker.rol)), 303)


@router.post("/afmelden")
def meld_af(request: Request, form: Formulier) -> Response:
    """Sign out: the cookie is emptied."""
    sessie.meld_af(request)
    sessie.flits(request, "U bent afgemeld.")
    return RedirectResponse("/aanmelden", 303)


def thuis(rol: Rol) -> str:
    """The page a person starts on."""
    return "/caseload" if rol is Rol.CONSULENT else "/coordinator"


def veilig(pad: str) -> str:
    """A path within this site, or nothing: a link must not send someone elsewhere after signing in."""
    return pad if pad.startswith("/") and not pad.startswith(("//", "/\\")) else ""


def _mensen(session: Lezen) -> dict[str, dict[str, list[tuple[int | None, str, str]]]]:
    """Per municipality and role: number, name and team. Empty outside a demo map."""
    uit: dict[str, dict[str, list[tuple[int | None, str, str]]]] = {}
    for gebruiker, gemeente in zoeken.gebruikers(session) if omgeving.lees().demo else []:
        per_rol = uit.setdefault(gemeente, {rol.naam: [] for rol in Rol})
        per_rol[Rol(gebruiker.rol).naam].append(
            (gebruiker.id, gebruiker.naam, gebruiker.functie or gebruiker.team)
        )
    return uit
