"""The caseload and the overdue steps as they were known on a day that has passed."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from inburgering.db import peildag, zoeken
from inburgering.db.peildag import TeVeel, Toen
from inburgering.db.zoeken_caseload import Regel
from inburgering.web.blad import Bladen, adres, bladnummer
from inburgering.web.caseload import BIJ
from inburgering.web.caseload import PAD as CASELOAD
from inburgering.web.fasen import FASEN
from inburgering.web.rapporten import VROEGST
from inburgering.web.toegang import Medewerker
from inburgering.web.toon import toon
from inburgering.web.verzoek import Lezen, Vandaag, getal
from inburgering.wet.termijnen import naam_van

router = APIRouter()
PAD = f"{CASELOAD}/op-een-dag"
PER_BLAD = 20


@router.get(PAD)
def op_een_dag(request: Request, ik: Medewerker, session: Lezen, vandaag: Vandaag) -> Response:
    """What lay where at the end of that day; without a day, of yesterday."""
    dag, fout = _dag(request.query_params.get("peildatum", ""), vandaag)
    keuze = request.query_params.get("van", "" if not ik.leidt else "alle")
    van = None if keuze == "alle" else ik.id if (nr := getal(keuze)) is None else nr
    alle: tuple[Toen, ...] = ()
    try:
        alle = peildag.lees(session, ik.gemeente_id, dag, van)
    except TeVeel as te_veel:
        fout = str(te_veel)
    mijn = [t for t in alle if t.open]
    mijn.sort(key=lambda t: (t.stappen[0].laatste_dag if t.stappen else date.max, t.nummer))
    gevraagd = bladnummer(request.query_params.get("blad", "1"))
    bladen = Bladen(min(gevraagd, Bladen(1, len(mijn), PER_BLAD).aantal), len(mijn), PER_BLAD)
    begin = (bladen.nr - 1) * PER_BLAD
    rijen = peildag.regels(session, ik.gemeente_id, mijn[begin : begin + PER_BLAD])
    ik.spoor.zag_lijst(len(rijen))
    keuzes = {"peildatum": dag.isoformat(), "van": "alle" if van is None else van}
    return toon(
        request, "toen", actief=CASELOAD, pad=PAD, dag=dag, fout=fout, rijen=rijen, bladen=bladen,
        stappen=_te_laat(alle, dag), van=str(keuzes["van"]),
        consulenten=zoeken.consulenten(session, ik.gemeente_id), stapnaam=naam_van, fasen=FASEN,
        ligt_bij=_ligt_bij, gisteren=vandaag - timedelta(days=1), vroegst=VROEGST,
        naar=lambda **anders: adres(PAD, keuzes, **anders),
    )  # fmt: skip


def _dag(ruw: str, vandaag: date) -> tuple[date, str]:
    """The day that was asked for, which must have passed; else yesterday, and what is wrong."""
    gisteren = vandaag - timedelta(days=1)
    try:
        dag = date.fromisoformat(ruw[:10]) if ruw else gisteren
    except ValueError:
        return gisteren, "Dit is geen datum. Schrijf een datum als 2026-11-21."
    if not VROEGST <= dag <= gisteren:
        return gisteren, "Kies een dag die voorbij is. Van vandaag ziet u alles in de caseload."
    return dag, ""


def _te_laat(alle: Sequence[Toen], dag: date) -> list[tuple[str, int, int]]:
    """Per kind of step how many were overdue, and how many of those lay at a partner; the most first."""
    totaal, partner = Counter[str](), Counter[str]()
    for (stap, _, bij), aantal in peildag.te_laat(alle, dag).items():
        totaal[stap] += aantal
        partner[stap] += aantal if bij else 0
    return [(stap, aantal, partner[stap]) for stap, aantal in totaal.most_common()]


def _ligt_bij(regel: Regel) -> str:
    return {"partner": regel.partner or "Partner", "college": regel.consulent}.get(
        regel.wie or "", BIJ.get(regel.wie or "", "")
    )
