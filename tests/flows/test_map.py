"""The folder channel: whole or not at all, once, and never outside its own folder."""

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from inburgering.db.post import Zending
from inburgering.flows.kanalen import BlijvendeFout, TijdelijkeFout
from inburgering.flows.map import Map


def zending(inhoud: bytes = b"%PDF een", dag: date = date(2026, 10, 6), **velden: Any) -> Zending:
    """A letter for Plangroep."""
    vast: dict[str, Any] = {
        "post_id": 1,
        "naam": "PST-2026-00001-7-taak",
        "kanaal": "map",
        "adres": "plangroep",
    }
    return Zending(
        **vast | velden, sjabloon="taak_budgetbeheer", inhoud=inhoud,
        sha256=hashlib.sha256(inhoud).hexdigest(), dag=dag, gegevens={"inburgeraar": {"naam": "Yonas"}},
    )  # fmt: skip


def manifest(plek: Path) -> list[dict[str, Any]]:
    """The lines of Plangroep's manifest."""
    return [json.loads(regel) for regel in (plek / "plangroep" / "manifest.jsonl").read_text().splitlines()]


def zichtbaar(plek: Path) -> list[str]:
    """What Plangroep sees in its folder."""
    return sorted(p.name for p in (plek / "plangroep").iterdir() if not p.name.startswith("."))


def test_een_brief_ligt_er_heel_met_een_regel(tmp_path: Path) -> None:
    """The letter is there under its name, and its line names no person."""
    Map(tmp_path).lever(zending())
    assert zichtbaar(tmp_path) == ["PST-2026-00001-7-taak.pdf", "manifest.jsonl"]
    assert (tmp_path / "plangroep" / "PST-2026-00001-7-taak.pdf").read_bytes() == b"%PDF een"
    assert manifest(tmp_path) == [
        {
            "naam": "PST-2026-00001-7-taak.pdf",
            "sha256": hashlib.sha256(b"%PDF een").hexdigest(),
            "bytes": 8,
            "dag": "2026-10-06",
            "sjabloon": "taak_budgetbeheer",
        }
    ]


def test_dezelfde_brief_nog_eens_is_al_bezorgd(tmp_path: Path) -> None:
    """A repeat, by this process or another, adds nothing; also after the partner took the file away."""
    kanaal = Map(tmp_path)
    kanaal.lever(zending())
    kanaal.lever(zending())
    Map(tmp_path).lever(zending())
    (tmp_path / "plangroep" / "PST-2026-00001-7-taak.pdf").unlink()
    Map(tmp_path).lever(zending())
    assert len(manifest(tmp_path)) == 1
    assert zichtbaar(tmp_path) == ["manifest.jsonl"]


def test_een_nieuwe_opmaak_vervangt_de_vorige_en_zegt_dat(tmp_path: Path) -> None:
    """The same letter with another day takes the place of the first, and its line names what it replaces."""
    Map(tmp_path).lever(zending())
    Map(tmp_path).lever(zending(b"%PDF twee", date(2026, 10, 7)))
    eerste, tweede = manifest(tmp_path)
    assert tweede["vervangt"] == eerste["sha256"]
    assert (tmp_path / "plangroep" / eerste["naam"]).read_bytes() == b"%PDF twee"


def test_gestopt_tussen_bestand_en_regel(tmp_path: Path) -> None:
    """The file is there but its line is not: the next attempt adds the line and leaves the file."""
    (tmp_path / "plangroep").mkdir()
    bestand = tmp_path / "plangroep" / "PST-2026-00001-7-taak.pdf"
    bestand.write_bytes(b"%PDF een")
    nummer = bestand.stat().st_ino
    Map(tmp_path).lever(zending())
    assert len(manifest(tmp_path)) == 1
    assert bestand.stat().st_ino == nummer


def test_een_halve_regel_bederft_de_volgende_niet(tmp_path: Path) -> None:
    """A machine that went down halfway a line leaves a manifest that can still be read."""
    (tmp_path / "plangroep").mkdir()
    (tmp_path / "plangroep" / "manifest.jsonl").write_text('{"naam": "oud.pdf", "sha')
    Map(tmp_path).lever(zending())
    regels = (tmp_path / "plangroep" / "manifest.jsonl").read_text().splitlines()
    assert len(regels) == 2
    assert json.loads(regels[1])["naam"] == "PST-2026-00001-7-taak.pdf"


def test_een_halve_brief_van_een_eerdere_stop_stoort_niet(tmp_path: Path) -> None:
    """What an earlier stop left under a temporary name is written over."""
    (tmp_path / "plangroep").mkdir()
    (tmp_path / "plangroep" / ".PST-2026-00001-7-taak.pdf.deel").write_bytes(b"%P")
    Map(tmp_path).lever(zending())
    assert not list((tmp_path / "plangroep").glob(".*.deel"))


@pytest.mark.parametrize(
    "adres", ["../elders", "..", "/tmp/x", "a/b", "a\\b", "", ".verborgen", "x\n", "punt.", "naam met spatie"]
)
def test_een_adres_blijft_binnen_de_map(tmp_path: Path, adres: str) -> None:
    """An address that is no plain folder name is refused for good, and nothing is written."""
    with pytest.raises(BlijvendeFout, match="Het adres van de partner"):
        Map(tmp_path / "uitgaand").lever(zending(adres=adres))
    assert list(tmp_path.iterdir()) == []


def test_een_naam_blijft_binnen_de_map(tmp_path: Path) -> None:
    """Nor can the letter's own name lead elsewhere."""
    with pytest.raises(BlijvendeFout, match="Het kenmerk van de brief"):
        Map(tmp_path).lever(zending(naam="../../PST"))


def test_een_map_die_niet_te_schrijven_is_heelt_misschien(tmp_path: Path) -> None:
    """A file in the way of the folder: try later, and say what was the matter without naming a path."""
    (tmp_path / "plangroep").write_text("in de weg")
    with pytest.raises(TijdelijkeFout, match="uitwisselmap") as gevangen:
        Map(tmp_path).lever(zending())
    assert str(tmp_path) not in str(gevangen.value)
