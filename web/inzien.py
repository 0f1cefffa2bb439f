"""Who saw or changed whose data: asked by the administrator, for an incident or for the person herself."""

from datetime import date, datetime, time, timedelta

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from inburgering import klok
from inburgering.db import inzagelog, zoeken
from inburgering.db.basis import AMSTERDAM
from inburgering.db.inzagelog import Vraag
from inburgering.web.blad import Bladen, adres, bladnummer
from inburgering.web.formulier import Fout
from inburgering.web.toegang import Beheer
from inburgering.web.toon import toon
from inburgering.web.verzoek import Lezen, getal

router = APIRouter()
PAD = "/inzien"
PER_BLAD = 50
GEWOON = timedelta(days=30)
EERSTE, LAATSTE = date(2000, 1, 1), date(2200, 1, 1)
VELDEN = ("nummer", "wie", "van", "tot")
GEEN_DAG = "Dit is geen dag. Schrijf een dag als 2026-11-24, of kies hem."


@router.get(PAD)
def inzien(request: Request, ik: Beheer, session: Lezen) -> Response:
    """The looks of the past thirty days, or of what was asked."""
    keuzes = {veld: request.query_params.get(veld, "").strip()[:40] for veld in VELDEN}
    vandaag = klok.echt().astimezone(AMSTERDAM).date()
    van, tot = _dag(keuzes["van"], vandaag - GEWOON), _dag(keuzes["tot"], vandaag)
    fouten = [Fout(GEEN_DAG, naam) for naam, dag in (("van", van), ("tot", tot)) if dag is None]
    vraag = Vraag(
        gemeente_id=ik.gemeente_id,
        van=_begin(van or vandaag - GEWOON),
        tot=_begin((tot or vandaag) + timedelta(days=1)),
        nummer=keuzes["nummer"],
        kijker_id=getal(keuzes["wie"]),
    )
    blad = bladnummer(request.query_params.get("blad", "1"))
    rijen, totaal = (
        ([], 0) if fouten else inzagelog.zoek(session, vraag, vanaf=(blad - 1) * PER_BLAD, aantal=PER_BLAD)
    )
    return toon(
        request, "inzien", actief=PAD, status=422 if fouten else 200, rijen=rijen, fouten=fouten,
        bladen=Bladen(blad, totaal, PER_BLAD), mensen=zoeken.medewerkers(session, ik.gemeente_id),
        bestaat=not vraag.nummer or zoeken.is_traject(session, ik.gemeente_id, vraag.nummer),
        keuzes=keuzes | {"van": keuzes["van"] or f"{vandaag - GEWOON}", "tot": keuzes["tot"] or f"{vandaag}"},
        naar=lambda **anders: adres(PAD, keuzes, **anders),
    )  # fmt: skip


def _dag(tekst: str, anders: date) -> date | None:
    """The day that was typed; None when it is none, or one that no log can hold."""
    try:
        dag = date.fromisoformat(tekst) if tekst else anders
    except ValueError:
        return None
    return dag if EERSTE <= dag < LAATSTE else None


def _begin(dag: date) -> datetime:
    return datetime.combine(dag, time(), AMSTERDAM)
