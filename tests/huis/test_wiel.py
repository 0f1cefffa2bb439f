"""The wheel: everything that is needed is in it, nothing else, and it runs where there is no checkout.

Nothing is downloaded: the clean environment borrows the packages of this one, but not our own installation.
"""

import fnmatch
import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.huis.bestanden import NOT_SHIPPED, PACKAGES, ROOT, tracked

pytestmark = [pytest.mark.wiel, pytest.mark.traag]

IMPORT_ALL = """
import importlib, json, pathlib, sys
import inburgering
place = pathlib.Path(inburgering.__file__).parent
files = [path for path in place.rglob("*.py") if path.name != "__main__.py" and "migraties" not in path.parts]
for path in sorted(files):
    importlib.import_module(".".join(path.relative_to(place.parent).with_suffix("").parts))
print(json.dumps({"place": str(place), "modules": len(files), "path": sys.path}))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout."""
    out = tmp_path_factory.mktemp("wiel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (made,) = out.glob("inburgering-*.whl")
    return made


@pytest.fixture(scope="module")
def clean(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of a new environment in which only the wheel was installed."""
    home = tmp_path_factory.mktemp("schoon") / "omgeving"
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    install = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        str(python),
        "install",
        "-q",
        "--no-deps",
        "--no-index",
    ]
    subprocess.run([*install, str(wheel)], check=True, capture_output=True)
    site = Path(sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)}))
    # A plain path in a .pth: what is installed there is found, the .pth files there (ours) are not read.
    (site / "geleend.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python


def run(python: Path, *arguments: str, cwd: Path) -> "subprocess.CompletedProcess[str]":
    """Run the clean Python in a folder outside the checkout, without our environment."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "INBURGERING_"))}
    return subprocess.run([python, *arguments], cwd=cwd, env=env, capture_output=True, text=True, check=False)


def test_wheel_holds_what_is_tracked(wheel: Path) -> None:
    """Every file of a shipped folder is in it: code, texts, fonts, styles, settings, migrations."""
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    ours = [path for path in tracked() if path.parts[0] in PACKAGES]
    wanted = {str(path if path.parts[0] == "inburgering" else Path("inburgering", path)) for path in ours}
    assert wanted - names == set()
    assert {Path(name).parts[0] for name in names} == {"inburgering"}
    assert {Path(name).parts[1] for name in names}.isdisjoint(NOT_SHIPPED)


@pytest.mark.parametrize(
    "pattern",
    [
        "inburgering/py.typed",
        "inburgering/templates/brieven/*.j2",
        "inburgering/templates/*.typ",
        "inburgering/templates/lettertypen/*.ttf",
        "inburgering/templates/paginas/*.j2",
        "inburgering/db/migraties/*.py",
        "inburgering/web/statisch/*.css",
        "inburgering/web/statisch/*.js",
        "inburgering/gemeenten/haarlemmermeer.toml",
    ],
)
def test_wheel_holds_each_kind(wheel: Path, pattern: str) -> None:
    """One look per kind of file, so that an empty folder is noticed too."""
    assert fnmatch.filter(zipfile.ZipFile(wheel).namelist(), pattern)


def test_wheel_carries_its_licence(wheel: Path) -> None:
    """The licence travels with the wheel, and its name stands in the metadata."""
    archive = zipfile.ZipFile(wheel)
    (metadata,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
    assert "License-Expression: EUPL-1.2" in archive.read(metadata).decode()
    assert any(name.endswith("licenses/LICENSE") for name in archive.namelist())


def test_installed_it_imports_itself(clean: Path, tmp_path: Path) -> None:
    """Every module can be imported from the installation, and none comes from the checkout."""
    done = run(clean, "-c", IMPORT_ALL, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    assert Path(said["place"]).is_relative_to(clean.parents[1])
    assert str(ROOT) not in said["path"]
    assert said["modules"] > 50


def test_installed_it_answers(clean: Path, tmp_path: Path) -> None:
    """The command line works from another folder, and so does the calculator."""
    assert "termijnen" in run(clean, "-m", "inburgering", "--help", cwd=tmp_path).stdout
    question = ["--groep", "gezin", "--op", "2026-11-21", "--feit", "kennisgeving=2026-10-16", "--json"]
    done = run(clean, "-m", "inburgering", "termijnen", *question, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    last = {term["code"]: term["laatste_dag"] for term in json.loads(done.stdout)}
    assert last["T05a"] == "2026-12-28"  # 16 October + 10 weeks is Christmas Day, then Saturday and Sunday
