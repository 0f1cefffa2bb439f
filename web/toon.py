"""Shows a page: the template, its data, and what every page has (who, menu, token, messages, the day)."""

from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse

from inburgering import klok, omgeving
from inburgering.db import (
    hartslag,
    partneraandacht,
    zoeken_retourmail,
    zoeken_signalen,
    zoeken_terug,
)
from inburgering.templates import pagina
from inburgering.web import menu, sessie, themablad, toegang
from inburgering.web.toegang import Ik, Rol
from inburgering.web.verzoek import database


def toon(request: Request, sjabloon: str, *, status: int = 200, **gegevens: Any) -> HTMLResponse:
    """The page `templates/paginas/<sjabloon>.html.j2` as an answer."""
    html = pagina.maak(sjabloon, basis(request) | gegevens)
    return HTMLResponse(html, status, headers={"Vary": "HX-Request, Cookie"})


def basis(request: Request) -> dict[str, Any]:
    """What `basis.html.j2` asks for; a route may set `actief` (which entry of the menu) and `fouten`."""
    ik: Ik | None = getattr(request.state, "ik", None)
    return {
        "ik": ik,
        "gemeente": ik.gemeente if ik else "",
        "thema": ik.thema if ik else themablad.adres(None),
        "menu": menu.voor(ik, tellers(request, ik)) if ik else [],
        "alarmen": _alarmen(request, ik) if ik and ik.leidt else [],
        "actief": "",
        "fouten": [],
        "csrf": sessie.csrf(request),
        "flitsen": sessie.flitsen(request),
        "vandaag": klok.vandaag(),
        "gezet": klok.is_gezet(),
        "demo": omgeving.lees().demo,
    }


def tellers(request: Request, ik: Ik) -> menu.Tellers:
    """How many things wait for this person; asked once per request. Nothing of it is a partner's."""
    if ik.rol is Rol.PARTNER:
        return menu.Tellers()
    gevonden: menu.Tellers | None = getattr(request.state, "tellers", None)
    if gevonden is None:
        gevonden = request.state.tellers = _tel(request, ik)
    return gevonden


def _tel(request: Request, ik: Ik) -> menu.Tellers:
    with database(request).lezen() as session:
        rooster = toegang.rooster(request, session, ik, klok.vandaag())
        lezer = zoeken_signalen.lezer(rooster, ik.gemeente_id, ik.rol.value, ik.id)
        aantal = zoeken_signalen.aantal_open(session, lezer)
        van = None if ik.leidt else rooster.voor(ik.id)
        berichten = zoeken_terug.aantal_open(session, ik.gemeente_id, van)
        mail = zoeken_retourmail.aantal_open(session, ik.gemeente_id) if ik.rol is Rol.BEHEERDER else 0
        vandaag = klok.vandaag()
        partners = len(partneraandacht.alle(session, ik.gemeente_id, vandaag)) if ik.leidt else 0
    return menu.Tellers(aantal, berichten, mail, partners)


def _alarmen(request: Request, ik: Ik) -> list[hartslag.Alarm]:
    """What does not run as it should: for who leads, as nobody else can do something about it."""
    with database(request).lezen() as session:
        return hartslag.alarmen(session, klok.echt(), ik.gemeente_id)
