"""The README does not promise what is not there."""

import json
import re
import shlex
from itertools import takewhile

import pytest

from inburgering.opdrachtregel.begin import start
from tests.huis.bestanden import ROOT

TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"`inburgering ([a-z][^`]*)`", TEXT)


def test_readme_opens_with_the_two_commands() -> None:
    """Whoever opens the README sees at once how to try it and how to test it."""
    assert [line.split("#")[0].strip() for line in TEXT.splitlines()[3:5]] == ["make demo", "make test"]


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_and_option_is_there(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command in the README exists and knows the options shown."""
    rest = shlex.split(command)
    verbs = list(takewhile(str.islower, takewhile(lambda word: not word.startswith("-"), rest)))
    assert start([*verbs, "--help"]) == 0
    said = capsys.readouterr().out
    assert [word for word in rest if word.startswith("--") and word not in said] == []


def test_the_calculator_in_the_readme_answers(capsys: pytest.CaptureFixture[str]) -> None:
    """The example needs no database and gives the terms that the text promises."""
    (line,) = [command for command in COMMANDS if command.startswith("termijnen ")]
    assert start(shlex.split(line)) == 0
    last = {term["code"]: term["laatste_dag"] for term in json.loads(capsys.readouterr().out)}
    assert last["T05a"] == "2026-12-28"  # 16 October + 10 weeks is Christmas Day, then Saturday and Sunday
