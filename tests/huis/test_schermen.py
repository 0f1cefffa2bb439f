"""The pictures of the pages: those that are shown are those that `make schermen` makes."""

import re

from tests.huis.bestanden import ROOT
from tools.schermen import BREEDTES
from tools.schermen_lijst import SCHERMEN

MAP = ROOT / "docs" / "schermen"
MEEST = 4_000_000  # bytes in all: whoever clones the project downloads them


def test_each_page_has_its_pictures_and_no_other() -> None:
    """Every page of the list at every width; a page that left the list leaves no picture behind."""
    verwacht = {f"{scherm.naam}-{breedte}.png" for scherm in SCHERMEN for breedte in BREEDTES}
    assert {beeld.name for beeld in MAP.glob("*.png")} == verwacht


def test_the_pictures_stay_small() -> None:
    """All together under four megabytes."""
    assert sum(beeld.stat().st_size for beeld in MAP.glob("*.png")) < MEEST


def test_the_readme_shows_three_of_them() -> None:
    """With words for who cannot see them."""
    beelden = re.findall(r"!\[([^\]]+)\]\(docs/schermen/([^)]+)\)", (ROOT / "README.md").read_text("utf-8"))
    assert len(beelden) == 3
    for woorden, bestand in beelden:
        assert len(woorden) > 20
        assert (MAP / bestand).is_file()
