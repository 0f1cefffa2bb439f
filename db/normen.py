"""The municipality's norms as they hold on a day."""

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import Text, cast, or_, select
from sqlmodel import Session, col

from inburgering.db.tabellen import Norm

Ladders = Mapping[str, Mapping[str, int]]


_RUW = cast(col(Norm.waarde), Text)  # decoded below, each text once: norms are read all the time


def geldend(session: Session, gemeente_id: int, op: date) -> Mapping[str, Any]:
    """Every norm by name, as it holds on `op`. Always what is stored now; nobody changes what it gives."""
    vraag = (
        select(col(Norm.naam), _RUW)
        .where(col(Norm.gemeente_id) == gemeente_id, col(Norm.geldig_vanaf) <= op)
        .where(or_(col(Norm.geldig_tot).is_(None), col(Norm.geldig_tot) >= op))
        .order_by(col(Norm.geldig_vanaf))
    )
    return _gelezen(tuple(tuple(rij) for rij in session.execute(vraag)))


@lru_cache(maxsize=256)
def _gelezen(rijen: tuple[tuple[str, str], ...]) -> Mapping[str, Any]:
    return MappingProxyType({naam: json.loads(ruw) for naam, ruw in rijen})


def getallen(normen: Mapping[str, Any]) -> dict[str, int]:
    """The norms that are numbers (days, weeks): what the term rules ask for."""
    return {naam: w for naam, w in normen.items() if isinstance(w, int) and not isinstance(w, bool)}


def ladders(normen: Mapping[str, Any]) -> Ladders:
    """The rungs per ladder, in days from the last day; empty where the house values hold."""
    waarde = normen.get("ladders", {})
    return waarde if isinstance(waarde, Mapping) else {}
