"""What is installed is what is pinned, and the bounds that matter are there."""

import re
from importlib.metadata import version

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from tests.huis.bestanden import PYPROJECT, ROOT
from tools import constraints

LINES = [line for line in (ROOT / "constraints.txt").read_text().splitlines() if not line.startswith("#")]
PINNED = dict(line.split("==") for line in LINES)


def test_constraints_hold_versions_only() -> None:
    """Name and version: no address, no path, no hash, not the project itself."""
    assert [line for line in LINES if not re.fullmatch(r"[a-z0-9-]+==[\w.!+]+", line)] == []
    assert sorted(PINNED) == list(PINNED)
    assert "inburgering" not in PINNED


def test_everything_installed_is_pinned() -> None:
    """Each package that is needed here stands in constraints.txt, in the version installed here."""
    here = constraints.closure(constraints.wanted("test"))
    assert {name: PINNED.get(name) for name in here} == here


@pytest.mark.parametrize("line", PYPROJECT["project"]["dependencies"])
def test_each_pin_is_within_its_bound(line: str) -> None:
    """constraints.txt and pyproject.toml do not contradict each other."""
    asked = Requirement(line)
    assert asked.specifier.contains(PINNED[asked.name], prereleases=True)


def test_the_set_in_which_the_scheduler_works() -> None:
    """Prefect 3.8.8 fails with a newer FastAPI and, in silence, with SQLAlchemy 2.1."""
    if version("prefect") == "3.8.8":
        assert Version(version("fastapi")) < Version("0.151")
        assert Version(version("sqlalchemy")) < Version("2.1")
