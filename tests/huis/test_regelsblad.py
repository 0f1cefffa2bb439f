"""The page of the rules, docs/regels.md, is that of the code, and names everything."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from inburgering.wet.bronnen import Bron
from inburgering.wet.normen import NORMEN
from inburgering.wet.regelset import VIGEREND
from inburgering.wet.regelwoorden import is_eigen
from inburgering.wet.waarden_weg import NIET_OPGENOMEN
from tests.huis.bestanden import ROOT
from tests.tabel import VOORBEELDEN
from tools import regels, regels_voorbeelden

TEXT = regels.page()
OWN = TEXT.index("\n## Eigen normen van de gemeente\n")
CARDS = dict(re.findall(r"^#### (\S+) (.*?)(?=^#{2,4} |\Z)", TEXT, re.MULTILINE | re.DOTALL))


def test_page_is_that_of_the_code() -> None:
    """`make regels` writes it anew."""
    assert regels.PAGE.read_text(encoding="utf-8") == TEXT


def test_every_term_has_a_card() -> None:
    """Each code stands there once, with its article and the version of the text."""
    assert set(CARDS) == {term.code for term in VIGEREND.termijnen}
    assert len(re.findall(r"^#### ", TEXT, re.MULTILINE)) == len(CARDS)
    for term in VIGEREND.termijnen:
        if isinstance(term.bron, Bron):
            assert term.bron.url in CARDS[term.code], term.code


def test_own_norms_stand_apart() -> None:
    """What is the municipality's own stands below its heading; what is law above it."""
    for term in VIGEREND.termijnen:
        assert (TEXT.index(f"\n#### {term.code} ") > OWN) == is_eigen(term), term.code
    assert [norm.naam for norm in NORMEN if f"`{norm.naam}`" not in TEXT[OWN:]] == []


def test_every_number_and_rule_stands_there() -> None:
    """With its code, so that a draft can name it."""
    for rule in VIGEREND.regels[len(VIGEREND.termijnen) :]:
        assert f"`{rule.code}`" in TEXT[:OWN], rule.code
        assert rule.bron.url in TEXT
    assert all(weg.waarom in TEXT for weg in NIET_OPGENOMEN)


def test_a_card_reads_well() -> None:
    """The ten weeks: in plain words, with the day from which, the old text and an example."""
    card = CARDS["T05a"]
    assert "| Begint met | De kennisgeving van DUO |" in card
    assert "| Lengte | 10 weken; de dag zelf telt niet mee |" in card
    assert "*Tot en met 31 december 2022 gold:*" in card
    assert "tot en met 28 december 2026 (zonder verschuiven 25 december 2026)" in card
    assert "Want: beide Kerstdagen, dan zondag." in card


def test_each_table_has_rows_of_one_width() -> None:
    """A row with a cell too many would fall out of its table."""
    for block in re.findall(r"(?:^\|.*\|\n)+", TEXT, re.MULTILINE):
        assert len({line.count("|") for line in block.splitlines()}) == 1, block[:200]


def test_links_to_examples_find_their_heading() -> None:
    """A link to a table of examples names a heading that is there."""
    found = re.findall(r"\(\.\./tests/voorbeelden/([\w.]+)#([^)]+)\)", TEXT)
    assert len(found) > 20
    for file, anchor in set(found):
        headings = re.findall(r"^#+ (.*)$", (VOORBEELDEN / file).read_text(encoding="utf-8"), re.MULTILINE)
        assert anchor in {regels_voorbeelden.anchor(heading) for heading in headings}, (file, anchor)


def test_contents_lead_somewhere() -> None:
    """Each line of the contents is a heading."""
    headings = {regels_voorbeelden.anchor(h) for h in re.findall(r"^#{2,3} (.*)$", TEXT, re.MULTILINE)}
    assert set(re.findall(r"^- \[[^\]]*\]\(#([^)]+)\)", TEXT, re.MULTILINE)) <= headings


@pytest.mark.parametrize("stale", [False, True])
def test_check_sees_an_old_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stale: bool) -> None:
    """--check says whether the page fits, and changes nothing."""
    copy = tmp_path / "regels.md"
    copy.write_text("oud" if stale else TEXT, encoding="utf-8")
    monkeypatch.setattr(regels, "PAGE", copy)
    monkeypatch.setattr("sys.argv", ["regels.py", "--check"])
    assert bool(regels.main()) is stale
    assert (copy.read_text(encoding="utf-8") == "oud") is stale


def test_make_knows_the_word() -> None:
    """`make regels` runs the tool."""
    assert shutil.which("make")
    said = subprocess.run(["make", "-n", "regels"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "tools/regels.py" in said.stdout
