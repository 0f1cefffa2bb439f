"""Clear away what nobody needs any more: links that lapsed, claims that were left. Never data of a case.

What is kept of a person, and until when, is another matter with other rules: `db/bewaren.py`.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import CursorResult, delete, update
from sqlmodel import Session, col

from inburgering.db.tabellen import Post, Toegang

NA_VERLOPEN = timedelta(days=30)  # so that "who had a link" can still be answered for a while
NA_CLAIM = timedelta(days=1)  # a claim itself lapses after minutes: `post.LEASE`


@dataclass(frozen=True)
class Opgeruimd:
    """How many links and claims were cleared away."""

    links: int
    claims: int


def ruim_op(session: Session, vandaag: date, nu: datetime) -> Opgeruimd:
    """Remove links that lapsed a month ago, and claims that a stopped process left on a letter."""
    links = session.execute(delete(Toegang).where(col(Toegang.verloopt) < vandaag - NA_VERLOPEN))
    claims = session.execute(update(Post).where(col(Post.lease_tot) < nu - NA_CLAIM).values(lease_tot=None))
    return Opgeruimd(_aantal(links), _aantal(claims))


def _aantal(uitkomst: object) -> int:
    return uitkomst.rowcount if isinstance(uitkomst, CursorResult) else 0
