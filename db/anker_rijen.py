"""The anchor of the logs that have no chain: the looks (`inzage`) and the settings (`inrichting`).

They are digested row by row, every column, in the order of their numbers. Writing a look costs nothing more.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Connection, Table, func, select, text
from sqlmodel import SQLModel

import inburgering.db.tabellen  # noqa: F401 - registers every table
from inburgering.db.basis import Database, in_utc

LOGS: Mapping[str, str] = {"inzage": "inzagelog", "inrichting": "logboek van de inrichting"}
"""The tables, and what a reader calls them."""
PER_KEER = 1000


class Stand(BaseModel):
    """How many rows a log has up to and including number `tot`, and one digest over all of them."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    regels: int
    tot: int
    hash: str


def laatste(database: Database, tabel: str) -> int:
    """The number of the last row, asked while nobody writes there: no lower one is still on its way.

    Each table in a transaction of its own: who holds one and waits for another can block a colleague.
    """
    with database.schrijven() as session:
        verbinding = session.connection()
        if not database.is_sqlite:
            verbinding.execute(text(f"LOCK TABLE {tabel} IN SHARE MODE"))
        return int(verbinding.scalar(select(func.max(_tabel(tabel).c.id))) or 0)


def maak(database: Database) -> dict[str, Stand]:
    """Each of these logs as it is now."""
    tot = {tabel: laatste(database, tabel) for tabel in LOGS}
    with database.lezen() as session:
        return {tabel: tel_op(session.connection(), tabel, [nr])[nr] for tabel, nr in tot.items()}


def tel_op(verbinding: Connection, tabel: str, tot: Sequence[int]) -> dict[int, Stand]:
    """For each of these numbers the rows up to it; the log is read once, in batches."""
    t, standen = _tabel(tabel), {}
    vinger, regels, wachten = hashlib.sha256(), 0, sorted(set(tot), reverse=True)
    vraag = select(t).where(t.c.id <= max(tot, default=0)).order_by(t.c.id)
    for rij in verbinding.execute(vraag.execution_options(yield_per=PER_KEER)):
        while wachten[-1] < rij.id:
            nr = wachten.pop()
            standen[nr] = Stand(regels=regels, tot=nr, hash=vinger.hexdigest())
        vinger.update(_canoniek(rij))
        regels += 1
    return standen | {nr: Stand(regels=regels, tot=nr, hash=vinger.hexdigest()) for nr in wachten}


def verschil(tabel: str, toen: Stand, nu: Stand) -> str | None:
    """What is no longer as it was, as the end of a Dutch sentence; None when all of it still stands."""
    if toen == nu:
        return None
    if toen.regels != nu.regels:
        return f"toen stonden er {toen.regels} regels in het {LOGS[tabel]}, daarvan zijn er nu {nu.regels}."
    return f"er staan evenveel regels in het {LOGS[tabel]}, maar er zijn regels gewijzigd of vervangen."


def _tabel(naam: str) -> Table:
    return SQLModel.metadata.tables[naam]


def _canoniek(rij: Sequence[Any]) -> bytes:
    vast = [in_utc(waarde).isoformat() if isinstance(waarde, datetime) else waarde for waarde in rij]
    return json.dumps(vast, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
