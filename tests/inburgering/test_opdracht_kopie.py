"""Keep a copy and put it back, from the command line."""

from pathlib import Path

import pytest

from tests.opdrachten import Opdrachtregel


@pytest.fixture
def gevuld(regel: Opdrachtregel, tmp_path: Path) -> Path:
    """A demo of five made-up people; gives its map."""
    regel("genereer", "--aantal", "5")
    return tmp_path / "map"


def test_heen_en_terug(regel: Opdrachtregel, gevuld: Path, tmp_path: Path) -> None:
    """The copy says where the keys are; put back, everything is checked against the log."""
    doel = tmp_path / "kopie"
    gemaakt = regel("reservekopie", str(doel))
    assert gemaakt.code == 0
    assert "5 trajecten" in gemaakt.uit
    assert f"Bewaar {gevuld / 'sleutels.json'} apart" in gemaakt.uit
    assert not list(doel.glob("*sleutel*"))
    geweigerd = regel("herstel", str(doel))
    assert geweigerd.code == 1
    assert "--overschrijf" in geweigerd.fout
    terug = regel("herstel", str(doel), "--overschrijf")
    assert (terug.code, terug.fout) == (0, "")
    assert "Alles klopt met het logboek." in terug.uit
    assert "Voer die lijsten opnieuw uit." in terug.uit
    assert list(gevuld.glob("inburgering.db.voor-herstel-*"))


def test_op_een_nieuwe_machine(regel: Opdrachtregel, gevuld: Path, tmp_path: Path) -> None:
    """First the keys, then the copy: without the keys it is refused before anything is written."""
    doel, nieuw = tmp_path / "kopie", tmp_path / "nieuw"
    regel("reservekopie", str(doel))
    nieuw.mkdir()
    zonder = regel("herstel", str(doel), "--map", str(nieuw))
    assert zonder.code == 1
    assert "bestand met sleutels is er niet" in zonder.fout
    assert list(nieuw.iterdir()) == []
    (nieuw / "sleutels.json").write_bytes((gevuld / "sleutels.json").read_bytes())
    assert regel("herstel", str(doel), "--map", str(nieuw)).code == 0
    assert (nieuw / "inburgering.db").stat().st_mode & 0o777 == 0o600


def test_met_de_verkeerde_sleutels(regel: Opdrachtregel, gevuld: Path, tmp_path: Path) -> None:
    """What was put back cannot be read: said at once, not when someone opens a person."""
    doel = tmp_path / "kopie"
    regel("reservekopie", str(doel))
    (gevuld / "sleutels.json").unlink()
    elders = tmp_path / "elders"
    regel("migreer", "--map", str(elders))
    (gevuld / "sleutels.json").write_bytes((elders / "sleutels.json").read_bytes())
    antwoord = regel("herstel", str(doel), "--overschrijf")
    assert antwoord.code == 1
    assert "Zet het sleutelbestand terug dat bij deze gegevens hoort." in antwoord.uit


def test_geen_kopie(regel: Opdrachtregel, gevuld: Path, tmp_path: Path) -> None:
    """A folder without a manifest."""
    assert "staat geen reservekopie" in regel("herstel", str(tmp_path)).fout


def test_in_json(regel: Opdrachtregel, gevuld: Path, tmp_path: Path) -> None:
    """For a script: the manifest."""
    antwoord = regel("reservekopie", str(tmp_path / "kopie"), "--json")
    assert antwoord.json["staat"]["tabellen"]["traject"] == 5
