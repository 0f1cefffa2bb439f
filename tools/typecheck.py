"""Check types, or the import contracts, in a staged copy of the sources.

Our root folders have no `__init__.py` and get their import name at run time, which neither mypy nor
import-linter can follow. So the sources are copied to `build/typecheck/` in the shape of the wheel, with an
empty `__init__.py` in every folder there (and only there), and the tool runs in that copy. The output names
the real files.

    python tools/typecheck.py                     everything
    python tools/typecheck.py wet tests/wet       only these folders (what they import is read, not reported)
    python tools/typecheck.py --import-linter     the contracts of architecture: who may import whom
"""

import argparse
import contextlib
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STAGE = ROOT / "build" / "typecheck"
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SOURCES: Mapping[str, str] = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["sources"]
TARGETS = {"inburgering": "inburgering", **SOURCES, "tests": "tests", "tools": "tools"}
LEAVE_OUT = shutil.ignore_patterns("__pycache__", "*.pdf", "*.ttf", "*.woff2")


def stage(to: Path = STAGE) -> Path:
    """Copy every source folder to its place in the wheel and make each a regular package."""
    shutil.rmtree(to, ignore_errors=True)
    for folder, target in TARGETS.items():
        if (ROOT / folder).is_dir():
            shutil.copytree(ROOT / folder, to / target, ignore=LEAVE_OUT, dirs_exist_ok=True)
    for target in set(TARGETS.values()):
        for place in (to / target, *(to / target).rglob("*/")):
            if any(place.glob("**/*.py")):
                (place / "__init__.py").touch()
    return to


def real_path(line: str, to: Path = STAGE) -> str:
    """Rewrite a path of the staged copy in a line of output into the path of the working tree."""
    line = line.replace(f"{to}/", "").replace(f"{to}\\", "").replace("\\", "/")
    for folder, target in SOURCES.items():
        if line.startswith(f"{target}/"):
            return folder + line.removeprefix(target)
    return line


def run(*command: str, to: Path = STAGE) -> int:
    """Run a tool in the staged copy, print its output with real paths and return its exit code."""
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=to, capture_output=True, text=True, check=False
    )
    for line in (done.stdout + done.stderr).splitlines():
        print(real_path(line, to))
    return done.returncode


def types(folders: list[str], to: Path = STAGE, cache: Path = ROOT / ".mypy_cache") -> int:
    """Run mypy in strict mode; its cache stands in the root, so that a second run is quick."""
    config = ROOT / "pyproject.toml"
    chosen = [_staged(folder) for folder in folders] or _with_code("inburgering", "tests", "tools", to=to)
    return run("mypy", f"--config-file={config}", f"--cache-dir={cache}", *chosen, to=to)


def contracts(to: Path = STAGE) -> int:
    """Run import-linter; without a cache, because a stale graph would let a forbidden import pass."""
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run(
        [sys.executable, "-c", code, "--config", str(ROOT / "pyproject.toml"), "--no-cache", "--no-logo"],
        cwd=to,
        check=False,
    )
    return done.returncode


def _with_code(*folders: str, to: Path) -> list[str]:
    return [folder for folder in folders if any((to / folder).rglob("*.py"))]


def _staged(folder: str) -> str:
    """Translate a folder or file of the working tree into its place in the staged copy."""
    first, *rest = Path(folder).parts
    if first not in TARGETS:
        sys.exit(f"{folder}: not one of {', '.join(TARGETS)}")
    return str(Path(TARGETS[first], *rest))


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Let one run at a time use the staged copy; a second waits."""
    (ROOT / "build").mkdir(exist_ok=True)
    with (ROOT / "build" / "typecheck.lock").open("w") as lock:
        if sys.platform != "win32":
            import fcntl  # noqa: PLC0415  # not on Windows, where two runs at once stay the caller's care

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main() -> int:
    """Read the command line and do what it asks."""
    parser = argparse.ArgumentParser(description="Types and import contracts, in a staged copy.")
    parser.add_argument("folders", nargs="*", help="only these folders or files")
    parser.add_argument("--import-linter", action="store_true", help="check the import contracts instead")
    asked = parser.parse_args()
    with _alone():
        stage()
        return contracts() if asked.import_linter else types(asked.folders)


if __name__ == "__main__":
    sys.exit(main())
