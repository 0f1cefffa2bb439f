"""The partners of a municipality and what each may be asked."""

from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlmodel import Session, col, or_, select

from inburgering.db.tabellen import Partner, Partnertaak


def taken(session: Session, gemeente_id: int, op: date) -> list[tuple[Partner, Partnertaak]]:
    """Every task of every partner with a valid agreement on that day, by partner."""
    vraag = (
        select(Partner, Partnertaak)
        .join(Partnertaak, col(Partnertaak.partner_id) == col(Partner.id))
        .where(Partner.gemeente_id == gemeente_id, Partner.geldig_vanaf <= op)
        .where(or_(col(Partner.geldig_tot).is_(None), col(Partner.geldig_tot) >= op))
        .where(col(Partnertaak.vervangen).is_(False))
        .where(or_(col(Partnertaak.geldig_tot).is_(None), col(Partnertaak.geldig_tot) >= op))
        .order_by(col(Partner.naam), col(Partnertaak.naam))
    )
    return [(partner, taak) for partner, taak in session.exec(vraag)]


class Taaknaam(NamedTuple):
    """A task of a partner by its names; each version has a number of its own."""

    partner_id: int
    partner: str
    taak_id: int
    soort: str
    taak: str


def alle(session: Session, gemeente_id: int) -> list[Taaknaam]:
    """Every task of every partner, also of agreements that are over, by partner."""
    velden: list[Any] = [Partner.id, Partner.naam, Partnertaak.id, Partnertaak.soort, Partnertaak.naam]
    vraag = (
        sa.select(*velden)
        .join(Partnertaak, col(Partnertaak.partner_id) == col(Partner.id))
        .where(col(Partner.gemeente_id) == gemeente_id)
        .order_by(col(Partner.naam), col(Partnertaak.naam))
    )
    return [Taaknaam(*rij) for rij in session.execute(vraag)]
