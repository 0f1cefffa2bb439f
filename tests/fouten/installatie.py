"""A whole installation as processes, someone who starts again what fell over, and a clock that can jump."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inburgering import omgeving
from inburgering.klok import VANDAAG
from inburgering.processen import antwoordt, vrije_poort
from tests.flows.werkpool import HIER, PrefectWeigert, Werkpool, wacht, werkpool
from tests.fouten.stad import Drukte, drukte
from tests.huis.bestanden import ROOT

if TYPE_CHECKING:
    from tests.huis.postgres import Server

MENSEN, POORT, DOOD = 4, 19100, 60.0  # seconds after which a run that says nothing died with its worker
WERKER, WEB, PREFECT = "werker-a", "web", "prefect"
MOMENTEN = (
    "2027-03-26T23:59:50", "2027-03-28T01:59:50", "2027-10-31T02:59:50", "2027-12-31T23:59:50",
    "2028-02-28T23:59:50", "2028-02-29T23:59:50",
)  # fmt: skip
"""Just before midnight, summer time, winter time, the new year, a leap day, and its end."""


@dataclass
class Tijd:
    """The clock of the application: from a moment that is set it goes on by itself, and never back."""

    gezet: datetime = field(default_factory=lambda: datetime.fromisoformat(MOMENTEN[0]))
    sinds: float = field(default_factory=time.monotonic)
    gehad: int = 1

    def nu(self) -> datetime:
        """The moment by the application's clock, in the Netherlands."""
        return self.gezet + timedelta(seconds=int(time.monotonic() - self.sinds))

    def spring(self) -> str:
        """To the next moment at which days or hours are odd; gives it."""
        self.zet(datetime.fromisoformat(MOMENTEN[self.gehad]) if self.gehad < len(MOMENTEN) else self.nu())
        self.gehad += 1
        return f"{self.gezet:%d-%m-%Y %H:%M:%S}"

    def zet(self, moment: datetime) -> None:
        """Go on from here."""
        self.gezet, self.sinds = max(moment, self.nu()), time.monotonic()


@dataclass
class Installatie:
    """The pages, the flows and a database; `waak` is what systemd or an orchestrator does.

    `met_prefect`: the flows run in a work pool. Else they are the commands that an operator's own schedule
    calls, one after the other; that is quicker, and does the same work.
    """

    stad: Drukte
    pool: Werkpool
    server: "Server | None"
    url: str
    tijd: Tijd = field(default_factory=Tijd)
    slot: threading.RLock = field(default_factory=threading.RLock)
    aan_de_beurt: threading.Lock = field(default_factory=threading.Lock)
    met_prefect: bool = False
    klaar: threading.Event = field(default_factory=threading.Event)
    rustig: bool = False
    runs: dict[str, tuple[str, float]] = field(default_factory=dict)

    @property
    def adres(self) -> str:
        return self.pool.omgeving[omgeving.ADRES]

    @property
    def gezond(self) -> bool:
        """Whether the pages answer, and the database behind them."""
        return antwoordt(HIER, int(self.adres.rpartition(":")[2]), "/gezond")

    @property
    def plant(self) -> bool:
        """Whether Prefect answers, where there is one."""
        return not self.met_prefect or antwoordt(HIER, self.pool.poort, "/api/health")

    def waak(self) -> None:
        """Start what is not there, again and again."""
        while not self.klaar.wait(0.3):
            self.begin()

    def begin(self) -> None:
        """Start what is not there, with the clock as it is by now."""
        start: dict[str, Callable[[], None]] = {
            WEB: lambda: self.pool.start(
                WEB, "inburgering", "web", "--poort", self.adres.rpartition(":")[2],
                **{VANDAAG: self.tijd.nu().isoformat()},
            ),
            PREFECT: self.pool.server,
            WERKER: lambda: self.pool.werker(WERKER),
        }  # fmt: skip
        if not self.met_prefect:
            start = {WEB: start[WEB]}
        with self.slot:
            for naam, doe in start.items():
                kind = self.pool.kinderen.get(naam)
                if kind is None or kind.poll() is not None:
                    doe()

    def plan(self) -> None:
        """Ask for runs as the schedules do, but every few seconds; a server that is away is asked again."""
        for nr in range(10_000):
            if self.klaar.wait(1.5):
                return
            with suppress(Exception):
                if self.met_prefect:
                    self._vraag("draag_over" if nr % 3 else "bewaak")
                else:
                    with self.aan_de_beurt:
                        self.opdracht("bezorg" if nr % 3 else "bewaak")

    def opdracht(self, naam: str) -> int:
        """Do this once as a process of its own; gives its exit code."""
        with self.slot:
            self.pool.start(WERKER, "inburgering", naam, **{VANDAAG: self.tijd.nu().isoformat()})
            kind = self.pool.kinderen[WERKER]
        return kind.wait(120)

    def maak_af(self) -> bool:
        """Do once what the flows do; whether it all went well."""
        if not self.met_prefect:
            with self.aan_de_beurt:
                return self.opdracht("bewaak") == 0 and self.opdracht("bezorg") in {0, 1}  # 1: some wait
        try:
            nummers = self.pool.loop("bewaak", "draag_over", op=self.tijd.nu().isoformat())
            return set(self.pool.wacht_op(nummers, 300)) == {"COMPLETED"}
        except PrefectWeigert as fout:
            print(f"Prefect, onder het afmaken: {fout}")
            return False

    def _vraag(self, stroom: str) -> None:
        """A run, unless one still waits for a worker, or was begun less than a minute ago and goes on."""
        if eerder := self.runs.get(stroom):
            (run,) = self.pool.runs([eerder[0]]).values()
            bezig = run["state_type"] in {"PENDING", "RUNNING"} and time.monotonic() - eerder[1] < DOOD
            if bezig or run["state_type"] == "SCHEDULED":
                return
        (nummer,) = self.pool.loop(stroom, op=self.tijd.nu().isoformat())
        self.runs[stroom] = (nummer, time.monotonic())

    def dood(self, naam: str) -> int:
        """Kill this process and all it started."""
        with self.slot:
            kind = self.pool.kinderen.get(naam)
            if kind is None or naam != WERKER or self.met_prefect:
                return self.pool.dood(naam)
        kind.kill()  # whoever waits for this command takes it away
        return 1

    def dood_een_stroom(self) -> int:
        """Kill the flow runs that are under way, and not the worker that started them."""
        with self.slot:
            werker = self.pool.kinderen.get(WERKER)
            eigen = werker.pid if werker and self.met_prefect else 0
            nummers = [nr for nr in self.pool.processen(WERKER) if nr != eigen]
        for nummer in nummers:
            with suppress(ProcessLookupError):
                os.kill(nummer, signal.SIGKILL)
        return len(nummers)


@contextmanager
def installatie(plek: Path, server: "Server | None", *, met_prefect: bool) -> Iterator[Installatie]:
    """Everything running, on SQLite, or on this PostgreSQL of our own (Prefect too)."""
    from tests.huis.postgres import new_database

    eigen = new_database(server.url) if server else None
    with (
        drukte(plek, eigen, MENSEN, POORT) as (stad, waarden),
        _pool(plek, server, waarden, met_prefect) as pool,
    ):
        geheel = Installatie(stad, pool, server, eigen or stad.db.url, met_prefect=met_prefect)
        geheel.begin()
        draden = in_gang([threading.Thread(target=doe, daemon=True) for doe in (geheel.waak, geheel.plan)])
        assert wacht(lambda: geheel.gezond, 60), pool.log(WEB)[-2000:]
        try:
            yield geheel
        finally:
            geheel.klaar.set()
            for draad in draden:
                draad.join(30)


@contextmanager
def _pool(
    plek: Path, server: "Server | None", waarden: dict[str, str], met_prefect: bool
) -> Iterator[Werkpool]:
    from tests.huis.postgres import new_database

    if met_prefect:
        prefect = new_database(server.url) if server else f"sqlite+aiosqlite:///{plek}/prefect.db"
        with werkpool(plek, vrije_poort(HIER, 14900), prefect, waarden) as pool:
            yield pool
        return
    rest = {n: w for n, w in os.environ.items() if not n.startswith("INBURGERING_")}
    pool = Werkpool(plek, 0, {**rest, "PYTHONPATH": str(ROOT), **waarden})
    try:
        yield pool
    finally:
        for naam in (WEB, WERKER):
            pool.dood(naam)


def in_gang(draden: list[threading.Thread]) -> list[Any]:
    """Start these; gives them."""
    for draad in draden:
        draad.start()
    return draden
