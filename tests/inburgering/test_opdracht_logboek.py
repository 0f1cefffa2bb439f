"""The log from the command line: check, anchor, and a copy for an auditor."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.opdrachten import Opdrachtregel


@pytest.fixture
def gevuld(regel: Opdrachtregel, tmp_path: Path) -> Path:
    """A demo of five made-up people; gives its map."""
    regel("genereer", "--aantal", "5")
    return tmp_path / "map"


def knoei(map_: Path, *zinnen: str) -> None:
    """What someone with access to the file could do."""
    with closing(sqlite3.connect(map_ / "inburgering.db")) as db, db:
        for naam in ("update", "delete"):
            db.execute(f"DROP TRIGGER IF EXISTS gebeurtenis_geen_{naam}")
        for zin in zinnen:
            db.execute(zin)


def test_een_anker_maken_en_vergelijken(regel: Opdrachtregel, gevuld: Path, tmp_path: Path) -> None:
    """Written to a file, never over another; then the log is compared with it."""
    doel = tmp_path / "elders" / "anker.json"
    gemaakt = regel("logboek", "--anker", str(doel))
    assert gemaakt.code == 0
    assert "Bewaar het op een plek waar de beheerder" in gemaakt.uit
    assert json.loads(doel.read_text())["telling"]["trajecten"] == 5
    assert "nooit overschreven" in regel("logboek", "--anker", str(doel)).fout
    goed = regel("logboek", "--controleer", "--anker", str(doel))
    assert (goed.code, goed.uit) == (
        0,
        "5 trajecten bekeken en vergeleken met 1 anker. Elk logboek is heel.\n",
    )


def test_zonder_bestand_komt_het_in_de_map(regel: Opdrachtregel, gevuld: Path) -> None:
    """Named after its moment; all that stand there are compared."""
    assert "geen anker" in regel("logboek", "--controleer", "--anker").fout
    assert regel("logboek", "--anker").code == 0
    (pad,) = (gevuld / "ankers").iterdir()
    assert pad.name.startswith("anker-20")
    assert regel("logboek", "--controleer", "--anker", "--json").json["ankers"] == 1


def test_een_afgekapt_logboek(regel: Opdrachtregel, gevuld: Path, tmp_path: Path) -> None:
    """Exit code 1 and a sentence that says what is missing; without the anchor nothing shows."""
    doel = tmp_path / "anker.json"
    regel("logboek", "--anker", str(doel))
    knoei(
        gevuld,
        "DELETE FROM gebeurtenis WHERE id = (SELECT max(id) FROM gebeurtenis)",
        "UPDATE traject SET ketting = (SELECT ketting FROM gebeurtenis g WHERE g.traject_id = traject.id "
        "ORDER BY volgnr DESC, deel DESC LIMIT 1)",
    )
    assert regel("logboek", "--controleer").code == 0
    antwoord = regel("logboek", "--controleer", "--anker", str(doel))
    assert antwoord.code == 1
    assert "niet meer zoals bij het anker" in antwoord.uit


def test_een_anker_op_de_uitvoer(regel: Opdrachtregel, gevuld: Path) -> None:
    """For a script that sends it elsewhere."""
    assert regel("logboek", "--anker", "-").json["soort"] == "anker van het logboek"


def test_het_logboek_voor_een_ander(regel: Opdrachtregel, gevuld: Path, tmp_path: Path) -> None:
    """A file for its owner only, a line per gebeurtenis, also on the output."""
    doel = tmp_path / "logboek.jsonl"
    assert "regels geschreven" in regel("logboek", "--uit", str(doel)).fout
    regels = doel.read_text(encoding="utf-8").splitlines()
    assert doel.stat().st_mode & 0o777 == 0o600
    assert {"tijd", "actie", "object", "resultaat", "herkomst", "door"} <= set(json.loads(regels[0]))
    assert regel("logboek", "--uit", "-").uit.splitlines() == regels


def test_wat_niet_bij_elkaar_hoort(regel: Opdrachtregel, gevuld: Path) -> None:
    """A Dutch sentence says how it should be asked."""
    assert "Geef --controleer op" in regel("logboek").fout
    assert "hoort bij --anker" in regel("logboek", "--controleer", "x.json").fout
