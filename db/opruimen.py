"""Clear away what nobody needs any more: links, sign-ins and tokens that lapsed, claims, old reports.

Never data of a case: what is kept of a person, and until when, is another matter with other rules
(`db/bewaren.py`).
"""

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import CursorResult, delete, update
from sqlmodel import Session, col

from inburgering.db import aanmeldingen, invulwerk, rapportstand
from inburgering.db.tabellen import Partnertoken, Post, Toegang, Uitnodiging

NA_VERLOPEN = timedelta(days=30)  # so that "who had a link" can still be answered for a while
NA_CLAIM = timedelta(days=1)  # a claim itself lapses after minutes: `post.LEASE`


@dataclass(frozen=True)
class Opgeruimd:
    """How many were cleared away: links and tokens of partners, invitations, sign-ins, forms, and so on."""

    links: int = 0
    uitnodigingen: int = 0
    aanmeldingen: int = 0
    tokens: int = 0
    formulieren: int = 0
    claims: int = 0
    rapporten: int = 0

    @property
    def samen(self) -> int:
        """All of them."""
        return sum(asdict(self).values())


def ruim_op(session: Session, vandaag: date, nu: datetime) -> Opgeruimd:
    """Remove what lapsed a month ago, forms that just lapsed, claims of a stopped process, old reports."""
    toen = nu - NA_VERLOPEN
    return Opgeruimd(
        links=_doe(session, delete(Toegang).where(col(Toegang.verloopt) < vandaag - NA_VERLOPEN)),
        uitnodigingen=_doe(session, delete(Uitnodiging).where(col(Uitnodiging.verloopt) < toen)),
        aanmeldingen=aanmeldingen.ruim_op(session, toen),
        tokens=_doe(session, delete(Partnertoken).where(col(Partnertoken.verloopt) < toen)),
        formulieren=invulwerk.ruim_op(session, nu),
        claims=_doe(session, update(Post).where(col(Post.lease_tot) < nu - NA_CLAIM).values(lease_tot=None)),
        rapporten=rapportstand.ruim_op(session, vandaag, nu),
    )


def _doe(session: Session, wat: Any) -> int:
    uitkomst = session.execute(wat)
    return uitkomst.rowcount if isinstance(uitkomst, CursorResult) else 0
