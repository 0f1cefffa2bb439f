"""The triggers that make a log append-only.

Facts may be erased, and nothing else: when a list of destruction that two people agreed on names the traject
(`laat_wissen_toe`). Call both again after every batch change of such a table, or of the tables of those
lists: SQLite rebuilds a table then, and drops its triggers in silence.
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


GEWIST_MAG = """
EXISTS (SELECT 1 FROM vernietigingsregel r JOIN vernietigingslijst l ON l.id = r.lijst_id
WHERE r.traject_id = OLD.traject_id AND r.stand = 'op de lijst' AND l.stand = 'bevestigd'
AND l.bevestigd_door_id IS NOT NULL AND l.bevestigd_door_id <> l.door_id)
"""
_SQLITE_WISSEN = """
CREATE TRIGGER gebeurtenis_geen_update BEFORE UPDATE ON gebeurtenis
WHEN NOT (NEW.feiten IS NULL AND NEW.zout IS NULL AND {gelijk} AND {mag})
BEGIN SELECT RAISE(ABORT, 'het logboek is alleen toe te voegen'); END
"""
_PG_WISSEN = """
CREATE OR REPLACE FUNCTION alleen_wissen() RETURNS trigger AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.feiten IS NULL AND NEW.zout IS NULL AND {gelijk} AND {mag}
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'het logboek is alleen toe te voegen';
END $$ LANGUAGE plpgsql
"""
_PG_WISSEN_AAN = """
CREATE OR REPLACE TRIGGER gebeurtenis_alleen_toevoegen BEFORE UPDATE OR DELETE ON gebeurtenis
FOR EACH ROW EXECUTE FUNCTION alleen_wissen()
"""
BLIJFT = (
    "id", "traject_id", "volgnr", "deel", "onderdeel", "nr", "soort", "van", "naar", "op", "moment",
    "door", "door_id", "namens", "herkomst", "feiten_hash", "corrigeert", "vervalt", "sleutel",
    "regelversie", "ketting",
)  # fmt: skip
"""Every column of the log but the facts and their salt; a test holds it against the table."""


def laat_wissen_toe(dialect: str, voer_uit: Callable[[str], object]) -> None:
    """Let the facts and salt of a traject be emptied, and nothing else, once its list was confirmed."""
    if dialect == "postgresql":
        gelijk = " AND ".join(f"NEW.{kolom} IS NOT DISTINCT FROM OLD.{kolom}" for kolom in BLIJFT)
        voer_uit(_PG_WISSEN.format(gelijk=gelijk, mag=GEWIST_MAG))
        voer_uit(_PG_WISSEN_AAN)
        return
    gelijk = " AND ".join(f"NEW.{kolom} IS OLD.{kolom}" for kolom in BLIJFT)
    voer_uit("DROP TRIGGER IF EXISTS gebeurtenis_geen_update")
    voer_uit(_SQLITE_WISSEN.format(gelijk=gelijk, mag=GEWIST_MAG))
