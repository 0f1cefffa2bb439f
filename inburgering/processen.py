"""Child processes of the launcher: start them apart, watch them, stop them, leave none behind."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import IO, Any

GROOTSTE_LOG = 5_000_000
LAATSTE_REGELS = 5


class Kind:
    """One child, in a session of its own, so that Ctrl-C in the terminal reaches only the launcher."""

    def __init__(self, naam: str, logmap: Path, geduld: float) -> None:
        self.naam, self.geduld = naam, geduld
        self.log = logmap / f"{naam}.log"
        self.proces: subprocess.Popen[bytes] | None = None

    def start(
        self, *argumenten: str, omgeving: Mapping[str, str], erft: IO[Any], leest: bool = False
    ) -> None:
        """Start `python argumenten`; what it says goes to the log, its standard output too unless `leest`.

        The child keeps the file `erft` open as well: a lock on it lasts as long as any of them.
        """
        if self.log.exists() and self.log.stat().st_size > GROOTSTE_LOG:
            self.log.replace(self.log.with_suffix(".log.1"))
        with self.log.open("ab") as log:
            self.proces = subprocess.Popen(
                [sys.executable, *argumenten],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE if leest else log,
                stderr=log,
                env=dict(omgeving),
                pass_fds=() if sys.platform == "win32" else (erft.fileno(),),
                start_new_session=True,
            )

    @property
    def loopt(self) -> bool:
        return self.proces is not None and self.proces.poll() is None

    @property
    def code(self) -> int | None:
        """The exit code, None while it runs or when it was never started."""
        return self.proces.poll() if self.proces else None

    def stop(self, haast: Callable[[], bool]) -> bool:
        """Ask it to stop, wait, and end what is left of it. Says whether it stopped by itself in time.

        SIGTERM and not SIGINT: a launcher that a script started in the background hands down SIGINT ignored.
        `haast` says that nobody wants to wait any longer.
        """
        if self.proces is None:
            return True
        if self.loopt:
            self.proces.terminate()
        einde = time.monotonic() + self.geduld
        while self.loopt and time.monotonic() < einde and not haast():
            time.sleep(0.05)
        netjes = not self.loopt
        self._ruim_op()
        return netjes

    def _ruim_op(self) -> None:
        """End the child and whatever it started in its session."""
        if self.proces is None:
            return
        if sys.platform == "win32":
            self.proces.kill()
        else:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.proces.pid, signal.SIGKILL)
        self.proces.wait()

    def laatste_regels(self) -> str:
        """The end of its log, for an error message."""
        with contextlib.suppress(OSError):
            return "\n".join(self.log.read_text(errors="replace").splitlines()[-LAATSTE_REGELS:])
        return ""


def vrije_poort(adres: str, vanaf: int) -> int:
    """The first port from `vanaf` on at which nobody listens. Raises OSError when there is none nearby."""
    for poort in range(vanaf, min(vanaf + 100, 65536)):
        if _is_vrij(adres, poort):
            return poort
    raise OSError(f"Er is geen vrije poort tussen {vanaf} en {vanaf + 99}.")


def _is_vrij(adres: str, poort: int) -> bool:
    soort = socket.AF_INET6 if ":" in adres else socket.AF_INET
    with socket.socket(soort) as stopcontact:
        if sys.platform != "win32":  # as the servers do: a port that was just let go is free
            stopcontact.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            stopcontact.bind((adres, poort))
        except OSError:
            return False
    return True


def antwoordt(adres: str, poort: int, pad: str) -> bool:
    """Whether a server answers a GET on this path with 200. Asks it directly, whatever proxy is set."""
    verbinding = HTTPConnection(adres, poort, timeout=2)
    try:
        verbinding.request("GET", pad)
        return verbinding.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        verbinding.close()
