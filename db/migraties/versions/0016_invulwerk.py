"""Invulwerk"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql import sqltypes

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "invulwerk",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gebruiker_id", sa.Integer(), nullable=False),
        sa.Column("traject_id", sa.Integer(), nullable=True),
        sa.Column("pad", sqltypes.AutoString(), nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=False),
        sa.Column("moment", sqltypes.UTCDateTime(), nullable=False),
        sa.Column("verloopt", sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"], ["gebruiker.id"], name=op.f("fk_invulwerk_gebruiker_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(["traject_id"], ["traject.id"], name=op.f("fk_invulwerk_traject_id_traject")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invulwerk")),
        sa.UniqueConstraint("gebruiker_id", "pad", name=op.f("uq_invulwerk_gebruiker_id_pad")),
    )
    with op.batch_alter_table("invulwerk", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invulwerk_traject_id"), ["traject_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_invulwerk_verloopt"), ["verloopt"], unique=False)
