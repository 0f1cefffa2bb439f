"""The partner's page behind the link in a letter: read the task, accept or refuse it, report back, ask."""

import hashlib
from typing import Any

from fastapi import APIRouter, HTTPException
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import Response

from inburgering import klok
from inburgering.db import terugmelden, zoeken_partner
from inburgering.db.basis import Database, nr_van
from inburgering.db.fouten import NietGevonden
from inburgering.db.inzagelog import Wie
from inburgering.db.terugbericht import Antwoord, Bericht, Binnenkomst, Weg
from inburgering.db.zoeken_partner import Kijk
from inburgering.statemachine.terugmelding import SOORTEN
from inburgering.web.partnertaak import Plek, neem_antwoord, toon_taak, toon_vraag
from inburgering.web.rem import Rem
from inburgering.web.verzoek import Formulier, Lezen, Opslag
from inburgering.web.woorden_partner import GEEN_LINK

router = APIRouter()
_rem = Rem()


@router.get("/p/{token}")
def taak(request: Request, token: str, session: Lezen, opslag: Opslag) -> Response:
    """Show the task and what can be done; looking changes nothing (mail scanners open links)."""
    kijk = _kijk(request, session, opslag, token)
    return toon_taak(request, session, kijk, _plek(token))


@router.get("/p/{token}/{soort}")
def vraag(request: Request, token: str, soort: str, session: Lezen, opslag: Opslag) -> Response:
    """The form of one answer."""
    kijk = _kijk(request, session, opslag, token)
    return toon_vraag(request, session, kijk, _plek(token), soort)


@router.post("/p/{token}/{soort}")
def antwoord(
    request: Request, token: str, soort: str, session: Lezen, opslag: Opslag, form: Formulier
) -> Response:
    """Take the partner's answer in."""
    kijk = _kijk(request, session, opslag, token, soort)

    def neem(soort: str, feiten: dict[str, Any]) -> Antwoord:
        bericht = Bericht(soort=soort, op=klok.vandaag(), feiten=feiten, token=token)
        return terugmelden.neem_aan(opslag, bericht, _langs(token, soort, feiten), klok.nu())

    return neem_antwoord(request, kijk, _plek(token), soort, form, neem)


def _plek(token: str) -> Plek:
    return Plek(f"/p/{token}", f"/p/{token}")


def _langs(*delen: object) -> Binnenkomst:
    return Binnenkomst(weg=Weg.LINK, partij=hashlib.sha256(repr(delen).encode()).hexdigest())


def _kijk(request: Request, session: Session, opslag: Database, token: str, soort: str = "") -> Kijk:
    """The handoff behind the link.

    Raises NietGevonden, the same for every link that does not work (it is counted), and after too many of
    those HTTPException 429, the same for every link.
    """
    adres, nu = request.client.host if request.client else "", klok.nu()
    if _rem.vast(adres, nu):
        raise HTTPException(429)
    kijk = zoeken_partner.vind(session, token, klok.vandaag())
    if kijk is None:
        _rem.mis(adres, nu)
        geraden = Bericht(soort=soort if soort in SOORTEN else "", op=klok.vandaag(), feiten={}, token=token)
        terugmelden.neem_aan(opslag, geraden, _langs(token), nu)
        raise NietGevonden(GEEN_LINK)
    request.state.spoor.wie = Wie(gemeente_id=nr_van(kijk.gemeente), naam=kijk.partner.naam)
    request.state.spoor.zag(kijk.deel.traject_id)
    return kijk
