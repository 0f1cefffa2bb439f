"""Memory stays flat over a simulated year of sweeps."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.traag
GEWEND = 3  # months in which everything has been done once: letters made, reports kept, ladders climbed
SPEELRUIMTE = 6_000  # KiB
DAGEN = int(os.environ.get("INB_DAGEN", "180"))  # `make lang` takes a whole year
EEN_LEK = 100_000  # bytes a day


def per_maand(plek: Path, dagen: int, lek: int = 0) -> list[int]:
    """The most memory (KiB) the process had until the end of each month."""
    kind = [sys.executable, "-m", "tests.flows.geheugen_kind", str(plek), str(dagen), str(lek)]
    uit = subprocess.run(kind, capture_output=True, text=True, check=True, timeout=300)
    return [int(regel) for regel in uit.stdout.split()]


def groei(maanden: list[int]) -> int:
    """How much more it needed in the months after it had got used to its work."""
    return maanden[-1] - maanden[GEWEND - 1]


def test_maand_na_maand_even_groot(tmp_path: Path) -> None:
    """After three months the process needs no more than it did."""
    maanden = per_maand(tmp_path, DAGEN)
    assert len(maanden) == DAGEN // 30
    assert groei(maanden) < SPEELRUIMTE, maanden


def test_een_lek_valt_op(tmp_path: Path) -> None:
    """Half a year in which a hundred kilobytes a day are kept is found."""
    assert groei(per_maand(tmp_path, 180, EEN_LEK)) > SPEELRUIMTE
