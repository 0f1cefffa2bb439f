"""The page for the administrator promises no command or option that is not there."""

import re
import shlex

import pytest

from inburgering.opdrachtregel.begin import start
from tests.huis.bestanden import ROOT

TEXT = (ROOT / "docs" / "beheer.md").read_text(encoding="utf-8")
COMMANDS = sorted(set(re.findall(r"`inburgering ([a-z][^`]*)`", TEXT)))


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_in_the_page_is_there(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command exists and knows the options shown."""
    verb, *rest = shlex.split(command)
    assert start([verb, "--help"]) == 0
    said = capsys.readouterr().out
    assert [word for word in rest if word.startswith("--") and word not in said] == []


def test_the_page_speaks_of_every_command_of_management() -> None:
    """A command for the administrator that is not on the page would not be found."""
    verbs = {command.split()[0] for command in COMMANDS}
    assert {"reservekopie", "herstel", "logboek", "sleutel", "bewaring", "inzage"} <= verbs
