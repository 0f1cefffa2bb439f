"""De keten: meldingen aan DUO, abonnementen en berichten"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql
from sqlmodel.sql import sqltypes

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "abonnement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.Column("naam", sqltypes.AutoString(), nullable=False),
        sa.Column("url", sqltypes.AutoString(), nullable=False),
        sa.Column(
            "soorten",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
            nullable=False,
        ),
        sa.Column("geheim", sa.LargeBinary(length=200), nullable=False),
        sa.Column("actief", sa.Boolean(), nullable=False),
        sa.Column("reden", sqltypes.AutoString(), nullable=False),
        sa.Column("gemaakt", sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_abonnement_gemeente_id_gemeente")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_abonnement")),
    )
    with op.batch_alter_table("abonnement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_abonnement_gemeente_id"), ["gemeente_id"], unique=False)

    op.create_table(
        "duobestand",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("gemaakt", sqltypes.UTCDateTime(), nullable=False),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.Column("sha256", sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_duobestand_gemeente_id_gemeente")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duobestand")),
        sa.UniqueConstraint("gemeente_id", "nr", name=op.f("uq_duobestand_gemeente_id_nr")),
    )
    op.create_table(
        "bericht",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sleutel", sqltypes.AutoString(), nullable=False),
        sa.Column("abonnement_id", sa.Integer(), nullable=False),
        sa.Column("traject_id", sa.Integer(), nullable=False),
        sa.Column("volgnr", sa.Integer(), nullable=False),
        sa.Column("deel", sa.Integer(), nullable=False),
        sa.Column("soort", sqltypes.AutoString(), nullable=False),
        sa.Column("moment", sqltypes.UTCDateTime(), nullable=False),
        sa.Column("stand", sqltypes.AutoString(), nullable=False),
        sa.Column("poging", sa.Integer(), nullable=False),
        sa.Column("volgende_poging", sqltypes.UTCDateTime(), nullable=False),
        sa.Column("lease_tot", sqltypes.UTCDateTime(), nullable=True),
        sa.Column("verzonden_op", sqltypes.UTCDateTime(), nullable=True),
        sa.Column("fout", sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["abonnement_id"], ["abonnement.id"], name=op.f("fk_bericht_abonnement_id_abonnement")
        ),
        sa.ForeignKeyConstraint(["traject_id"], ["traject.id"], name=op.f("fk_bericht_traject_id_traject")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bericht")),
        sa.UniqueConstraint("sleutel", name=op.f("uq_bericht_sleutel")),
    )
    with op.batch_alter_table("bericht", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_bericht_traject_id"), ["traject_id"], unique=False)
        batch_op.create_index("ix_bericht_volgorde", ["abonnement_id", "traject_id", "id"], unique=False)
        batch_op.create_index(
            "ix_bericht_wacht",
            ["volgende_poging"],
            unique=False,
            sqlite_where=sa.text("stand = 'wacht'"),
            postgresql_where=sa.text("stand = 'wacht'"),
        )

    op.create_table(
        "levering",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kenmerk", sqltypes.AutoString(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=False),
        sa.Column("traject_id", sa.Integer(), nullable=False),
        sa.Column("aanleiding", sa.Integer(), nullable=False),
        sa.Column("wat", sqltypes.AutoString(), nullable=False),
        sa.Column("op", sa.Date(), nullable=False),
        sa.Column("corrigeert", sqltypes.AutoString(), nullable=True),
        sa.Column("vervalt", sa.Boolean(), nullable=False),
        sa.Column(
            "gegevens",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
            nullable=False,
        ),
        sa.Column("stand", sqltypes.AutoString(), nullable=False),
        sa.Column("klaar_op", sa.Date(), nullable=False),
        sa.Column("bestand", sa.Integer(), nullable=True),
        sa.Column("geleverd_op", sa.Date(), nullable=True),
        sa.Column("bevestigd_op", sa.Date(), nullable=True),
        sa.Column("bevestigd_door", sa.Integer(), nullable=True),
        sa.Column("reden", sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_levering_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(["traject_id"], ["traject.id"], name=op.f("fk_levering_traject_id_traject")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_levering")),
        sa.UniqueConstraint("kenmerk", name=op.f("uq_levering_kenmerk")),
    )
    with op.batch_alter_table("levering", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_levering_gemeente_id"), ["gemeente_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_levering_traject_id"), ["traject_id"], unique=False)
