"""A Prefect server on PostgreSQL with a work pool and workers as processes (docs/uitrollen.md)."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from inburgering.demo import prefect_omgeving
from inburgering.klok import VANDAAG
from inburgering.processen import antwoordt
from tests.huis.bestanden import ROOT

HIER, POOL, MERK = "127.0.0.1", "inburgering", "INB_PROEF_KIND"
KLAAR = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}


class PrefectWeigert(Exception):
    """Prefect's server gave no answer, or one that is no good."""


@dataclass
class Werkpool:
    """The server and what runs around it. Every child carries `MERK` in its environment, with its name.

    And with our folder: another test, that runs beside this one, has children by the same names.
    """

    plek: Path
    poort: int
    omgeving: dict[str, str]
    kinderen: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)
    nummers: dict[str, str] = field(default_factory=dict)

    def vraag(self, wijze: str, pad: str, inhoud: Any = None) -> Any:
        """Ask Prefect's API. Raises PrefectWeigert when it is not there, or cannot now."""
        kop = {"content-type": "application/json"}
        with closing(HTTPConnection(HIER, self.poort, timeout=30)) as verbinding:
            try:
                verbinding.request(wijze, f"/api{pad}", json.dumps(inhoud), kop)
                antwoord = verbinding.getresponse()
                ruw = antwoord.read()
            except OSError as fout:
                raise PrefectWeigert(f"{pad}: {fout!r}") from fout
        if antwoord.status >= 400:
            raise PrefectWeigert(f"{pad}: {antwoord.status} {ruw[:300]!r}")
        return json.loads(ruw) if ruw else None

    def vraag_geduldig(self, wijze: str, pad: str, inhoud: Any = None) -> Any:
        """The same, where its database may be busy for a while: what Prefect's own client does on a 503."""
        for seconde in range(20):
            try:
                return self.vraag(wijze, pad, inhoud)
            except PrefectWeigert as fout:
                if ": 503 " not in str(fout):
                    raise
                time.sleep(min(seconde, 3) or 0.5)
        return self.vraag(wijze, pad, inhoud)

    def start(self, naam: str, *argumenten: str, **omgeving: str) -> None:
        """Start a child; what it says goes to a file of its own."""
        with (self.plek / f"{naam}.log").open("ab") as log:
            self.kinderen[naam] = subprocess.Popen(
                [sys.executable, "-m", *argumenten],
                env=self.omgeving | {MERK: self._merk(naam)} | omgeving,
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def processen(self, naam: str) -> list[int]:
        """The numbers of this child and of all it started."""
        uit = []
        for proces in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                merk = f"{MERK}={self._merk(naam)}".encode() in (proces / "environ").read_bytes().split(b"\0")
                if merk and int(proces.name) != os.getpid():
                    uit.append(int(proces.name))
        return uit

    def _merk(self, naam: str) -> str:
        return str(self.plek / naam)

    def dood(self, naam: str) -> int:
        """The machine of this child loses its power: it and all it started; gives how many processes."""
        geveld = 0
        for nummer in self.processen(naam):
            with suppress(ProcessLookupError):
                os.kill(nummer, signal.SIGKILL)
            geveld += 1
        if kind := self.kinderen.pop(naam, None):
            kind.wait()
        return geveld

    def log(self, naam: str) -> str:
        """What this child said."""
        return (self.plek / f"{naam}.log").read_text(errors="replace")

    @contextmanager
    def vertel_bij_een_fout(self) -> Iterator[None]:
        """A test that fails shows where every child is and its last words; their files are gone by then."""
        try:
            yield
        except BaseException:
            for nummer in [nr for naam in self.kinderen for nr in self.processen(naam)]:
                with suppress(ProcessLookupError):
                    os.kill(nummer, signal.SIGABRT)  # with faulthandler: it writes down every thread
            time.sleep(2)
            for log in sorted(self.plek.glob("*.log")):
                print(f"--- {log.stem}\n{log.read_text(errors='replace')[-8000:]}")
            raise

    def server(self) -> None:
        """Prefect's server."""
        self.start("prefect", "prefect", "server", "start", "--host", HIER, "--port", str(self.poort))

    def werker(self, naam: str) -> None:
        """One worker that does one run at a time."""
        keuzes = ("--pool", POOL, "--name", naam, "--limit", "1", "--prefetch-seconds", "0")
        self.start(naam, "prefect", "worker", "start", "--type", "process", *keuzes)

    def rol_uit(self) -> None:
        """Put the catalogue in the pool, see that the server plans it, and go on by hand."""
        opdracht = [sys.executable, "-m", "inburgering", "rol-uit", "--werkpool", POOL, "--json"]
        gezegd = subprocess.run(
            opdracht, env=self.omgeving, cwd=ROOT, capture_output=True, text=True, check=True
        )
        namen = json.loads(gezegd.stdout)["uitgerold"]
        for uitrol in self.vraag_geduldig("POST", "/deployments/filter", {}):
            self.nummers[uitrol["name"]] = uitrol["id"]
            self.vraag_geduldig("POST", f"/deployments/{uitrol['id']}/schedule", {"min_runs": 1})
        assert sorted(namen) == sorted(self.nummers)
        vraag = {"deployments": {"id": {"any_": list(self.nummers.values())}}}
        assert self.vraag_geduldig("POST", "/flow_runs/count", vraag) >= len(namen)
        for nummer in self.nummers.values():
            self.vraag_geduldig("PATCH", f"/deployments/{nummer}", {"paused": True})

    def loop(self, *stromen: str, op: str) -> list[str]:
        """Ask for a run of each, all at this moment of our clock; gives their numbers."""
        wens = {"state": {"type": "SCHEDULED"}, "job_variables": {"env": {VANDAAG: op}}}
        return [
            self.vraag("POST", f"/deployments/{self.nummers[stroom]}/create_flow_run", wens)["id"]
            for stroom in stromen
        ]

    def runs(self, nummers: list[str]) -> dict[str, dict[str, Any]]:
        """These runs by number."""
        vraag = {"flow_runs": {"id": {"any_": nummers}}}
        return {run["id"]: run for run in self.vraag("POST", "/flow_runs/filter", vraag)}

    def wacht_op(self, nummers: list[str], seconden: float = 300) -> list[str]:
        """Until they are done; gives how each ended."""

        def klaar() -> bool:
            return all(run["state_type"] in KLAAR for run in self.runs(nummers).values())

        if not wacht(klaar, seconden):
            standen = [
                (r["name"], r["state_name"], r["infrastructure_pid"]) for r in self.runs(nummers).values()
            ]
            raise AssertionError(f"niet klaar na {seconden} s: {standen}")
        gedaan = self.runs(nummers)
        for run in gedaan.values():
            if run["state_type"] != "COMPLETED":
                print(f"{run['name']}: {run['state_name']}: {run['state']['message']}")
        return [gedaan[nr]["state_type"] for nr in nummers]

    def doe(self, *stromen: str, op: str) -> None:
        """A run of each, by whoever is free, to a good end."""
        nummers = self.loop(*stromen, op=op)
        assert set(self.wacht_op(nummers)) == {"COMPLETED"}


def wacht(klaar: Callable[[], bool], seconden: float) -> bool:
    """Ask until it is so."""
    einde = time.monotonic() + seconden
    while not (zo := klaar()) and time.monotonic() < einde:
        time.sleep(0.25)
    return zo


@contextmanager
def werkpool(plek: Path, poort: int, database: str, omgeving: dict[str, str]) -> Iterator[Werkpool]:
    """A Prefect server with this (empty) PostgreSQL database, and the catalogue in a work pool."""
    plek.mkdir(parents=True, exist_ok=True)
    eigen = prefect_omgeving(plek / "prefect", poort) | {
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": database.replace("postgresql://", "postgresql+asyncpg://"),
        "PREFECT_WORKER_QUERY_SECONDS": "2",
        "PREFECT_LOGGING_LEVEL": "INFO",
        "PYTHONFAULTHANDLER": "1",
        "PYTHONPATH": str(ROOT),
    }
    rest = {n: w for n, w in os.environ.items() if not n.startswith(("PREFECT_", "INBURGERING_"))}
    pool = Werkpool(plek, poort, rest | eigen | omgeving)
    try:
        pool.server()
        assert wacht(lambda: antwoordt(HIER, poort, "/api/health"), 120), pool.log("prefect")[-2000:]
        pool.rol_uit()
        yield pool
    finally:
        for naam in list(pool.kinderen):
            pool.dood(naam)
