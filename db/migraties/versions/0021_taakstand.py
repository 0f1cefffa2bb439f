"""Taakstand: waar een taak bij een partner ligt, wat is beloofd en hoe het ging, bij de overdracht"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql import sqltypes

from inburgering.db import taakstand

revision = "0021"
down_revision = "0019"
branch_labels = None
depends_on = None
LIGT = sa.text("plek IS NOT NULL")
VERZONDEN = sa.text("verzonden_op IS NOT NULL")
INDEXEN = {
    "ix_overdracht_lijst": (
        LIGT, ("gemeente_id", "plek", "verzonden_op", "nummer", "belofte", "taak_id")
    ),
    "ix_overdracht_partner": (LIGT, (
        "gemeente_id", "partner_id", "plek", "taak_id", "verzonden_op", "belofte", "herinnerd", "nummer"
    )),
    "ix_overdracht_cijfers": (
        VERZONDEN, ("taak_id", "verzonden_op", "hoe", "klaar_op", "duur", "afgesproken", "oordeel")
    ),
}  # fmt: skip


def _kolommen() -> list[sa.Column[Any]]:
    return [
        sa.Column("gemeente_id", sa.Integer(), nullable=True),
        sa.Column("plek", sqltypes.AutoString(), nullable=True),
        sa.Column("oordeel", sqltypes.AutoString(), nullable=True),
        sa.Column("belofte", sa.Date(), nullable=True),
        sa.Column("herinnerd", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("verzonden_op", sa.Date(), nullable=True),
        sa.Column("afgesproken", sa.Date(), nullable=True),
        sa.Column("klaar_op", sa.Date(), nullable=True),
        sa.Column("hoe", sqltypes.AutoString(), nullable=True),
        sa.Column("duur", sa.Integer(), nullable=True),
    ]


def upgrade() -> None:
    for kolom in _kolommen():
        op.add_column("overdracht", kolom)
    dialect = op.get_bind().dialect.name
    taakstand.ververs(dialect, op.execute)
    taakstand.zet(dialect, op.execute)
    for index, (waar, velden) in INDEXEN.items():
        op.create_index(index, "overdracht", list(velden), sqlite_where=waar, postgresql_where=waar)


def downgrade() -> None:
    taakstand.haal_weg(op.get_bind().dialect.name, op.execute)
    for index in INDEXEN:
        op.drop_index(index, table_name="overdracht")
    for kolom in reversed(_kolommen()):
        op.drop_column("overdracht", kolom.name)
