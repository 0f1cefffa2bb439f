"""The menu: a few entries for all day, and one page with the rest."""

import re
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from tests.web.opmaak import gebreken

Als = Callable[[str], TestClient]
VERDELEN, MENSEN = "Trajecten toewijzen", "Medewerkers"


@pytest.mark.parametrize(
    ("wie", "hoort"), [("sanne", set()), ("petra", {VERDELEN}), ("bea", {VERDELEN, MENSEN})]
)
def test_all_the_rest_is_one_click_away(als: Als, wie: str, hoort: set[str]) -> None:
    """Every entry of "Meer" opens for this role, and what belongs to another role is not there."""
    k = als(wie)
    html = k.get("/meer").text
    assert gebreken(html) == []
    assert {naam for naam in (VERDELEN, MENSEN) if naam in html} == hoort
    paden = re.findall(r'<a class="naam" href="([^"]+)"', html)
    assert len(paden) > 3
    assert "/mijn-aanmelding" in paden, "a phone has no room for her name in the head"
    for pad in paden:
        assert k.get(pad).status_code == 200, pad


def test_the_main_menu_stays_short(als: Als) -> None:
    """Six entries, and the page one is on is marked; on a page of "Meer" that entry is."""
    k = als("bea")
    for pad, naam in (("/caseload", "Alle trajecten"), ("/medewerkers", "Meer"), ("/meer", "Meer")):
        menu = k.get(pad).text.partition('aria-label="Hoofdmenu"')[2].partition("</nav>")[0]
        assert menu.count("<li>") == 6
        assert re.findall(r'aria-current="\w+">([\w ]+)', menu) == [naam], pad
