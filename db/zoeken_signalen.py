"""Signals as the pages ask for them: how many are open for this person, and which."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import false
from sqlmodel import Session, and_, col, func, or_, select

from inburgering.db.tabellen import Persoon, Signaal, Traject
from inburgering.wet.vervanging import Rooster

CONSULENT = "consulent"


@dataclass(frozen=True)
class Lezer:
    """Whose signals: all for these roles, and of the consulent's those of the trajects these people hold."""

    gemeente_id: int
    rollen: frozenset[str]
    houders: frozenset[int] = frozenset()


def lezer(rooster: Rooster, gemeente_id: int, rol: str, gebruiker_id: int | None) -> Lezer:
    """Who reads the list of this role: one's own, of whom one replaces, and what nobody else would see.

    `gebruiker_id` is None for who leads and looks at the list of all consulenten.
    """
    rollen = rooster.rollen(rol) | ({rol} if rol != CONSULENT or gebruiker_id is None else set())
    return Lezer(gemeente_id, rollen, rooster.houders(rol, gebruiker_id or 0))


def aantal_open(session: Session, lezer: Lezer) -> int:
    """How many open signals there are for this reader."""
    vraag = select(func.count()).select_from(Signaal).join(Traject)
    return int(session.exec(_voor(vraag, lezer)).one())


def open_signalen(
    session: Session, lezer: Lezer, *, vanaf: int, aantal: int
) -> list[tuple[Signaal, Traject, str]]:
    """A page of open signals, oldest first, each with its traject and the name of the person."""
    vraag = select(Signaal, Traject, Persoon.naam).select_from(Signaal).join(Traject).join(Persoon)
    vraag = _voor(vraag, lezer)
    vraag = vraag.order_by(col(Signaal.open_sinds), col(Signaal.id)).offset(vanaf).limit(aantal)
    return [(signaal, traject, naam) for signaal, traject, naam in session.exec(vraag)]


def _voor(vraag: Any, lezer: Lezer) -> Any:
    """Where only one of the two can be, only that is asked: each has its own way through an index.

    One's own go by the trajects: there are many more signals for consulenten than one of them has trajects.
    """
    eigen = col(Signaal.voor) + "" == CONSULENT  # not by the index of roles
    wie: list[Any] = [col(Signaal.voor).in_(lezer.rollen)] if lezer.rollen else []
    if lezer.houders:
        wie.append(and_(eigen, col(Traject.consulent_id).in_(lezer.houders)))
    return vraag.where(
        Traject.gemeente_id == lezer.gemeente_id, col(Signaal.afgehandeld_door).is_(None), or_(false(), *wie)
    )
