"""Brieftekst en huisstijl"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql
from sqlmodel.sql import sqltypes

from inburgering.db import waakhond

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "brieftekst",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.Column("sjabloon", sqltypes.AutoString(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("onderwerp", sqltypes.AutoString(), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("standaard", sa.Boolean(), nullable=False),
        sa.Column("basis", sqltypes.AutoString(), nullable=False),
        sa.Column("geldig_vanaf", sa.Date(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=False),
        sa.Column("moment", sqltypes.UTCDateTime(), nullable=False),
        sa.Column("reden", sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["door_id"], ["gebruiker.id"], name=op.f("fk_brieftekst_door_id_gebruiker")),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_brieftekst_gemeente_id_gemeente")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brieftekst")),
        sa.UniqueConstraint(
            "gemeente_id", "sjabloon", "versie", name=op.f("uq_brieftekst_gemeente_id_sjabloon_versie")
        ),
    )
    with op.batch_alter_table("brieftekst", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_brieftekst_gemeente_id"), ["gemeente_id"], unique=False)

    op.create_table(
        "huisstijl",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("kleur", sqltypes.AutoString(), nullable=False),
        sa.Column("wapen", sa.Text(), nullable=False),
        sa.Column("venster", sqltypes.AutoString(), nullable=False),
        sa.Column("geldig_vanaf", sa.Date(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=False),
        sa.Column("moment", sqltypes.UTCDateTime(), nullable=False),
        sa.Column("reden", sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["door_id"], ["gebruiker.id"], name=op.f("fk_huisstijl_door_id_gebruiker")),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_huisstijl_gemeente_id_gemeente")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_huisstijl")),
        sa.UniqueConstraint("gemeente_id", "versie", name=op.f("uq_huisstijl_gemeente_id_versie")),
    )
    with op.batch_alter_table("huisstijl", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_huisstijl_gemeente_id"), ["gemeente_id"], unique=False)

    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "vorm",
                sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
                nullable=True,
            )
        )
    waakhond.zet(op.get_bind().dialect.name, op.execute, ("brieftekst", "huisstijl"))
