"""Kolomkeuze"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "kolomkeuze",
        sa.Column("gebruiker_id", sa.Integer(), nullable=False),
        sa.Column(
            "kolommen",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"], ["gebruiker.id"], name=op.f("fk_kolomkeuze_gebruiker_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("gebruiker_id", name=op.f("pk_kolomkeuze")),
    )
