"""Signing in and out: in a demo map by choosing a person, elsewhere by a local account or a provider."""

from typing import Any

from fastapi import APIRouter, HTTPException
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering import aanbieders, klok, omgeving
from inburgering.aanbieders import Aanmelden
from inburgering.db import aanmeldingen, accounts, zoeken
from inburgering.db.basis import Database, nr_van
from inburgering.db.tabellen import Gebruiker, Gemeente
from inburgering.web import oidc, sessie
from inburgering.web.formulier import Fout
from inburgering.web.rem import Rem
from inburgering.web.toegang import Rol, aanwezig
from inburgering.web.toon import toon
from inburgering.web.veiligheidslog import noteer
from inburgering.web.verzoek import Formulier, Lezen, Opslag, getal, tekst
from inburgering.web.welkom import thuis, veilig

router = APIRouter()
_rem = Rem()
FOUT = "Deze inlognaam en dit wachtwoord horen niet bij elkaar. Kijk of u ze goed typt."


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
    ik = aanwezig(request, session)
    briefhoofd = session.get_one(Gemeente, ik.gemeente_id).briefhoofd if ik else {}
    contact = briefhoofd if briefhoofd.get("email") and briefhoofd.get("telefoon") else None
    return toon(request, "toegankelijkheid", contact=contact)


@router.get("/aanmelden")
def kies(request: Request, session: Lezen, naar: str = "") -> Response:
    """The ways to sign in here; `naar` is the page that asked for it."""
    return _bladzijde(request, session, veilig(naar))


@router.post("/aanmelden")
def meld_aan(request: Request, session: Lezen, opslag: Opslag, form: Formulier) -> Response:
    """Sign in as the chosen person, in a demo map; or with a name and a password."""
    naar = veilig(tekst(form, "naar"))
    if "inlognaam" in form:
        gebruiker = met_wachtwoord(request, session, tekst(form, "inlognaam"), form.get("wachtwoord"))
        hoe, fout = "wachtwoord", FOUT
    else:
        gekozen = getal(tekst(form, "gebruiker")) if omgeving.lees().demo else None
        gebruiker = zoeken.gebruiker(session, gekozen) if gekozen is not None else None
        hoe, fout = "demo", ""
    if gebruiker is None:
        naam = tekst(form, "inlognaam")
        return _bladzijde(request, session, naar, status=403, fout=fout, inlognaam=naam)
    with opslag.schrijven() as schrijvend:
        token = aanmeldingen.begin(schrijvend, nr_van(gebruiker), hoe, klok.echt())
    sessie.meld_aan(request, token)
    return RedirectResponse(naar or thuis(Rol(gebruiker.rol)), 303)


def met_wachtwoord(
    request: Request, session: Lezen, inlognaam: str, wachtwoord: object, mis: str = "Aanmelden mislukt"
) -> Gebruiker | None:
    """Who has this name and password; a miss stands in the log of the server as `mis`.

    One brake for every place that asks for a password. Raises HTTPException 429 after too many misses.
    """
    if not aanbieders.lees().accounts:
        return None
    naam, nu = inlognaam[:200], klok.echt()
    sporen = (f"naam {naam.lower()}", f"adres {request.client.host if request.client else ''}")
    if any(_rem.vast(spoor, nu) for spoor in sporen):
        raise HTTPException(429)
    gebruiker = accounts.controleer(session, naam, wachtwoord if isinstance(wachtwoord, str) else "")
    if gebruiker is None:
        noteer(request, mis)
        for spoor in sporen:
            _rem.mis(spoor, nu)
    return gebruiker


@router.post("/afmelden")
async def meld_af(request: Request, opslag: Opslag, form: Formulier) -> Response:
    """Sign out: the server forgets the sign-in, the cookie is emptied."""
    token = sessie.aanmelding(request)
    sessie.meld_af(request)
    hoe, bewijs = await run_in_threadpool(_beeindig, opslag, token) if token else ("", "")
    soort, _, code = hoe.partition(":")
    elders = await oidc.afmeldadres(code, bewijs, request.app.state.adres) if soort == "oidc" else ""
    if elders:
        return toon(request, "afgemeld", elders=elders)
    sessie.flits(request, "U bent afgemeld.")
    return RedirectResponse("/aanmelden", 303)


def _beeindig(opslag: Database, token: str) -> tuple[str, str]:
    """End this sign-in: how it was opened, and what its provider gave as proof."""
    with opslag.schrijven() as session:
        rij = aanmeldingen.beeindig(session, token, klok.echt())
        return (rij.hoe, rij.id_token) if rij else ("", "")


def _bladzijde(
    request: Request, session: Lezen, naar: str, *, status: int = 200, fout: str = "", inlognaam: str = ""
) -> Response:
    hier, demo = aanbieders.lees(), omgeving.lees().demo
    return toon(
        request, "aanmelden", status=status, naar=naar, kan=demo, gemeenten=_mensen(session) if demo else {},
        accounts=hier.accounts, aanbieders=_aanbieders(hier), inlognaam=inlognaam,
        fouten=[Fout(fout, "inlognaam")] if fout else [],
    )  # fmt: skip


def _aanbieders(hier: Aanmelden) -> list[dict[str, Any]]:
    return [{"code": a.code, "naam": a.naam} for a in hier.aanbieders]


def _mensen(session: Lezen) -> dict[str, dict[str, list[tuple[int | None, str, str]]]]:
    """Per municipality and role: number, name and team; for a demo map."""
    uit: dict[str, dict[str, list[tuple[int | None, str, str]]]] = {}
    for gebruiker, gemeente in zoeken.gebruikers(session):
        per_rol = uit.setdefault(gemeente, {rol.naam: [] for rol in Rol})
        per_rol[Rol(gebruiker.rol).naam].append(
            (gebruiker.id, gebruiker.naam, gebruiker.functie or gebruiker.team)
        )
    return uit
