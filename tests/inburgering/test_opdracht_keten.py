"""The commands of the chain, as a person gives them."""

import json
from pathlib import Path

import pytest

from tests.opdrachten import Opdrachtregel

BESTAND = """BURGERSERVICENUMMER;GESLACHTSNAAM;WORDTBEHANDELSALS;DATUMKENNISGEVING
999990019;Tesfaye;asielvergunning;2026-10-01
123456789;Koroma;asielvergunning;2026-10-01
"""


@pytest.fixture
def bestand(tmp_path: Path) -> Path:
    """A kennisgeving of someone new, and one with a number that is no BSN."""
    pad = tmp_path / "duo.csv"
    pad.write_text(BESTAND, encoding="utf-8")
    return pad


def test_van_een_bestand_van_duo_tot_een_zaak_als_ggm(regel: Opdrachtregel, bestand: Path) -> None:
    """Tried, read, read again, and shown in the words of the GGM; the refused row stands in a file."""
    regel("migreer")
    regel("laad", "haarlemmermeer")
    vraag = ("keten", "lees", "duo", str(bestand), "--consulent", "Karin Visser", "--json")
    proef = regel(*vraag, "--proef")
    assert (proef.code, proef.json["overgenomen"], proef.json["afgekeurd"]) == (1, 1, 1)
    assert regel(*vraag).json["overgenomen"] == 1
    assert regel(*vraag).json["overgeslagen"] == 1
    assert (bestand.parent / "duo-afgekeurd.csv").exists()
    zaak = json.loads(regel("keten", "zaak", "HLM-2026-00001").uit)
    assert zaak["objecten"]["NATUURLIJKPERSOON"]["BURGERSERVICENUMMER"] == "999990019"
    onbekend = regel("keten", "zaak", "HLM-2026-00009")
    assert (onbekend.code, onbekend.uit) == (1, "")


def test_niets_voor_duo_en_niemand_die_volgt(regel: Opdrachtregel, tmp_path: Path) -> None:
    """Without anything to tell it says so; an answer to nothing is refused."""
    regel("migreer")
    regel("laad", "haarlemmermeer")
    assert regel("keten", "schrijf").uit == "Er is niets nieuws voor DUO.\n"
    assert regel("keten", "deel-mee").code == 0
    pad = tmp_path / "antwoord.json"
    pad.write_text(json.dumps([{"KENMERK": "X-1", "STATUS": "VERWERKT"}]))
    antwoord = regel("keten", "antwoord", str(pad))
    assert antwoord.code == 1
    assert "niet van een melding van deze gemeente" in antwoord.uit


def test_een_verkeerd_netwerk_is_een_zin(regel: Opdrachtregel, monkeypatch: pytest.MonkeyPatch) -> None:
    """The setting names no networks: it says what to write."""
    regel("migreer")
    monkeypatch.setenv("INBURGERING_WEBHOOK_INTERN", "ons netwerk")
    antwoord = regel("keten", "deel-mee")
    assert antwoord.code == 1
    assert "10.1.0.0/16" in antwoord.fout
