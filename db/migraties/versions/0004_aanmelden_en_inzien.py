"""Aanmelden en inzien"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql import sqltypes

from inburgering.db import waakhond

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "aanmelding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sqltypes.AutoString(), nullable=False),
        sa.Column("gebruiker_id", sa.Integer(), nullable=False),
        sa.Column("hoe", sqltypes.AutoString(), nullable=False),
        sa.Column("begonnen", sqltypes.UTCDateTime(), nullable=False),
        sa.Column("gezien", sqltypes.UTCDateTime(), nullable=False),
        sa.Column("verloopt", sqltypes.UTCDateTime(), nullable=False),
        sa.Column("beeindigd", sqltypes.UTCDateTime(), nullable=True),
        sa.Column("id_token", sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"], ["gebruiker.id"], name=op.f("fk_aanmelding_gebruiker_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aanmelding")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_aanmelding_token_hash")),
    )
    with op.batch_alter_table("aanmelding", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_aanmelding_gebruiker_id"), ["gebruiker_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_aanmelding_verloopt"), ["verloopt"], unique=False)

    op.create_table(
        "account",
        sa.Column("gebruiker_id", sa.Integer(), nullable=False),
        sa.Column("inlognaam", sqltypes.AutoString(), nullable=False),
        sa.Column("wachtwoord", sqltypes.AutoString(), nullable=False),
        sa.Column("gewijzigd", sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"], ["gebruiker.id"], name=op.f("fk_account_gebruiker_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("gebruiker_id", name=op.f("pk_account")),
        sa.UniqueConstraint("inlognaam", name=op.f("uq_account_inlognaam")),
    )
    op.create_table(
        "identiteit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gebruiker_id", sa.Integer(), nullable=False),
        sa.Column("uitgever", sqltypes.AutoString(), nullable=False),
        sa.Column("sub", sqltypes.AutoString(), nullable=False),
        sa.Column("sinds", sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"], ["gebruiker.id"], name=op.f("fk_identiteit_gebruiker_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identiteit")),
        sa.UniqueConstraint("uitgever", "sub", name=op.f("uq_identiteit_uitgever_sub")),
    )
    with op.batch_alter_table("identiteit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_identiteit_gebruiker_id"), ["gebruiker_id"], unique=False)

    op.create_table(
        "uitnodiging",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sqltypes.AutoString(), nullable=False),
        sa.Column("gebruiker_id", sa.Integer(), nullable=False),
        sa.Column("verloopt", sqltypes.UTCDateTime(), nullable=False),
        sa.Column("gebruikt", sqltypes.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"], ["gebruiker.id"], name=op.f("fk_uitnodiging_gebruiker_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uitnodiging")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_uitnodiging_token_hash")),
    )
    with op.batch_alter_table("uitnodiging", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_uitnodiging_gebruiker_id"), ["gebruiker_id"], unique=False)

    op.create_table(
        "inzage",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("moment", sqltypes.UTCDateTime(), nullable=False),
        sa.Column("trace_id", sqltypes.AutoString(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.Column("traject_id", sa.Integer(), nullable=True),
        sa.Column("kijker_id", sa.Integer(), nullable=True),
        sa.Column("kijker", sqltypes.AutoString(), nullable=False),
        sa.Column("handeling", sqltypes.AutoString(), nullable=False),
        sa.Column("bladzijde", sqltypes.AutoString(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("doel", sqltypes.AutoString(), nullable=False),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_inzage_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(["kijker_id"], ["gebruiker.id"], name=op.f("fk_inzage_kijker_id_gebruiker")),
        sa.ForeignKeyConstraint(["traject_id"], ["traject.id"], name=op.f("fk_inzage_traject_id_traject")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inzage")),
    )
    with op.batch_alter_table("inzage", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_inzage_moment"), ["moment"], unique=False)
        batch_op.create_index("ix_inzage_traject_moment", ["traject_id", "moment"], unique=False)
    waakhond.zet(op.get_bind().dialect.name, op.execute, ("inzage",))
