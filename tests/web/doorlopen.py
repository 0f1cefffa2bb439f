"""Which questions would walk through a whole large table, according to SQLite."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event

from inburgering.db.basis import Database

GROOT = (
    "traject|termijn|gebeurtenis|persoon|onderdeel|overdracht|post|signaal|document|inzage|terugmelding|"
    "toegang"
)
DOORLOPEN = re.compile(rf"^SCAN ({GROOT})(_\d+)?( |$)")


@dataclass
class Gevraagd:
    """The questions that were asked, each with `waar` as it was then."""

    waar: str = ""
    vragen: dict[tuple[str, str], Any] = field(default_factory=dict)
    """Per place and question the values it was asked with, last."""


@contextmanager
def onthouden(database: Database) -> Iterator[Gevraagd]:
    """Keep every question of what is done inside."""
    gevraagd = Gevraagd()

    def neem(_verbinding: object, _cursor: object, zin: str, waarden: Any, *_: object) -> None:
        if zin.startswith(("SELECT", "WITH")):
            gevraagd.vragen[gevraagd.waar, zin] = waarden

    event.listen(database.engine, "before_cursor_execute", neem)
    try:
        yield gevraagd
    finally:
        event.remove(database.engine, "before_cursor_execute", neem)


def doorlopen(database: Database, gevraagd: Gevraagd) -> set[tuple[str, str]]:
    """Where, and which table, of each question that goes through no index."""
    with database.engine.connect() as verbinding:
        return {
            (waar, stap.detail)
            for (waar, zin), waarden in gevraagd.vragen.items()
            for stap in verbinding.exec_driver_sql(f"EXPLAIN QUERY PLAN {zin}", waarden)
            if DOORLOPEN.match(stap.detail)
        }
