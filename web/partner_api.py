"""The interface for partners' own systems: their open tasks, the letter of each, and what they have to say.

A partner sees its own tasks of its own municipality and nothing else: the rest does not exist (404). What it
says goes the same way as an answer through the link or in a file.
"""

import hashlib
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from inburgering import klok
from inburgering.db import terugmelden, zoeken_partnertaken, zoeken_terug
from inburgering.db.basis import Database, nr_van
from inburgering.db.fouten import IemandWasEerder, NietGevonden
from inburgering.db.partnersleutels import TOKEN_GELDIG, Wie
from inburgering.db.terugbericht import Afgekeurd, Antwoord, Binnenkomst, Reden, Weg
from inburgering.db.zoeken_partner import Kijk
from inburgering.invoer.terugmelding_lezen import lees_een
from inburgering.statemachine.terugmelding import Melding, bericht
from inburgering.web.api_basis import OPEN, PARTNER, document, probleem, problemen
from inburgering.web.partner_api_vorm import Clientprobleem, Taak, Taken, Token, Uitslag, Uitslagen, Volletaak
from inburgering.web.partner_toegang import Nieuwtoken, Partnersysteem
from inburgering.web.verzoek import Lezen, Opslag

router = APIRouter(prefix=PARTNER, tags=["taken"])
MELDING = {"$ref": "#/components/schemas/Melding"}
GEEN_TAAK = "Deze taak bestaat niet, of zij is niet van u."
TEKST = """Voor het systeem van een partner: haal uw open taken op, lees de brief, en zeg of u de taak doet,
wanneer u klaar bent en wat er is gedaan. U ziet alleen uw eigen taken, en van een mens alleen wat de taak
nodig heeft. Vraag met uw client-id en geheim een token (OAuth 2.0, client credentials)."""


NIET_TE_VERWERKEN = frozenset({Reden.ONGELDIG, Reden.BSN, Reden.ONLEESBAAR})


async def _ruw(request: Request) -> bytes:
    return await request.body()


@router.get("/openapi.json", include_in_schema=False)
def openapi(request: Request) -> Response:
    """The OpenAPI document of this interface, for anyone."""
    contact = {"name": "De gemeente die u de taak stuurde", "url": str(request.app.state.adres)}
    inhoud = document(router.routes, PARTNER, "Taken voor partners", TEKST, contact)
    vorm = bericht(Melding).json_schema(ref_template="#/components/schemas/{model}")
    inhoud["components"]["schemas"] |= {**vorm.pop("$defs"), "Melding": vorm}
    return JSONResponse(inhoud, headers=OPEN)


@router.post("/token", responses={
    400: {**problemen(400)[400], "model": Clientprobleem, "description": "Zie RFC 6749, 5.2."},
    401: {"model": Clientprobleem, "description": "Onbekende client of een fout geheim (RFC 6749, 5.2)."},
    **problemen(429),
}, openapi_extra={
    "requestBody": {"required": True, "content": {"application/x-www-form-urlencoded": {"schema": {
        "type": "object", "required": ["grant_type"], "properties": {
            "grant_type": {"const": "client_credentials"},
            "client_id": {"type": "string"}, "client_secret": {"type": "string"},
        }}}}},
})  # fmt: skip
def token(nieuw: Nieuwtoken) -> Token:
    """Een token voor een kwartier. Geef client-id en geheim met HTTP Basic, of als velden."""
    return Token(access_token=nieuw, expires_in=int(TOKEN_GELDIG.total_seconds()))


@router.get("/taken", responses=problemen(400, 401, 429))
def taken(
    request: Request,
    wie: Partnersysteem,
    session: Lezen,
    pagina: Annotated[int, Query(ge=1, le=100_000)] = 1,
    aantal: Annotated[int, Query(alias="aantalPerPagina", ge=1, le=100)] = 50,
) -> Taken:
    """Uw open taken, de oudste eerst."""
    regels = zoeken_partnertaken.lijst(session, wie.partner_id, vanaf=(pagina - 1) * aantal, hoeveel=aantal)
    request.state.spoor.zag_lijst(len(regels))
    return Taken(
        taken=[Taak.van_regel(r) for r in regels],
        pagina=pagina,
        aantal_per_pagina=aantal,
        totaal=zoeken_partnertaken.aantal(session, wie.partner_id),
    )


@router.get("/taken/{taaknummer}", responses=problemen(401, 404, 429))
def taak(request: Request, taaknummer: str, wie: Partnersysteem, session: Lezen) -> Volletaak:
    """Eén taak, met alles wat in de brief staat."""
    return Volletaak.van_kijk(_kijk(request, session, wie, taaknummer))


@router.get(
    "/taken/{taaknummer}/brief",
    response_class=Response,
    responses={200: {"content": {"application/pdf": {}}}, **problemen(401, 404, 429)},
)
def brief(request: Request, taaknummer: str, wie: Partnersysteem, session: Lezen) -> Response:
    """De taakbrief zoals hij is verzonden (pdf)."""
    stuk = zoeken_partnertaken.brief(session, _kijk(request, session, wie, taaknummer))
    if stuk is None:
        raise NietGevonden("Van deze taak is er geen brief (meer).")
    return Response(stuk.inhoud, media_type="application/pdf")


@router.get("/taken/{taaknummer}/meldingen", responses=problemen(401, 404, 429))
def meldingen(request: Request, taaknummer: str, wie: Partnersysteem, session: Lezen) -> Uitslagen:
    """Wat er van uw berichten over deze taak is geworden, het nieuwste eerst."""
    kijk = _kijk(request, session, wie, taaknummer)
    return Uitslagen(
        meldingen=[Uitslag.van_rij(r) for r in zoeken_terug.van_taak(session, nr_van(kijk.deel))]
    )


@router.post(
    "/taken/{taaknummer}/meldingen",
    response_model=Uitslag,
    status_code=201,
    responses={
        200: {"model": Uitslag, "description": "Dit bericht hadden wij al."},
        202: {"model": Uitslag, "description": "Ontvangen; een medewerker kijkt ernaar."},
        **problemen(400, 401, 404, 409, 422, 429),
    },
    openapi_extra={"requestBody": {"required": True, "content": {"application/json": {"schema": MELDING}}}},
)
def meld(
    request: Request,
    taaknummer: str,
    wie: Partnersysteem,
    session: Lezen,
    opslag: Opslag,
    ruw: Annotated[bytes, Depends(_ruw)],
    sleutel: Annotated[
        str | None,
        Header(
            alias="Idempotency-Key",
            min_length=1,
            max_length=255,
            description="Uw eigen kenmerk van dit bericht: nog eens sturen geeft hetzelfde antwoord.",
        ),
    ] = None,
) -> Response:
    """Aannemen, weigeren, beginnen, een latere dag toezeggen, terugmelden of iets vragen."""
    if kijk := zoeken_partnertaken.een(session, wie.partner_id, taaknummer):
        request.state.spoor.zag(kijk.deel.traject_id)
    try:
        return _antwoord(_neem_aan(opslag, ruw, taaknummer, _langs(wie, taaknummer, ruw, sleutel)))
    except terugmelden.SleutelHergebruikt as fout:
        return probleem(422, "Deze Idempotency-Key is al gebruikt", str(fout))
    except (StaleDataError, IntegrityError):
        raise IemandWasEerder from None


def _neem_aan(opslag: Database, ruw: bytes, taaknummer: str, van: Binnenkomst) -> Antwoord:
    try:
        bericht_ = lees_een(ruw, taaknummer)
    except Afgekeurd as fout:
        with opslag.schrijven() as session:
            return terugmelden.onleesbaar(session, van, str(fout), klok.nu())
    return terugmelden.neem_aan(opslag, bericht_, van, klok.nu())


def _antwoord(a: Antwoord) -> Response:
    """The outcome with its status: recorded, known already, or with a person."""
    if a.reden is Reden.ANDERE_PARTNER:
        return probleem(404, "Niet gevonden", GEEN_TAAK)
    if a.reden in NIET_TE_VERWERKEN:
        return probleem(422, "Dit bericht kan niet worden verwerkt", a.zin, a.fouten)
    status = 202 if a.wacht else 200 if a.dubbel else 201
    return JSONResponse(Uitslag.van(a).model_dump(mode="json", by_alias=True), status)


def _langs(wie: Wie, taaknummer: str, ruw: bytes, sleutel: str | None) -> Binnenkomst:
    inhoud = hashlib.sha256(taaknummer.encode(errors="replace") + b"\0" + ruw).hexdigest()
    return Binnenkomst(
        weg=Weg.API,
        partij=inhoud,
        partner_id=wie.partner_id,
        idempotentie=hashlib.sha256(sleutel.encode(errors="replace")).hexdigest() if sleutel else None,
    )


def _kijk(request: Request, session: Session, wie: Wie, nummer: str) -> Kijk:
    """The task of this partner with this number. Raises NietGevonden."""
    kijk = zoeken_partnertaken.een(session, wie.partner_id, nummer)
    if kijk is None:
        raise NietGevonden(GEEN_TAAK)
    request.state.spoor.zag(kijk.deel.traject_id)
    return kijk
