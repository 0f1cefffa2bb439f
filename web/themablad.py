"""The style sheet with the design tokens: ours, or that of a municipality. For anyone; it holds no data."""

from fastapi import APIRouter
from sqlmodel import Session, select
from starlette.requests import Request
from starlette.responses import Response

from inburgering.db.fouten import NietGevonden
from inburgering.db.tabellen import Gemeente
from inburgering.templates import thema
from inburgering.web.verzoek import Lezen

router = APIRouter()
ONS = "standaard"
ALTIJD = "public, max-age=31536000, immutable"


def adres(gemeente: Gemeente | None) -> str:
    """Where the style sheet of this municipality is, or ours; another content has another address."""
    eigen = gemeente.thema if gemeente else {}
    code = gemeente.code if gemeente and eigen else ONS
    return f"/thema/{code}.css?v={thema.merk(eigen)}"


@router.get("/thema/{code}.css")
def blad(request: Request, code: str, session: Lezen, v: str = "") -> Response:
    """Every token as a custom property. Kept by the browser when the address says which version it is."""
    eigen = _eigen(session, code)
    koppen = {"Cache-Control": ALTIJD} if v == thema.merk(eigen) else {}
    return Response(thema.css(eigen), media_type="text/css", headers=koppen)


def _eigen(session: Session, code: str) -> dict[str, str]:
    if code == ONS:
        return {}
    gemeente = session.exec(select(Gemeente).where(Gemeente.code == code)).one_or_none()
    if gemeente is None:
        raise NietGevonden("Dit thema is er niet.")
    return gemeente.thema
