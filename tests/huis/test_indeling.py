"""The layout: what stands where, and how large it may grow."""

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

import statemachine

from tests.huis.bestanden import NOT_SHIPPED, PACKAGES, ROOT, WHEEL, code, texts, tracked

MOST_LINES_IN_A_FILE = 250
MOST_LINES_IN_A_FUNCTION = 40
WRITTEN_BY_HAND = {".py", ".typ", ".j2"}


def test_library_is_not_shadowed() -> None:
    """`import statemachine` gives the installed library, not our folder of that name."""
    assert statemachine.__file__ is not None
    assert ROOT / "statemachine" not in Path(statemachine.__file__).parents
    assert hasattr(statemachine, "StateChart")


def test_root_folders_are_no_packages() -> None:
    """Without an `__init__.py` a root folder can never shadow an installed package."""
    for folder in {*PACKAGES, *NOT_SHIPPED} - {"inburgering"}:
        assert not (ROOT / folder / "__init__.py").exists(), folder


def test_every_root_folder_is_shipped_or_known_not_to_be() -> None:
    """A new root folder gets a line in the wheel's mapping, or it would be missing once installed."""
    folders = {
        path.parts[0] for path in tracked() if len(path.parts) > 1 and not path.parts[0].startswith(".")
    }
    assert folders <= {*PACKAGES, *NOT_SHIPPED}
    assert {folder: f"inburgering/{folder}" for folder in PACKAGES if folder != "inburgering"} == WHEEL[
        "sources"
    ]


def test_no_environment_is_tracked() -> None:
    """Also not as a link: where it is checked out it would replace the environment that is there.

    `git rm --cached .venv`, and amend, takes it out of a commit that was not pushed yet.
    """
    done = subprocess.run(["git", "ls-files", ".venv"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout == ""


def test_folders_are_shallow() -> None:
    """Package, folder, file: no deeper."""
    deep = [str(path) for path, _ in code() if len(path.parts) > 4 or _deep_outside_migrations(path)]
    assert deep == []


def test_files_stay_small() -> None:
    """Whoever opens a file can hold it in her head; past 250 lines it is two files."""
    long = {
        str(path): lines
        for path, text in texts()
        if path.suffix in WRITTEN_BY_HAND and path.parts[0] in {*PACKAGES, "tools"}
        if "migraties" not in path.parts and (lines := text.count("\n")) > MOST_LINES_IN_A_FILE
    }
    assert long == {}


def test_functions_stay_small() -> None:
    """A function of more than 40 lines does more than one thing."""
    long = {
        f"{path}:{node.lineno} {node.name}": size
        for path, text in code()
        if "migraties" not in path.parts
        for node in _functions(text)
        if (size := (node.end_lineno or node.lineno) - node.lineno + 1) > MOST_LINES_IN_A_FUNCTION
    }
    assert long == {}


def test_test_files_have_their_own_names() -> None:
    """pytest imports tests by path, but a report names only the file: so names do not repeat."""
    names = [path.name for path in tracked() if path.parts[0] == "tests" and path.name.startswith("test_")]
    assert sorted(names) == sorted(set(names))


def _deep_outside_migrations(path: Path) -> bool:
    return len(path.parts) > 3 and "migraties" not in path.parts


def _functions(text: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
