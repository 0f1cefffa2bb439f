"""Apisleutel"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql import sqltypes

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "apisleutel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gebruiker_id", sa.Integer(), nullable=False),
        sa.Column("naam", sqltypes.AutoString(), nullable=False),
        sa.Column("sleutel_hash", sqltypes.AutoString(), nullable=False),
        sa.Column("gemaakt", sqltypes.UTCDateTime(), nullable=False),
        sa.Column("verloopt", sqltypes.UTCDateTime(), nullable=False),
        sa.Column("ingetrokken", sqltypes.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"], ["gebruiker.id"], name=op.f("fk_apisleutel_gebruiker_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_apisleutel")),
        sa.UniqueConstraint("sleutel_hash", name=op.f("uq_apisleutel_sleutel_hash")),
    )
    with op.batch_alter_table("apisleutel", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_apisleutel_gebruiker_id"), ["gebruiker_id"], unique=False)
