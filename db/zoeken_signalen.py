"""Signals as the pages ask for them: how many are open for this person, and which."""

from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, func, select

from inburgering.db.tabellen import Persoon, Signaal, Traject

CONSULENT = "consulent"


def aantal_open(session: Session, gemeente_id: int, rol: str, gebruiker_id: int | None) -> int:
    """How many open signals wait for this person; without one, for this role."""
    vraag = select(func.count()).select_from(Signaal).join(Traject)
    return int(session.exec(_voor(vraag, gemeente_id, rol, gebruiker_id)).one())


def open_signalen(
    session: Session, gemeente_id: int, rol: str, gebruiker_id: int | None, *, vanaf: int, aantal: int
) -> list[tuple[Signaal, Traject, str]]:
    """A page of open signals, oldest first, each with its traject and the name of the person."""
    vraag = select(Signaal, Traject, Persoon.naam).select_from(Signaal).join(Traject).join(Persoon)
    vraag = _voor(vraag, gemeente_id, rol, gebruiker_id)
    vraag = vraag.order_by(col(Signaal.open_sinds), col(Signaal.id)).offset(vanaf).limit(aantal)
    return [(signaal, traject, naam) for signaal, traject, naam in session.exec(vraag)]


def per_rol(session: Session, gemeente_id: int) -> dict[str, int]:
    """How many signals are open for each role, over all trajects of the municipality."""
    velden: list[Any] = [Signaal.voor, func.count()]
    vraag = sa.select(*velden).select_from(Signaal).join(Traject).group_by(col(Signaal.voor))
    vraag = vraag.where(col(Traject.gemeente_id) == gemeente_id, col(Signaal.afgehandeld_door).is_(None))
    return dict(session.execute(vraag).tuples().all())


def _voor(vraag: Any, gemeente_id: int, rol: str, gebruiker_id: int | None) -> Any:
    """The open signals for a role; of a consulent (when one is named) those of her own trajects."""
    vraag = vraag.where(
        Traject.gemeente_id == gemeente_id, col(Signaal.afgehandeld_door).is_(None), Signaal.voor == rol
    )
    eigen = rol == CONSULENT and gebruiker_id is not None
    return vraag.where(Traject.consulent_id == gebruiker_id) if eigen else vraag
