"""The list behind a number of the board: the steps themselves, longest overdue first."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlmodel import Session, col

from inburgering.db.taakstand import HERINNERING
from inburgering.db.tabellen import (
    Gebeurtenisrij,
    Gebruiker,
    Onderdeel,
    Overdracht,
    Partner,
    Persoon,
    Post,
    Termijnrij,
    Traject,
)
from inburgering.db.zoeken_bord import Keuze, bij_partner, eerste_dag, overgenomen, van, wiens


@dataclass(frozen=True)
class Regel:
    """One step on the list.

    `overdracht` is the number of the handoff that lies at the partner, `herinnerd` the moment of its newest
    reminder. `bij_overname`: it was past already when the case was taken over.
    """

    nummer: str
    naam: str
    stap: str
    laatste_dag: date
    consulent: str
    partner: str | None
    overdracht: int | None
    onderdeel_id: int | None
    bij_overname: bool
    herinnerd: date | None = None


_ORDE = (col(Termijnrij.laatste_dag), col(Traject.nummer), col(Termijnrij.code))
_NUMMER: Any = col(Termijnrij.id)


def lijst(session: Session, keuze: Keuze, *, vanaf: int = 0, aantal: int | None = 20) -> list[Regel]:
    """The steps themselves, longest overdue first."""
    if aantal is None:
        vraag = _met_namen(van(select(*_velden(keuze)), keuze, met_partner=True))
    else:  # which ones first, from indexes; then what there is to say of those few
        tot = _laatste_dag(session, keuze, vanaf + aantal)
        deze = van(select(_NUMMER), keuze, tot=tot).order_by(*_ORDE).offset(vanaf).limit(aantal)
        vraag = _van_deze(keuze, _NUMMER.in_(session.execute(deze).scalars().all()))
    regels = [Regel(*rij) for rij in session.execute(vraag.order_by(*_ORDE))]
    herinnerd = _herinnerd(session, [r.onderdeel_id for r in regels if r.onderdeel_id])
    return [replace(r, herinnerd=herinnerd.get(r.onderdeel_id or 0)) for r in regels]


def _laatste_dag(session: Session, keuze: Keuze, aantal: int) -> date | None:
    """A day on or before which so many steps end, from the first steps of the trajects; None: not known.

    Every traject has a step on its first day. So where so many trajects begin by then, no later step can come
    before those. What is asked of a step itself cannot be known of a traject.
    """
    if keuze.stap or keuze.oorzaak or keuze.overname or keuze.partner is not None:
        return None
    eerste = eerste_dag(keuze)
    binnenkort = [] if keuze.wanneer == "verlopen" else [eerste >= keuze.vandaag]
    vraag = select(eerste).where(*wiens(keuze), eerste <= keuze.laatste, *binnenkort)
    return session.execute(vraag.order_by(eerste).offset(aantal - 1).limit(1)).scalar_one_or_none()


def _velden(keuze: Keuze) -> list[Any]:
    bij_overname = and_(col(Termijnrij.laatste_dag) < keuze.vandaag, overgenomen())
    return [
        Traject.nummer, Persoon.naam, Termijnrij.code, Termijnrij.laatste_dag, Gebruiker.naam, Partner.naam,
        Onderdeel.nr, Onderdeel.id, bij_overname,
    ]  # fmt: skip


def _van_deze(keuze: Keuze, deze: ColumnElement[bool]) -> Select[Any]:
    vraag = select(*_velden(keuze)).select_from(Termijnrij)
    vraag = vraag.join(Traject, col(Traject.id) == Termijnrij.traject_id).outerjoin(Overdracht, bij_partner())
    return _met_namen(vraag.where(deze))


def _met_namen(vraag: Select[Any]) -> Select[Any]:
    return (
        vraag.join(Persoon, col(Persoon.id) == Traject.persoon_id)
        .join(Gebruiker, col(Gebruiker.id) == Traject.consulent_id)
        .outerjoin(Partner, col(Partner.id) == Overdracht.partner_id)
        .outerjoin(Onderdeel, col(Onderdeel.id) == Overdracht.onderdeel_id)
    )


def _herinnerd(session: Session, onderdelen: list[int]) -> dict[int, date]:
    """Per handoff the day its newest reminder was queued, by a person or by the ladder."""
    velden: list[Any] = [Post.onderdeel_id, func.max(col(Gebeurtenisrij.op))]
    oorzaak = and_(
        col(Gebeurtenisrij.traject_id) == Post.traject_id, col(Gebeurtenisrij.volgnr) == Post.aanleiding
    )
    vraag = (
        select(*velden)
        .select_from(Post)
        .join(Gebeurtenisrij, oorzaak)
        .where(col(Post.onderdeel_id).in_(onderdelen), col(Post.sjabloon) == HERINNERING)
        .where(col(Post.stand) != "ingetrokken", col(Gebeurtenisrij.deel) == 0)
        .group_by(col(Post.onderdeel_id))
    )
    return dict(session.execute(vraag).tuples().all())
