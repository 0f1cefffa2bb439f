"""What someone typed in a form when her sign-in had ended: kept for a day, for her alone, without a BSN."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import CursorResult, delete
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from inburgering.db.tabellen import Aanmelding, Gebruiker, Invulwerk, Traject
from inburgering.wet.bsn import zonder_bsn

BEWAARD = timedelta(hours=24)
"""A form of this afternoon is there tomorrow morning."""
HOOGSTENS = 10
"""Forms per person; a newer one drives out the oldest."""
MEESTE_TEKENS = 100_000
WEGGELATEN = "(BSN weggelaten)"
Paren = list[tuple[str, str]]


def van_wie(session: Session, aanmelding_hash: str) -> Gebruiker | None:
    """The person of a sign-in, ended or not; None when it is unknown or she left."""
    vraag = (
        select(Gebruiker)
        .join(Aanmelding, col(Aanmelding.gebruiker_id) == col(Gebruiker.id))
        .where(Aanmelding.token_hash == aanmelding_hash, Gebruiker.actief)
    )
    return session.exec(vraag).one_or_none()


def bewaar(
    session: Session, wie: Gebruiker, pad: str, velden: Iterable[tuple[str, str]], nu: datetime
) -> bool:
    """Keep these fields for this person; False when it is too much. The form on the same page is replaced."""
    inhoud = json.dumps([(naam, zonder_bsn(waarde, WEGGELATEN)) for naam, waarde in velden])
    if len(inhoud) > MEESTE_TEKENS:
        return False
    ruim_op(session, nu)
    eigen = list(session.exec(_van(wie.id or 0).order_by(col(Invulwerk.moment).desc())))
    for rij in [r for r in eigen if r.pad == pad] + eigen[HOOGSTENS - 1 :]:
        session.delete(rij)
    session.flush()
    session.add(
        Invulwerk(
            gebruiker_id=wie.id or 0,
            traject_id=_traject(session, wie.gemeente_id, pad),
            pad=pad,
            inhoud=inhoud,
            moment=nu,
            verloopt=nu + BEWAARD,
        )
    )
    return True


def zoek(session: Session, gebruiker_id: int, pad: str, nu: datetime) -> tuple[datetime, Paren] | None:
    """When she typed what in the form on this page; None when nothing is kept (any more)."""
    rij = session.exec(_van(gebruiker_id).where(Invulwerk.pad == pad, Invulwerk.verloopt > nu)).one_or_none()
    return (rij.moment, [(naam, waarde) for naam, waarde in json.loads(rij.inhoud)]) if rij else None


def gooi_weg(session: Session, gebruiker_id: int, pad: str) -> None:
    """It was recorded, or is not wanted any more."""
    session.execute(
        delete(Invulwerk).where(col(Invulwerk.gebruiker_id) == gebruiker_id, col(Invulwerk.pad) == pad)
    )


def ruim_op(session: Session, nu: datetime) -> int:
    """Forget what lapsed."""
    uitkomst = session.execute(delete(Invulwerk).where(col(Invulwerk.verloopt) <= nu))
    return uitkomst.rowcount if isinstance(uitkomst, CursorResult) else 0


def _van(gebruiker_id: int) -> SelectOfScalar[Invulwerk]:
    return select(Invulwerk).where(Invulwerk.gebruiker_id == gebruiker_id)


def _traject(session: Session, gemeente_id: int, pad: str) -> int | None:
    """The traject this page is about, if it is about one."""
    delen = pad.split("/")
    if len(delen) < 3 or delen[1] != "trajecten":
        return None
    vraag = select(Traject.id).where(Traject.nummer == delen[2], Traject.gemeente_id == gemeente_id)
    return session.exec(vraag).one_or_none()
