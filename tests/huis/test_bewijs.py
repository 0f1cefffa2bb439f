"""The certificate in `docs/` is the one this code gives: nobody falls between two stools."""

import os
from pathlib import Path

import pytest

from inburgering.opdrachtregel.bewijzen import lever
from inburgering.statemachine.bewijs_stelsel import Stelsel
from inburgering.statemachine.bewijs_tekst import tekst
from tools import bewijs

MAKEN = "run `make bewijs`"
WEL_ZOEKEN = os.environ.get("INB_BEWIJS") == "zoek"


def test_the_certificate_is_of_this_law_and_these_machines() -> None:
    """Its head names the version of the rules and of the machines it was made with, and that all holds."""
    stelsel = Stelsel()
    blad = bewijs.PAPER.read_text(encoding="utf-8")
    assert f"Regelversie {stelsel.regelversie}; machines {stelsel.machineversie}." in blad, MAKEN
    assert "**Uitslag: geen fouten gevonden.**" in blad


@pytest.mark.traag
def test_the_certificate_is_what_the_proof_gives() -> None:
    """No fault, and word for word the same: by the whole search, or of the very code of the last one."""
    if WEL_ZOEKEN or not bewijs.fits():
        uitslag = lever()
        assert uitslag.fouten == ()
        assert tekst(uitslag).rstrip() == bewijs.PAPER.read_text(encoding="utf-8").rstrip(), MAKEN


@pytest.mark.parametrize(
    "waar", ["wet/termijnen.py", "routes/onderdelen.py", "statemachine/pip.py", "docs/bewijs.md"]
)
def test_the_fingerprint_is_of_code_and_paper(
    waar: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One letter in a rule, a route, a machine or the paper, and the search is due again."""
    for folder in bewijs.OF:
        for bron in (bewijs.ROOT / folder).glob("*.py"):
            doel = tmp_path / folder / bron.name
            doel.parent.mkdir(exist_ok=True)
            doel.write_bytes(bron.read_bytes())
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "bewijs.md").write_bytes(bewijs.PAPER.read_bytes())
    monkeypatch.setattr(bewijs, "ROOT", tmp_path)
    monkeypatch.setattr(bewijs, "PAPER", tmp_path / "docs" / "bewijs.md")
    monkeypatch.setattr(bewijs, "PRINT", tmp_path / "docs" / "bewijs.vinger")
    assert not bewijs.fits()
    bewijs.PRINT.write_text(bewijs.fingerprint())
    assert bewijs.fits()
    with (tmp_path / waar).open("a") as bestand:
        bestand.write("#")
    assert not bewijs.fits()
