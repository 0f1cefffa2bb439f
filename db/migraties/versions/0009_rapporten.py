"""Rapporten: een index over de gebeurtenissen die zij tellen"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None
SOORTEN = (
    "aanmelding", "aanmelding_leerbaarheidstoets", "beeindiging", "besluit_verlenging", "contact",
    "contact_nazorg", "derde_oproep", "eindgesprek_leerroute", "eindgesprek_map", "herhaalde_oproep",
    "inschrijving_brp", "inschrijving_na_verhuizing", "intakegesprek", "intrekking", "kennisgeving",
    "koppeling", "niet_verschenen", "niet_verschenen_leerbaarheidstoets", "ontvangst_informatie_derde",
    "oproep_brede_intake", "overname", "plicht_voldaan", "terugmelding", "vaststelling_pip", "vertrek",
    "verzending", "verzetten_afspraak", "voortgangsgesprek", "wacht_op_informatie_derde", "weigering",
)  # fmt: skip
GETELD = sa.text(f"soort IN ({', '.join(repr(soort) for soort in SOORTEN)})")


def upgrade() -> None:
    op.create_index(
        "ix_gebeurtenis_rapport", "gebeurtenis", ["traject_id", "volgnr", "deel"],
        sqlite_where=GETELD, postgresql_where=GETELD,
    )  # fmt: skip


def downgrade() -> None:
    op.drop_index("ix_gebeurtenis_rapport", table_name="gebeurtenis")
