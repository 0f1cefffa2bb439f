"""A request for access from the command line."""

import json
from pathlib import Path

from tests.opdrachten import Opdrachtregel


def test_inzage(regel: Opdrachtregel, tmp_path: Path) -> None:
    """A folder for its owner only, never over another, and a line in the log of the management."""
    regel("genereer", "--aantal", "5")
    logboek = [json.loads(r) for r in regel("logboek", "--uit", "-").uit.splitlines()]
    nummer = next(r["object"]["traject"] for r in logboek if "traject" in r["object"])
    doel = tmp_path / "antwoord"
    antwoord = regel("inzage", nummer, "--uit", str(doel), "--door", "Bea Kok")
    assert antwoord.code == 0, antwoord.fout
    assert "haal weg wat over een ander gaat" in antwoord.uit
    assert json.loads((doel / "overzicht.json").read_text(encoding="utf-8"))["trajecten"] == [nummer]
    assert "over u" in (doel / "overzicht.md").read_text(encoding="utf-8")
    assert {p.stat().st_mode & 0o777 for p in doel.iterdir()} == {0o600}
    assert "bestaat al" in regel("inzage", nummer, "--uit", str(doel)).fout
    laatste = json.loads(regel("logboek", "--uit", "-").uit.splitlines()[-1])
    assert (laatste["resultaat"]["wat"], laatste["door"]["naam"]) == (f"inzage {nummer}", "Bea Kok")
    assert "is er niet in deze gemeente" in regel("inzage", "X-1", "--uit", str(tmp_path / "x")).fout
    assert not (tmp_path / "x").exists()
