"""Signalen van een traject: een index voor alle, ook die al zijn afgehandeld"""

from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_signaal_traject_id", "signaal", ["traject_id"])


def downgrade() -> None:
    op.drop_index("ix_signaal_traject_id", table_name="signaal")
