"""The types are checked where the tool can see them, and a fault is named where we can find it."""

from pathlib import Path

import pytest

from tests.huis.bestanden import ROOT
from tools import typecheck


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("inburgering/wet/kalender.py:3: error: x", "wet/kalender.py:3: error: x"),
        ("inburgering\\web\\app.py:3: error: x", "web/app.py:3: error: x"),
        ("inburgering/klok.py:3: error: x", "inburgering/klok.py:3: error: x"),
        ("tests/huis/test_wiel.py:3: error: x", "tests/huis/test_wiel.py:3: error: x"),
        (f"{typecheck.STAGE}/inburgering/db/post.py:3: error: x", "db/post.py:3: error: x"),
    ],
)
def test_a_path_is_the_one_we_edit(said: str, meant: str) -> None:
    """The tool speaks of the copy, the output of the working tree."""
    assert typecheck.real_path(said) == meant


def test_only_the_copy_gets_packages(tmp_path: Path) -> None:
    """Staging makes packages of the copy and leaves the working tree alone."""
    copy = typecheck.stage(tmp_path / "copy")
    assert (copy / "inburgering" / "wet" / "__init__.py").is_file()
    assert (copy / "tests" / "huis" / "__init__.py").is_file()
    assert not (ROOT / "wet" / "__init__.py").exists()
    assert not (ROOT / "tests" / "__init__.py").exists()


@pytest.mark.traag
def test_a_seeded_fault_is_found(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A wrong type is reported with the path that we edit."""
    copy = typecheck.stage(tmp_path / "copy")
    (copy / "inburgering" / "wet" / "gezaaid.py").write_text(
        "from inburgering.wet.begrippen import Route\n\nkeuze: Route = 'b1'\n", encoding="utf-8"
    )
    assert typecheck.types(["wet/gezaaid.py"], copy, tmp_path / "cache") == 1
    assert "wet/gezaaid.py:3: error: Incompatible types" in capfd.readouterr().out
