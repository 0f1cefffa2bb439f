"""What belongs to the list of the caseload: its saved views, and the list as a file."""

from collections.abc import Iterator
from dataclasses import replace

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering.db import weergaven, zoeken_caseload
from inburgering.db.fouten import Weigering
from inburgering.web import sessie, uitvoer
from inburgering.web.blad import adres
from inburgering.web.caseload import BIJ, PAD, ROUTES, VELDEN, vraag_van
from inburgering.web.fasen import FASEN
from inburgering.web.toegang import Medewerker, rooster
from inburgering.web.uitvoer import Cel, Lijst
from inburgering.web.verzoek import Formulier, Lezen, Opslag, Vandaag, tekst
from inburgering.wet.termijnen import naam_van

router = APIRouter()
KOPPEN = (
    "Trajectnummer", "Naam", "Fase", "Leerroute", "Eerstvolgende termijn", "Uiterlijk", "Ligt bij", "Partner",
    "Consulent",
)  # fmt: skip
ALLES = 1_000_000
TE_BEWAREN = tuple(veld for veld in VELDEN if veld != "zoek")
"""What someone looked for may be a person: that is not kept."""


@router.get(f"{PAD}/lijst.{{soort}}")
def bestand(request: Request, soort: str, ik: Medewerker, session: Lezen, vandaag: Vandaag) -> Response:
    """The whole list of these choices as CSV, XLSX or ODS."""
    keuzes = {veld: request.query_params.get(veld, "")[:100] for veld in VELDEN}
    vraag = vraag_van(ik, rooster(request, session, ik, vandaag), vandaag, keuzes, 1)
    regels, totaal = zoeken_caseload.zoek(session, replace(vraag, per_blad=ALLES))
    ik.spoor.zag_lijst(totaal, uitgevoerd=True)
    return uitvoer.antwoord(Lijst(f"trajecten-{vandaag}", KOPPEN, _cellen(regels)), soort)


def _cellen(regels: list[zoeken_caseload.Regel]) -> Iterator[tuple[Cel, ...]]:
    for r in regels:
        termijn, bij = naam_van(r.code) if r.code else "", BIJ.get(r.wie or "", "")
        wie = (r.nummer, r.naam, FASEN[r.fase], ROUTES.get(r.route or "", ""))
        yield (*wie, termijn, r.uiterlijk, bij, r.partner, r.consulent)


@router.post(f"{PAD}/weergaven")
def bewaar(request: Request, ik: Medewerker, opslag: Opslag, form: Formulier) -> Response:
    """Keep the choices that stand in the filter now."""
    keuzes = {veld: tekst(form, veld)[:100] for veld in TE_BEWAREN}
    try:
        with opslag.schrijven() as session:
            naam = weergaven.bewaar(
                session, ik.id, tekst(form, "naam"), keuzes, begin=tekst(form, "begin") == "ja"
            ).naam
    except Weigering as fout:
        sessie.flits(request, str(fout), soort="fout")
    else:
        sessie.flits(request, f"De weergave '{naam}' is bewaard.")
    return RedirectResponse(adres(PAD, keuzes), 303)


@router.post(f"{PAD}/weergaven/{{weergave}}/weg")
def gooi_weg(request: Request, weergave: int, ik: Medewerker, opslag: Opslag, form: Formulier) -> Response:
    """Forget a view."""
    with opslag.schrijven() as session:
        weergaven.gooi_weg(session, ik.id, weergave)
    sessie.flits(request, "De weergave is weg.")
    return RedirectResponse(adres(PAD, {"alles": "ja"}), 303)
