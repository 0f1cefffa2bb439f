"""Toezicht"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql import sqltypes

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "dagstand",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("wat", sqltypes.AutoString(), nullable=False),
        sa.Column("stap", sqltypes.AutoString(), nullable=False),
        sa.Column("partner", sa.Integer(), nullable=False),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_dagstand_gemeente_id_gemeente")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dagstand")),
        sa.UniqueConstraint(
            "gemeente_id",
            "dag",
            "wat",
            "stap",
            "partner",
            name=op.f("uq_dagstand_gemeente_id_dag_wat_stap_partner"),
        ),
    )
    op.create_table(
        "hartslag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.Column("stroom", sqltypes.AutoString(), nullable=False),
        sa.Column("begonnen", sqltypes.UTCDateTime(), nullable=False),
        sa.Column("geslaagd", sqltypes.UTCDateTime(), nullable=True),
        sa.Column("mislukt", sqltypes.UTCDateTime(), nullable=True),
        sa.Column("op_rij", sa.Integer(), nullable=False),
        sa.Column("fout", sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_hartslag_gemeente_id_gemeente")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hartslag")),
        sa.UniqueConstraint("gemeente_id", "stroom", name=op.f("uq_hartslag_gemeente_id_stroom")),
    )
