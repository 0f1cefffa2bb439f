"""Show a BSN: its own POST, with a purpose, and every look is a line in the log. Never in an address."""

import logging

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from inburgering import klok
from inburgering.db.basis import nr_van
from inburgering.db.fouten import MagNiet, NietGevonden
from inburgering.db.opdracht import Opdracht
from inburgering.db.registreer import registreer
from inburgering.db.tabellen import Persoon, Traject
from inburgering.web import toegang
from inburgering.web.toegang import Ik, Medewerker
from inburgering.web.toon import toon
from inburgering.web.traject import BSN_DOELEN, basis
from inburgering.web.verzoek import Formulier, Lezen, Opslag, tekst
from inburgering.wet.gebeurtenissen import Gebeurtenis

router = APIRouter()
LOG = logging.getLogger(__name__)


@router.post("/trajecten/{nummer}/bsn")
def toon_bsn(
    request: Request, nummer: str, ik: Medewerker, session: Lezen, opslag: Opslag, form: Formulier
) -> Response:
    """The BSN, once, after it was recorded who looked and what for."""
    traject = toegang.traject(session, ik, nummer)
    persoon = session.get_one(Persoon, traject.persoon_id)
    if persoon.bsn is None:
        raise NietGevonden("Van deze persoon is geen BSN bekend.")
    doel = BSN_DOELEN.get(tekst(form, "doel"))
    if doel is not None:
        _leg_vast(opslag, traject, ik, doel)
        ik.spoor.zag_bsn(nr_van(traject), doel)
    bsn = f"{persoon.bsn[:4]} {persoon.bsn[4:6]} {persoon.bsn[6:]}" if doel else ""
    gegevens = {
        "basis": basis(nummer),
        "nummer": nummer,
        "persoon": persoon,
        "bsn": bsn,
        "doelen": BSN_DOELEN,
    }
    return toon(request, "bsn", status=200 if doel else 422, actief="/caseload", **gegevens)


def _leg_vast(opslag: Opslag, traject: Traject, ik: Ik, doel: str) -> None:
    """A notitie in the log of the traject; of a traject that ended, a line in the server's log."""
    opdracht = Opdracht(
        traject=traject.id or 0,
        onderdeel="traject",
        gebeurtenis=Gebeurtenis.NOTITIE,
        op=klok.vandaag(),
        door=ik.naam,
        door_id=ik.id,
        feiten={"tekst": f"BSN bekeken. Waarvoor: {doel.lower()}."},
    )
    try:
        with opslag.schrijven() as session:
            registreer(session, opdracht, klok.nu())
    except MagNiet:
        LOG.warning("BSN bekeken: traject %s, gebruiker %s, waarvoor: %s", traject.nummer, ik.id, doel)
