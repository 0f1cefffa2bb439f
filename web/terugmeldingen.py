"""What partners sent back and a person must look at: the list, both sides of one return, and the decision."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering import klok
from inburgering.db import terug_besluit, terug_rij, zoeken_terug
from inburgering.db.basis import nr_van
from inburgering.db.fouten import IemandWasEerder, MagNiet, NietGevonden, OngeldigeFeiten
from inburgering.db.tabellen import Terugmelding
from inburgering.db.terugbericht import Besluit
from inburgering.db.zoeken_terug import Regel as Terugregel
from inburgering.statemachine.terugmelding import NAMEN
from inburgering.web import sessie
from inburgering.web.blad import Bladen, adres, bladnummer
from inburgering.web.formulier import Fout
from inburgering.web.terugbesluit import Formulieren
from inburgering.web.toegang import Ik, Medewerker, Regel, Rol, rooster
from inburgering.web.toon import toon
from inburgering.web.verzoek import Formulier, Lezen, Opslag, Vandaag, getal, tekst
from inburgering.web.woorden_terug import REDENEN, UITKOMST, WEGEN
from inburgering.web.zicht_terug import kanten

router = APIRouter()
PAD = "/terugmeldingen"
PER_BLAD = 20
TERUGKIJKEN = timedelta(days=90)
GEEN = "Dit bericht bestaat niet, of het is van een andere gemeente."
Beheerder = Annotated[Ik, Depends(Regel(Rol.BEHEERDER))]


@router.get(PAD)
def lijst(request: Request, ik: Medewerker, session: Lezen, vandaag: Vandaag, blad: str = "1") -> Response:
    """What waits, the oldest first; or everything that was received, the newest first."""
    alles = request.query_params.get("toon") == "alles"
    houders = None if ik.leidt else rooster(request, session, ik, vandaag).voor(ik.id)
    wie = (session, ik.gemeente_id, houders)
    totaal = zoeken_terug.aantal(*wie, alleen_open=not alles)
    bladen = Bladen.gevraagd(bladnummer(blad), totaal, PER_BLAD)
    vanaf = bladen.eerste - 1 if totaal else 0
    rijen = zoeken_terug.lijst(*wie, alleen_open=not alles, vanaf=vanaf, per_blad=PER_BLAD)
    ik.spoor.zag_lijst(len(rijen))
    return toon(
        request, "terugmeldingen", actief=PAD, bladen=bladen, alles=alles,
        rijen=rijen,
        namen=NAMEN, wegen=WEGEN, uitkomsten=UITKOMST, beheerder=ik.rol is Rol.BEHEERDER,
        naar=lambda **anders: adres(PAD, {"toon": "alles"} if alles else {}, **anders),
    )  # fmt: skip


@router.get(f"{PAD}/vervalst")
def vervalst(request: Request, ik: Beheerder, session: Lezen) -> Response:
    """How often something came in that could not be shown to be a partner's own; nothing of its content."""
    rijen = zoeken_terug.vervalst(session, ik.gemeente_id, klok.nu() - TERUGKIJKEN)
    return toon(
        request, "terugmeldingen_vervalst", actief=PAD, rijen=rijen, wegen=WEGEN, redenen=REDENEN,
        dagen=TERUGKIJKEN.days, totaal=sum(rij.aantal for rij in rijen),
    )  # fmt: skip


@router.get(f"{PAD}/{{nummer}}")
def bekijk(request: Request, nummer: str, ik: Medewerker, session: Lezen) -> Response:
    """One return: what we know beside what the partner says, and what can be done with it."""
    regel = _regel(session, ik, nummer)
    return _toon(request, session, regel, Formulieren.bij(session, regel, klok.nu()))


@router.post(f"{PAD}/{{nummer}}")
def besluit(
    request: Request, nummer: str, ik: Medewerker, session: Lezen, opslag: Opslag, form: Formulier
) -> Response:
    """Decide. What was typed is never lost."""
    regel = _regel(session, ik, nummer)
    formulieren = Formulieren.bij(session, regel, klok.nu())
    wat = formulieren.lees(session, tekst(form, "stap"), form, ik, klok.nu())
    if wat is None:
        return _toon(request, session, regel, formulieren, status=422)
    try:
        with opslag.schrijven() as schrijf:
            rij = schrijf.get_one(Terugmelding, regel.rij.id)
            kijk = terug_rij.kijk_van(schrijf, formulieren.onderdeel_id)
            terug_besluit.besluit(schrijf, rij, kijk, wat)
    except (MagNiet, OngeldigeFeiten) as fout:
        formulieren.fouten = [Fout(str(fout))]
        return _toon(request, session, regel, formulieren, status=409)
    except StaleDataError:
        raise IemandWasEerder from None
    sessie.flits(request, f"Bericht {regel.rij.id} is {_gedaan(wat.besluit)}.")
    return RedirectResponse(PAD, 303)


def _gedaan(besluit: Besluit) -> str:
    return {Besluit.AFGEWEZEN: "niet verwerkt; de partner leest waarom"}.get(besluit, str(besluit))


def _regel(session: Session, ik: Ik, nummer: str) -> Terugregel:
    """Raises NietGevonden, also for one of another municipality."""
    getal_ = getal(nummer)
    regel = zoeken_terug.een(session, ik.gemeente_id, getal_) if getal_ is not None else None
    if regel is None:
        raise NietGevonden(GEEN)
    ik.spoor.zag(nr_van(regel.traject))
    return regel


def _toon(
    request: Request, session: Session, regel: Terugregel, formulieren: Formulieren, *, status: int = 200
) -> Response:
    gegevens: dict[str, Any] = kanten(session, regel, klok.nu())
    fouten: Sequence[Fout] = formulieren.fouten
    return toon(
        request, "terugmelding", status=status, actief=PAD, regel=regel, formulieren=formulieren,
        fouten=fouten, naam=NAMEN[regel.rij.soort], weg=WEGEN[regel.rij.weg],
        uitkomst=UITKOMST[regel.rij.besluit or regel.rij.uitkomst], **gegevens,
    )  # fmt: skip
