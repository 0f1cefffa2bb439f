"""What erasing leaves behind: pages of the file that still hold it, and facts erased by nobody's decision."""

import sqlite3
from contextlib import closing

from sqlalchemy import make_url, text
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from inburgering.db.basis import Database

KLAAR = "De schijf is opgeruimd."
BEZET = (
    "De schijf is nog niet opgeruimd: de database is in gebruik. Geef dezelfde opdracht nog eens als de site "
    "stilstaat."
)
GERAAKT = (
    "persoon", "gebeurtenis", "overdracht", "post", "document", "signaal", "termijn", "terugmelding",
    "bewaarbesluit", "levering",
)  # fmt: skip
_ZONDER_LIJST = """
SELECT t.nummer, count(*) FROM gebeurtenis g JOIN traject t ON t.id = g.traject_id
WHERE g.zout IS NULL AND NOT EXISTS
(SELECT 1 FROM vernietigingsregel r WHERE r.traject_id = t.id AND r.stand = 'vernietigd')
GROUP BY t.nummer ORDER BY t.nummer
"""


def gewist_zonder_lijst(session: Session) -> list[str]:
    """Trajecten of which facts were erased while no list of destruction says so, in one sentence each.

    The chain allows facts to be erased; that they were erased in order is what this sees.
    """
    return [
        f"{nummer}: van {aantal} regels zijn de feiten gewist, en geen lijst van vernietiging zegt dat."
        for nummer, aantal in session.connection().execute(text(_ZONDER_LIJST))
    ]


def ruim_op(database: Database) -> str:
    """Let the database write itself anew without what was erased; says whether that could be done."""
    if database.is_sqlite:
        return _sqlite(str(make_url(database.url).database))
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as verbinding:
        verbinding.execute(text("SET lock_timeout = '5s'"))
        try:
            for tabel in GERAAKT:
                verbinding.execute(text(f"VACUUM (FULL) {tabel}"))
        except OperationalError:
            return BEZET
        finally:
            verbinding.execute(text("RESET lock_timeout"))
    return KLAAR


def _sqlite(bestand: str) -> str:
    with closing(sqlite3.connect(bestand, timeout=5, isolation_level=None)) as verbinding:
        try:
            verbinding.execute("VACUUM")
            bezet = verbinding.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except sqlite3.OperationalError:
            return BEZET
    return BEZET if bezet else KLAAR
