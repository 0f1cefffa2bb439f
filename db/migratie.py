"""Bring a database to the newest form. One linear chain of migrations, the same on SQLite and PostgreSQL."""

from importlib.resources import as_file, files

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine


def instellingen(engine: Engine, map_: str) -> Config:
    """Alembic's configuration, without a file: the scripts ship inside the package."""
    config = Config()
    config.set_main_option("script_location", map_.replace("%", "%%"))
    config.attributes["engine"] = engine
    return config


SLUIT = "0024"
"""This migration closes what stood readable before; the disk still holds that until it is written anew."""


def werk_bij(engine: Engine, tot: str = "head") -> bool:
    """Run every migration that this database has not had yet.

    Gives whether the disk must be tidied (`vernietig_schijf.ruim_op`): old rows stood there readable.
    """
    voor = _vorm(engine)
    with as_file(files("inburgering.db") / "migraties") as map_:
        command.upgrade(instellingen(engine, str(map_)), tot)
    return voor is not None and voor < SLUIT <= (_vorm(engine) or "")


def _vorm(engine: Engine) -> str | None:
    """The number of the last migration that this database had; None when it has none yet."""
    with engine.connect() as verbinding:
        return MigrationContext.configure(verbinding).get_current_revision()


def controleer(engine: Engine) -> None:
    """Raise alembic's error when the tables in the code and the migrations differ."""
    with as_file(files("inburgering.db") / "migraties") as map_:
        command.check(instellingen(engine, str(map_)))
