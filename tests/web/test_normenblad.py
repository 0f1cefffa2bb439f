"""The administrator's norms: a new value from a day on, with the decision; the past never changes."""

from collections.abc import Callable
from datetime import date

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from inburgering.db import normen
from inburgering.web.normvelden import NORMVELDEN
from inburgering.wet.normen import NORMEN
from tests.web.conftest import post
from tests.web.opmaak import formulier, gebreken
from tests.web.stad import Stad

Als = Callable[[str], TestClient]
NORM = "/normen/voortgangsgesprek_weken"
BESLUIT = "Besluit van het college van 3 november 2026, nr. 14"


def _leg_vast(k: TestClient, **anders: str) -> Response:
    velden = {"waarde": "10", "geldig_vanaf": "2026-12-01", "bron": BESLUIT, **anders}
    return post(k, NORM, velden)


def _op(stad: Stad, dag: date) -> object:
    with stad.db.lezen() as s:
        return normen.geldend(s, stad.gemeente, dag).get("voortgangsgesprek_weken")


def test_a_new_value_holds_from_its_day_and_the_past_stays(als: Als, stad: Stad) -> None:
    """Thirteen weeks until the end of November, ten from 1 December; who and on what decision is kept."""
    k = als("bea")
    was = _op(stad, date(2026, 11, 30))
    assert _leg_vast(k).status_code == 303
    assert _op(stad, date(2026, 11, 30)) == was
    assert _op(stad, date(2026, 12, 1)) == 10
    html = k.get(NORM).text
    assert gebreken(html) == []
    assert "Vanaf 1 december 2026 geldt: <strong>10 weken</strong>." in html
    assert BESLUIT in html
    assert "Bea Smit: Vanaf 1 december 2026: 10 weken." in html


def test_what_has_yet_to_begin_can_be_taken_back(als: Als, stad: Stad) -> None:
    """A slip of the pen in December: taken back, what holds goes on holding, and both are in the log."""
    k = als("bea")
    was = _op(stad, date(2026, 12, 24))
    _leg_vast(k, waarde="100")
    assert _op(stad, date(2026, 12, 24)) == 100
    assert post(k, f"{NORM}/intrekken", {}, van=NORM).status_code == 303
    assert _op(stad, date(2026, 12, 24)) == was
    assert "Bea Smit: Gaat niet in: 100 weken." in k.get(NORM).text
    nog_eens = k.post(f"{NORM}/intrekken", data=formulier(k.get(NORM).text, NORM))
    assert nog_eens.status_code == 404


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"geldig_vanaf": "2026-11-22"}, "Kies vandaag of een latere dag"),
        ({"geldig_vanaf": "volgende week"}, "Geldt vanaf: "),
        ({"waarde": "veel"}, "Vul een heel getal in."),
        ({"waarde": "9999"}, "Vul een getal in van 1 tot en met 104."),
        ({"waarde": "0"}, "Vul een getal in van 1 tot en met 104."),
        ({"bron": ""}, "Noem het besluit van de gemeente."),
        ({"bron": "x" * 1001}, "Dit is te lang."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_changes(
    als: Als, stad: Stad, anders: dict[str, str], zin: str
) -> None:
    """A day that has passed, a number nobody believes, no decision: a sentence, and what was typed stays."""
    k = als("bea")
    was = _op(stad, date(2027, 1, 1))
    antwoord = _leg_vast(k, **anders)
    assert antwoord.status_code == 422
    assert gebreken(antwoord.text) == []
    assert zin in antwoord.text
    assert _op(stad, date(2027, 1, 1)) == was


@pytest.mark.usefixtures("stad")
def test_no_second_value_on_or_before_the_newest(als: Als) -> None:
    """With a value from 1 December, another must begin later; the same value again is none."""
    k = als("bea")
    _leg_vast(k)
    assert "Er is al een waarde vanaf 01-12-2026." in _leg_vast(k, waarde="11").text
    assert "Deze waarde geldt al." in _leg_vast(k, geldig_vanaf="2027-01-01").text


@pytest.mark.usefixtures("stad")
def test_every_norm_stands_in_the_list_and_opens(als: Als) -> None:
    """Each norm of the law's book and each choice of the municipality, and one that is none is not found."""
    k = als("bea")
    html = k.get("/normen").text
    assert gebreken(html) == []
    assert {norm.naam for norm in NORMEN} < set(NORMVELDEN)
    for naam in NORMVELDEN:
        assert f'href="/normen/{naam}"' in html
        assert k.get(f"/normen/{naam}").status_code == 200
    assert k.get("/normen/pip_weken").status_code == 404
