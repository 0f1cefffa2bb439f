"""Write constraints.txt: the version of everything that was tested together, and nothing else.

Walks the requirements of pyproject.toml (the project, its test and bench groups) through what is installed
in this environment. Versions only: no address, no path, not the project itself.

    python tools/constraints.py               write the file
    python tools/constraints.py --check       only say whether it still fits what is installed
"""

import sys
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


def wanted() -> Iterator[Requirement]:
    """Yield what pyproject.toml asks for directly, the build backend and the installer included."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    for line in [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *(line for group in groups.values() for line in group),
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


def text() -> str:
    """The whole file as it should read in this environment."""
    return HEAD + "".join(f"{name}=={version}\n" for name, version in sorted(closure(wanted()).items()))


def main() -> int:
    """Write or check the file."""
    if "--check" not in sys.argv:
        FILE.write_text(text(), encoding="utf-8")
        return 0
    if FILE.read_text(encoding="utf-8") == text():
        return 0
    print("constraints.txt differs from what is installed here: run python tools/constraints.py")
    return 1


if __name__ == "__main__":
    sys.exit(main())
