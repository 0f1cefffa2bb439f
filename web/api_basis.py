"""What every interface for programs shares: errors as problem+json, its version in each answer, its document.

Follows the NL API Design Rules: RFC 9457 for errors, `API-Version` in every answer, the document in OpenAPI.
Such an address uses no cookie, so it needs no token of a form, and may be asked from another origin.
"""

from collections.abc import Mapping
from typing import Any

from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute

PARTNER = "/partner-api/v1"
API = "/api/v1"
VERSIES: Mapping[str, str] = {PARTNER: "1.0.0", API: "1.0.0"}
"""Per interface its version; the major one stands in the address."""

SOORT = "application/problem+json"
OPEN = {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
"""For documents that anyone may read from anywhere."""


class Veldfout(BaseModel):
    """What is wrong with one field."""

    veld: str = Field(description="De naam van het veld; leeg als het over het geheel gaat.")
    zin: str = Field(description="Wat er mis is en wat te doen, in het Nederlands.")


class Probleem(BaseModel):
    """An error as RFC 9457 describes it."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    fouten: list[Veldfout] = Field(default_factory=list)


def versie_van(pad: str) -> str | None:
    """The version of the interface an address belongs to; None when it belongs to none."""
    return next(
        (versie for deel, versie in VERSIES.items() if pad == deel or pad.startswith(f"{deel}/")), None
    )


def is_api(request: Request) -> bool:
    """Whether a program asks, who must get an error it can read."""
    return versie_van(request.url.path) is not None


def probleem(
    status: int,
    title: str,
    detail: str,
    fouten: tuple[tuple[str, str], ...] = (),
    koppen: Mapping[str, str] | None = None,
) -> JSONResponse:
    """An error as an answer."""
    inhoud = Probleem(
        title=title, status=status, detail=detail, fouten=[Veldfout(veld=v, zin=z) for v, z in fouten]
    )
    return JSONResponse(inhoud.model_dump(), status, media_type=SOORT, headers=dict(koppen or {}))


def problemen(*codes: int) -> dict[int | str, dict[str, Any]]:
    """For the document: which errors a route may give."""
    inhoud = {"content": {SOORT: {"schema": {"$ref": "#/components/schemas/Probleem"}}}}
    return {code: {"description": "Zie `detail`.", **inhoud} for code in codes}


def document(
    routes: list[BaseRoute], deel: str, titel: str, tekst: str, contact: Mapping[str, str]
) -> dict[str, Any]:
    """The OpenAPI document of one interface: our own errors instead of those of the framework."""
    inhoud = get_openapi(
        title=titel, version=VERSIES[deel], description=tekst, routes=routes, contact=dict(contact),
        servers=[{"url": "/"}],
    )  # fmt: skip
    vormen = inhoud["components"]["schemas"]
    for naam in ("HTTPValidationError", "ValidationError"):
        vormen.pop(naam, None)
    probleem_ = Probleem.model_json_schema(ref_template="#/components/schemas/{model}")
    vormen |= {**probleem_.pop("$defs"), "Probleem": probleem_}
    for vraag in (v for pad in inhoud["paths"].values() for v in pad.values()):
        if "HTTPValidationError" in str(vraag["responses"].get("422")):
            del vraag["responses"]["422"]
            vraag["responses"] |= {str(code): wat for code, wat in problemen(400).items()}
    return inhoud
