"""A disk that fills up halfway: no letter counts as delivered that is not, and no line stays torn."""

import json
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from inburgering.flows.kanalen import TijdelijkeFout
from inburgering.flows.map import Map
from tests.flows.test_map import zending


@contextmanager
def ruimte(bytes_: int) -> Iterator[None]:
    """No file of this process may grow past this, as on a disk that is full; what fits is still written."""
    zacht, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (zacht, hard))


def regels(plek: Path) -> list[str]:
    """The names in the lines of the manifest that are whole."""
    uit = []
    for ruw in (plek / "plangroep" / "manifest.jsonl").read_bytes().splitlines():
        try:
            uit.append(json.loads(ruw)["naam"])
        except ValueError:
            continue
    return uit


def test_een_brief_die_niet_past(tmp_path: Path) -> None:
    """The letter is refused for now and nothing of it can be seen; with room again it is delivered, once."""
    kanaal, brief = Map(tmp_path), zending(b"%PDF " + b"x" * 5000)
    with ruimte(2000), pytest.raises(TijdelijkeFout, match="kan niet worden beschreven"):
        kanaal.lever(brief)
    assert [p.name for p in (tmp_path / "plangroep").glob("*.pdf")] == []
    kanaal.lever(brief)
    kanaal.lever(brief)
    assert regels(tmp_path) == ["PST-2026-00001-7-taak.pdf"]


@pytest.mark.parametrize("past_nog", [1, 60, 120])
def test_een_regel_die_half_past(tmp_path: Path, past_nog: int) -> None:
    """The letter fits and its line does not: not delivered; the next attempt closes the half line off."""
    kanaal = Map(tmp_path)
    for nr in range(3):
        kanaal.lever(zending(naam=f"eerder-{nr}"))
    manifest = tmp_path / "plangroep" / "manifest.jsonl"
    with ruimte(manifest.stat().st_size + past_nog), pytest.raises(TijdelijkeFout):
        kanaal.lever(zending(naam="nieuw"))
    assert "nieuw.pdf" not in regels(tmp_path)
    Map(tmp_path).lever(zending(naam="nieuw"))
    assert regels(tmp_path) == ["eerder-0.pdf", "eerder-1.pdf", "eerder-2.pdf", "nieuw.pdf"]
