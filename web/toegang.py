"""Who may do what: the rule per route by role, and the rule per traject by municipality. Default: nothing.

Every route asks for a rule (`Medewerker`, `Leiding`, …) or stands on the short list OPENBAAR; `eis_regels`
refuses to start otherwise. A traject of another municipality does not exist: 404, as for an unknown number.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from fastapi import Depends, FastAPI
from fastapi.dependencies.models import Dependant
from sqlmodel import Session, select
from starlette.requests import Request
from starlette.routing import BaseRoute

from inburgering import klok
from inburgering.db import aanmeldingen, vervanging, zicht
from inburgering.db.basis import nr_van
from inburgering.db.fouten import NietGevonden
from inburgering.db.inzagelog import Wie
from inburgering.db.tabellen import Gebruiker, Gemeente, Traject
from inburgering.db.zicht import Zicht
from inburgering.web import sessie, themablad
from inburgering.web.spoor import Spoor
from inburgering.web.verzoek import Lezen, database
from inburgering.wet.vervanging import Rooster

OPENBAAR = frozenset(
    {
        "/",
        "/aanmelden",
        "/aanmelden/oidc/{code}",
        "/aanmelden/oidc/{code}/terug",
        "/afmelden",
        "/agenda/{token}.ics",
        "/gezond",
        "/statisch",
        "/thema/{code}.css",
        "/toegankelijkheid",
        "/p/{token}",
        "/p/{token}/{soort}",
        "/api/v1/openapi.json",
        "/partner-api/v1/openapi.json",
        "/schema/{naam}",
        "/wachtwoord/{token}",
    }
)


class Rol(StrEnum):
    """What a person may see and decide."""

    CONSULENT = "consulent"
    COORDINATOR = "coordinator"
    TEAMLEIDER = "teamleider"
    BEHEERDER = "beheerder"
    PARTNER = "partner"

    @property
    def naam(self) -> str:
        return {"coordinator": "Coördinator"}.get(self.value, self.value.capitalize())


MEDEWERKERS = (Rol.CONSULENT, Rol.COORDINATOR, Rol.TEAMLEIDER, Rol.BEHEERDER)
"""Who works for the municipality, in order of rank; someone of a partner does not."""
RANG = {rol: rang for rang, rol in enumerate(MEDEWERKERS)}
LEIDING = frozenset({Rol.COORDINATOR, Rol.TEAMLEIDER, Rol.BEHEERDER})


@dataclass(frozen=True)
class Ik:
    """The person who signed in, with the municipality whose trajects she may see.

    Someone of a partner has its number in `partner_id`, and sees the tasks of that partner only.
    """

    id: int
    naam: str
    rol: Rol
    gemeente_id: int
    gemeente: str
    team: str = ""
    thema: str = ""
    partner_id: int | None = None
    spoor: Spoor = field(default_factory=Spoor, compare=False)

    @property
    def leidt(self) -> bool:
        return self.rol in LEIDING


class NietAangemeld(Exception):
    """Nobody signed in (any more): the page to sign in follows."""


class GeenToegang(Exception):
    """This role may not do this."""


class Toegangsregel:
    """A rule of a route, of whatever kind: asked for as a dependency, it lets someone in or raises."""


class Regel(Toegangsregel):
    """The rule of a route: only these roles. Asked for as a dependency, it gives who is there."""

    def __init__(self, *rollen: Rol) -> None:
        self.rollen = frozenset(rollen)

    def __call__(self, request: Request, session: Lezen) -> Ik:
        ik = aanwezig(request, session)
        if ik is None:
            raise NietAangemeld
        if ik.rol not in self.rollen:
            raise GeenToegang
        return ik


def aanwezig(request: Request, session: Session) -> Ik | None:
    """Who signed in, read anew on each request: a person who left the municipality is out at once."""
    token, nu = sessie.aanmelding(request), klok.echt()
    gevonden = aanmeldingen.vind(session, token, nu) if token else None
    if token is None or gevonden is None:
        return None
    aanmelding, gebruiker, gemeente = gevonden
    if aanmeldingen.is_oud(aanmelding, nu):
        with database(request).schrijven() as schrijvend:
            aanmeldingen.gezien(schrijvend, token, nu)
    ik: Ik = als_ik(request, session, gebruiker, gemeente)
    request.state.ik = ik
    return ik


def als_ik(request: Request, session: Session, gebruiker: Gebruiker, gemeente: Gemeente) -> Ik:
    """This person, with what the request shows kept under her name, and no case she may not see."""
    spoor = request.state.spoor
    spoor.wie = Wie(gemeente_id=gebruiker.gemeente_id, naam=gebruiker.naam, gebruiker_id=gebruiker.id)
    rol = Rol(gebruiker.rol)
    ik = Ik(
        nr_van(gebruiker), gebruiker.naam, rol, gebruiker.gemeente_id, gemeente.naam, gebruiker.team,
        themablad.adres(gemeente), gebruiker.partner_id, spoor,
    )  # fmt: skip
    if rol is Rol.CONSULENT:
        _beperk(request, session, ik, klok.vandaag())
    return ik


def _beperk(request: Request, session: Session, ik: Ik, dag: date) -> None:
    """The municipality's rule of whose cases a consulent sees, on every question of this request."""
    regel = zicht.regel(session, ik.gemeente_id, dag)
    if regel is Zicht.ALLE:
        return
    van = zicht.houders(session, regel, ik.id, rooster(request, session, ik, dag).voor(ik.id))
    if van is not None:
        zicht.beperk(session, van)


Medewerker = Annotated[Ik, Depends(Regel(*MEDEWERKERS))]
Leiding = Annotated[Ik, Depends(Regel(*LEIDING))]
Beheer = Annotated[Ik, Depends(Regel(Rol.BEHEERDER))]
Aangemeld = Annotated[Ik, Depends(Regel(*Rol))]
"""Anyone who signed in, also of a partner: for what is about herself alone."""
Partnermens = Annotated[Ik, Depends(Regel(Rol.PARTNER))]


def traject(session: Session, ik: Ik, nummer: str) -> Traject:
    """The traject with this number, if it is of the person's own municipality. Raises NietGevonden."""
    vraag = select(Traject).where(Traject.nummer == nummer, Traject.gemeente_id == ik.gemeente_id)
    gevonden = session.exec(vraag).one_or_none()
    if gevonden is None:
        raise NietGevonden("Dit traject bestaat niet, of het is van een andere gemeente.")
    ik.spoor.zag(nr_van(gevonden))
    return gevonden


def mag_afhandelen(ik: Ik, voor: str) -> bool:
    """Whether this person may close a signal for that role: one's own, or of those one leads."""
    return RANG[ik.rol] >= RANG[Rol(voor)]


def valt_toe(ik: Ik, voor: str, rooster: Rooster) -> bool:
    """Whether this person may close a signal for that role: also one that nobody above can close today."""
    return mag_afhandelen(ik, voor) or voor in rooster.rollen(ik.rol.value)


def rooster(request: Request, session: Session, ik: Ik, dag: date) -> Rooster:
    """Who is there today and who stands in for whom; asked once per request."""
    gevonden: Rooster | None = getattr(request.state, "rooster", None)
    if gevonden is None:
        gevonden = request.state.rooster = vervanging.rooster(session, ik.gemeente_id, dag)
    return gevonden


def routes(app: FastAPI) -> Iterator[BaseRoute]:
    """Every route of the app, also those FastAPI keeps inside an included router."""
    yield from _plat(app.routes)


def _plat(lijst: Iterable[BaseRoute]) -> Iterator[BaseRoute]:
    for route in lijst:
        binnenste: Any = getattr(route, "original_router", None)
        if binnenste is None:
            yield route
        else:
            yield from _plat(binnenste.routes)


def zonder_regel(app: FastAPI) -> list[str]:
    """The routes that neither ask for a rule nor stand on the public list."""
    return [
        pad
        for route in routes(app)
        if (pad := str(getattr(route, "path", route))) not in OPENBAAR
        and not _heeft_regel(getattr(route, "dependant", None))
    ]


def _heeft_regel(vraag: Dependant | None) -> bool:
    if vraag is None:
        return False
    return isinstance(vraag.call, Toegangsregel) or any(_heeft_regel(deel) for deel in vraag.dependencies)


def eis_regels(app: FastAPI) -> None:
    """Refuse to start with a route that anyone could open. Raises RuntimeError."""
    if vergeten := zonder_regel(app):
        raise RuntimeError(f"Deze bladzijden hebben geen regel voor toegang: {', '.join(vergeten)}")
