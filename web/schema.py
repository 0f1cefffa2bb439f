"""The form of a return, for anyone to read: JSON Schema and Table Schema, by version."""

from collections.abc import Callable, Mapping
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from inburgering.db.fouten import NietGevonden
from inburgering.statemachine.terugmelding import VERSIE, schema, tabelschema
from inburgering.web.api_basis import OPEN

router = APIRouter()
SCHEMAS: Mapping[str, Callable[[str], dict[str, Any]]] = {
    f"terugmelding-{VERSIE}.json": schema,
    f"terugmelding-{VERSIE}-csv.json": tabelschema,
}


@router.get("/schema/{naam}")
def geef(request: Request, naam: str) -> Response:
    """One schema; its version stands in its name, and what was published does not change."""
    if naam not in SCHEMAS:
        raise NietGevonden(f"Dit schema bestaat niet. Er zijn: {', '.join(SCHEMAS)}.")
    inhoud = SCHEMAS[naam](str(request.app.state.adres).rstrip("/"))
    return JSONResponse(inhoud, media_type="application/schema+json", headers=OPEN)
