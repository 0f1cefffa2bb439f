"""Which files belong to the project: what git tracks, or everything that is not generated."""

import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
WHEEL = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
PACKAGES: tuple[str, ...] = tuple(WHEEL["only-include"])
NOT_SHIPPED = ("deploy", "docs", "tests", "tools")
GENERATED = {"build", "demo", "dist", "__pycache__"}


def tracked() -> list[Path]:
    """Every file of the project, relative to the root."""
    asked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if asked.returncode:  # an unpacked archive, or a checkout of someone else
        return [p.relative_to(ROOT) for p in sorted(ROOT.rglob("*")) if p.is_file() and not _generated(p)]
    names = [Path(name) for name in asked.stdout.split("\0") if name]
    return [name for name in names if (ROOT / name).is_file()]


def texts() -> list[tuple[Path, str]]:
    """Every tracked file that is UTF-8 text, with what it says."""
    found = []
    for path in tracked():
        try:
            found.append((path, (ROOT / path).read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return found


def code() -> list[tuple[Path, str]]:
    """The Python files that are shipped."""
    return [(path, text) for path, text in texts() if path.suffix == ".py" and path.parts[0] in PACKAGES]


def _generated(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return any(part in GENERATED or part.startswith(".") for part in parts[:-1])
