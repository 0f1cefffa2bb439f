"""The arrows point inward, and the tool that says so can be made to say no.

import-linter passes without checking anything when it sees no packages, so each contract is tried on a copy
with a fault seeded in it.
"""

import shutil
from pathlib import Path

import pytest

from tests.huis.bestanden import PACKAGES
from tools import typecheck


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The staged copy, in a place of its own."""
    return typecheck.stage(tmp_path_factory.mktemp("lagen") / "copy")


def seeded(copy: Path, layer: str, line: str, at: Path) -> Path:
    """A second copy with one module more, of one line."""
    shutil.copytree(copy, at)
    (at / "inburgering" / layer / "gezaaid.py").write_text(f"{line}\n", encoding="utf-8")
    return at


def test_layers_hold(copy: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """No module imports what stands above or beside it."""
    code = typecheck.contracts(copy)
    assert code == 0, capfd.readouterr().out
    assert "Analyzed" in capfd.readouterr().out


def test_every_layer_is_seen(copy: Path) -> None:
    """In the copy each layer is a regular package; a layer that is not there would be passed over."""
    for layer in set(PACKAGES) - {"gemeenten"}:
        place = copy / "inburgering" / ("" if layer == "inburgering" else layer)
        assert (place / "__init__.py").is_file(), layer


FAULTS = {
    "the kernel imports a tool": ("wet", "import sqlalchemy", "kernel knows no tools"),
    "the kernel imports part of a tool": ("statemachine", "import sqlmodel.main", "kernel knows no tools"),
    "a layer looks up": ("wet", "import inburgering.routes", "never above or beside"),
    "a layer looks beside": ("web", "import inburgering.flows", "never above or beside"),
    "the database asks for the day": ("db", "import inburgering.klok", "day is an argument"),
    "a page imports Prefect": ("web", "import prefect", "without Prefect"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_seeded_fault_breaks_the_contract(
    fault: str, copy: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Each contract bites: a fault that it forbids is found and named."""
    layer, line, contract = FAULTS[fault]
    code = typecheck.contracts(seeded(copy, layer, line, tmp_path / "copy"))
    said = " ".join(capfd.readouterr().out.split())
    assert code != 0
    assert f"{contract} BROKEN" in said, said


def test_a_new_layer_must_be_placed(copy: Path, tmp_path: Path) -> None:
    """The list of layers is exhaustive: a folder that is not in it breaks the contract."""
    shutil.copytree(copy, tmp_path / "copy")
    place = tmp_path / "copy" / "inburgering" / "nieuw"
    place.mkdir()
    (place / "__init__.py").touch()
    assert typecheck.contracts(tmp_path / "copy") != 0
