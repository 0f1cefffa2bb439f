"""The open tasks of one partner, as its own system may see them: a page costs two questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, func, select

from inburgering.db import zoeken_partner
from inburgering.db.basis import nr_van
from inburgering.db.tabellen import (
    Document,
    Onderdeel,
    Overdracht,
    Partnertaak,
    Persoon,
    Post,
    Termijnrij,
    Traject,
)
from inburgering.db.voorraad import LOOPT
from inburgering.db.zoeken_partner import Kijk
from inburgering.statemachine.machines import eindtoestanden

HERINNERING = "herinnering_partner"


@dataclass(frozen=True)
class Taakregel:
    """One task: what it is, where it stands, about whom (as far as it allows), until when."""

    nummer: str
    naam: str
    soort: str
    toestand: str
    sinds: date
    persoon: dict[str, Any]
    termijnen: dict[str, date]


def aantal(session: Session, partner_id: int) -> int:
    """How many tasks lie open at this partner."""
    return int(session.execute(_open(sa.select(func.count()), partner_id)).scalar_one())


def lijst(session: Session, partner_id: int, *, vanaf: int, hoeveel: int) -> list[Taakregel]:
    """A page of the partner's open tasks, the oldest first."""
    velden: list[Any] = [Onderdeel, Overdracht, Partnertaak, Persoon]
    vraag = _open(sa.select(*velden), partner_id).order_by(col(Overdracht.onderdeel_id))
    rijen = session.execute(vraag.offset(vanaf).limit(hoeveel)).all()
    termijnen = _termijnen(session, [deel for deel, *_ in rijen])
    return [
        Taakregel(
            overdracht.nummer,
            taak.naam,
            taak.soort,
            deel.toestand,
            deel.sinds,
            zoeken_partner.over_wie(deel, taak, persoon),
            termijnen.get(nr_van(deel), {}),
        )
        for deel, overdracht, taak, persoon in rijen
    ]


def een(session: Session, partner_id: int, nummer: str) -> Kijk | None:
    """A task of this partner by its number, also one that is over; none of a traject that has ended."""
    waar = (col(Overdracht.nummer) == nummer) & (col(Overdracht.partner_id) == partner_id)
    kijk = zoeken_partner.kijk(session, waar)
    if (
        kijk is None
        or kijk.traject.toestand in eindtoestanden("traject")
        or kijk.deel.toestand == "opgesteld"
    ):
        return None
    return kijk


def brief(session: Session, kijk: Kijk) -> Document | None:
    """The task letter as it was sent, while the task lies open; it names the person."""
    if kijk.deel.toestand in eindtoestanden("overdracht"):
        return None
    vraag = (
        select(Document)
        .join(Post, col(Post.id) == Document.post_id)
        .where(Post.onderdeel_id == kijk.deel.id, Post.stand == "verzonden", Post.sjabloon != HERINNERING)
        .where(col(Document.vervallen).is_(False))
    )
    return session.exec(vraag.order_by(col(Document.id).desc())).first()


def _open(vraag: Any, partner_id: int) -> Any:
    """Sent, not over, of a traject that runs."""
    klaar = eindtoestanden("overdracht") | {"opgesteld"}
    return (
        vraag.select_from(Onderdeel)
        .join(Overdracht, col(Overdracht.onderdeel_id) == Onderdeel.id)
        .join(Partnertaak, col(Partnertaak.id) == Overdracht.taak_id)
        .join(Traject, col(Traject.id) == Onderdeel.traject_id)
        .join(Persoon, col(Persoon.id) == Traject.persoon_id)
        .where(col(Overdracht.partner_id) == partner_id, col(Onderdeel.toestand).not_in(klaar))
        .where(col(Traject.toestand).not_in(eindtoestanden("traject")))
    )


def _termijnen(session: Session, delen: Sequence[Onderdeel]) -> dict[int, dict[str, date]]:
    """Per task the partner's own running terms by code."""
    vraag = select(Termijnrij).where(
        col(Termijnrij.traject_id).in_({deel.traject_id for deel in delen}), LOOPT,
        col(Termijnrij.onderdeel_id).in_([nr_van(deel) for deel in delen]), Termijnrij.wie == "partner",
    )  # fmt: skip
    uit: dict[int, dict[str, date]] = {}
    for t in session.exec(vraag):
        if t.laatste_dag and t.onderdeel_id:
            uit.setdefault(t.onderdeel_id, {})[t.code] = t.laatste_dag
    return uit
