"""The municipality's norms as they hold on a day."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlmodel import Session, col, or_, select

from inburgering.db.tabellen import Norm

Ladders = Mapping[str, Mapping[str, int]]


def geldend(session: Session, gemeente_id: int, op: date) -> Mapping[str, Any]:
    """Every norm by name, as it holds on `op`."""
    vraag = (
        select(Norm.naam, Norm.waarde)
        .where(Norm.gemeente_id == gemeente_id, col(Norm.geldig_vanaf) <= op)
        .where(or_(col(Norm.geldig_tot).is_(None), col(Norm.geldig_tot) >= op))
        .order_by(col(Norm.geldig_vanaf))
    )
    return dict(session.exec(vraag).all())


def getallen(normen: Mapping[str, Any]) -> dict[str, int]:
    """The norms that are numbers (days, weeks): what the term rules ask for."""
    return {naam: w for naam, w in normen.items() if isinstance(w, int) and not isinstance(w, bool)}


def ladders(normen: Mapping[str, Any]) -> Ladders:
    """The rungs per ladder, in days from the last day; empty where the house values hold."""
    waarde = normen.get("ladders", {})
    return waarde if isinstance(waarde, Mapping) else {}
