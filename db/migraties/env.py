"""Alembic's entry: runs on the engine it is handed (see `db/migratie.py`)."""

from alembic import context
from sqlmodel import SQLModel

import inburgering.db.tabellen  # noqa: F401 - registers every table

engine = context.config.attributes["engine"]
with engine.execution_options(schrijft=True).connect() as verbinding:
    context.configure(
        connection=verbinding,
        target_metadata=SQLModel.metadata,
        render_as_batch=True,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()
    verbinding.commit()
