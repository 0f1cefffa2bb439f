"""Which columns the caseload shows: each person's own choice, remembered on the server."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering.db import weergaven
from inburgering.web import sessie
from inburgering.web.blad import adres
from inburgering.web.caseload import PAD, VELDEN
from inburgering.web.caseload_kolommen import KOLOMMEN, STANDAARD
from inburgering.web.toegang import Medewerker
from inburgering.web.verzoek import Formulier, Opslag, tekst

router = APIRouter()


@router.post(f"{PAD}/kolommen")
def kies(request: Request, ik: Medewerker, opslag: Opslag, form: Formulier) -> Response:
    """Remember these columns, or go back to the usual ones; the list stays as it was."""
    gekozen = [kolom for kolom in KOLOMMEN if kolom in form.getlist("kolom")]
    if tekst(form, "stap") == "standaard":
        gekozen = list(STANDAARD)
    with opslag.schrijven() as session:
        weergaven.kies_kolommen(session, ik.id, [] if gekozen == list(STANDAARD) else gekozen)
    sessie.flits(request, "De kolommen zijn bewaard.")
    keuzes = {veld: tekst(form, veld)[:100] for veld in VELDEN}
    return RedirectResponse(adres(PAD, keuzes, alles="ja"), 303)
