"""What lists need to know of a traject's running terms, kept beside it by triggers in the same transaction.

The caseload, the board and the checks ask for the first running term and the first step of each traject. To
work that out for each question costs the whole caseload; kept on the traject it is a few rows of an index.
The terms stay the truth: `ververs` works it all out anew. Whatever writes a term, these columns follow.

Call `zet` again after every batch change of `termijn` or `traject` (SQLite drops triggers then), and both
`zet` and `ververs` in a migration when a term became for information, or no longer is (a test tells).
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import literal_column

from inburgering.wet.begrippen import Wie

INFORMATIEF = (
    "T01", "T06", "T08", "T11", "T12", "T12b", "T13", "T14", "T15", "T18", "T19", "T23", "T24", "T28",
    "T31", "T34", "T37", "T40", "T41", "T42", "T43", "T44", "T45", "T49", "T50", "T51",
)  # fmt: skip
"""Terms for information: they are never the next step. Written out, because the triggers hold them."""
BEZWAAR = "T06"  # who does not object is not late
STAP_WIE = (Wie.COLLEGE.value, Wie.PARTNER.value)
LOOPT: Any = literal_column("termijn.loopt")
"""Whether a term runs, in the words of the index of running terms: SQLite uses it for these words only."""
ANDER_WIE = (Wie.DUO.value, Wie.INBURGERINGSPLICHTIGE.value)


def _lijst(waarden: tuple[str, ...]) -> str:
    return ", ".join(f"'{waarde}'" for waarde in waarden)


_STAP = f"wie IN ({_lijst(STAP_WIE)}) AND code NOT IN ({_lijst(INFORMATIEF)})"
_ANDER = f"wie IN ({_lijst(ANDER_WIE)}) AND code <> '{BEZWAAR}'"
_ZET = f"""
UPDATE traject SET
(eerste_code, eerste_dag, eerste_wie, eerste_onderdeel_id) = (
  SELECT code, laatste_dag, wie, onderdeel_id FROM termijn
  WHERE traject_id = {{traject}} AND loopt AND laatste_dag IS NOT NULL
  AND code NOT IN ({_lijst(INFORMATIEF)}) ORDER BY laatste_dag, id LIMIT 1),
(stap_dag, ander_dag, aan_zet, bij_partner) = (
  SELECT min(CASE WHEN {_STAP} THEN laatste_dag END), min(CASE WHEN {_ANDER} THEN laatste_dag END),
  count(CASE WHEN {_STAP} THEN 1 END) > 0, count(CASE WHEN wie = '{Wie.PARTNER.value}' THEN 1 END) > 0
  FROM termijn WHERE traject_id = {{traject}} AND loopt)
"""  # noqa: S608 - words of our own, no parameters
_VELDEN = ("loopt", "laatste_dag", "wie", "code", "onderdeel_id")
_SQLITE = {
    "termijn_voorraad_bij": "AFTER INSERT ON termijn WHEN NEW.loopt",
    "termijn_voorraad_anders": (
        "AFTER UPDATE ON termijn WHEN (NEW.loopt OR OLD.loopt) AND ("
        + " OR ".join(f"NEW.{veld} IS NOT OLD.{veld}" for veld in _VELDEN)
        + ")"
    ),
    "termijn_voorraad_weg": "AFTER DELETE ON termijn WHEN OLD.loopt",
}
_PG_FUNCTIE = f"""
CREATE OR REPLACE FUNCTION termijn_voorraad() RETURNS trigger AS $$
DECLARE welk integer;
BEGIN
  IF TG_OP = 'DELETE' THEN welk := OLD.traject_id; ELSE welk := NEW.traject_id; END IF;
  {_ZET.format(traject="welk")} WHERE id = welk;
  RETURN NULL;
END $$ LANGUAGE plpgsql
"""
_PG = {
    "termijn_voorraad_bij": "AFTER INSERT ON termijn FOR EACH ROW WHEN (NEW.loopt)",
    "termijn_voorraad_anders": (
        "AFTER UPDATE ON termijn FOR EACH ROW WHEN ((NEW.loopt OR OLD.loopt) AND ("
        + " OR ".join(f"NEW.{veld} IS DISTINCT FROM OLD.{veld}" for veld in _VELDEN)
        + "))"
    ),
    "termijn_voorraad_weg": "AFTER DELETE ON termijn FOR EACH ROW WHEN (OLD.loopt)",
}
NAMEN = tuple(_SQLITE)


def zet(dialect: str, voer_uit: Callable[[str], object]) -> None:
    """Put the triggers in place, anew. `voer_uit` executes one statement (alembic's `op.execute`)."""
    haal_weg(dialect, voer_uit)
    if dialect == "postgresql":
        voer_uit(_PG_FUNCTIE)
        for naam, wanneer in _PG.items():
            voer_uit(f"CREATE TRIGGER {naam} {wanneer} EXECUTE FUNCTION termijn_voorraad()")
        return
    for naam, wanneer in _SQLITE.items():
        welk = "OLD.traject_id" if naam.endswith("weg") else "NEW.traject_id"
        voer_uit(f"CREATE TRIGGER {naam} {wanneer} BEGIN {_ZET.format(traject=welk)} WHERE id = {welk}; END")


def haal_weg(dialect: str, voer_uit: Callable[[str], object]) -> None:
    """Take the triggers away: before a load in bulk, with `ververs` and `zet` after it."""
    for naam in NAMEN:
        voer_uit(f"DROP TRIGGER IF EXISTS {naam}{' ON termijn' if dialect == 'postgresql' else ''}")


def ververs(voer_uit: Callable[[str], object]) -> None:
    """Work it out anew for every traject."""
    voer_uit(_ZET.format(traject="traject.id"))
