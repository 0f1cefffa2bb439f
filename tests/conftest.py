"""What every test may ask for: a database, a browser, and quiet surroundings.

A plain `pytest` passes over what this machine cannot run (no Chromium, no PostgreSQL). With
`INB_ALLES_VERPLICHT=1`, as `make check` sets it, that is a failure.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _quiet_surroundings() -> None:
    """Before anything of Prefect is imported: nothing is reported, nothing is read or left at home."""
    for name in [name for name in os.environ if name.startswith("INBURGERING_")]:
        if not name.startswith("INBURGERING_TEST_"):
            del os.environ[name]
    home = tempfile.mkdtemp(prefix="inb-prefect-")
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    os.environ["PREFECT_HOME"] = home
    os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] = "false"
    os.environ["DO_NOT_TRACK"] = "1"


_quiet_surroundings()

settings.register_profile("gewoon", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("gewoon"), derandomize=True)
settings.register_profile("kort", settings.get_profile("gewoon"), max_examples=30)
settings.register_profile("lang", settings.get_profile("gewoon"), max_examples=2000)
settings.load_profile(os.environ.get("INB_HYPOTHESIS") or ("ci" if os.environ.get("CI") else "gewoon"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with browser tests come last: a started Playwright keeps an event loop in this thread.

    By file, for the workers of xdist take whole files.
    """
    bladerend = {item.path for item in items if item.get_closest_marker("browser")}
    items.sort(key=lambda item: item.path in bladerend)


def missing(what: str) -> NoReturn:
    """Pass over the test, or fail when nothing may be missing."""
    if os.environ.get("INB_ALLES_VERPLICHT"):
        pytest.fail(f"Hier is alles verplicht, maar: {what}")
    pytest.skip(what)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """An SQLite database that does not exist yet, for this test alone."""
    return f"sqlite:///{tmp_path / 'inburgering.db'}"


@pytest.fixture(scope="session")
def pg_server() -> Iterator[str]:
    """The URL of a PostgreSQL server: the one named in INBURGERING_TEST_POSTGRES, or one of our own."""
    given = os.environ.get("INBURGERING_TEST_POSTGRES")
    if given:
        yield given
        return
    from tests.huis.postgres import NoPostgres, Server

    try:
        server = Server()
    except NoPostgres as reason:
        missing(f"geen PostgreSQL: {reason}")
    yield server.url
    server.stop()


@pytest.fixture(scope="session")
def pg_url(pg_server: str) -> Iterator[str]:
    """One PostgreSQL database for the whole run; tests that share it must not mind each other's rows."""
    yield from _database(pg_server)


@pytest.fixture
def pg_leeg(pg_server: str) -> Iterator[str]:
    """An empty PostgreSQL database for this test alone (some 0.1 s)."""
    yield from _database(pg_server)


def _database(server: str) -> Iterator[str]:
    from tests.huis.postgres import drop_database, name_of, new_database

    url = new_database(server)
    yield url
    drop_database(server, name_of(url))


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium: INB_CHROMIUM, or what stands on the path."""
    found = os.environ.get("INB_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    return found or missing("geen Chromium: installeer het, of noem het in INB_CHROMIUM")


@pytest.fixture(scope="session")
def browser(chromium: str) -> "Iterator[Browser]":
    """One browser for the whole run; each test opens a context of its own in it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        opened.close()
