"""Thema en partneraccount"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

JSONVELD = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    with op.batch_alter_table("gebruiker", schema=None) as batch_op:
        batch_op.add_column(sa.Column("partner_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_gebruiker_partner_id"), ["partner_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_gebruiker_partner_id_partner"), "partner", ["partner_id"], ["id"]
        )

    with op.batch_alter_table("gemeente", schema=None) as batch_op:
        leeg = sa.text("'{}'")
        batch_op.add_column(sa.Column("thema", JSONVELD, server_default=leeg, nullable=False))
