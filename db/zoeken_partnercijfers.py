"""How the tasks went that were sent to partners in a period: one question of one municipality."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import and_, exists, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from inburgering.db.rapport_partners import Verloop
from inburgering.db.tabellen import (
    Gebeurtenisrij,
    Onderdeel,
    Overdracht,
    Partner,
    Partnertaak,
    Termijnrij,
)
from inburgering.db.zoeken_uitstaand import TERUGMELDING

AANVULLING, TOEGEZEGD = "N05", "N23"
BEOORDEELD = ("afgesloten",)


def verlopen(session: Session, gemeente_id: int, van: date, tot: date) -> list[Verloop]:
    """Each task that was sent from `van` up to and including `tot`, in no order that matters."""
    begin: Any = aliased(Termijnrij)
    later: Any = aliased(Termijnrij)
    einde: Any = aliased(Gebeurtenisrij)
    met = and_(later.traject_id == begin.traject_id, later.onderdeel_id == begin.onderdeel_id)
    toegezegd = and_(met, later.code == TOEGEZEGD, later.vervallen.is_(False), later.vervangen_door.is_(None))
    aanvulling = exists().where(
        col(Termijnrij.traject_id) == begin.traject_id,
        col(Termijnrij.onderdeel_id) == begin.onderdeel_id,
        col(Termijnrij.code) == AANVULLING,
        col(Termijnrij.vervallen).is_(False),
    )
    velden: list[Any] = [
        Partner.naam, Partnertaak.naam, begin.eerste_dag, begin.laatste_dag, later.laatste_dag,
        begin.geeindigd_op, later.geeindigd_op, einde.soort, Onderdeel.toestand, aanvulling,
    ]  # fmt: skip
    vraag = (
        select(*velden)
        .select_from(Partner)
        .join(Overdracht, col(Overdracht.partner_id) == Partner.id)
        .join(Partnertaak, col(Partnertaak.id) == Overdracht.taak_id)
        .join(Onderdeel, col(Onderdeel.id) == Overdracht.onderdeel_id)
        .join(
            begin,
            and_(
                begin.traject_id == Overdracht.traject_id,
                begin.code == TERUGMELDING,
                begin.onderdeel_id == Overdracht.onderdeel_id,
            ),
        )
        .outerjoin(later, toegezegd)
        .outerjoin(einde, _einde(einde, begin, later))
        .where(col(Partner.gemeente_id) == gemeente_id, begin.vervallen.is_(False))
        .where(begin.eerste_dag > van, begin.eerste_dag <= tot + timedelta(days=1))
    )
    return [_verloop(*rij) for rij in session.execute(vraag)]


def _einde(einde: Any, begin: Any, later: Any) -> Any:
    """The gebeurtenis that ended the term: of the letter, or of the later day that replaced it."""
    return and_(
        einde.traject_id == begin.traject_id,
        einde.volgnr == func.coalesce(later.geeindigd_door, begin.geeindigd_door),
        einde.deel == 0,
    )


def _verloop(
    partner: str, taak: str, eerste: date, laatste: date | None, later: date | None, klaar: date | None,
    later_klaar: date | None, hoe: str | None, toestand: str, aanvulling: bool,  # noqa: FBT001
) -> Verloop:  # fmt: skip
    return Verloop(
        partner, taak, eerste - timedelta(days=1), later or laatste, later_klaar or klaar, hoe or "",
        beoordeeld=bool(aanvulling) or toestand in BEOORDEELD, aanvulling=bool(aanvulling),
    )  # fmt: skip
