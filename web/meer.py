"""The page with everything that is not in the main menu."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from inburgering.web import menu, toon
from inburgering.web.toegang import Medewerker

router = APIRouter()


@router.get(menu.MEER)
def meer(request: Request, ik: Medewerker) -> Response:
    """What this person may open besides, under headings."""
    delen = menu.meer(ik, toon.tellers(request, ik))
    return toon.toon(request, "meer", actief=menu.MEER, delen=delen)
