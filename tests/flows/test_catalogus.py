"""The deployments are data, and only what needs Prefect imports it."""

import subprocess
import sys
from pathlib import Path

import pytest

from inburgering.flows.catalogus import CATALOGUS
from tests.huis.bestanden import ROOT

MET_PREFECT = {"bewaak.py", "bedien.py", "draag_over.py"}


def test_alleen_de_stromen_kennen_prefect() -> None:
    """The rest of the folder runs without it: by the command line, in a test, in another engine."""
    met = {
        pad.name for pad in (ROOT / "flows").glob("*.py") if "from prefect" in pad.read_text(encoding="utf-8")
    }
    assert met == MET_PREFECT


def test_de_catalogus_en_het_werk_laden_zonder_prefect() -> None:
    """Also by a detour: nothing that they import brings it in."""
    code = (
        "import sys, inburgering.flows.catalogus, inburgering.flows.bezorging, inburgering.flows.terugkomst;"
        "sys.exit('prefect' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("uitrol", CATALOGUS, ids=lambda u: u.naam)
def test_elke_ingang_is_een_module(uitrol: object) -> None:
    """A file path would load the tables a second time under another name, and fail."""
    ingang = str(getattr(uitrol, "ingang", ""))
    module, _, naam = ingang.rpartition(".")
    bestand = ROOT / Path(*module.split(".")[1:]).with_suffix(".py")
    assert f"def {naam}(" in bestand.read_text(encoding="utf-8")
