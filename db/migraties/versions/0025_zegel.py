"""Zegels over de logboeken van wie wat zag, van de inrichting, en van teksten en huisstijl"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql import sqltypes

from inburgering.db import waakhond

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "zegel",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("boek", sqltypes.AutoString(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("tot", sa.Integer(), nullable=False),
        sa.Column("aantal", sa.Integer(), nullable=False),
        sa.Column("moment", sqltypes.UTCDateTime(), nullable=False),
        sa.Column("kolommen", sqltypes.AutoString(), nullable=False),
        sa.Column("hash", sqltypes.AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_zegel")),
        sa.UniqueConstraint("boek", "nr", name=op.f("uq_zegel_boek_nr")),
    )
    waakhond.zet(op.get_bind().dialect.name, op.execute, ("zegel",))


def downgrade() -> None:
    op.drop_table("zegel")
