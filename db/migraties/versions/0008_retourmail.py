"""E-mail die terugkwam"""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql import sqltypes

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "retourmail",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sleutel", sqltypes.AutoString(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=True),
        sa.Column("soort", sqltypes.AutoString(), nullable=False),
        sa.Column("code", sqltypes.AutoString(), nullable=False),
        sa.Column("waar", sqltypes.AutoString(), nullable=False),
        sa.Column("ontvangen", sqltypes.UTCDateTime(), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("gezien_door_id", sa.Integer(), nullable=True),
        sa.Column("gezien", sqltypes.UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["gezien_door_id"], ["gebruiker.id"], name=op.f("fk_retourmail_gezien_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_retourmail_post_id_post")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retourmail")),
        sa.UniqueConstraint("sleutel", name=op.f("uq_retourmail_sleutel")),
    )
    with op.batch_alter_table("retourmail", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_retourmail_post_id"), ["post_id"], unique=False)
