"""How long it takes to start: the command line and the site, against a Python that does nothing."""

import os
import subprocess
import sys
import tempfile
from contextlib import ExitStack

from tools.metingen.databases import sqlite
from tools.metingen.meting import Rij, Tafel, Weg, side_by_side
from tools.metingen.webproces import installation, web

NIETS = ["-c", "pass"]
SITE = "inburgering web, tot zij luistert"
WEGEN = {
    "python -c pass": NIETS,
    "inburgering --help": ["-m", "inburgering", "--help"],
    "import inburgering.web.app": ["-c", "import inburgering.web.app"],
}


def measure(rondes: int) -> Tafel:
    """Start each in a process of its own; one that does not start is said, not measured."""
    with tempfile.TemporaryDirectory(prefix="inb-bench-") as map_:
        omgeving = {naam: w for naam, w in os.environ.items() if naam != "PYTHONDONTWRITEBYTECODE"}
        omgeving["PYTHONPYCACHEPREFIX"] = map_  # compiled once, as where it is installed
        mis = {wat for wat, opdracht in WEGEN.items() if _start(opdracht, omgeving)}
        wegen = {wat: _weg(opdracht, omgeving) for wat, opdracht in WEGEN.items() if wat not in mis}
        with sqlite() as plek, installation(plek) as waarden, ExitStack() as aan:
            wegen[SITE] = _site(aan, waarden | {"PYTHONPYCACHEPREFIX": map_, "PYTHONDONTWRITEBYTECODE": ""})
            wegen[SITE]()
            tafel = side_by_side("opstarten", wegen, rondes)
    tafel.rijen += [Rij(wat, opmerking="het start hier niet") for wat in sorted(mis)]
    return tafel


def _weg(opdracht: list[str], omgeving: dict[str, str]) -> Weg:
    return lambda: _start(opdracht, omgeving)


def _site(aan: ExitStack, waarden: dict[str, str]) -> Weg:
    """Start the site once more; each is stopped when all is measured, as stopping is no part of starting."""
    return lambda: aan.enter_context(web(waarden))


def _start(opdracht: list[str], omgeving: dict[str, str]) -> int:
    gedaan = subprocess.run([sys.executable, *opdracht], env=omgeving, capture_output=True, check=False)
    return gedaan.returncode
