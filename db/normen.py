"""The municipality's norms as they hold on a day."""

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import Row, Text, bindparam, cast, or_, select
from sqlmodel import Session, SQLModel

from inburgering.db.tabellen import Norm
from inburgering.wet.ladders import Ladders

_LADDERS = "ladders"
_N = SQLModel.metadata.tables[str(Norm.__tablename__)].c
_GELDEND = (
    select(_N.naam, cast(_N.waarde, Text))  # decoded below, each text once: norms are read all the time
    .where(_N.gemeente_id == bindparam("gemeente"), _N.geldig_vanaf <= bindparam("op"))
    .where(or_(_N.geldig_tot.is_(None), _N.geldig_tot >= bindparam("op")))
    .order_by(_N.geldig_vanaf)
)


def geldend(session: Session, gemeente_id: int, op: date) -> Mapping[str, Any]:
    """Every norm by name, as it holds on `op`. Always what is stored now; nobody changes what it gives."""
    rijen = session.execute(_GELDEND, {"gemeente": gemeente_id, "op": op}).all()
    return _gelezen(tuple(rijen))


@lru_cache(maxsize=256)
def _gelezen(rijen: tuple[Row[tuple[str, str]], ...]) -> Mapping[str, Any]:
    waarden = {naam: json.loads(ruw) for naam, ruw in rijen}
    return MappingProxyType(waarden | {_LADDERS: Ladders(waarden.get(_LADDERS))})


def getallen(normen: Mapping[str, Any]) -> dict[str, int]:
    """The norms that are numbers (days, weeks): what the term rules ask for."""
    return {naam: w for naam, w in normen.items() if isinstance(w, int) and not isinstance(w, bool)}


def ladders(normen: Mapping[str, Any]) -> Ladders:
    """The ladders of the municipality; where it chose nothing, the house values."""
    gelezen: Ladders = normen[_LADDERS]
    return gelezen
