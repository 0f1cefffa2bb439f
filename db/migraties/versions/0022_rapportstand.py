"""Rapportstand: getelde rapporten blijven staan"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql
from sqlmodel.sql import sqltypes

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rapportstand",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.Column("code", sqltypes.AutoString(), nullable=False),
        sa.Column("peil", sa.Date(), nullable=False),
        sa.Column("bekend", sa.Date(), nullable=False),
        sa.Column("telwijze", sa.Integer(), nullable=False),
        sa.Column("vernietigd", sa.Integer(), nullable=False),
        sa.Column("gemaakt", sqltypes.UTCDateTime(), nullable=False),
        sa.Column(
            "inhoud",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
            nullable=False,
        ),
        sa.Column("trajecten", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_rapportstand_gemeente_id_gemeente")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rapportstand")),
        sa.UniqueConstraint(
            "gemeente_id", "code", "peil", "bekend",
            name=op.f("uq_rapportstand_gemeente_id_code_peil_bekend"),
        ),
    )  # fmt: skip


def downgrade() -> None:
    op.drop_table("rapportstand")
