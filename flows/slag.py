"""Around every piece of work: write down that it began and how it ended. Imports no Prefect."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sqlmodel import col, select

from inburgering import klok
from inburgering.db import hartslag
from inburgering.db.basis import Database, nr_van
from inburgering.db.tabellen import Gemeente
from inburgering.omgeving import OnjuisteInstelling

logger = logging.getLogger(__name__)


class GeenGemeente(OnjuisteInstelling):
    """There is no municipality with this code."""


@dataclass(frozen=True)
class Plek:
    """A municipality as a flow knows it."""

    id: int
    code: str
    naam: str


def gemeenten(database: Database, code: str | None = None) -> list[Plek]:
    """The municipality with this code, or every one. Raises GeenGemeente."""
    vraag = select(Gemeente).order_by(col(Gemeente.code))
    if code is not None:
        vraag = vraag.where(Gemeente.code == code)
    with database.lezen() as session:
        gevonden = [Plek(nr_van(g), g.code, g.naam) for g in session.exec(vraag)]
    if code is not None and not gevonden:
        raise GeenGemeente(f"Een gemeente '{code}' is er niet in deze database.")
    return gevonden


@dataclass
class Verloop:
    """What came of the work: municipalities (by number) for which it failed, with a sentence."""

    mislukt: dict[int, str] = field(default_factory=dict)


@contextmanager
def slag(database: Database, stroom: str, waar: Sequence[Plek]) -> Iterator[Verloop]:
    """Write down that this flow begins, and how it ended for each of these municipalities.

    What cannot be written down does not stop the work: then the silence is the alarm.
    """
    alle, verloop = [plek.id for plek in waar], Verloop()
    _schrijf(database, partial(hartslag.begin, stroom=stroom, gemeenten=alle))
    try:
        yield verloop
    except BaseException as fout:
        _schrijf(database, partial(hartslag.mislukt, stroom=stroom, gemeenten=alle, fout=_zin(fout)))
        raise
    goed = [nr for nr in alle if nr not in verloop.mislukt]
    _schrijf(database, partial(hartslag.geslaagd, stroom=stroom, gemeenten=goed))
    for nr, zin in verloop.mislukt.items():
        _schrijf(database, partial(hartslag.mislukt, stroom=stroom, gemeenten=[nr], fout=zin))


def _zin(fout: BaseException) -> str:
    """Our own sentence about a setting; of anything else only its kind, as its text may name a person."""
    return str(fout) if isinstance(fout, OnjuisteInstelling) else type(fout).__name__


def _schrijf(database: Database, doe: Any) -> None:
    try:
        with database.schrijven() as session:
            doe(session, nu=klok.echt())
    except Exception as fout:  # noqa: BLE001 - never at the cost of the work itself
        logger.warning("De hartslag kon niet worden vastgelegd (%s).", type(fout).__name__)
