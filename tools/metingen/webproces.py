"""A web process of its own over a database to measure, and people with a browser who open its pages."""

import http.client
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from inburgering import omgeving
from inburgering.klok import VANDAAG as ZET_VANDAAG
from tools.metingen.databases import Plek, keys_in
from tools.metingen.paginastad import VANDAAG

ROOT = Path(__file__).resolve().parents[2]
KOEKJE = re.compile(r"inburgering=([^;]+)")
CSRF = re.compile(r'name="csrf" value="([^"]+)"')


class Mens:
    """Someone with a browser: one connection that stays open, and a cookie."""

    def __init__(self, poort: int) -> None:
        self._lijn = http.client.HTTPConnection("127.0.0.1", poort, timeout=120)
        self._koekje = ""

    def get(self, pad: str) -> tuple[int, bytes]:
        return self._ask("GET", pad, None)

    def sign_in(self, gebruiker: int) -> None:
        """Choose a name, as in a demo. Raises RuntimeError when nobody is let in."""
        _, blad = self.get("/aanmelden")
        gevonden = CSRF.search(blad.decode())
        velden = {"csrf": gevonden[1] if gevonden else "", "gebruiker": str(gebruiker)}
        status, _ = self._ask("POST", "/aanmelden", urlencode(velden))
        if status != 303:
            raise RuntimeError(f"Signing in gave {status}.")

    def _ask(self, hoe: str, pad: str, inhoud: str | None) -> tuple[int, bytes]:
        koppen = {"Cookie": f"inburgering={self._koekje}"} if self._koekje else {}
        if inhoud is not None:
            koppen |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Origin": f"http://127.0.0.1:{self._lijn.port}",
            }
        antwoord = self._answer(hoe, pad, inhoud, koppen)
        for kop in antwoord.headers.get_all("set-cookie") or []:
            if gevonden := KOEKJE.search(kop):
                self._koekje = gevonden[1]
        return antwoord.status, antwoord.read()

    def _answer(
        self, hoe: str, pad: str, inhoud: str | None, koppen: dict[str, str]
    ) -> http.client.HTTPResponse:
        """Ask, once more on a new connection when the web closed this one: it was quiet for too long."""
        try:
            self._lijn.request(hoe, pad, inhoud, koppen)
            return self._lijn.getresponse()
        except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
            self._lijn.close()
            self._lijn.request(hoe, pad, inhoud, koppen)
            return self._lijn.getresponse()


@contextmanager
def installation(plek: Plek) -> Iterator[dict[str, str]]:
    """A demo map around this database, so that the day can be set; gives the environment of its processes."""
    with tempfile.TemporaryDirectory(prefix="inb-bladen-") as map_:
        url = plek.db.engine.url.render_as_string(hide_password=False)
        eigen = {
            omgeving.MAP: map_, omgeving.DATABASE: url, ZET_VANDAAG: VANDAAG.isoformat(),
            "PYTHONPATH": str(ROOT),
        }  # fmt: skip
        (Path(map_) / omgeving.DEMO_MERK).write_text(omgeving.eigen_merk(url))
        keys_in(Path(map_))
        yield eigen


@contextmanager
def web(waarden: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """The pages as a municipality runs them: one process; gives its number and its port.

    Raises RuntimeError when nothing answers within a minute.
    """
    with socket.socket() as deur:
        deur.bind(("127.0.0.1", 0))
        poort = int(deur.getsockname()[1])
    opdracht = [sys.executable, "-m", "inburgering", "web", "--poort", str(poort)]
    kind = subprocess.Popen(opdracht, env={**os.environ, **waarden}, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        for _ in range(3000):
            with socket.socket() as deur:
                if deur.connect_ex(("127.0.0.1", poort)) == 0:
                    break
            time.sleep(0.02)
        else:
            raise RuntimeError(f"The web process does not answer; it ended with {kind.poll()}.")
        yield kind.pid, poort
    finally:
        kind.terminate()
        kind.wait(20)


def cpu(proces: int) -> float:
    """The milliseconds this process was on a processor until now, all its threads; 0 where nobody tells."""
    draden = Path(f"/proc/{proces}/task").glob("*/schedstat")
    return sum(int(draad.read_text().split()[0]) for draad in draden) / 1e6
