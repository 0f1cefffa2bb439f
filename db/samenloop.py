"""Do it again when someone else was at the same rows at the same moment."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session

from inburgering.db.basis import Database
from inburgering.db.fouten import IemandWasEerder

KEREN = 3
BOTSING = frozenset({"23505", "40001", "40P01"})
"""PostgreSQL: a unique key that was just given out, a serialisation failure, a deadlock."""
T = TypeVar("T")


def schrijf(database: Database, doe: Callable[[Session], T]) -> T:
    """One writing transaction; when a race was lost nothing of it stays, and it is done again.

    The second time sees what the winner wrote: `registreer` then knows a repeat by its key, or says that
    someone was earlier. Raises IemandWasEerder when every time another was first, and what `doe` raises.
    """
    for _ in range(KEREN):
        try:
            with database.schrijven() as session:
                return doe(session)
        except (StaleDataError, IemandWasEerder):
            continue  # the second: it was perhaps the same request, sent twice at once
        except DBAPIError as fout:
            if not is_botsing(fout):
                raise
    raise IemandWasEerder


def is_botsing(fout: DBAPIError) -> bool:
    """Whether another transaction was first. On SQLite writers wait for each other, so it cannot be."""
    return getattr(fout.orig, "sqlstate", None) in BOTSING
