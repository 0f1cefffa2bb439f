"""Gesloten gegevens: feiten, brieven en vrije tekst staan versleuteld in de database"""

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
from sqlmodel.sql import sqltypes

from inburgering.db import waakhond
from inburgering.db.gesloten import Gesloten, GeslotenJson, GeslotenTekst

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None
PER_KEER = 500
JSONVELD = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
OPEN: dict[type[Gesloten], Callable[[], Any]] = {
    GeslotenJson: lambda: JSONVELD,
    GeslotenTekst: sqltypes.AutoString,
    Gesloten: sa.LargeBinary,
}
LEEG: dict[type[Gesloten], str] = {GeslotenJson: "'{}'", GeslotenTekst: "''"}
KOLOMMEN: tuple[tuple[str, str, type[Gesloten], bool], ...] = (
    ("gebeurtenis", "feiten", GeslotenJson, True),
    ("gebeurtenis", "zout", Gesloten, True),
    ("overdracht", "gegevens", GeslotenJson, False),
    ("terugmelding", "inhoud", GeslotenJson, False),
    ("terugmelding", "zin", GeslotenTekst, False),
    ("terugmelding", "besluit_zin", GeslotenTekst, False),
    ("post", "gegevens", GeslotenJson, False),
    ("document", "inhoud", Gesloten, False),
    ("document", "vorm", GeslotenJson, True),
    ("signaal", "reden", GeslotenTekst, False),
    ("levering", "gegevens", GeslotenJson, False),
    ("levering", "reden", GeslotenTekst, False),
    ("bewaarbesluit", "reden", GeslotenTekst, False),
)
"""Table, column, how it is closed, and whether it may be empty."""


def upgrade() -> None:
    dialect = op.get_bind().dialect.name
    waakhond.laat_los(dialect, op.execute)
    op.add_column("gebeurtenis", sa.Column("consulent_id", sa.Integer(), nullable=True))
    _wijs_toe()
    for tabel, kolom, soort, mag_leeg in KOLOMMEN:
        gesloten = soort(f"{tabel}.{kolom}")
        leeg = None if mag_leeg else _lege_bytes()
        _zet_om(tabel, kolom, OPEN[soort](), sa.LargeBinary(), leeg, gesloten.sluit)
    waakhond.laat_draaien_toe(dialect, op.execute)


def downgrade() -> None:
    dialect = op.get_bind().dialect.name
    waakhond.laat_los(dialect, op.execute)
    for tabel, kolom, soort, mag_leeg in reversed(KOLOMMEN):
        gesloten = soort(f"{tabel}.{kolom}")
        leeg = None if mag_leeg else LEEG.get(soort) or _lege_bytes()
        _zet_om(tabel, kolom, sa.LargeBinary(), OPEN[soort](), leeg, gesloten.open)
    op.drop_column("gebeurtenis", "consulent_id")
    waakhond.laat_wissen_toe(dialect, op.execute)


def _lege_bytes() -> str:
    return "''::bytea" if op.get_bind().dialect.name == "postgresql" else "X''"


def _wijs_toe() -> None:
    """To whom each assignment went, beside its facts."""
    log = sa.table(
        "gebeurtenis", sa.column("id"), sa.column("soort"), sa.column("feiten", JSONVELD),
        sa.column("consulent_id"),
    )  # fmt: skip
    zet = log.update().where(log.c.id == sa.bindparam("nr")).values(consulent_id=sa.bindparam("wie"))
    vraag = sa.select(log.c.id, log.c.feiten).where(log.c.soort == "toewijzing")
    for rijen in _per_keer(vraag, log.c.id):
        waarden = [
            {"nr": nr, "wie": feiten["gegevens"]["consulent"]}
            for nr, feiten in rijen
            if feiten and "consulent" in feiten.get("gegevens", {})
        ]
        if waarden:
            op.get_bind().execute(zet, waarden)


def _zet_om(tabel: str, kolom: str, van: Any, naar: Any, leeg: str | None, hoe: Callable[[Any], Any]) -> None:
    """Give the column another type; every value in it goes through `hoe`. Without `leeg` it may be empty."""
    nieuw = f"{kolom}_nieuw"
    standaard = sa.text(leeg) if leeg else None
    op.add_column(tabel, sa.Column(nieuw, naar, nullable=not leeg, server_default=standaard))
    sleutel = "onderdeel_id" if tabel == "overdracht" else "id"
    t = sa.table(tabel, sa.column(sleutel), sa.column(kolom, van), sa.column(nieuw, naar))
    zet = t.update().where(t.c[sleutel] == sa.bindparam("nr")).values({nieuw: sa.bindparam("w", type_=naar)})
    for rijen in _per_keer(sa.select(t.c[sleutel], t.c[kolom]), t.c[sleutel]):
        waarden = [{"nr": nr, "w": hoe(waarde)} for nr, waarde in rijen if waarde is not None]
        if waarden:
            op.get_bind().execute(zet, waarden)
    op.drop_column(tabel, kolom)
    op.execute(f"ALTER TABLE {tabel} RENAME COLUMN {nieuw} TO {kolom}")
    if standaard is not None and op.get_bind().dialect.name == "postgresql":
        op.execute(f"ALTER TABLE {tabel} ALTER COLUMN {kolom} DROP DEFAULT")


def _per_keer(vraag: Any, sleutel: Any) -> Any:
    """The rows of a question in order of their number, some hundreds at a time."""
    na = -1
    while rijen := op.get_bind().execute(vraag.where(sleutel > na).order_by(sleutel).limit(PER_KEER)).all():
        yield rijen
        na = rijen[-1][0]
