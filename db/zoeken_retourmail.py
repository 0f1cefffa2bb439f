"""E-mail that came back and that nobody but the beheerder can deal with."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import or_, true
from sqlmodel import Session, col, func, select

from inburgering.db.basis import einde_van
from inburgering.db.fouten import NietGevonden
from inburgering.db.tabellen import Post, Retourmail, Traject

GEEN_BERICHT = "Dit bericht bestaat niet, of iemand anders heeft het al afgehandeld."


def aantal_open(session: Session, gemeente_id: int, dag: date | None = None) -> int:
    """How many wait: those of this municipality and those of which nobody knows whose they are.

    With `dag`, how many waited at the end of that day: the same answer for ever.
    """
    vraag = _open(select(func.count(col(Retourmail.id))), gemeente_id, dag)
    return int(session.execute(vraag).scalar_one())


def open_berichten(
    session: Session, gemeente_id: int, dag: date | None = None, *, vanaf: int, aantal: int
) -> list[tuple[Retourmail, str | None, str | None]]:
    """A page of them, oldest first: the message, and the numbers of its letter and its traject if known."""
    vraag = _open(select(Retourmail, Post.sleutel, Traject.nummer), gemeente_id, dag)
    vraag = vraag.order_by(col(Retourmail.ontvangen), col(Retourmail.id)).offset(vanaf).limit(aantal)
    return [(bericht, brief, nummer) for bericht, brief, nummer in session.execute(vraag)]


def bij(session: Session, post_id: int) -> list[Retourmail]:
    """What came back about one letter, oldest first."""
    vraag = select(Retourmail).where(Retourmail.post_id == post_id).order_by(col(Retourmail.id))
    return list(session.exec(vraag))


def handel_af(session: Session, gemeente_id: int, nummer: int, door: int, nu: datetime) -> None:
    """Someone looked at it. Raises NietGevonden when it does not wait (any more) for this municipality."""
    vraag = _open(select(Retourmail), gemeente_id).where(col(Retourmail.id) == nummer)
    bericht = session.execute(vraag).scalar_one_or_none()
    if bericht is None:
        raise NietGevonden(GEEN_BERICHT)
    bericht.open, bericht.gezien_door_id, bericht.gezien = False, door, nu


def _open(vraag: Any, gemeente_id: int, dag: date | None = None) -> Any:
    """Those without a letter are for every municipality: someone must look, and nothing of a person is in."""
    wacht = col(Retourmail.open) == true()
    if dag is not None:
        wacht = (col(Retourmail.ontvangen) < einde_van(dag)) & (
            wacht | (col(Retourmail.gezien) >= einde_van(dag))
        )
    return (
        vraag.select_from(Retourmail)
        .outerjoin(Post, col(Post.id) == col(Retourmail.post_id))
        .outerjoin(Traject, col(Traject.id) == col(Post.traject_id))
        .where(wacht)
        .where(or_(col(Retourmail.post_id).is_(None), col(Traject.gemeente_id) == gemeente_id))
    )
