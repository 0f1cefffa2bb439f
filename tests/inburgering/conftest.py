"""The command line, run in this process or in one of its own."""

import os
from pathlib import Path

import pytest

from inburgering import klok, omgeving
from inburgering.opdrachtregel.begin import start
from inburgering.opdrachtregel.opties import UITVOERIG
from tests.opdrachten import Antwoord, Opdrachtregel


@pytest.fixture
def regel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Opdrachtregel:
    """Run a command in a map of its own: `regel("bewaak", "--json")`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(omgeving.MAP, str(tmp_path / "map"))
    for naam in (omgeving.DATABASE, omgeving.ADRES, omgeving.SLEUTELS, klok.VANDAAG, UITVOERIG):
        monkeypatch.delenv(naam, raising=False)

    def doe(*woorden: str) -> Antwoord:
        voor = dict(os.environ)
        code = start(woorden)
        gezegd = capsys.readouterr()
        for naam in set(os.environ) - set(voor):
            del os.environ[naam]
        os.environ.update(voor)
        return Antwoord(code, gezegd.out, gezegd.err)

    return doe
