"""Bring a database to the newest form. One linear chain of migrations, the same on SQLite and PostgreSQL."""

from importlib.resources import as_file, files

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine


def instellingen(engine: Engine, map_: str) -> Config:
    """Alembic's configuration, without a file: the scripts ship inside the package."""
    config = Config()
    config.set_main_option("script_location", map_.replace("%", "%%"))
    config.attributes["engine"] = engine
    return config


def werk_bij(engine: Engine, tot: str = "head") -> None:
    """Run every migration that this database has not had yet."""
    with as_file(files("inburgering.db") / "migraties") as map_:
        command.upgrade(instellingen(engine, str(map_)), tot)


def controleer(engine: Engine) -> None:
    """Raise alembic's error when the tables in the code and the migrations differ."""
    with as_file(files("inburgering.db") / "migraties") as map_:
        command.check(instellingen(engine, str(map_)))
