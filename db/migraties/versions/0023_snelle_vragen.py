"""Snelle vragen: een index voor wat het bord vraagt, voor wat een stap belet, en voor wie een traject had"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

LOOPT = sa.text("loopt")
VELDEN = ("traject_id", "laatste_dag", "wie", "code", "onderdeel_id")
ERBIJ = ("aanleiding", "trede", "volgende_melding", "vervallen", "vervangen_door")
TOEWIJZING = sa.text("soort = 'toewijzing'")
BELET = sa.text(
    "soort = 'pip' AND toestand IN ('wacht_op_derde') OR soort = 'brede_intake' AND toestand IN "
    "('eerste_verzuim', 'opnieuw_opgeroepen', 'tweede_verzuim', 'beboet', 'afgezien_van_boete', "
    "'derde_keer_opgeroepen', 'derde_verzuim', 'tweede_keer_beboet') OR soort = 'leerbaarheidstoets' AND "
    "toestand IN ('aangemeld') OR soort = 'leerroute' AND toestand IN ('onderbroken')"
)


def upgrade() -> None:
    _loopt(*VELDEN, *ERBIJ)
    op.create_index(
        "ix_onderdeel_belet", "onderdeel", ["traject_id", "soort"],
        sqlite_where=BELET, postgresql_where=BELET,
    )  # fmt: skip
    op.create_index(
        "ix_gebeurtenis_toewijzing", "gebeurtenis", ["traject_id"],
        sqlite_where=TOEWIJZING, postgresql_where=TOEWIJZING,
    )  # fmt: skip


def downgrade() -> None:
    op.drop_index("ix_gebeurtenis_toewijzing", table_name="gebeurtenis")
    op.drop_index("ix_onderdeel_belet", table_name="onderdeel")
    _loopt(*VELDEN)


def _loopt(*velden: str) -> None:
    op.drop_index("ix_termijn_loopt", table_name="termijn")
    op.create_index("ix_termijn_loopt", "termijn", list(velden), sqlite_where=LOOPT, postgresql_where=LOOPT)
