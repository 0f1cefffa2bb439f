"""Sign-ins, kept by the server: the browser has only a token, of which the hash is kept here."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import CursorResult, delete, update
from sqlmodel import Session, col, select

from inburgering.db.geheimen import hash_van
from inburgering.db.tabellen import Aanmelding, Gebruiker, Gemeente

GELDIG = timedelta(hours=8)
"""One working day, whatever happens."""
STIL = timedelta(hours=1)
"""So long without a click, and one has to sign in again."""
VERS = timedelta(minutes=5)
"""How exact `gezien` is kept: a click within this does not write."""


def begin(session: Session, gebruiker_id: int, hoe: str, nu: datetime, id_token: str = "") -> str:
    """Open a sign-in; gives the token for the browser."""
    token = secrets.token_urlsafe(32)
    session.add(
        Aanmelding(
            token_hash=hash_van(token),
            gebruiker_id=gebruiker_id,
            hoe=hoe,
            begonnen=nu,
            gezien=nu,
            verloopt=nu + GELDIG,
            id_token=id_token,
        )
    )
    return token


def vind(session: Session, token: str, nu: datetime) -> tuple[Aanmelding, Gebruiker, Gemeente] | None:
    """Who this token belongs to, read anew each time; None when it ended, or the person left."""
    vraag = (
        select(Aanmelding, Gebruiker, Gemeente)
        .join(Gebruiker, col(Gebruiker.id) == col(Aanmelding.gebruiker_id))
        .join(Gemeente, col(Gemeente.id) == col(Gebruiker.gemeente_id))
        .where(
            Aanmelding.token_hash == hash_van(token),
            col(Aanmelding.beeindigd).is_(None),
            Aanmelding.verloopt > nu,
            Aanmelding.gezien > nu - STIL,
            Gebruiker.actief,
        )
    )
    return session.exec(vraag).one_or_none()


def is_oud(aanmelding: Aanmelding, nu: datetime) -> bool:
    """Whether the last click that was kept is long enough ago to keep this one."""
    return nu - aanmelding.gezien >= VERS


def gezien(session: Session, token: str, nu: datetime) -> None:
    """Keep that there was a click: it moves the end of the hour without one."""
    session.execute(update(Aanmelding).where(col(Aanmelding.token_hash) == hash_van(token)).values(gezien=nu))


def beeindig(session: Session, token: str, nu: datetime) -> Aanmelding | None:
    """Sign out; gives what ended, None when there was nothing to end."""
    rij = session.exec(select(Aanmelding).where(Aanmelding.token_hash == hash_van(token))).one_or_none()
    if rij is not None and rij.beeindigd is None:
        rij.beeindigd = nu
    return rij


def beeindig_alle(session: Session, gebruiker_id: int, nu: datetime, *, behalve: str | None = None) -> int:
    """End every sign-in of a person, or all but one: a new password, a lost laptop. Gives how many."""
    open_ = [col(Aanmelding.gebruiker_id) == gebruiker_id, col(Aanmelding.beeindigd).is_(None)]
    if behalve is not None:
        open_.append(col(Aanmelding.token_hash) != hash_van(behalve))
    uitkomst = session.execute(
        update(Aanmelding).where(*open_, col(Aanmelding.verloopt) > nu).values(beeindigd=nu)
    )
    return uitkomst.rowcount if isinstance(uitkomst, CursorResult) else 0


def open_van(session: Session, gebruiker_id: int, nu: datetime) -> list[Aanmelding]:
    """Where this person is signed in, the newest first."""
    vraag = select(Aanmelding).where(
        Aanmelding.gebruiker_id == gebruiker_id,
        col(Aanmelding.beeindigd).is_(None),
        Aanmelding.verloopt > nu,
        Aanmelding.gezien > nu - STIL,
    )
    return list(session.exec(vraag.order_by(col(Aanmelding.begonnen).desc())))


def is_van(aanmelding: Aanmelding, token: str) -> bool:
    """Whether this sign-in is that of this token."""
    return secrets.compare_digest(aanmelding.token_hash, hash_van(token))


def ruim_op(session: Session, voor: datetime) -> int:
    """Forget the sign-ins that ended before this moment; who saw what stays in the log of looks."""
    uitkomst = session.execute(delete(Aanmelding).where(col(Aanmelding.verloopt) < voor))
    return uitkomst.rowcount if isinstance(uitkomst, CursorResult) else 0
