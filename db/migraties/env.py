"""Alembic's entry: runs on the engine it is handed (see `db/migratie.py`)."""

from alembic import context
from sqlalchemy import Connection
from sqlmodel import SQLModel

import inburgering.db.tabellen  # noqa: F401 - registers every table

engine = context.config.attributes["engine"]


def _verwijzingen(verbinding: Connection, *, aan: bool) -> None:
    """SQLite makes a table anew to change it; rows that refer to it must not stop that meanwhile.

    Said outside a transaction, where alone SQLite listens. Raises RuntimeError when a row refers to nothing.
    """
    if verbinding.dialect.name != "sqlite":
        return
    kaal = verbinding.connection.dbapi_connection
    if kaal is None:
        return
    if aan and (los := kaal.execute("PRAGMA foreign_key_check").fetchall()):
        raise RuntimeError(f"Na het bijwerken verwijst een rij naar niets: {los[0][0]}.")
    kaal.execute(f"PRAGMA foreign_keys={'ON' if aan else 'OFF'}")


with engine.execution_options(schrijft=True).connect() as verbinding:
    _verwijzingen(verbinding, aan=False)
    context.configure(
        connection=verbinding,
        target_metadata=SQLModel.metadata,
        render_as_batch=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()
    verbinding.commit()
    _verwijzingen(verbinding, aan=True)
