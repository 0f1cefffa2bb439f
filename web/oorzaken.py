"""Why steps are late, from what was recorded, and how that went over the weeks."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from inburgering.db import dagstand, zoeken_bord
from inburgering.db.oorzaken import OORZAKEN
from inburgering.db.zoeken_bord import Keuze
from inburgering.web import tekening_bord
from inburgering.web.blad import adres
from inburgering.web.toegang import Medewerker
from inburgering.web.toon import toon
from inburgering.web.verzoek import Lezen, Vandaag
from inburgering.web.zicht_bord import LIJST
from inburgering.web.zicht_bord import PAD as BORD
from inburgering.wet.termijnen import naam_van

router = APIRouter()
PAD = f"{BORD}/oorzaken"


@router.get(PAD)
def oorzaken(request: Request, ik: Medewerker, session: Lezen, vandaag: Vandaag) -> Response:
    """The overdue steps by what was recorded about why, and the weeks as they were counted then."""
    tel = zoeken_bord.per_oorzaak(session, Keuze(gemeente_id=ik.gemeente_id, vandaag=vandaag))
    reeks = dagstand.verloop(session, ik.gemeente_id, vandaag)
    rijen = [
        {
            "naam": naam, "uitleg": uitleg, "aantal": sum(n for (c, _), n in tel.items() if c == code),
            "lijst": adres(LIJST, {"oorzaak": code}),
            "stappen": [
                (naam_van(stap), n, adres(LIJST, {"oorzaak": code, "stap": stap}))
                for (c, stap), n in sorted(tel.items(), key=lambda x: naam_van(x[0][1]))
                if c == code
            ],
        }
        for code, (naam, uitleg) in OORZAKEN.items()
    ]  # fmt: skip
    return toon(
        request, "oorzaken", actief=BORD, rijen=rijen, totaal=sum(tel.values()), reeks=reeks,
        trend=tekening_bord.trend(reeks) if len(reeks) > 1 else "",
    )  # fmt: skip
