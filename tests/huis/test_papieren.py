"""The papers beside the code: decisions, licence, publiccode, changelog, README."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from inburgering.wet.bronnen import LokaleBron
from inburgering.wet.termijnen import REGELS
from tests.huis.bestanden import PYPROJECT, ROOT, texts

DECISIONS = sorted((ROOT / "docs" / "besluiten").glob("[0-9]*.md"))
LINK = re.compile(r"\[[^\]]*\]\((?!https?:|#|mailto:)([^)#\s]+)")


def target(name: str) -> str:
    """What `make` would do for one of its words."""
    done = subprocess.run(["make", "-n", name], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_says_where_it_stands(path: Path) -> None:
    """Each decision opens with its status and whether it was carried out, and is listed."""
    text = path.read_text(encoding="utf-8")
    assert re.match(
        r"---\nstatus: (voorgesteld|aangenomen|vervangen door \d{4})\nuitgevoerd: (ja|deels|nee)\n---\n\n"
        rf"# {path.stem[:4]} ",
        text,
    )
    assert "## Besluit" in text
    assert f"({path.name})" in (path.parent / "README.md").read_text(encoding="utf-8")
    assert text.count("\n") < 70, "one page each"


def test_a_number_is_given_once() -> None:
    """Each decision has a number of its own; who works beside another may leave some free."""
    numbers = [path.stem[:4] for path in DECISIONS]
    assert numbers == sorted(set(numbers))
    assert numbers[0] == "0001"


def test_licence_is_the_same_everywhere() -> None:
    """The full text of the EUPL 1.2, named alike in the package and in publiccode.yml."""
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert all(f"\n{part}" in text for part in ("1. Definitions", "15. Applicable Law", "Appendix"))
    assert PYPROJECT["project"]["license"] == "EUPL-1.2" == publiccode()["legal"]["license"]


def publiccode() -> dict[str, Any]:
    """The file as a catalogue would read it."""
    read: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    return read


def test_publiccode_has_what_the_standard_asks() -> None:
    """Every mandatory key of version 0, within its bounds."""
    said = publiccode()
    assert said["publiccodeYmlVersion"] == "0"
    assert said["name"] == "Inburgering"
    assert said["url"].startswith("https://example.org/"), "no forge is invented"
    assert said["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert said["softwareType"] == "standalone/web"
    assert said["platforms"] == ["web"]
    assert said["maintenance"]["type"] == "none" or said["maintenance"]["contacts"]
    assert isinstance(said["localisation"]["localisationReady"], bool)
    assert said["localisation"]["availableLanguages"] == ["nl"]
    for language in ("nl", "en"):
        about = said["description"][language]
        assert len(about["shortDescription"]) <= 150
        assert 150 <= len(about["longDescription"]) <= 10_000
        assert len(about["features"]) >= 5


def test_changelog_names_every_rule() -> None:
    """Each rule stands in the changelog: which one, from which day; local norms apart from the law."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if "| " in line
    ]
    law = {(row[0], row[3]) for row in rows if len(row) == 5}
    local = {row[0] for row in rows if len(row) == 3}
    for rule in REGELS:
        day = rule.geldig_vanaf
        if isinstance(rule.bron, LokaleBron):
            assert rule.code in local
        else:
            assert (rule.code, f"{day.day}-{day.month}-{day.year}") in law, rule.code


@pytest.mark.parametrize("word", re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE))
def test_every_word_of_make_is_understood(word: str) -> None:
    """Each word in the list has something to do that make can read."""
    assert target(word)


def test_make_runs_only_what_is_there() -> None:
    """Each script that the Makefile starts stands in tools/."""
    named = set(re.findall(r"tools/\w+\.py", (ROOT / "Makefile").read_text(encoding="utf-8")))
    assert {name for name in named if not (ROOT / name).is_file()} == set()
    assert len(named) >= 3


def test_check_runs_everything() -> None:
    """`make check` leaves no marker out, and nothing may be passed over."""
    todo = target("check")
    assert "INB_ALLES_VERPLICHT=1" in todo
    assert not re.search(r"pytest.* -m \S", todo.replace("-m pytest", "pytest"))
    for tool in ("ruff check", "ruff format --check", "typecheck.py", "--import-linter"):
        assert tool in todo
    assert "make check" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_links_between_papers_hold() -> None:
    """A link from one page to a file of ours finds it."""
    broken = [
        f"{path}: {link}"
        for path, text in texts()
        if path.suffix == ".md"
        for link in LINK.findall(text)
        if not (ROOT / path.parent / link).exists()
    ]
    assert broken == []
