"""How long it takes to start: the command line and the pages, against a Python that does nothing."""

import subprocess
import sys

from tools.metingen.meting import Rij, Tafel, Weg, side_by_side

NIETS = ["-c", "pass"]
WEGEN = {
    "python -c pass": NIETS,
    "inburgering --help": ["-m", "inburgering", "--help"],
    "import inburgering.web.app": ["-c", "import inburgering.web.app"],
}


def measure(rondes: int) -> Tafel:
    """Start each in a process of its own; one that does not start is said, not measured."""
    mis = {wat for wat, opdracht in WEGEN.items() if _start(opdracht)}  # also fills the disk's cache
    wegen = {wat: _weg(opdracht) for wat, opdracht in WEGEN.items() if wat not in mis}
    tafel = side_by_side("opstarten", wegen, rondes)
    tafel.rijen += [Rij(wat, opmerking="het start hier niet") for wat in sorted(mis)]
    return tafel


def _weg(opdracht: list[str]) -> Weg:
    return lambda: _start(opdracht)


def _start(opdracht: list[str]) -> int:
    return subprocess.run([sys.executable, *opdracht], capture_output=True, check=False).returncode
