"""The database: SQLite (WAL) embedded, PostgreSQL by URL. One engine per process."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic_core import from_json
from sqlalchemy import JSON, Connection, Engine, MetaData, create_engine, event, make_url, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Session, SQLModel

from inburgering.db import versleuteling
from inburgering.db.sleutelbos import Sleutelbos

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
VERBINDINGEN = 48
"""How many connections one process opens at most; PostgreSQL must have room for them."""
JSONVELD = JSON().with_variant(JSONB(), "postgresql")

SQLModel.metadata.naming_convention = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
).naming_convention

GEDULD = 15  # seconds that one waits for another who writes
_BEWAARD = 5  # connections kept open when it is quiet
_RUIMTE: dict[str, Any] = {"pool_size": _BEWAARD, "max_overflow": VERBINDINGEN - _BEWAARD}


def dag_van(nu: datetime) -> date:
    """The calendar day in the Netherlands at a moment."""
    return nu.astimezone(AMSTERDAM).date()


def einde_van(dag: date) -> datetime:
    """The moment at which this day is over in the Netherlands; what was recorded before it was known then."""
    return datetime.combine(dag + timedelta(days=1), time(), AMSTERDAM)


def in_utc(moment: datetime) -> datetime:
    """The same moment in UTC, so that the chain hashes one spelling of it."""
    return moment.astimezone(UTC)


def nr_van(rij: Any) -> int:
    """The number of a stored row.

    Raises RuntimeError for a row that was not flushed yet: that is a fault of ours.
    """
    if rij.id is None:
        raise RuntimeError("Deze rij is nog niet bewaard.")
    return int(rij.id)


class Database:
    """An engine with the two ways in: `lezen()` and `schrijven()`."""

    def __init__(self, url: str, bos: Sleutelbos) -> None:
        versleuteling.gebruik(bos)
        self.url = _met_stuurprogramma(url)
        self.engine = _engine(self.url)

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def lezen(self) -> Iterator[Session]:
        """A session that only reads; what it holds is thrown away at the end."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def momentopname(self) -> Iterator[Session]:
        """A session that only reads, and sees everything as it was when it began to read."""
        motor = self.engine
        if not self.is_sqlite:  # SQLite always does
            motor = motor.execution_options(isolation_level="REPEATABLE READ")
        with Session(motor, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def schrijven(self, geduld: float = GEDULD) -> Iterator[Session]:
        """A session whose work is committed as a whole at the end, or not at all.

        It waits no longer than `geduld` seconds for another who writes.
        """
        motor = self.engine.execution_options(schrijft=True, geduld=geduld)
        with Session(motor, expire_on_commit=False) as session, session.begin():
            if geduld != GEDULD and not self.is_sqlite:
                session.execute(text(f"SET LOCAL lock_timeout = '{geduld}s'"))
            yield session

    def sluit(self) -> None:
        self.engine.dispose()


def _met_stuurprogramma(url: str) -> str:
    for kort in ("postgresql://", "postgres://"):
        if url.startswith(kort):
            return "postgresql+psycopg://" + url.removeprefix(kort)
    return url


def _engine(url: str) -> Engine:
    if not url.startswith("sqlite"):
        motor = create_engine(
            url, hide_parameters=True, pool_pre_ping=True, json_deserializer=from_json, **_RUIMTE
        )
        event.listen(motor, "connect", _stel_postgres_in)
        return motor
    _alleen_voor_de_eigenaar(make_url(url).database)
    motor = create_engine(
        url, hide_parameters=True, json_deserializer=from_json, connect_args={"timeout": GEDULD}, **_RUIMTE
    )
    event.listen(motor, "connect", _stel_sqlite_in)
    event.listen(motor, "begin", _begin_sqlite)
    return motor


def _alleen_voor_de_eigenaar(bestand: str | None) -> None:
    """A new database file is readable by its owner only: it holds names and addresses."""
    if bestand and bestand != ":memory:" and Path(bestand).parent.is_dir():
        Path(bestand).touch(mode=0o600, exist_ok=True)


def _stel_sqlite_in(verbinding: Any, _record: Any) -> None:
    verbinding.isolation_level = None  # we say BEGIN ourselves, see _begin_sqlite
    for zin in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={GEDULD * 1000}"):
        verbinding.execute(f"PRAGMA {zin}")


def _stel_postgres_in(verbinding: Any, _record: Any) -> None:
    """Nobody waits for a lock for ever: whoever waits may itself hold what the other is waiting for.

    What a page asks is a few rows here and there: through an index, then, and compiling a question would take
    longer than answering it (docs/besluiten/0043).
    """
    verbinding.autocommit = True
    verbinding.execute(f"SET lock_timeout = '{GEDULD}s'")
    verbinding.execute("SET random_page_cost = 1.1")
    verbinding.execute("SET jit = off")
    verbinding.autocommit = False


def _begin_sqlite(verbinding: Connection) -> None:
    """A writer takes the write lock at once, so that it cannot fail halfway on another writer."""
    opties = verbinding.get_execution_options()
    geduld = opties.get("geduld", GEDULD)
    if not opties.get("schrijft", False):
        verbinding.exec_driver_sql("BEGIN")
    elif geduld == GEDULD:
        verbinding.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        _begin_met(verbinding, geduld)


def _begin_met(verbinding: Connection, geduld: float) -> None:
    """Take the write lock within so many seconds; afterwards this connection is as patient as others."""
    verbinding.exec_driver_sql(f"PRAGMA busy_timeout={int(geduld * 1000)}")
    try:
        verbinding.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        verbinding.exec_driver_sql(f"PRAGMA busy_timeout={GEDULD * 1000}")
