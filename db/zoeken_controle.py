"""What should never be: a running traject that nobody holds, in which nobody has to act, or without a day.

These numbers should be zero. Each is one question, however many trajects there are.
"""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlmodel import Session, col

from inburgering.db.tabellen import Gebruiker, Persoon, Termijnrij, Traject
from inburgering.db.zoeken_bord import WIE
from inburgering.db.zoeken_caseload import TER_INFORMATIE
from inburgering.db.zoeken_toewijzing import Drager
from inburgering.statemachine.machines import eindtoestanden

CONSULENT, STAP, DAG = "consulent", "stap", "dag"


def tellingen(session: Session, gemeente_id: int) -> dict[str, int]:
    """How many running trajects there are (`totaal`), and how many lack what."""
    kolommen: list[Any] = [func.count()]
    kolommen += [func.coalesce(func.sum(case((_mist(wat), 1), else_=0)), 0) for wat in (CONSULENT, STAP, DAG)]
    rij = session.execute(_lopend(select(*kolommen), gemeente_id)).one()
    return dict(zip(("totaal", CONSULENT, STAP, DAG), (int(getal) for getal in rij), strict=True))


def lijst(session: Session, gemeente_id: int, wat: str, *, vanaf: int, aantal: int) -> list[Drager]:
    """The running trajects that lack this, oldest number first."""
    velden: list[Any] = [Traject.id, Traject.nummer, Persoon.naam, Traject.consulent_id, Gebruiker.naam]
    vraag = (
        _lopend(select(*velden), gemeente_id)
        .join(Persoon, col(Persoon.id) == Traject.persoon_id)
        .where(_mist(wat))
        .order_by(col(Traject.nummer))
        .offset(vanaf)
        .limit(aantal)
    )
    return [Drager(*rij) for rij in session.execute(vraag)]


def _lopend(vraag: Select[Any], gemeente_id: int) -> Select[Any]:
    return (
        vraag.select_from(Traject)
        .join(Gebruiker, col(Gebruiker.id) == Traject.consulent_id)
        .where(col(Traject.gemeente_id) == gemeente_id)
        .where(col(Traject.toestand).not_in(eindtoestanden("traject")))
    )


def _mist(wat: str) -> ColumnElement[bool]:
    """A consulent who works here; a step of the municipality or a partner; a day by which it must be done."""
    if wat == CONSULENT:
        ander = col(Gebruiker.gemeente_id) != Traject.gemeente_id
        return or_(col(Gebruiker.actief).is_(False), ander)
    stap = and_(
        col(Termijnrij.traject_id) == col(Traject.id),
        col(Termijnrij.loopt),
        col(Termijnrij.wie).in_(WIE),
        col(Termijnrij.code).not_in(TER_INFORMATIE),
    )
    if wat == STAP:
        return ~exists().where(stap)
    met_dag = exists().where(stap, col(Termijnrij.laatste_dag).is_not(None))
    return and_(exists().where(stap), ~met_dag)
