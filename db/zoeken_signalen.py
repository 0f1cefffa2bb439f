"""Signals as the pages ask for them: how many are open for this person, and which."""

from typing import Any

from sqlmodel import Session, col, func, select

from inburgering.db.tabellen import Persoon, Signaal, Traject

CONSULENT = "consulent"


def aantal_open(session: Session, gemeente_id: int, rol: str, gebruiker_id: int) -> int:
    """How many open signals wait for this person."""
    vraag = select(func.count()).select_from(Signaal).join(Traject)
    return int(session.exec(_voor(vraag, gemeente_id, rol, gebruiker_id)).one())


def open_signalen(
    session: Session, gemeente_id: int, rol: str, gebruiker_id: int, *, vanaf: int, aantal: int
) -> list[tuple[Signaal, Traject, str]]:
    """A page of open signals, oldest first, each with its traject and the name of the person."""
    vraag = select(Signaal, Traject, Persoon.naam).select_from(Signaal).join(Traject).join(Persoon)
    vraag = _voor(vraag, gemeente_id, rol, gebruiker_id)
    vraag = vraag.order_by(col(Signaal.open_sinds), col(Signaal.id)).offset(vanaf).limit(aantal)
    return [(signaal, traject, naam) for signaal, traject, naam in session.exec(vraag)]


def _voor(vraag: Any, gemeente_id: int, rol: str, gebruiker_id: int) -> Any:
    """A consulent has the signals of her own trajects; who leads has those for her role, of all trajects."""
    vraag = vraag.where(
        Traject.gemeente_id == gemeente_id, col(Signaal.afgehandeld_door).is_(None), Signaal.voor == rol
    )
    return vraag.where(Traject.consulent_id == gebruiker_id) if rol == CONSULENT else vraag
