"""What a route may ask for: the database, a reading session, a form that proved to be ours, the day."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated

from fastapi import Depends, HTTPException
from sqlmodel import Session
from starlette.datastructures import FormData
from starlette.requests import Request

from inburgering import klok
from inburgering.db.basis import Database
from inburgering.db.fouten import NietGevonden
from inburgering.web import sessie
from inburgering.web.api_basis import is_api
from inburgering.web.beveiliging import VEILIG

MEESTE_VELDEN = 500  # 200 trajects to hand over, and room to spare
_TE_GROOT = re.compile(r"[\s+-]*[\d_]{10,}(\.0*)?\s*")
"""A number of more digits than anything stored has, as an address may hold it."""


class VerlopenFormulier(Exception):
    """A form without the token of its session: signed out meanwhile, or not ours."""


def database(request: Request) -> Database:
    """The one database of this application."""
    gevonden: Database = request.app.state.database
    return gevonden


def lezen(request: Request) -> Iterator[Session]:
    """One reading session for the whole request."""
    with database(request).lezen() as session:
        yield session


async def formulier(request: Request) -> FormData:
    """The form that was sent. Raises VerlopenFormulier when it lacks the token."""
    inhoud = await request.form(max_files=1, max_fields=MEESTE_VELDEN)
    if not sessie.klopt(request, inhoud.get("csrf")):
        raise VerlopenFormulier
    if any("\0" in deel for paar in inhoud.multi_items() for deel in paar if isinstance(deel, str)):
        raise HTTPException(400)
    return inhoud


async def bewaak(request: Request) -> None:
    """On every route: a change needs a form with the token. The routes themselves cannot forget it.

    An interface for programs reads no cookie, so there is nothing another site could borrow.
    Nothing has a number that the database could not hold, or a NUL in its name: it does not exist.
    """
    delen = [str(deel) for deel in request.path_params.values()]
    if any("\0" in deel or _TE_GROOT.fullmatch(deel) for deel in delen):
        raise NietGevonden("Deze bladzijde bestaat niet. Kijk of het adres klopt.")
    if "%00" in request.url.query:
        raise HTTPException(400)
    if request.method not in VEILIG and not is_api(request):
        await formulier(request)


def vandaag() -> date:
    """Today, or the day that was set in a demo map."""
    return klok.vandaag()


def tekst(inhoud: FormData, naam: str) -> str:
    """One field of a form as text; empty when it is not there."""
    waarde = inhoud.get(naam)
    return waarde.strip() if isinstance(waarde, str) else ""


def terug(inhoud: FormData, *lijsten: str, anders: str) -> str:
    """The list a form came from, with its choices, if it is one of these; `anders` for any other address."""
    pad = tekst(inhoud, "terug")
    return pad if pad.split("?", 1)[0] in lijsten else anders


def getal(ruw: str) -> int | None:
    """The number that was sent, if it can be one of something stored; None for anything else."""
    return int(ruw) if ruw.isascii() and ruw.isdigit() and len(ruw) < 10 else None


def is_deel(request: Request) -> bool:
    """Whether htmx asks for a part of the page only (and is not bringing back an old page)."""
    koppen = request.headers
    return koppen.get("HX-Request") == "true" and koppen.get("HX-History-Restore-Request") != "true"


Opslag = Annotated[Database, Depends(database)]
Lezen = Annotated[Session, Depends(lezen)]
Formulier = Annotated[FormData, Depends(formulier)]
Vandaag = Annotated[date, Depends(vandaag)]
