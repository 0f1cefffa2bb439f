"""Nobody waits for another's lock for ever: then a busy database would stop everything, in silence."""

from sqlalchemy import text

from inburgering.db.basis import GEDULD, Database


def test_elke_verbinding_wacht_niet_langer(database: Database) -> None:
    """So many seconds on both databases, also after a transaction that was undone."""
    vraag = text("PRAGMA busy_timeout" if database.is_sqlite else "SHOW lock_timeout")
    for _ in range(2):
        with database.lezen() as s:
            gezegd = s.execute(vraag).scalar_one()
            s.rollback()
        assert gezegd == (GEDULD * 1000 if database.is_sqlite else f"{GEDULD}s")
