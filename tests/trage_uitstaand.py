"""What lies at which partner, asked the slow way of terms, states and letters."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from inburgering.db.taakstand import BIJ_PARTNER, HERINNERING, TERUGMELDING
from inburgering.db.tabellen import (
    Onderdeel,
    Overdracht,
    Partnertaak,
    Post,
    Termijnrij,
    Traject,
)
from inburgering.db.zoeken_uitstaand import Keuze

KLAAR = ("afgesloten", "geweigerd", "ingetrokken")
_EERSTE: Any = aliased(Termijnrij)
Rij = tuple[str, int, str, str, date | None, date | None, bool]
"""Number, partner, kind of task, state, day of sending, first promised day, reminded."""


def rijen(session: Session, keuze: Keuze) -> list[Rij]:
    """The tasks of this choice, sent longest ago first."""
    velden: list[Any] = [
        Overdracht.nummer, Overdracht.partner_id, Partnertaak.soort, Onderdeel.toestand, _EERSTE.eerste_dag,
        _belofte(), _herinnerd(),
    ]  # fmt: skip
    begin = and_(
        _EERSTE.traject_id == Overdracht.traject_id,
        _EERSTE.code == TERUGMELDING,
        _EERSTE.onderdeel_id == Onderdeel.id,
        _EERSTE.vervallen.is_(False),
    )
    vraag = (
        select(*velden)
        .select_from(Onderdeel)
        .join(Overdracht, col(Overdracht.onderdeel_id) == Onderdeel.id)
        .join(Partnertaak, col(Partnertaak.id) == Overdracht.taak_id)
        .join(Traject, col(Traject.id) == Overdracht.traject_id)
        .outerjoin(_EERSTE, begin)
        .where(col(Onderdeel.toestand).not_in(KLAAR), col(Traject.gemeente_id) == keuze.gemeente_id)
        .where(*_stand(keuze))
        .order_by(_EERSTE.eerste_dag.is_(None), _EERSTE.eerste_dag, col(Overdracht.nummer))
    )
    if keuze.partner is not None:
        vraag = vraag.where(col(Overdracht.partner_id) == keuze.partner)
    if keuze.taak:
        vraag = vraag.where(col(Partnertaak.soort) == keuze.taak)
    return [
        (nummer, partner, soort, toestand, begin and begin - timedelta(days=1), belofte, bool(herinnerd))
        for nummer, partner, soort, toestand, begin, belofte, herinnerd in session.execute(vraag)
    ]


def _stand(keuze: Keuze) -> list[ColumnElement[bool]]:
    toestand = col(Onderdeel.toestand)
    match keuze.stand:
        case "alle":
            return []
        case "te_laat":
            return [toestand.in_(BIJ_PARTNER), _belofte() < keuze.vandaag]
        case "herinnerd":
            return [toestand.in_(BIJ_PARTNER), _herinnerd()]
        case "opgesteld" | "teruggemeld":
            return [toestand == keuze.stand]
        case _:
            return [toestand.in_(BIJ_PARTNER)]


def _belofte() -> Any:
    """The first day by which the partner must do something."""
    return (
        select(func.min(col(Termijnrij.laatste_dag)))
        .where(col(Termijnrij.traject_id) == Overdracht.traject_id, col(Termijnrij.loopt))
        .where(col(Termijnrij.onderdeel_id) == Onderdeel.id, col(Termijnrij.wie) == "partner")
        .correlate(Overdracht, Onderdeel)
        .scalar_subquery()
    )


def _herinnerd() -> ColumnElement[bool]:
    brief = and_(
        col(Post.traject_id) == Overdracht.traject_id, col(Post.onderdeel_id) == Onderdeel.id,
        col(Post.sjabloon) == HERINNERING, col(Post.stand) != "ingetrokken",
    )  # fmt: skip
    return exists().where(brief).correlate(Overdracht, Onderdeel)
