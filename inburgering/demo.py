"""The launcher of `inburgering demo`: the site, Prefect and the flows on one machine, in one folder.

Four children: `vullen` (makes the database and the people), `prefect` (the server), `web`, and `stromen`
(runs the flows). Each starts when what it needs is there; they are stopped in an order that loses nothing.
"""

import contextlib
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import inburgering
from inburgering import klok, omgeving, opzet
from inburgering.omgeving import OnjuisteInstelling
from inburgering.opzet import EERST
from inburgering.processen import Kind, antwoordt, vrije_poort
from inburgering.terminal import Balk, zeg

HIER = "127.0.0.1"
OVERAL = {"0.0.0.0": HIER, "::": "::1"}  # noqa: S104 - only when someone asks for it with --adres
GEDULD = {"vullen": 15.0, "stromen": 75.0, "web": 15.0, "prefect": 20.0}  # seconds, in the order of stopping


class Gestopt(Exception):
    """The demo ends; `code` is the exit code."""

    def __init__(self, code: int, reden: str = "") -> None:
        super().__init__(reden)
        self.code = code


def start(
    plek: Path, *, aantal: int | None, gemeente: str | None, adres: str, poort: int, prefect_poort: int
) -> int:
    """Run a demo in this folder until Ctrl-C; gives the exit code.

    Raises OnjuisteInstelling when the folder is something else, or in use by another demo.
    """
    hoeveel = opzet.maak_demomap(plek, aantal)
    welke = opzet.gemeente_van(plek, gemeente)
    os.environ[omgeving.MAP] = str(plek)
    klok.vandaag()  # a day that is set wrongly is said now, and not by each child
    with _alleen(plek) as slot:
        demo = Demo(plek, hoeveel, adres, _poort("De site", adres, poort), slot)
        demo.gemeente = welke
        demo.prefect_poort = _poort("Prefect", HIER, prefect_poort)
        for teken in (signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if sys.platform != "win32" else [])):
            signal.signal(teken, demo.houd_op)
        return demo.draai()


def _poort(wat: str, adres: str, gevraagd: int) -> int:
    poort = vrije_poort(adres, gevraagd)
    if poort != gevraagd:
        zeg(f"{wat}: poort {gevraagd} is bezet, het wordt {poort}.")
    return poort


class Demo:
    """One running demo."""

    def __init__(self, plek: Path, aantal: int, adres: str, poort: int, slot: IO[str]) -> None:
        self.plek, self.aantal, self.adres, self.poort, self.slot = plek, aantal, adres, poort, slot
        self.prefect_poort, self.gemeente = 4200, opzet.GEMEENTE
        self.genoeg, self.gevraagd = threading.Event(), 0
        self.gevuld, self.balk, self.begin = 0, Balk(), time.monotonic()
        (plek / "logs").mkdir(exist_ok=True)
        self.kinderen = {naam: Kind(naam, plek / "logs", geduld) for naam, geduld in GEDULD.items()}

    def houd_op(self, *_: Any) -> None:
        """Stop; when asked again, without waiting for what is in flight."""
        self.gevraagd += 1
        self.genoeg.set()

    def draai(self) -> int:
        """Start everything, show the way, and keep going until told to stop."""
        try:
            self._open()
            self._wacht(lambda: False)
        except Gestopt as einde:
            self.balk.wis()
            if str(einde):
                zeg(einde, file=sys.stderr)
            return einde.code
        finally:
            self._stop()
        return 0

    def _open(self) -> None:
        hier = OVERAL.get(self.adres, self.adres)
        server = ["server", "start", "--host", HIER, "--port", f"{self.prefect_poort}"]
        self._start("prefect", "-m", "prefect", *server)
        opdracht = ["genereer", "--gemeente", self.gemeente, "--aantal", f"{self.aantal}", "--voortgang"]
        vullen = self._start("vullen", "-m", "inburgering", *opdracht, leest=True)
        threading.Thread(target=self._tel, args=(vullen,), daemon=True).start()
        self._wacht(lambda: self.gevuld >= min(EERST, self.aantal))
        self._start("web", "-m", "inburgering", "web", "--adres", self.adres, "--poort", f"{self.poort}")
        self._wacht(lambda: antwoordt(HIER, self.prefect_poort, "/api/health"))
        self._start("stromen", "-m", "inburgering.flows.bedien")
        self._wacht(lambda: antwoordt(hier, self.poort, "/gezond"))
        self.balk.wis()
        zeg(self._wegwijzer())

    def _start(self, naam: str, *argumenten: str, leest: bool = False) -> Kind:
        kind = self.kinderen[naam]
        kind.start(*argumenten, omgeving=self._omgeving(), leest=leest, erft=self.slot)
        self.slot.write(f" {kind.proces.pid if kind.proces else ''}")
        self.slot.flush()
        return kind

    def _omgeving(self) -> dict[str, str]:
        """What every child gets: this map, this address, and a Prefect that keeps to this map and machine."""
        rest = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("PREFECT_")}
        hier = OVERAL.get(self.adres, self.adres)
        rest.setdefault(omgeving.ADRES, f"http://{hier}:{self.poort}")
        wortel = Path(inburgering.__file__).parents[1]
        paden = [rest["PYTHONPATH"]] if rest.get("PYTHONPATH") else []
        rest["PYTHONPATH"] = os.pathsep.join([*paden, str(wortel)])
        for naam in ("no_proxy", "NO_PROXY"):  # a proxy does not know the way to this machine
            rest[naam] = ",".join(filter(None, [rest.get(naam), HIER, "localhost"]))
        return rest | {"PYTHONUNBUFFERED": "1", **prefect_omgeving(self.plek / "prefect", self.prefect_poort)}

    def _tel(self, vullen: Kind) -> None:
        """Read how many people there are, as the filling child tells it."""
        if vullen.proces and vullen.proces.stdout:
            for regel in vullen.proces.stdout:
                self.gevuld = int(json.loads(regel)["klaar"])

    def _wacht(self, klaar: Callable[[], bool]) -> None:
        """Wait until it is so, while watching the children. Raises Gestopt."""
        while not klaar():
            for naam, kind in self.kinderen.items():
                if kind.code is not None and not (naam == "vullen" and kind.code == 0):
                    raise Gestopt(1, _verslag(kind))
            if self.genoeg.wait(0.2):
                raise Gestopt(0)
            self.balk.toon(self.gevuld, self.aantal)

    def _wegwijzer(self) -> str:
        hier = OVERAL.get(self.adres, self.adres)
        gezet = f"\n  Vandaag   {klok.vandaag():%d-%m-%Y} (gezet)" if klok.is_gezet() else ""
        later = f"{klok.VANDAAG}={klok.vandaag().year + 1}-01-10"
        return f"""
De demo loopt (na {time.monotonic() - self.begin:.0f} seconden). Ctrl-C stopt alles.

  Website   http://{hier}:{self.poort}
  Prefect   http://{HIER}:{self.prefect_poort}
  Map       {self.plek}
  Brieven   {self.plek / "uitgaand"}
  Logboeken {self.plek / "logs"}{gezet}

Tijd laten verstrijken: stop, en start opnieuw met {later} voor dezelfde opdracht.
"""

    def _stop(self) -> None:
        self.balk.wis()
        zeg("Stoppen…")
        for kind in self.kinderen.values():
            if not kind.stop(haast=lambda: self.gevraagd > 1):
                zeg(f"'{kind.naam}' wilde niet vanzelf stoppen en is afgebroken.", file=sys.stderr)
        zeg("Alles is gestopt.")


def prefect_omgeving(plek: Path, poort: int) -> dict[str, str]:
    """The settings with which Prefect keeps everything in one folder and talks to nobody else."""
    hier = f"http://{HIER}:{poort}"
    plek.mkdir(parents=True, exist_ok=True)
    return {
        "PREFECT_HOME": str(plek),
        "PREFECT_PROFILES_PATH": str(plek / "profiles.toml"),
        "PREFECT_API_URL": f"{hier}/api",
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{plek / 'prefect.db'}",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "false",  # a missing server is a fault, not a hidden server
        # No other site in the browser may call it.
        "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": f"{hier},http://localhost:{poort}",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": "172800",
        "PREFECT_SERVER_EVENTS_RETENTION_PERIOD": "P2D",
    }


def _verslag(kind: Kind) -> str:
    regels = f" De laatste regels:\n{kind.laatste_regels()}" if kind.laatste_regels() else ""
    return f"'{kind.naam}' is onverwacht gestopt (code {kind.code}). Zie {kind.log}.{regels}"


@contextlib.contextmanager
def _alleen(plek: Path) -> Iterator[IO[str]]:
    """One demo per map. The children hold the lock too: what a killed launcher left behind is noticed."""
    slot = (plek / "demo.slot").open("a+")
    if sys.platform != "win32":
        import fcntl

        try:
            fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            slot.seek(0)
            raise OnjuisteInstelling(
                f"In de map {plek} loopt al een demo. Stop die met Ctrl-C. Lukt dat niet, beëindig dan deze "
                f"processen: {slot.read()}."
            ) from None
    slot.seek(0)
    slot.truncate()
    slot.write(str(os.getpid()))
    slot.flush()
    with slot:
        yield slot
