"""The triggers that make a log append-only.

Facts may be erased when a list of destruction that two people agreed on names the traject
(`laat_wissen_toe`), and be closed with another key (`laat_draaien_toe`); nothing else. That the facts under
another key are the same is what their digest in the chain proves. Call these again after every batch change
of such a table, or of the tables of those lists: SQLite rebuilds a table then, and drops its triggers in
silence.
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


_GEWIST_MAG = """
NEW.feiten IS NULL AND NEW.zout IS NULL AND EXISTS (
SELECT 1 FROM vernietigingsregel r JOIN vernietigingslijst l ON l.id = r.lijst_id
WHERE r.traject_id = OLD.traject_id AND r.stand = 'op de lijst' AND l.stand = 'bevestigd'
AND l.bevestigd_door_id IS NOT NULL AND l.bevestigd_door_id <> l.door_id)
"""
_ANDERE_SLEUTEL = "substr(NEW.{kolom}, 1, 1) <> substr(OLD.{kolom}, 1, 1)"  # never so of what is erased
_SQLITE_WISSEN = """
CREATE TRIGGER gebeurtenis_geen_update BEFORE UPDATE ON gebeurtenis
WHEN NOT ifnull({gelijk} AND ({mag}), 0)
BEGIN SELECT RAISE(ABORT, 'het logboek is alleen toe te voegen'); END
"""
_PG_WISSEN = """
CREATE OR REPLACE FUNCTION alleen_wissen() RETURNS trigger AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND {gelijk} AND ({mag}) THEN RETURN NEW; END IF;
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
"""Every column of the log but the facts, their salt, and what follows from them."""
BLIJFT_OOK = (*BLIJFT, "consulent_id")
"""The same since a question may ask to whom a traject was assigned; a test holds it against the table."""
_GELIJK = {
    "postgresql": "NEW.{kolom} IS NOT DISTINCT FROM OLD.{kolom}",
    "sqlite": "NEW.{kolom} IS OLD.{kolom}",
}


def laat_wissen_toe(dialect: str, voer_uit: Callable[[str], object]) -> None:
    """Let the facts and salt of a traject be emptied, and nothing else, once its list was confirmed."""
    _sta_toe(dialect, voer_uit, BLIJFT, _GEWIST_MAG)


def laat_draaien_toe(dialect: str, voer_uit: Callable[[str], object]) -> None:
    """The same, and let facts or salt be closed with another key."""
    gelijk = _GELIJK[dialect]
    draait = [
        f"({gelijk.format(kolom=blijft)} AND {_ANDERE_SLEUTEL.format(kolom=kolom)})"
        for kolom, blijft in (("feiten", "zout"), ("zout", "feiten"))
    ]
    _sta_toe(dialect, voer_uit, BLIJFT_OOK, " OR ".join([f"({_GEWIST_MAG})", *draait]))


def laat_los(dialect: str, voer_uit: Callable[[str], object]) -> None:
    """Take the trigger of changes away, for a migration that puts it back."""
    van = " ON gebeurtenis" if dialect == "postgresql" else ""
    naam = "gebeurtenis_alleen_toevoegen" if dialect == "postgresql" else "gebeurtenis_geen_update"
    voer_uit(f"DROP TRIGGER IF EXISTS {naam}{van}")


def _sta_toe(dialect: str, voer_uit: Callable[[str], object], blijft: tuple[str, ...], mag: str) -> None:
    gelijk = " AND ".join(_GELIJK[dialect].format(kolom=kolom) for kolom in blijft)
    if dialect == "postgresql":
        voer_uit(_PG_WISSEN.format(gelijk=gelijk, mag=mag))
        voer_uit(_PG_WISSEN_AAN)
        return
    laat_los(dialect, voer_uit)
    voer_uit(_SQLITE_WISSEN.format(gelijk=gelijk, mag=mag))
