"""Which triggers stand on a table, on either database."""

from sqlalchemy import text

from inburgering.db.basis import Database


def van(database: Database, tabel: str) -> list[str]:
    """Their names. SQLite drops triggers when it rebuilds a table; at the head they must be there."""
    vraag = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :t"
        if database.is_sqlite
        else "SELECT tgname FROM pg_trigger WHERE tgrelid = CAST(:t AS regclass) AND NOT tgisinternal"
    )
    with database.engine.connect() as verbinding:
        return list(verbinding.execute(text(vraag), {"t": tabel}).scalars())
