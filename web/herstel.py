"""A form that outlives its sign-in: what was typed is kept for who typed it, and given back after signing in.

A form that can be given back is marked with `herstelbaar`; its page asks `terug` and says so, and calls
`klaar` once all is recorded.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar
from urllib.parse import quote

from sqlmodel import Session
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from inburgering import klok
from inburgering.db import invulwerk, samenloop
from inburgering.db.basis import Database, nr_van
from inburgering.web import sessie
from inburgering.web.toegang import Ik, aanwezig
from inburgering.web.verzoek import database

NOOIT = ("csrf", "bsn", "wachtwoord", "stap")
"""What is not kept of a form: its proof, what identifies or opens, and which button was pressed."""
BEWAARD = "Wat u typte is bewaard. Meld u aan, dan staat het er weer."
AFGEMELD = "U was intussen afgemeld. Er is nog niets vastgelegd."
Antwoord = TypeVar("Antwoord", bound=Callable[..., Any])


def herstelbaar(functie: Antwoord) -> Antwoord:
    """Mark the answer to a form: its page can fill in again what was typed."""
    functie.herstelbaar = True  # type: ignore[attr-defined]
    return functie


def stil(functie: Antwoord) -> Antwoord:
    """Mark what a page asks by itself: to who is not signed in any more it says nothing.

    Anything else would take away the page with what is being typed.
    """
    functie.stil = True  # type: ignore[attr-defined]
    return functie


def vang_op(request: Request, form: FormData) -> Response | None:
    """Keep the form of who is not signed in (any more), and lead on; None when it cannot be kept.

    Someone who signed in again meanwhile goes straight back to the form. What was typed is never shown to
    anyone else: not to a colleague who signed in on the same computer.
    """
    pad = request.url.path
    if not getattr(request.scope.get("endpoint"), "herstelbaar", False):
        return None
    eigenaar = _bewaar(database(request), form, pad)
    if eigenaar is None:
        return None
    with database(request).lezen() as session:
        ik = aanwezig(request, session)
    if ik is not None:
        return RedirectResponse(pad, 303) if ik.id == eigenaar else None
    sessie.flits(request, AFGEMELD, [BEWAARD], "info")
    return RedirectResponse(f"/aanmelden?naar={quote(pad)}", 303)


def _bewaar(opslag: Database, form: FormData, pad: str) -> int | None:
    """The number of whose form it was, once it is kept."""
    merk = sessie.van_aanmelding(form.get("csrf"))
    if merk is None:
        return None
    velden = [(n, w) for n, w in form.multi_items() if isinstance(w, str) and n not in NOOIT]

    def doe(session: Session) -> int | None:
        wie = invulwerk.van_wie(session, merk)
        if wie is None or not invulwerk.bewaar(session, wie, pad, velden, klok.echt()):
            return None
        return nr_van(wie)

    return samenloop.schrijf(opslag, doe)  # two clicks at once keep one form


def terug(request: Request, session: Session, ik: Ik) -> tuple[datetime, FormData] | None:
    """What this person typed here before her sign-in ended, and when; None if nothing, or she wants none."""
    if "leeg" in request.query_params:
        return None
    gevonden = invulwerk.zoek(session, ik.id, request.url.path, klok.echt())
    return (gevonden[0], FormData(list[tuple[str, str | UploadFile]](gevonden[1]))) if gevonden else None


def klaar(request: Request, session: Session, ik: Ik) -> None:
    """It was recorded: what was kept of it goes."""
    pad = request.url.path
    if invulwerk.zoek(session, ik.id, pad, klok.echt()) is not None:
        with database(request).schrijven() as schrijvend:
            invulwerk.gooi_weg(schrijvend, ik.id, pad)
