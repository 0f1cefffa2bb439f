"""Taken die open staan: een index over wat bij partners ligt"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None
OPEN = sa.text("soort = 'overdracht' AND toestand NOT IN ('afgesloten', 'geweigerd', 'ingetrokken')")


def upgrade() -> None:
    op.create_index(
        "ix_onderdeel_taak_open", "onderdeel", ["traject_id"], sqlite_where=OPEN, postgresql_where=OPEN
    )


def downgrade() -> None:
    op.drop_index("ix_onderdeel_taak_open", table_name="onderdeel")
