"""Partner figures without blame: per partner and kind of task, over the tasks sent in a calendar year.

A year and not any two days: from periods that overlap by a few days a small number could be worked out.
"""

from datetime import date, timedelta
from typing import Any

from fastapi import APIRouter
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import Response

from inburgering.db import normen, zoeken_partnercijfers
from inburgering.db.rapport_klein import drempel
from inburgering.db.rapport_partners import Cijfer
from inburgering.db.zoeken_partnercijfers import Periode
from inburgering.web import uitvoer
from inburgering.web.blad import Bladen, adres, bladnummer
from inburgering.web.toegang import Ik, Medewerker
from inburgering.web.toon import toon
from inburgering.web.verzoek import Lezen, Vandaag, getal
from inburgering.web.zicht_bord import PAD as BORD

router = APIRouter()
PAD = f"{BORD}/partnercijfers"
JAREN = 4
PER_BLAD = 40
KOPPEN = (
    "Taak", "Partner", "Verzonden", "Teruggemeld", "Niet doorgegaan", "Nog open", "Mediaan dagen",
    "Negen van de tien binnen (dagen)", "Op tijd", "Compleet",
)  # fmt: skip
UITLEG = {
    "Verzonden": "Taken waarvan de taakbrief in dit jaar is verzonden.",
    "Teruggemeld": "De partner heeft ten minste één keer teruggemeld.",
    "Niet doorgegaan": "Geweigerd door de partner, of ingetrokken of afgesloten door de gemeente zonder "
    "terugmelding. Telt niet mee in de andere cijfers.",
    "Nog open": "Nog niet teruggemeld. Hoe lang deze duren is nog niet bekend; ze tellen niet in de mediaan.",
    "Mediaan": "De helft van wat is teruggemeld duurde korter: dagen van verzending tot eerste terugmelding.",
    "Negen van de tien": "Negen van de tien terugmeldingen kwamen binnen dit aantal dagen (p90).",
    "Op tijd": "Van de taken waarvan de afgesproken dag voorbij is, het deel dat op of voor die dag is "
    "teruggemeld. Zegde de partner een latere dag toe, dan telt die.",
    "Compleet": "Van de terugmeldingen die zijn beoordeeld, het deel waarbij geen aanvulling nodig was.",
}


@router.get(PAD)
def cijfers(request: Request, ik: Medewerker, session: Lezen, vandaag: Vandaag) -> Response:
    """The table of a year, with what each number means."""
    periode, vanaf, alle = _alle(request, ik, session, vandaag)
    jaar = periode.van.year
    gevraagd = bladnummer(request.query_params.get("blad", "1"))
    bladen = Bladen.gevraagd(gevraagd, len(alle), PER_BLAD)
    deel = alle[(bladen.nr - 1) * PER_BLAD : bladen.laatste]
    return toon(
        request, "partnercijfers", actief=BORD, rijen=zoeken_partnercijfers.met_duur(session, periode, deel),
        jaar=jaar, tot=periode.tot, drempel=vanaf, uitleg=UITLEG, bladen=bladen,
        naar=lambda **anders: adres(PAD, {"jaar": jaar}, **anders), pad=PAD,
        jaren=[vandaag.year - i for i in range(JAREN)],
        bestanden={soort: f"{PAD}.{soort}?jaar={jaar}" for soort in uitvoer.SOORTEN},
    )  # fmt: skip


@router.get(f"{PAD}.{{soort}}")
def bestand(request: Request, ik: Medewerker, session: Lezen, vandaag: Vandaag, soort: str) -> Response:
    """The same to take along, with the definitions above it."""
    periode, vanaf, alle = _alle(request, ik, session, vandaag)
    jaar, rijen = periode.van.year, zoeken_partnercijfers.met_duur(session, periode, alle)
    boven = [
        f"Partnercijfers {jaar}: taken verzonden tot en met {periode.tot}. Stand van {vandaag}.",
        *(f"{wat}: {zin}" for wat, zin in UITLEG.items()),
        f"Leeg: minder dan {vanaf}, of daaruit af te leiden.",
    ]
    cellen = [[r.taak, r.partner, *_cellen(r)] for r in rijen]
    return uitvoer.antwoord(uitvoer.Lijst(f"partnercijfers-{jaar}", KOPPEN, cellen, boven), soort)


def _cellen(r: Cijfer) -> list[Any]:
    return [
        r.verzonden, r.teruggemeld, r.niet_doorgegaan, r.open, r.mediaan, r.p90, r.op_tijd or None,
        r.compleet or None,
    ]  # fmt: skip


def _alle(request: Request, ik: Ik, session: Session, vandaag: date) -> tuple[Periode, int, list[Cijfer]]:
    """The year until the last whole month, the threshold, and every line without how long it took."""
    jaar, vanaf = _jaar(request, vandaag), drempel(normen.geldend(session, ik.gemeente_id, vandaag))
    tot = min(date(jaar, 12, 31), vandaag.replace(day=1) - timedelta(days=1))
    periode = Periode(ik.gemeente_id, date(jaar, 1, 1), tot, vandaag)
    return periode, vanaf, zoeken_partnercijfers.regels(session, periode, vanaf)


def _jaar(request: Request, vandaag: date) -> int:
    gevraagd = getal(request.query_params.get("jaar", ""))
    mag = range(vandaag.year - JAREN + 1, vandaag.year + 1)
    return gevraagd if gevraagd is not None and gevraagd in mag else vandaag.year
