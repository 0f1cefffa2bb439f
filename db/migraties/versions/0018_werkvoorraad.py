"""Werkvoorraad: wat lijsten van lopende termijnen moeten weten, bij het traject; namen om op te zoeken"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql import sqltypes

from inburgering.db import voorraad
from inburgering.db.vouwen import vouw

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None
PER_KEER = 5000
ANDER = sa.text("ander_dag IS NOT NULL")
SIGNAAL_OPEN = sa.text("afgehandeld_door IS NULL")
LOOPT = sa.text("loopt")
TE_LAAT_KLAAR = sa.text("geeindigd_op > laatste_dag AND NOT loopt")
INDEXEN = {
    "ix_traject_lijst": (
        "gemeente_id", "eerste_dag", "nummer", "toestand", "route", "eerste_wie", "bij_partner", "persoon_id"
    ),
    "ix_traject_persoon": ("gemeente_id", "persoon_id", "toestand", "nummer"),
    "ix_traject_fase": ("gemeente_id", "toestand", "nummer", "bij_partner"),
    "ix_traject_stap": ("gemeente_id", "stap_dag", "consulent_id", "aan_zet", "toestand", "nummer"),
    "ix_traject_last": ("gemeente_id", "consulent_id", "groep", "regime", "route", "toestand"),
}  # fmt: skip


def upgrade() -> None:
    kolommen: list[sa.Column[Any]] = [
        sa.Column("eerste_code", sqltypes.AutoString(), nullable=True),
        sa.Column("eerste_dag", sa.Date(), nullable=True),
        sa.Column("eerste_wie", sqltypes.AutoString(), nullable=True),
        sa.Column("eerste_onderdeel_id", sa.Integer(), nullable=True),
        sa.Column("stap_dag", sa.Date(), nullable=True),
        sa.Column("ander_dag", sa.Date(), nullable=True),
        sa.Column("aan_zet", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("bij_partner", sa.Boolean(), nullable=False, server_default=sa.false()),
    ]
    for kolom in kolommen:
        op.add_column("traject", kolom)
    naam: sa.Column[str] = sa.Column("zoeknaam", sqltypes.AutoString(), nullable=False, server_default="")
    op.add_column("persoon", naam)
    _loopt("traject_id", "laatste_dag", "wie", "code", "onderdeel_id")
    voorraad.ververs(op.execute)
    voorraad.zet(op.get_bind().dialect.name, op.execute)
    _vouw()
    for index, velden in INDEXEN.items():
        op.create_index(index, "traject", list(velden))
    op.create_index(
        "ix_traject_ander", "traject", ["gemeente_id", "ander_dag"],
        sqlite_where=ANDER, postgresql_where=ANDER,
    )  # fmt: skip
    op.create_index(
        "ix_signaal_rol", "signaal", ["voor", "traject_id"],
        sqlite_where=SIGNAAL_OPEN, postgresql_where=SIGNAAL_OPEN,
    )  # fmt: skip
    op.create_index("ix_post_onderdeel_id", "post", ["onderdeel_id"])
    op.create_index("ix_persoon_zoeknaam", "persoon", ["gemeente_id", "zoeknaam"])
    op.create_index("ix_persoon_geboren", "persoon", ["gemeente_id", "geboren"])
    op.create_index(
        "ix_termijn_te_laat_klaar", "termijn", ["geeindigd_op"],
        sqlite_where=TE_LAAT_KLAAR, postgresql_where=TE_LAAT_KLAAR,
    )  # fmt: skip


def _loopt(*velden: str) -> None:
    """The index of running terms, with what lists ask of them in it."""
    op.drop_index("ix_termijn_loopt", table_name="termijn")
    op.create_index("ix_termijn_loopt", "termijn", list(velden), sqlite_where=LOOPT, postgresql_where=LOOPT)


def _vouw() -> None:
    """The folded name of everyone who is there already."""
    persoon = sa.table("persoon", sa.column("id"), sa.column("naam"), sa.column("zoeknaam"))
    verbinding, vanaf = op.get_bind(), 0
    while True:
        vraag = sa.select(persoon.c.id, persoon.c.naam).where(persoon.c.id > vanaf)
        rijen = verbinding.execute(vraag.order_by(persoon.c.id).limit(PER_KEER)).all()
        if not rijen:
            return
        zet = persoon.update().where(persoon.c.id == sa.bindparam("nr")).values(zoeknaam=sa.bindparam("zo"))
        verbinding.execute(zet, [{"nr": nr, "zo": vouw(naam)} for nr, naam in rijen])
        vanaf = rijen[-1][0]


def downgrade() -> None:
    voorraad.haal_weg(op.get_bind().dialect.name, op.execute)
    _loopt("traject_id", "laatste_dag")
    op.drop_index("ix_termijn_te_laat_klaar", table_name="termijn")
    op.drop_index("ix_post_onderdeel_id", table_name="post")
    op.drop_index("ix_signaal_rol", table_name="signaal")
    op.drop_index("ix_traject_ander", table_name="traject")
    op.drop_index("ix_persoon_geboren", table_name="persoon")
    op.drop_index("ix_persoon_zoeknaam", table_name="persoon")
    for index in INDEXEN:
        op.drop_index(index, table_name="traject")
    op.drop_column("persoon", "zoeknaam")
    for kolom in (
        "bij_partner", "aan_zet", "ander_dag", "stap_dag", "eerste_onderdeel_id", "eerste_wie", "eerste_dag",
        "eerste_code",
    ):  # fmt: skip
        op.drop_column("traject", kolom)
