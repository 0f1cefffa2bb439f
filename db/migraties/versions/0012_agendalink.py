"""Agendalink"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql import sqltypes

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "agendalink",
        sa.Column("gebruiker_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sqltypes.AutoString(), nullable=False),
        sa.Column("sinds", sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"], ["gebruiker.id"], name=op.f("fk_agendalink_gebruiker_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("gebruiker_id", name=op.f("pk_agendalink")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_agendalink_token_hash")),
    )
