"""Terugmeldingen en de sleutels van partners"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql
from sqlmodel.sql import sqltypes

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "partnersleutel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("client_id", sqltypes.AutoString(), nullable=False),
        sa.Column("geheim_hash", sqltypes.AutoString(), nullable=False),
        sa.Column("vorig_hash", sqltypes.AutoString(), nullable=True),
        sa.Column("vorig_tot", sa.Date(), nullable=True),
        sa.Column("geldig_tot", sa.Date(), nullable=False),
        sa.Column("gemaakt", sqltypes.UTCDateTime(), nullable=False),
        sa.Column("gemaakt_door", sqltypes.AutoString(), nullable=False),
        sa.Column("ingetrokken", sqltypes.UTCDateTime(), nullable=True),
        sa.Column("laatst_gebruikt", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partner.id"], name=op.f("fk_partnersleutel_partner_id_partner")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partnersleutel")),
        sa.UniqueConstraint("client_id", name=op.f("uq_partnersleutel_client_id")),
    )
    with op.batch_alter_table("partnersleutel", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_partnersleutel_partner_id"), ["partner_id"], unique=False)

    op.create_table(
        "partnertoken",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sleutel_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sqltypes.AutoString(), nullable=False),
        sa.Column("verloopt", sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sleutel_id"], ["partnersleutel.id"], name=op.f("fk_partnertoken_sleutel_id_partnersleutel")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partnertoken")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_partnertoken_token_hash")),
    )
    with op.batch_alter_table("partnertoken", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_partnertoken_sleutel_id"), ["sleutel_id"], unique=False)

    op.create_table(
        "terugmelding",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gemeente_id", sa.Integer(), nullable=True),
        sa.Column("partner_id", sa.Integer(), nullable=True),
        sa.Column("traject_id", sa.Integer(), nullable=True),
        sa.Column("onderdeel_id", sa.Integer(), nullable=True),
        sa.Column("weg", sqltypes.AutoString(), nullable=False),
        sa.Column("moment", sqltypes.UTCDateTime(), nullable=False),
        sa.Column("partij", sqltypes.AutoString(), nullable=False),
        sa.Column("regel", sa.Integer(), nullable=False),
        sa.Column("digest", sqltypes.AutoString(), nullable=False),
        sa.Column("idempotentie", sqltypes.AutoString(), nullable=True),
        sa.Column("soort", sqltypes.AutoString(), nullable=False),
        sa.Column("op", sa.Date(), nullable=True),
        sa.Column(
            "inhoud",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
            nullable=False,
        ),
        sa.Column("uitkomst", sqltypes.AutoString(), nullable=False),
        sa.Column("reden", sqltypes.AutoString(), nullable=False),
        sa.Column("zin", sqltypes.AutoString(), nullable=False),
        sa.Column("eerder_id", sa.Integer(), nullable=True),
        sa.Column("volgnr", sa.Integer(), nullable=True),
        sa.Column("wacht", sa.Boolean(), nullable=False),
        sa.Column("besluit", sqltypes.AutoString(), nullable=False),
        sa.Column("besluit_zin", sqltypes.AutoString(), nullable=False),
        sa.Column("besloten_door_id", sa.Integer(), nullable=True),
        sa.Column("besloten", sqltypes.UTCDateTime(), nullable=True),
        sa.Column("teruggekoppeld", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["besloten_door_id"], ["gebruiker.id"], name=op.f("fk_terugmelding_besloten_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["eerder_id"], ["terugmelding.id"], name=op.f("fk_terugmelding_eerder_id_terugmelding")
        ),
        sa.ForeignKeyConstraint(
            ["gemeente_id"], ["gemeente.id"], name=op.f("fk_terugmelding_gemeente_id_gemeente")
        ),
        sa.ForeignKeyConstraint(
            ["onderdeel_id"], ["onderdeel.id"], name=op.f("fk_terugmelding_onderdeel_id_onderdeel")
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"], ["partner.id"], name=op.f("fk_terugmelding_partner_id_partner")
        ),
        sa.ForeignKeyConstraint(
            ["traject_id"], ["traject.id"], name=op.f("fk_terugmelding_traject_id_traject")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terugmelding")),
        sa.UniqueConstraint(
            "partner_id", "idempotentie", name=op.f("uq_terugmelding_partner_id_idempotentie")
        ),
    )
    with op.batch_alter_table("terugmelding", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_terugmelding_gemeente_id"), ["gemeente_id"], unique=False)
        batch_op.create_index("ix_terugmelding_inhoud", ["onderdeel_id", "digest"], unique=False)
        batch_op.create_index(batch_op.f("ix_terugmelding_partij"), ["partij"], unique=False)
        batch_op.create_index(batch_op.f("ix_terugmelding_traject_id"), ["traject_id"], unique=False)
        batch_op.create_index(
            "ix_terugmelding_wacht",
            ["gemeente_id", "moment"],
            unique=False,
            sqlite_where=sa.text("wacht"),
            postgresql_where=sa.text("wacht"),
        )
