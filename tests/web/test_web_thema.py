"""One file re-themes the pages of one municipality, and of no other."""

import json
import re
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from inburgering.db.tabellen import Gemeente
from tests.web.conftest import token
from tests.web.opmaak import formulier, gebreken
from tests.web.stad import Stad

Als = Callable[[str], TestClient]
ROOD = {"basis": {"color": {"action-1": {"inverse-bg-default": {"$type": "color", "$value": "#8a1020"}}}}}
GEEL = {"basis": {"color": {"action-1": {"inverse-bg-default": {"$type": "color", "$value": "#ffdd00"}}}}}


def _stuur(k: TestClient, inhoud: object, stap: str = "gebruik") -> str:
    """Send a file; gives the page that follows."""
    bestand = {"bestand": ("thema.json", json.dumps(inhoud).encode(), "application/json")}
    velden = formulier(k.get("/thema").text, "/thema") | {"stap": stap}
    antwoord = k.post("/thema", data=velden, files=bestand)
    return antwoord.text if antwoord.status_code == 422 else k.get("/thema").text


def _blad(html: str) -> str:
    """The address of the style sheet with tokens that a page asks for."""
    return str(re.findall(r'href="(/thema/[^"]+)"', html)[0]).replace("&amp;", "&")


@pytest.mark.usefixtures("stad")
def test_a_file_gives_every_page_of_the_municipality_its_colours(als: Als) -> None:
    """Before and after, for a colleague too; the browser may keep it, as another content is elsewhere."""
    k = als("bea")
    assert _blad(k.get("/caseload").text).startswith("/thema/standaard.css?v=")
    html = _stuur(k, ROOD)
    assert gebreken(html) == []
    assert "Het thema is in gebruik" in html
    als("sanne")
    blad = _blad(k.get("/caseload").text)
    assert blad.startswith("/thema/proefstad.css?v=")
    antwoord = k.get(blad)
    assert "--basis-color-action-1-inverse-bg-default: #8a1020;" in antwoord.text
    assert "immutable" in antwoord.headers["cache-control"]
    assert antwoord.headers["content-type"].startswith("text/css")
    als("kees")
    assert _blad(k.get("/caseload").text).startswith("/thema/standaard.css?v=")


def test_bad_contrast_is_refused_and_changes_nothing(als: Als, stad: Stad) -> None:
    """The page says which colours, where, and what is asked; the pages stay as they were."""
    k = als("bea")
    html = _stuur(k, GEEL)
    assert gebreken(html) == []
    assert "Dit thema is niet in gebruik genomen" in html
    assert "Tekst op een knop" in html
    assert "Nodig is 4,5 : 1." in html
    with stad.db.lezen() as s:
        assert s.get_one(Gemeente, stad.gemeente).thema == {}


@pytest.mark.usefixtures("stad")
def test_back_to_the_colours_of_the_program(als: Als) -> None:
    """One button; what was changed and by whom stays to be read."""
    k = als("bea")
    _stuur(k, ROOD)
    html = _stuur(k, {}, "standaard")
    assert "weer de kleuren van het programma" in html
    assert html.count("Bea Smit: 1 token anders.") == 2
    assert _blad(k.get("/caseload").text).startswith("/thema/standaard.css?v=")


@pytest.mark.usefixtures("stad")
def test_without_a_file_the_page_asks_for_one(als: Als) -> None:
    """Nothing chosen: a sentence, with a link to the field."""
    k = als("bea")
    antwoord = k.post("/thema", data={"csrf": token(k.get("/thema").text), "stap": "gebruik"})
    assert antwoord.status_code == 422
    assert '<a href="#veld-bestand">Kies eerst een bestand.</a>' in antwoord.text


def test_a_theme_that_is_not_there(klant: TestClient) -> None:
    """An unknown municipality has no style sheet; an old address gives today's, not to be kept."""
    assert klant.get("/thema/nergens.css").status_code == 404
    antwoord = klant.get("/thema/standaard.css?v=oud")
    assert antwoord.status_code == 200
    assert antwoord.headers["cache-control"] == "no-store"
