"""Write constraints.txt: the version of everything that was tested together, and nothing else.

Walks the requirements of pyproject.toml (the project, its test and bench groups) through what is installed
in this environment, so it needs both groups installed. Versions only: no address, no path, not the project
itself. A test compares the file with what is installed.

    python tools/constraints.py
"""

import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "constraints.txt"
INSTALLER = "pip"  # old ones know no dependency groups: the Makefile first installs this version
HEAD = """\
# The versions that were tested together. The bounds that matter stand in pyproject.toml, with their reasons.
# Written by tools/constraints.py.
"""


def wanted(*groups: str) -> Iterator[Requirement]:
    """Yield what pyproject.toml asks for directly, with these groups, the build backend and the installer."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lines = [line for group in groups for line in project["dependency-groups"][group]]
    for line in [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *lines,
        INSTALLER,
    ]:
        yield Requirement(line)


def closure(start: Iterable[Requirement]) -> dict[str, str]:
    """Follow the requirements of what is installed; canonical name to version.

    Raises PackageNotFoundError when a package that is needed here is not installed.
    """
    found: dict[str, str] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    todo = list(start)
    while todo:
        asked = todo.pop()
        name, extras = canonicalize_name(asked.name), frozenset(asked.extras)
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        package = distribution(name)
        found[name] = package.version
        todo += [r for line in package.requires or [] if _applies(r := Requirement(line), extras)]
    return found


def _applies(asked: Requirement, extras: frozenset[str]) -> bool:
    if asked.marker is None:
        return True
    return any(asked.marker.evaluate({"extra": extra}) for extra in (extras or {""}))


def main() -> None:
    """Write the file."""
    pinned = closure(wanted("test", "bench"))
    lines = "".join(f"{name}=={version}\n" for name, version in sorted(pinned.items()))
    FILE.write_text(HEAD + lines, encoding="utf-8")


if __name__ == "__main__":
    main()
