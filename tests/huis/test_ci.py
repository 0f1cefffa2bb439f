"""What CI does on a bare machine, tried with a path on which almost nothing stands."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.huis.bestanden import ROOT

PRESENT = ("bash", "dirname")
FAKES = {"apt-get": 'echo "apt-get $*" >> "$LOG"', "make": 'echo "make $*" >> "$LOG"'}
EVERYTHING = {"git", "python3-venv", "chromium", "npm", "poppler-utils"}


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A folder with the few programs of a bare machine, and fakes that write down what was asked."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in PRESENT:
        (programs / name).symlink_to(shutil.which(name) or name)
    for name, does in FAKES.items():
        (programs / name).write_text(f"#!{shutil.which('bash')}\n{does}\n")
        (programs / name).chmod(0o755)
    return programs


def run(bare: Path) -> tuple[int, str, str]:
    """Run .ci/run there: its exit code, what it asked of the fakes, and what it said."""
    log = bare.parent / "log"
    log.touch()
    done = subprocess.run(
        [bare / "bash", ROOT / ".ci" / "run"],
        env={"PATH": str(bare), "LOG": str(log)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, log.read_text(), done.stdout + done.stderr


def test_a_bare_machine_gets_what_it_lacks(bare: Path) -> None:
    """As root all that is lacking is installed, then everything is checked; else it says what to install."""
    code, asked, said = run(bare)
    if os.geteuid() == 0:
        *installs, last = asked.splitlines()
        assert (code, last) == (0, "make check")
        assert set(installs[-1].split()) >= EVERYTHING
    else:
        assert (code, asked) == (1, "")
        assert set(said.split()) >= EVERYTHING


def test_a_full_machine_installs_nothing(bare: Path) -> None:
    """Where everything is there, CI goes straight to the check."""
    for name in ("git", "chromium", "npm", "pdftotext", "python3"):
        (bare / name).symlink_to("/bin/true")
    assert run(bare)[:2] == (0, "make check\n")
