"""Remind partners or consulenten from a list: look first at who would get what, then do it, one by one."""

from collections.abc import Sequence
from datetime import date

from fastapi import APIRouter
from sqlmodel import Session
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering.db import zoeken_toewijzing, zoeken_uitstaand
from inburgering.db.taakstand import BIJ_PARTNER
from inburgering.db.zoeken_herinnerd import al_vastgelegd
from inburgering.db.zoeken_toewijzing import HOOGSTENS
from inburgering.web import herinnering, sessie
from inburgering.web.caseload import PAD as CASELOAD
from inburgering.web.een_voor_een import gekozen_nummers
from inburgering.web.herinnering import Doel
from inburgering.web.toegang import GeenToegang, Ik, Medewerker
from inburgering.web.toon import toon
from inburgering.web.verzoek import Formulier, Lezen, Opslag, Vandaag, tekst, terug
from inburgering.web.zicht_bord import PAD as BORD

router = APIRouter()
PAD = "/herinneren"
CONSULENT = "consulent"
VERZOEK = "Kijk hoe het hiermee staat en leg vast wat u doet."
GEEN = "Kies ten minste één regel, en aan wie de herinnering gaat."
MEESTE_FOUTEN = 5
LIJSTEN = (f"{BORD}/lijst", f"{BORD}/partners", f"{BORD}/partners/lijst")


@router.post(PAD)
def bekijk(request: Request, ik: Medewerker, session: Lezen, vandaag: Vandaag, form: Formulier) -> Response:
    """Who would be reminded of what, who was already today, and what cannot be reminded of."""
    doelen, niet = _doelen(session, ik, form, vandaag)
    al = _al(session, doelen, vandaag)
    straks = [d for d in doelen if d not in al]
    if not doelen and not niet:
        sessie.flits(request, GEEN, soort="fout")
        return RedirectResponse(_terug(form), 303)
    ik.spoor.zag_lijst(len(doelen) + len(niet))
    waar = CASELOAD if _terug(form).startswith(CASELOAD) else BORD
    return toon(
        request, "herinneren", actief=waar, aan=tekst(form, "aan"), doelen=straks, al=al, niet=niet,
        tekst=_tekst(form), terug=_terug(form),
    )  # fmt: skip


@router.post(f"{PAD}/uitvoeren")
def voer_uit(
    request: Request, ik: Medewerker, session: Lezen, opslag: Opslag, vandaag: Vandaag, form: Formulier
) -> Response:
    """One reminder per line; what does not succeed is named, the rest is done. Twice is once."""
    doelen, _ = _doelen(session, ik, form, vandaag)
    fouten = {d: herinnering.herinner(opslag, ik, d, vandaag, _tekst(form)) for d in doelen}
    mislukt = [f"{d.naam} ({d.traject}): {fout}" for d, fout in fouten.items() if fout]
    goed = len(doelen) - len(mislukt)
    if goed:
        wat = "herinnering staat klaar" if goed == 1 else "herinneringen staan klaar"
        sessie.flits(request, f"{goed} {wat}.")
    if mislukt or not doelen:
        sessie.flits(
            request, "Niet alles is gelukt." if doelen else GEEN, mislukt[:MEESTE_FOUTEN], soort="fout"
        )
    return RedirectResponse(_terug(form), 303)


def _doelen(session: Session, ik: Ik, form: FormData, vandaag: date) -> tuple[list[Doel], list[Doel]]:
    """What can be reminded of, and what cannot because nothing lies at the partner.

    A partner is reminded of chosen tasks, or of what lies at partners of chosen trajects. Raises GeenToegang:
    a consulent is reminded by who leads.
    """
    if tekst(form, "aan") == CONSULENT and not ik.leidt:
        raise GeenToegang
    taken = zoeken_uitstaand.met_nummer(session, ik.gemeente_id, vandaag, _gekozen(form, "taak"))
    trajecten = _gekozen(form, "traject")
    match tekst(form, "aan"):
        case "partner":
            taken += zoeken_uitstaand.van_trajecten(session, ik.gemeente_id, vandaag, trajecten)
            zonder = set(trajecten) - {t.traject for t in taken}
            doelen = [Doel(t.traject_id, t.traject, t.naam, t.partner, t.taak, t.nr) for t in taken]
            kan = {d for d, t in zip(doelen, taken, strict=True) if t.toestand in BIJ_PARTNER}
            niet = [d for d in doelen if d not in kan]
            dragers = zoeken_toewijzing.trajecten(session, ik.gemeente_id, nummers=sorted(zonder))
            return [d for d in doelen if d in kan], niet + [Doel(d.id, d.nummer, d.naam) for d in dragers]
        case "consulent":
            nummers = [*trajecten, *(t.traject for t in taken)]
            dragers = zoeken_toewijzing.trajecten(session, ik.gemeente_id, nummers=nummers)
            return [Doel(d.id, d.nummer, d.naam, d.consulent) for d in dragers], []
        case _:
            return [], []


def _al(session: Session, doelen: Sequence[Doel], vandaag: date) -> list[Doel]:
    """Those that were reminded today."""
    sleutels = al_vastgelegd(session, [d.sleutel(vandaag) for d in doelen])
    return [d for d in doelen if d.sleutel(vandaag) in sleutels]


def _gekozen(form: FormData, naam: str) -> list[str]:
    """The chosen numbers, each once; not more than fit in one go."""
    return gekozen_nummers(form, naam)[:HOOGSTENS]


def _tekst(form: FormData) -> str:
    return tekst(form, "tekst") or (VERZOEK if tekst(form, "aan") == CONSULENT else "")


def _terug(form: FormData) -> str:
    """Back to the list it came from: only the caseload or within the board."""
    return terug(form, CASELOAD, *LIJSTEN, anders=BORD)
