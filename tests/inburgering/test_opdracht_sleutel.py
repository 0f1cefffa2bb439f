"""The keys from the command line."""

from pathlib import Path

import pytest

from inburgering.db import sleutels_draaien
from tests.opdrachten import Opdrachtregel


@pytest.fixture
def gevuld(regel: Opdrachtregel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A demo of five made-up people; gives its map."""
    monkeypatch.setattr(sleutels_draaien, "ADEM", 0.0)
    regel("genereer", "--aantal", "5")
    return tmp_path / "map"


def test_draaien_en_opruimen(regel: Opdrachtregel, gevuld: Path) -> None:
    """See, turn, see, and remove the old key; each time it says what to keep."""
    alles = regel("sleutel", "--json").json["in_gebruik"]["1"]
    assert alles > 20  # five BSNs, and what is closed of their trajecten
    assert regel("sleutel").uit == f"Sleutel 1: {alles} gegevens.\n"
    gedraaid = regel("sleutel", "--draai")
    assert gedraaid.code == 0
    assert f"{alles} gegevens zijn opnieuw versleuteld met sleutel 2." in gedraaid.uit
    assert f"nieuwe kopie van {gevuld / 'sleutels.json'}" in gedraaid.uit
    assert f"{alles} opnieuw versleuteld" in gedraaid.fout
    opgeruimd = regel("sleutel", "--ruim-op")
    assert "Weggegooid: 1 oude sleutel." in opgeruimd.uit
    assert "heeft de oude sleutel nog nodig" in opgeruimd.uit
    assert regel("sleutel", "--json").json == {"in_gebruik": {"2": alles}, "klachten": []}


def test_een_oude_kopie_na_het_opruimen(regel: Opdrachtregel, gevuld: Path, tmp_path: Path) -> None:
    """A copy from before asks for its old key: said when it is put back."""
    alles = regel("sleutel", "--json").json["in_gebruik"]["1"]
    regel("reservekopie", str(tmp_path / "kopie"))
    regel("sleutel", "--draai")
    regel("sleutel", "--ruim-op")
    antwoord = regel("herstel", str(tmp_path / "kopie"), "--overschrijf")
    assert antwoord.code == 1
    assert f"Sleutel 1 ontbreekt of past niet: {alles} gegevens" in antwoord.uit
