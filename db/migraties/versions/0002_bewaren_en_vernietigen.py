"""Bewaren en vernietigen"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql
from sqlmodel.sql import sqltypes

from inburgering.db import waakhond

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "vernietigingslijst",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.Column("peildag", sa.Date(), nullable=False),
        sa.Column("stand", sqltypes.AutoString(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=False),
        sa.Column("gemaakt", sqltypes.UTCDateTime(), nullable=False),
        sa.Column("bevestigd_door_id", sa.Integer(), nullable=True),
        sa.Column("bevestigd", sqltypes.UTCDateTime(), nullable=True),
        sa.Column("vernietigd_door_id", sa.Integer(), nullable=True),
        sa.Column("vernietigd", sqltypes.UTCDateTime(), nullable=True),
        sa.Column(
            "verklaring",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "bevestigd_door_id IS NULL OR bevestigd_door_id <> door_id",
            name=op.f("ck_vernietigingslijst_vier_ogen"),
        ),
        sa.ForeignKeyConstraint(
            ["bevestigd_door_id"],
            ["gebruiker.id"],
            name=op.f("fk_vernietigingslijst_bevestigd_door_id_gebruiker"),
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_vernietigingslijst_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_vernietigingslijst_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(
            ["vernietigd_door_id"],
            ["gebruiker.id"],
            name=op.f("fk_vernietigingslijst_vernietigd_door_id_gebruiker"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vernietigingslijst")),
    )
    with op.batch_alter_table("vernietigingslijst", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_vernietigingslijst_gemeente_id"), ["gemeente_id"], unique=False)

    op.create_table(
        "bewaarbesluit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("traject_id", sa.Integer(), nullable=False),
        sa.Column("soort", sqltypes.AutoString(), nullable=False),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("reden", sqltypes.AutoString(), nullable=False),
        sa.Column("door_id", sa.Integer(), nullable=False),
        sa.Column("moment", sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_bewaarbesluit_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["traject_id"], ["traject.id"], name=op.f("fk_bewaarbesluit_traject_id_traject")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bewaarbesluit")),
    )
    with op.batch_alter_table("bewaarbesluit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bewaarbesluit_traject_id"), ["traject_id"], unique=False)

    op.create_table(
        "vernietigingsregel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lijst_id", sa.Integer(), nullable=False),
        sa.Column("traject_id", sa.Integer(), nullable=False),
        sa.Column("regel", sqltypes.AutoString(), nullable=False),
        sa.Column("einde", sa.Date(), nullable=False),
        sa.Column("vanaf", sa.Date(), nullable=False),
        sa.Column("kern", sa.Date(), nullable=True),
        sa.Column("waarom", sqltypes.AutoString(), nullable=False),
        sa.Column("stand", sqltypes.AutoString(), nullable=False),
        sa.Column(
            "telling",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["lijst_id"],
            ["vernietigingslijst.id"],
            name=op.f("fk_vernietigingsregel_lijst_id_vernietigingslijst"),
        ),
        sa.ForeignKeyConstraint(
            ["traject_id"], ["traject.id"], name=op.f("fk_vernietigingsregel_traject_id_traject")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vernietigingsregel")),
        sa.UniqueConstraint("lijst_id", "traject_id", name=op.f("uq_vernietigingsregel_lijst_id_traject_id")),
    )
    with op.batch_alter_table("vernietigingsregel", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_vernietigingsregel_traject_id"), ["traject_id"], unique=False)
    dialect = op.get_bind().dialect.name
    waakhond.laat_wissen_toe(dialect, op.execute)
