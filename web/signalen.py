"""The signals that wait for me: what a person must look at and close with a reason."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from inburgering.db import zoeken_signalen
from inburgering.web.blad import Bladen, adres, bladnummer
from inburgering.web.toegang import Medewerker
from inburgering.web.toon import toon
from inburgering.web.verzoek import Lezen

router = APIRouter()
PAD = "/signalen"
PER_BLAD = 20


@router.get(PAD)
def signalen(request: Request, ik: Medewerker, session: Lezen, blad: str = "1") -> Response:
    """Of a consulent those of her own trajects; of who leads those for her role. Oldest first."""
    wie = (session, ik.gemeente_id, ik.rol.value, ik.id)
    totaal = zoeken_signalen.aantal_open(*wie)
    bladen = Bladen(min(bladnummer(blad), Bladen(1, totaal, PER_BLAD).aantal), totaal, PER_BLAD)
    rijen = zoeken_signalen.open_signalen(*wie, vanaf=bladen.eerste - 1 if totaal else 0, aantal=PER_BLAD)
    return toon(
        request,
        "signalen",
        actief=PAD,
        rijen=rijen,
        bladen=bladen,
        naar=lambda **anders: adres(PAD, {}, **anders),
    )
