"""Partners en contracten"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Text
from sqlalchemy.dialects import postgresql
from sqlmodel.sql import sqltypes

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

DAG_VAN_OPSTELLEN = """
UPDATE overdracht SET opgesteld_op = (
    SELECT min(g.op) FROM gebeurtenis g JOIN onderdeel d ON d.id = overdracht.onderdeel_id
    WHERE g.traject_id = d.traject_id AND g.onderdeel = 'overdracht' AND g.nr = d.nr
    AND g.soort = 'opstelling_overdracht')
"""


def upgrade() -> None:
    op.create_table(
        "contract",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("naam", sqltypes.AutoString(), nullable=False),
        sa.Column(
            "taken",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
            nullable=False,
        ),
        sa.Column(
            "leerroutes",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
            nullable=False,
        ),
        sa.Column("geldig_vanaf", sa.Date(), nullable=False),
        sa.Column("geldig_tot", sa.Date(), nullable=True),
        sa.Column("plaatsen", sa.Integer(), nullable=True),
        sa.Column("per", sqltypes.AutoString(), nullable=False),
        sa.Column("regio", sqltypes.AutoString(), nullable=False),
        sa.Column("prijs_cent", sa.Integer(), nullable=True),
        sa.Column("prijs_per", sqltypes.AutoString(), nullable=False),
        sa.Column("inkoopkenmerk", sqltypes.AutoString(), nullable=False),
        sa.Column("notitie", sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["partner.id"], name=op.f("fk_contract_partner_id_partner")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract")),
        sa.UniqueConstraint("partner_id", "naam", name=op.f("uq_contract_partner_id_naam")),
    )
    with op.batch_alter_table("overdracht", schema=None) as batch_op:
        batch_op.add_column(sa.Column("contract_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("opgesteld_op", sa.Date(), nullable=True))
        batch_op.create_index(batch_op.f("ix_overdracht_contract_id"), ["contract_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_overdracht_contract_id_contract"), "contract", ["contract_id"], ["id"]
        )

    with op.batch_alter_table("partnertaak", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "gronden",
                sa.JSON().with_variant(postgresql.JSONB(astext_type=Text()), "postgresql"),
                nullable=False,
                server_default="{}",
            )
        )
        batch_op.add_column(sa.Column("warm", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("versie", sa.Integer(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("vervangen", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("geldig_tot", sa.Date(), nullable=True))
        batch_op.drop_constraint(batch_op.f("uq_partnertaak_partner_id_soort"), type_="unique")
        batch_op.create_unique_constraint(
            batch_op.f("uq_partnertaak_partner_id_soort_versie"), ["partner_id", "soort", "versie"]
        )
    op.execute(DAG_VAN_OPSTELLEN)
