"""The letters of the municipality: which text holds, what it was, and how it looks. Everyone may look."""

from datetime import date

from fastapi import APIRouter
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import Response

from inburgering.db import brieftekst
from inburgering.db.fouten import NietGevonden
from inburgering.db.tabellen import Brieftekst
from inburgering.templates import brief
from inburgering.web import zicht_brieftekst as zicht
from inburgering.web.toegang import Ik, Medewerker, Rol
from inburgering.web.toon import toon
from inburgering.web.verzoek import Lezen, Vandaag, getal

router = APIRouter()
PAD = "/briefteksten"
GEEN_TEKST = "Deze brief bestaat niet. Ga terug naar de lijst met brieven."


@router.get(PAD)
def lijst(request: Request, ik: Medewerker, session: Lezen, vandaag: Vandaag) -> Response:
    """Every letter and shared part, with the text that holds today."""
    rijen = zicht.lijst(session, ik.gemeente_id, vandaag)
    return toon(request, "brieftekst_lijst", actief=PAD, rijen=rijen, beheert=beheert(ik))


@router.get(PAD + "/{naam}")
def tekst(
    request: Request, naam: str, ik: Medewerker, session: Lezen, vandaag: Vandaag, versie: str = ""
) -> Response:
    """One text: as it holds today, or an older or later version of it."""
    rij, dag = gekozen(session, ik, naam, versie, vandaag)
    gekozen_tekst = zicht.van_rij(rij, naam)
    return toon(
        request,
        "brieftekst",
        actief=PAD,
        naam=naam,
        titel=zicht.titel(naam),
        soort=brief.SJABLONEN.get(naam),
        tekst=gekozen_tekst,
        rij=rij,
        nu=brieftekst.geldend(session, ik.gemeente_id, vandaag).get(naam),
        versies=brieftekst.versies(session, ik.gemeente_id, naam),
        verschil=zicht.verschil(gekozen_tekst),
        beeld=zicht.beeld(session, ik.gemeente_id, gekozen_tekst, dag),
        taken=brieftekst.taken(session, ik.gemeente_id, naam),
        beheert=beheert(ik),
        basis_anders=rij is not None and not rij.standaard and rij.basis != brieftekst.basis(naam),
    )


@router.get(PAD + "/{naam}/voorbeeld.pdf")
def pdf(naam: str, ik: Medewerker, session: Lezen, vandaag: Vandaag, versie: str = "") -> Response:
    """A version as PDF with made-up data."""
    rij, dag = gekozen(session, ik, naam, versie, vandaag)
    inhoud = zicht.pdf(session, ik.gemeente_id, zicht.van_rij(rij, naam), dag)
    koppen = {"Content-Disposition": f'inline; filename="voorbeeld-{naam.strip("_")}.pdf"'}
    return Response(inhoud, media_type="application/pdf", headers=koppen)


def gekozen(
    session: Session, ik: Ik, naam: str, versie: str, vandaag: date
) -> tuple[Brieftekst | None, date]:
    """The version that was asked for, else that of today; and the day to show it on. Raises NietGevonden."""
    if not zicht.bestaat(naam):
        raise NietGevonden(GEEN_TEKST)
    if not versie:
        return brieftekst.geldend(session, ik.gemeente_id, vandaag).get(naam), vandaag
    nr = getal(versie)
    rij = brieftekst.versie(session, ik.gemeente_id, naam, nr) if nr is not None else None
    if rij is None:
        raise NietGevonden("Deze versie bestaat niet. Ga terug naar de brief.")
    return rij, max(rij.geldig_vanaf, vandaag)


def beheert(ik: Ik) -> bool:
    """Whether this person may change a text."""
    return ik.rol is Rol.BEHEERDER
