"""The triggers that make a log append-only.

Call `zet` again after every batch change of such a table: SQLite rebuilds it then, and drops its triggers
in silence.
"""

from collections.abc import Callable

TABELLEN = ("gebeurtenis", "inrichting")

_SQLITE = """
CREATE TRIGGER IF NOT EXISTS {tabel}_geen_{actie_klein} BEFORE {actie} ON {tabel}
BEGIN SELECT RAISE(ABORT, 'het logboek is alleen toe te voegen'); END
"""
_PG_FUNCTIE = """
CREATE OR REPLACE FUNCTION alleen_toevoegen() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'het logboek is alleen toe te voegen'; END $$ LANGUAGE plpgsql
"""
_PG = """
CREATE OR REPLACE TRIGGER {tabel}_alleen_toevoegen BEFORE UPDATE OR DELETE ON {tabel}
FOR EACH ROW EXECUTE FUNCTION alleen_toevoegen()
"""


def zet(dialect: str, voer_uit: Callable[[str], object], tabellen: tuple[str, ...] = TABELLEN) -> None:
    """Put the triggers in place. `voer_uit` executes one statement (alembic's `op.execute`)."""
    if dialect == "postgresql":
        voer_uit(_PG_FUNCTIE)
    for tabel in tabellen:
        if dialect == "postgresql":
            voer_uit(_PG.format(tabel=tabel))
            continue
        for actie in ("UPDATE", "DELETE"):
            voer_uit(_SQLITE.format(tabel=tabel, actie=actie, actie_klein=actie.lower()))
