"""Whose cases a consulent sees: the municipality's rule, and the condition that keeps the others out."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, with_loader_criteria
from sqlmodel import Session, col, select

from inburgering.db import normen
from inburgering.db.tabellen import Gebruiker, Traject

ZICHT = "zicht_trajecten"


class Zicht(StrEnum):
    """Of whom; without a norm of the municipality everyone's."""

    ALLE = "alle"
    TEAM = "team"
    EIGEN = "eigen"


KEUZES: Mapping[str, str] = {
    Zicht.ALLE: "Van alle collega's in de gemeente",
    Zicht.TEAM: "Van het eigen team, en van wie zij waarneemt",
    Zicht.EIGEN: "Alleen de eigen trajecten, en van wie zij waarneemt",
}


def regel(session: Session, gemeente_id: int, op: date) -> Zicht:
    """The rule of this day; a value nobody knows is the narrowest."""
    waarde = normen.geldend(session, gemeente_id, op).get(ZICHT, Zicht.ALLE)
    return Zicht(waarde) if waarde in set(Zicht) else Zicht.EIGEN


def houders(session: Session, zicht: Zicht, wie: int, waarnemend: frozenset[int]) -> frozenset[int] | None:
    """The consulenten whose cases this person sees; None when those of everyone.

    `waarnemend`: herself and for whom she deputises. Someone without a team has no team to look with.
    """
    if zicht is Zicht.ALLE:
        return None
    ik = session.get_one(Gebruiker, wie)
    if zicht is Zicht.EIGEN or not ik.team:
        return waarnemend
    van_team = select(Gebruiker.id).where(
        Gebruiker.gemeente_id == ik.gemeente_id, col(Gebruiker.team) == ik.team
    )
    return waarnemend | frozenset(nr for nr in session.exec(van_team) if nr is not None)


def beperk(session: Session, van: frozenset[int]) -> None:
    """From now on this session finds no other cases: not in a list, not by number, not in a count."""
    session.info[ZICHT] = van


@event.listens_for(Session, "do_orm_execute")
def _alleen_die(vraag: ORMExecuteState) -> None:
    """Add the condition to every question about cases of a session that was restricted."""
    van = vraag.session.info.get(ZICHT)
    if van is not None and vraag.is_select:
        wie = sorted(van)
        vraag.statement = vraag.statement.options(
            with_loader_criteria(Traject, col(Traject.consulent_id).in_(wie), include_aliases=True)
        )
