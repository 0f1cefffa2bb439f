"""Spread the caseload of one person over several colleagues: a proposal, looked at, changed, then done."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from fastapi import APIRouter
from sqlmodel import Session
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from inburgering.db import werklast, zoeken, zoeken_toewijzing
from inburgering.db.fouten import NietGevonden
from inburgering.db.tabellen import Gebruiker
from inburgering.db.zoeken_toewijzing import HOOGSTENS, Drager
from inburgering.routes.werklast import verdeel
from inburgering.web import sessie, toegang
from inburgering.web.blad import Bladen, adres, bladnummer
from inburgering.web.toegang import Ik, Leiding
from inburgering.web.toewijzen import PAD as TOEWIJZEN
from inburgering.web.toewijzen import gevolgen, waarnemer, wijs_toe
from inburgering.web.toon import toon
from inburgering.web.verzoek import Formulier, Lezen, Opslag, Vandaag, getal, tekst
from inburgering.web.zicht_werklast import Werklast, per_team

router = APIRouter()
PAD = f"{TOEWIJZEN}/verdelen"
WERKLAST = "/coordinator/werklast"
PER_BLAD = 60


@router.get(WERKLAST)
def bladzijde(request: Request, ik: Leiding, session: Lezen, vandaag: Vandaag, team: str = "") -> Response:
    """How many trajects each consulent holds, how heavy, and how many fit by the municipality's own norm.

    Of everyone, or of one team; below it each team together.
    """
    last = Werklast.lees(session, ik, vandaag)
    alle = last.regels()
    teams = per_team(alle)
    gekozen = team if any(t.naam == team for t in teams) else ""
    rooster = toegang.rooster(request, session, ik, vandaag)
    hier = [r for r in alle if gekozen in ("", r.team)]
    gevraagd = bladnummer(request.query_params.get("blad", "1"))
    bladen = Bladen.gevraagd(gevraagd, len(hier), PER_BLAD)
    regels = hier[(bladen.nr - 1) * PER_BLAD : bladen.laatste]
    return toon(
        request,
        "werklast",
        actief="/coordinator",
        regels=regels,
        bladen=bladen,
        naar=lambda **anders: adres(WERKLAST, {"team": gekozen}, **anders),
        teams=teams if len(teams) > 1 else [],
        team=gekozen,
        norm=last.norm,
        waarnemers={r.mens.id: waarnemer(rooster, r.mens.id or 0) for r in regels},
    )


@router.get(PAD)
def kies(request: Request, ik: Leiding, session: Lezen, vandaag: Vandaag, van: str = "") -> Response:
    """Whose caseload, and over which colleagues; who is away today is not ticked."""
    wie = _van(session, ik, van)
    rooster = toegang.rooster(request, session, ik, vandaag)
    return _toon_keuze(
        request, session, ik, vandaag, wie, {nr for nr, m in rooster.mensen.items() if m.is_er}
    )


@router.post(PAD)
def voorstel(request: Request, ik: Leiding, session: Lezen, vandaag: Vandaag, form: Formulier) -> Response:
    """The proposal, or what was made of it: per traject a colleague, and what each caseload becomes."""
    wie, collegas = _van(session, ik, tekst(form, "van")), _collegas(session, ik, form)
    dragers = zoeken_toewijzing.trajecten(session, ik.gemeente_id, van=wie.id)
    if not dragers or not collegas:
        zin = "Kies ten minste één collega." if dragers else f"{wie.naam} heeft geen lopende trajecten."
        sessie.flits(request, zin, soort="fout")
        gekozen = {nr for c in form.getlist("collega") if (nr := getal(str(c)))}
        return _toon_keuze(request, session, ik, vandaag, wie, gekozen, status=422)
    naar = _gekozen(form, dragers, collegas) or _bedacht(session, ik, vandaag, dragers, collegas)
    ik.spoor.zag_lijst(len(dragers))
    return toon(
        request,
        "verdelen_bekijk",
        actief="/coordinator",
        van=wie,
        dragers=dragers,
        collegas=list(collegas.values()),
        naar=naar,
        reden=tekst(form, "reden"),
        sleutel=tekst(form, "sleutel")[:40] or secrets.token_urlsafe(12),
        rest=max(0, zoeken_toewijzing.per_consulent(session, ik.gemeente_id).get(wie.id or 0, 0) - HOOGSTENS),
        **gevolgen(session, ik, vandaag, dragers, naar),
    )


@router.post(f"{PAD}/uitvoeren")
def voer_uit(request: Request, ik: Leiding, session: Lezen, opslag: Opslag, form: Formulier) -> Response:
    """One toewijzing per traject, whole or not at all; what did not succeed is named. Twice is once."""
    wie, collegas = _van(session, ik, tekst(form, "van")), _collegas(session, ik, form)
    nummers = [veld.removeprefix("naar:") for veld in form if veld.startswith("naar:")]
    dragers = zoeken_toewijzing.trajecten(session, ik.gemeente_id, nummers=nummers)
    naar = _gekozen(form, dragers, collegas)
    sleutel, reden = tekst(form, "sleutel")[:40], tekst(form, "reden") or "verdeling van het werk"
    fouten: dict[str, str] = {}
    for d in dragers:
        nieuw = collegas.get(naar.get(d.nummer, 0))
        if nieuw is None:
            fouten[d.nummer] = "Hier is geen collega bij gekozen."
        else:
            fouten[d.nummer] = wijs_toe(opslag, ik, d, wie.id, nieuw, (f"{sleutel}:{d.nummer}", reden))
    ik.spoor.zag_lijst(len(dragers))
    return toon(
        request,
        "toewijzen_klaar",
        actief="/coordinator",
        naar=None,
        bij={nummer: collegas[nr].naam for nummer, nr in naar.items()},
        goed=[d for d in dragers if not fouten[d.nummer]],
        mislukt=[(d, fouten[d.nummer]) for d in dragers if fouten[d.nummer]],
        weg=[n for n in nummers if n not in fouten],
    )


def _van(session: Session, ik: Ik, gevraagd: str) -> Gebruiker:
    """Whose caseload it is; also of who left. Raises NietGevonden."""
    wie = session.get(Gebruiker, getal(gevraagd) or 0)
    if wie is None or wie.gemeente_id != ik.gemeente_id:
        raise NietGevonden("Deze consulent is er niet in uw gemeente. Ga terug naar de werklast.")
    return wie


def _collegas(session: Session, ik: Ik, form: FormData) -> dict[int, Gebruiker]:
    """The chosen colleagues by number, by name; not the one whose work it is."""
    gekozen = {str(c) for c in form.getlist("collega")} - {tekst(form, "van")}
    return {c.id or 0: c for c in zoeken.consulenten(session, ik.gemeente_id) if str(c.id) in gekozen}


def _gekozen(form: FormData, dragers: Sequence[Drager], collegas: Mapping[int, Gebruiker]) -> dict[str, int]:
    """Per traject the colleague that a person chose, as far as chosen; empty before the first proposal."""
    keuzes = {d.nummer: getal(tekst(form, f"naar:{d.nummer}")) for d in dragers}
    gekozen = {nummer: nr for nummer, nr in keuzes.items() if nr is not None and nr in collegas}
    return gekozen if len(gekozen) == len(dragers) or "sleutel" in form else {}


def _bedacht(
    session: Session, ik: Ik, vandaag: date, dragers: Sequence[Drager], collegas: Mapping[int, Gebruiker]
) -> dict[str, int]:
    """The proposal: each traject to who then has most room by the norm."""
    last = Werklast.lees(session, ik, vandaag)
    zwaarte = werklast.zwaarten(session, [d.id for d in dragers], vandaag, last.norm)
    wie = verdeel([zwaarte[d.id] for d in dragers], {nr: last.ruimte(nr) for nr in collegas})
    return dict(zip((d.nummer for d in dragers), wie, strict=True))


def _toon_keuze(
    request: Request, session: Session, ik: Ik, vandaag: date, wie: Gebruiker, gekozen: set[int],
    status: int = 200,
) -> Response:  # fmt: skip
    last = Werklast.lees(session, ik, vandaag)
    gegevens: dict[str, Any] = {
        "van": wie,
        "aantal_van": last.regel(wie.id or 0).nu.aantal,
        "norm": last.norm,
        "regels": [r for r in last.regels() if r.mens.id != wie.id and r.kan_krijgen],
        "gekozen": gekozen,
    }
    return toon(request, "verdelen", status=status, actief="/coordinator", **gegevens)
