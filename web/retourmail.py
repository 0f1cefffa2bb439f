"""E-mail that came back and belongs to no letter: the beheerder reads it and says that it was dealt with."""

from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering import klok
from inburgering.db import nabezorging, zoeken_retourmail
from inburgering.web import sessie
from inburgering.web.blad import Bladen, adres, bladnummer
from inburgering.web.dagen import VROEGST, voorbij
from inburgering.web.toegang import Ik, Regel, Rol
from inburgering.web.toon import toon
from inburgering.web.verzoek import Formulier, Lezen, Opslag, Vandaag

router = APIRouter()
PAD = "/retourmail"
PER_BLAD = 20
NU = "Wat nu wacht, ziet u zonder peildatum."
Beheer = Annotated[Ik, Depends(Regel(Rol.BEHEERDER))]
WAT = {
    nabezorging.Soort.GEWEIGERD: "Niet bezorgd",
    nabezorging.Soort.TWIJFEL: "Geen gewone foutmelding",
}


@router.get(PAD)
def lijst(
    request: Request, ik: Beheer, session: Lezen, vandaag: Vandaag, blad: str = "1", peildatum: str = ""
) -> Response:
    """What waits, the oldest first; with a day, what waited at the end of it."""
    dag, fout = voorbij(peildatum, vandaag, NU) if peildatum else (None, "")
    totaal = zoeken_retourmail.aantal_open(session, ik.gemeente_id, dag)
    bladen = Bladen.gevraagd(bladnummer(blad), totaal, PER_BLAD)
    vanaf = bladen.eerste - 1 if totaal else 0
    rijen = zoeken_retourmail.open_berichten(session, ik.gemeente_id, dag, vanaf=vanaf, aantal=PER_BLAD)
    keuzes = {"peildatum": dag.isoformat()} if dag else {}
    return toon(
        request, "retourmail", actief=PAD, pad=PAD, bladen=bladen, dag=dag, fout=fout, vroegst=VROEGST,
        gisteren=vandaag - timedelta(days=1),
        rijen=[(b, WAT.get(nabezorging.Soort(b.soort), b.soort), nabezorging.oorzaak(b.code), brief, nummer)
               for b, brief, nummer in rijen],
        naar=lambda **anders: adres(PAD, keuzes, **anders),
    )  # fmt: skip


@router.post(PAD + "/{bericht}/gezien")
def gezien(request: Request, ik: Beheer, bericht: int, opslag: Opslag, form: Formulier) -> Response:
    """It was read, and what had to be done was done."""
    with opslag.schrijven() as session:
        zoeken_retourmail.handel_af(session, ik.gemeente_id, bericht, ik.id, klok.nu())
    sessie.flits(request, "Het bericht is afgehandeld.", [])
    return RedirectResponse(PAD, 303)
