"""How many questions a page asks the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event
from starlette.testclient import TestClient

from inburgering.db.basis import Database


@contextmanager
def geteld(database: Database) -> Iterator[list[str]]:
    """The statements of what is done inside, as they come."""
    vragen: list[str] = []

    def neem(_verbinding: object, _cursor: object, zin: str, *_: object) -> None:
        vragen.append(zin)

    event.listen(database.engine, "before_cursor_execute", neem)
    try:
        yield vragen
    finally:
        event.remove(database.engine, "before_cursor_execute", neem)


def aantal(database: Database, klant: TestClient, pad: str) -> int:
    """How many questions this page asks; it must open."""
    with geteld(database) as vragen:
        assert klant.get(pad).status_code == 200
    return len(vragen)
