"""`inburgering demo` for real: it starts, runs its flows, stops with a run in flight, and starts again."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest

from inburgering.processen import antwoordt, vrije_poort

HIER = "127.0.0.1"
AANTAL, POORT = 6, 18100
LAATSTE_REGEL = "Tijd laten verstrijken"
pytestmark = [pytest.mark.prefect, pytest.mark.traag]


@dataclass
class Lopend:
    """A running demo and where it listens."""

    proces: "subprocess.Popen[str]"
    poort: int
    prefect: int
    seconden: float
    gezegd: list[str]

    def vraag(self, pad: str, inhoud: Any) -> Any:
        """Ask Prefect's API."""
        with closing(HTTPConnection(HIER, self.prefect, timeout=10)) as verbinding:
            verbinding.request("POST", f"/api{pad}", json.dumps(inhoud), {"content-type": "application/json"})
            return json.loads(verbinding.getresponse().read())

    def runs(self, stand: str) -> list[str]:
        """The flow runs in this state, by name of their flow."""
        filter_ = {"flow_runs": {"state": {"type": {"any_": [stand]}}}}
        gevonden = self.vraag("/flow_runs/filter", filter_)
        return sorted(run["deployment_version"] or run["name"] for run in gevonden)

    def stop(self, teken: int = signal.SIGINT) -> int:
        """Ask it to stop; gives the exit code."""
        self.proces.send_signal(teken)
        self.gezegd.append(self.proces.communicate(timeout=120)[0])
        return self.proces.returncode

    @property
    def tekst(self) -> str:
        return "".join(self.gezegd)


@contextmanager
def demo(plek: Path, poort: int | None = None, **omgeving: str) -> Iterator[Lopend]:
    """Start a demo as a person in a terminal would, and wait until it says that it runs."""
    poort, prefect = poort or vrije_poort(HIER, POORT), vrije_poort(HIER, 14300)
    opdracht = ["demo", str(plek), "--poort", str(poort), "--prefect-poort", str(prefect)]
    begin = time.monotonic()
    proces = subprocess.Popen(
        [sys.executable, "-m", "inburgering", *opdracht, "--aantal", str(AANTAL)],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
        env=schoon() | omgeving,
    )  # fmt: skip
    lopend = Lopend(proces, poort, prefect, 0, [])
    try:
        assert proces.stdout is not None
        for regel in proces.stdout:
            lopend.gezegd.append(regel)
            if LAATSTE_REGEL in regel:
                break
        lopend.seconden = time.monotonic() - begin
        yield lopend
    finally:
        if proces.poll() is None:
            proces.terminate()
            proces.wait(120)


def schoon() -> dict[str, str]:
    """The environment without what the tests set for Prefect."""
    return {
        naam: waarde
        for naam, waarde in os.environ.items()
        if not naam.startswith(("PREFECT_", "INBURGERING_"))
    }


def wacht(klaar: Callable[[], bool], seconden: float = 60) -> bool:
    """Ask until it is so."""
    einde = time.monotonic() + seconden
    while not (zo := klaar()) and time.monotonic() < einde:
        time.sleep(0.1)
    return zo


def achtergebleven(plek: Path) -> list[str]:
    """Every process that has this map in its environment, by its command line."""
    gevonden = []
    for proces in Path("/proc").glob("[0-9]*"):
        try:
            if f"INBURGERING_MAP={plek}".encode() in (proces / "environ").read_bytes().split(b"\0"):
                gevonden.append((proces / "cmdline").read_text().replace("\0", " "))
        except OSError:
            continue
    return [opdracht for opdracht in gevonden if opdracht]  # a zombie has no command line


def standen(plek: Path) -> set[str]:
    """How Prefect's runs ended, read from its own file after the stop."""
    with closing(sqlite3.connect(plek / "prefect" / "prefect.db")) as db:
        return {rij[0] for rij in db.execute("SELECT state_type FROM flow_run WHERE start_time IS NOT NULL")}


def trajecten(plek: Path) -> int:
    """How many cases there are."""
    with closing(sqlite3.connect(plek / "inburgering.db")) as db:
        return int(db.execute("SELECT count(*) FROM traject").fetchone()[0])


def test_een_demo_van_begin_tot_eind(tmp_path: Path) -> None:
    """The first evening and the next morning of someone who tries it out."""
    plek = tmp_path / "demo"
    eerste, stop = de_eerste_keer(plek)
    assert trajecten(plek) == AANTAL
    tweede = de_tweede_keer(plek)
    assert trajecten(plek) == AANTAL
    print(f"\neerste start {eerste:.1f} s, stop {stop:.1f} s, tweede start {tweede:.1f} s")


def de_eerste_keer(plek: Path) -> tuple[float, float]:
    """Both flows run; Ctrl-C with a run in flight: nothing half, nobody left behind."""
    with demo(plek) as lopend:
        assert antwoordt(HIER, lopend.poort, "/aanmelden")
        assert f"http://{HIER}:{lopend.poort}" in lopend.tekst
        assert str(plek / "uitgaand") in lopend.tekst
        assert wacht(lambda: len(lopend.runs("COMPLETED")) >= 2), "each flow runs at the start"
        (nummer,) = [u["id"] for u in lopend.vraag("/deployments/filter", {}) if u["name"] == "bewaak"]
        lopend.vraag(f"/deployments/{nummer}/create_flow_run", {})
        assert wacht(lambda: bool(lopend.runs("RUNNING") + lopend.runs("PENDING")))
        begin = time.monotonic()
        assert lopend.stop() == 0
        stop = time.monotonic() - begin
    assert "Alles is gestopt." in lopend.tekst
    assert "afgebroken" not in lopend.tekst
    assert wacht(lambda: achtergebleven(plek) == [], 5), achtergebleven(plek)
    assert standen(plek) == {"COMPLETED"}
    return lopend.seconden, stop


def de_tweede_keer(plek: Path) -> float:
    """Another day, a port in use; schedules run again; a second demo is refused; a fallen child ends it."""
    with socket.create_server((HIER, vrije_poort(HIER, POORT))) as bezet:
        vraag = {"poort": bezet.getsockname()[1], "INBURGERING_VANDAAG": "2027-01-10"}
        with demo(plek, **vraag) as lopend:
            assert f"poort {vraag['poort']} is bezet" in lopend.tekst
            assert "10-01-2027 (gezet)" in lopend.tekst
            assert wacht(lambda: len(lopend.runs("COMPLETED")) >= 5), "stopped schedules run again"
            opdracht = [sys.executable, "-m", "inburgering", "demo", str(plek)]
            ander = subprocess.run(opdracht, env=schoon(), capture_output=True, text=True, check=False)
            assert (ander.returncode, "loopt al een demo" in ander.stderr) == (1, True)
            _starter, _prefect, _vullen, web, _stromen = (plek / "demo.slot").read_text().split()
            os.kill(int(web), signal.SIGKILL)
            lopend.gezegd.append(lopend.proces.communicate(timeout=120)[0])
    assert lopend.proces.returncode == 1
    assert f"'web' is onverwacht gestopt (code -9). Zie {plek / 'logs' / 'web.log'}" in lopend.tekst
    assert wacht(lambda: achtergebleven(plek) == [], 5), achtergebleven(plek)
    return lopend.seconden
