"""The interface for programs of the municipality: read trajects and their terms, record what happened.

A program acts as the person whose key it has, under the same rules and with the same log.
"""

import hashlib
from functools import partial
from typing import Annotated, Literal

from fastapi import APIRouter, Header, Query
from sqlmodel import Session
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from inburgering import klok
from inburgering.db import machinekamer, termijnboek, zoeken_caseload, zoeken_traject
from inburgering.db.fouten import NietGevonden
from inburgering.db.opdracht import Opdracht
from inburgering.db.registreer import registreer
from inburgering.db.zaak import TRAJECT
from inburgering.db.zoeken_caseload import Vraag
from inburgering.db.zoeken_traject import Inzage
from inburgering.db.zoeken_verschil import leg_vast
from inburgering.statemachine.feiten import FEITEN
from inburgering.statemachine.machines import eindtoestanden, voor_mensen
from inburgering.web import toegang
from inburgering.web.api_basis import API, OPEN, document, problemen
from inburgering.web.api_toegang import Programma
from inburgering.web.api_vorm import (
    Gebeurtenis,
    Gebeurtenissen,
    Mogelijk,
    Mogelijkheden,
    NieuweGebeurtenis,
    Termijnen,
    Termijnvorm,
    Traject,
    Trajecten,
    Trajectregel,
    Vastgelegd,
)
from inburgering.web.gebeurtenis import eis_rol, te_openen
from inburgering.web.toegang import Ik
from inburgering.web.verzoek import Lezen, Opslag, Vandaag

router = APIRouter(prefix=API, tags=["trajecten"])
TEKST = """Voor een programma van de gemeente: lees trajecten, hun termijnen met de grondslag, wat nu kan en
waarom niet, en leg vast wat er gebeurde. Het programma handelt als de medewerker van wie de sleutel is, met
dezelfde rechten en hetzelfde logboek. Er staat nooit een BSN in."""


@router.get("/openapi.json", include_in_schema=False)
def openapi(request: Request) -> Response:
    """The OpenAPI document of this interface, for anyone."""
    contact = {"name": "De beheerder van deze omgeving", "url": str(request.app.state.adres)}
    inhoud = document(router.routes, API, "Trajecten", TEKST, contact)
    return JSONResponse(inhoud, headers=OPEN)


@router.get("/trajecten", responses=problemen(400, 401, 429))
def trajecten(
    ik: Programma,
    session: Lezen,
    vandaag: Vandaag,
    zoek: Annotated[str, Query(max_length=100, description="Naam, nummer of geboortedatum.")] = "",
    fase: Annotated[str, Query(max_length=40)] = "",
    leerroute: Annotated[str, Query(max_length=40)] = "",
    van: Annotated[Literal["iedereen", "mij"], Query(description="Van wie de trajecten zijn.")] = "iedereen",
    pagina: Annotated[int, Query(ge=1, le=100_000)] = 1,
    aantal: Annotated[int, Query(alias="aantalPerPagina", ge=1, le=100)] = 50,
) -> Trajecten:
    """De lopende trajecten van uw gemeente, wat het eerst afloopt bovenaan."""
    vraag = Vraag(
        gemeente_id=ik.gemeente_id, vandaag=vandaag, zoek=zoek.strip(), fase=fase, route=leerroute,
        blad=pagina, per_blad=aantal, consulenten=frozenset({ik.id}) if van == "mij" else None,
    )  # fmt: skip
    regels, totaal = zoeken_caseload.zoek(session, vraag)
    ik.spoor.zag_lijst(len(regels))
    return Trajecten(
        trajecten=[Trajectregel.van(r) for r in regels],
        pagina=pagina,
        aantal_per_pagina=aantal,
        totaal=totaal,
    )


@router.get("/trajecten/{nummer}", responses=problemen(401, 404, 429))
def traject(nummer: str, ik: Programma, session: Lezen) -> Traject:
    """Eén traject met zijn onderdelen."""
    return Traject.van(_inzage(session, ik, nummer))


@router.get("/trajecten/{nummer}/termijnen", responses=problemen(401, 404, 429))
def termijnen(nummer: str, ik: Programma, session: Lezen) -> Termijnen:
    """De termijnen, elk met de bepaling en de uitleg van de dag."""
    alle = termijnboek.bereken_termijnen(_inzage(session, ik, nummer).zaak)
    alle = sorted(alle, key=lambda t: (not t.loopt, t.laatste_dag is None, t.laatste_dag, t.code))
    return Termijnen(termijnen=[Termijnvorm.van(t) for t in alle])


@router.get("/trajecten/{nummer}/mogelijkheden", responses=problemen(401, 404, 429))
def mogelijkheden(nummer: str, ik: Programma, session: Lezen) -> Mogelijkheden:
    """Wat er nu kan, en wat nog niet en waarom."""
    zaak = _inzage(session, ik, nummer).zaak
    delen = [*([] if zaak.is_beeindigd else [(TRAJECT, 1)]), *sorted(zaak.onderdelen)]
    open_ = [(s, nr) for s, nr in delen if zaak.toestand(s, nr) not in eindtoestanden(s)]
    return Mogelijkheden(
        mogelijkheden=[
            Mogelijk.van(s, nr, m)
            for s, nr in open_
            for m in machinekamer.mogelijkheden(zaak, s, nr)
            if voor_mensen(m.gebeurtenis)
        ]
    )


@router.get("/trajecten/{nummer}/gebeurtenissen", responses=problemen(401, 404, 429))
def gebeurtenissen(nummer: str, ik: Programma, session: Lezen) -> Gebeurtenissen:
    """Het logboek, het oudste eerst."""
    rijen = [rij for rij in _inzage(session, ik, nummer).zaak.rijen if rij.deel == 0]
    return Gebeurtenissen(gebeurtenissen=[Gebeurtenis.van(rij) for rij in rijen])


@router.get("/gebeurtenissen/{gebeurtenis}/schema", responses=problemen(401, 404, 429))
def schema(gebeurtenis: str, ik: Programma) -> dict[str, object]:
    """Welke feiten een gebeurtenis vraagt (JSON Schema)."""
    model = next((m for soort, m in FEITEN.items() if soort == gebeurtenis), None)
    if model is None or not voor_mensen(gebeurtenis):
        raise NietGevonden("Deze gebeurtenis bestaat niet.")
    return model.model_json_schema()


@router.post(
    "/trajecten/{nummer}/gebeurtenissen",
    status_code=201,
    responses={200: {"model": Vastgelegd, "description": "Dit had u al gestuurd."},
               **problemen(400, 401, 404, 409, 422, 429)},
)  # fmt: skip
def leg_gebeurtenis_vast(
    nummer: str,
    nieuw: NieuweGebeurtenis,
    ik: Programma,
    session: Lezen,
    opslag: Opslag,
    vandaag: Vandaag,
    request: Request,
    response: Response,
    sleutel: Annotated[
        str | None,
        Header(alias="Idempotency-Key", min_length=1, max_length=255,
               description="Uw eigen kenmerk: nog eens sturen geeft hetzelfde antwoord."),
    ] = None,
) -> Vastgelegd:  # fmt: skip
    """Leg vast wat er gebeurde, langs dezelfde regels als op de bladzijde."""
    inzage = te_openen(session, ik, nummer, (nieuw.onderdeel, nieuw.nr, nieuw.gebeurtenis))
    eis_rol(session, inzage, nieuw.gebeurtenis, str(nieuw.feiten.get("signaal", "")), ik)
    namens = toegang.rooster(request, session, ik, vandaag).namens(inzage.zaak.traject.consulent_id, ik.id)
    opdracht = Opdracht(
        traject=inzage.zaak.id, onderdeel=nieuw.onderdeel, nr=nieuw.nr, gebeurtenis=nieuw.gebeurtenis,
        op=nieuw.op, feiten=nieuw.feiten, door=ik.naam, door_id=ik.id, namens=namens or None,
        verwacht_volgnr=nieuw.verwacht_volgnr, sleutel=_kenmerk(ik, sleutel),
    )  # fmt: skip
    uitkomst, _ = leg_vast(opslag, inzage.zaak.id, partial(registreer, opdracht=opdracht, nu=klok.nu()))
    response.status_code = 200 if uitkomst.herhaald else 201
    return Vastgelegd(volgnr=uitkomst.volgnr, toestand=uitkomst.toestand, herhaald=uitkomst.herhaald)


def _inzage(session: Session, ik: Ik, nummer: str) -> Inzage:
    """One traject of the person's own municipality. Raises NietGevonden."""
    return zoeken_traject.lees(session, toegang.traject(session, ik, nummer), klok.nu())


def _kenmerk(ik: Ik, sleutel: str | None) -> str | None:
    """One's own mark, which nobody else's can equal."""
    if sleutel is None:
        return None
    return "api:" + hashlib.sha256(f"{ik.id}:{sleutel}".encode(errors="replace")).hexdigest()
