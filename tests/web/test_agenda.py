"""One's days in one's own calendar: behind a secret link, without names."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar
from starlette.testclient import TestClient

from inburgering.db.tabellen import Gebruiker
from inburgering.web import agenda
from inburgering.web.rem import Rem
from tests.web.conftest import post
from tests.web.opmaak import gebreken
from tests.web.stad import AFSPRAAK, VANDAAG, Stad

Als = Callable[[str], TestClient]


@pytest.fixture(autouse=True)
def _verse_rem(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins without misses."""
    monkeypatch.setattr(agenda, "_rem", Rem())


def link(k: TestClient) -> str:
    """Make a link; gives its path."""
    html = post(k, "/agenda", {}).text
    assert gebreken(html) == []
    return str(re.findall(r'value="http[^"]*(/agenda/[^"]+)"', html)[0])


def punten(k: TestClient, pad: str) -> Iterator[Any]:
    """What the calendar holds."""
    yield from Calendar.from_ical(k.get(pad).content).walk("VEVENT")


def test_what_is_due_and_who_comes(als: Als, stad: Stad) -> None:
    """A late step stands on today; a talk has its hour in summer or winter time and its place."""
    stad.doe(stad.zaken["opgeroepen"], "brede_intake.verzetten_afspraak", VANDAAG, AFSPRAAK)
    k = als("sanne")
    per_zin = {str(p["summary"]): p for p in punten(k, link(k))}
    laat = per_zin[f"Te laat: PIP vaststellen ({stad.nummer(stad.zaken['laat'])})"]
    assert laat["dtstart"].dt == VANDAAG
    gesprek = per_zin[f"Intakegesprek ({stad.nummer(stad.zaken['opgeroepen'])})"]
    assert gesprek["dtstart"].dt == datetime(2026, 12, 1, 8, 30, tzinfo=UTC)
    assert str(gesprek["location"]) == "Raadhuis, kamer 2"
    assert all(p["dtstart"].dt >= VANDAAG for p in per_zin.values() if type(p["dtstart"].dt) is date)


def test_there_are_no_names_in_it(als: Als) -> None:
    """Only numbers; and it opens without a cookie, as a calendar program has none."""
    k = als("sanne")
    pad = link(k)
    k.cookies.clear()
    antwoord = k.get(pad)
    assert antwoord.headers["content-type"].startswith("text/calendar")
    for naam in ("Yonas", "Amina", "Rania", "Tesfaye"):
        assert naam not in antwoord.text


def test_a_point_keeps_its_mark(als: Als) -> None:
    """The same step has the same uid each time, so that a calendar does not double it."""
    k = als("sanne")
    pad = link(k)
    assert [p["uid"] for p in punten(k, pad)] == [p["uid"] for p in punten(k, pad)]


def test_a_new_link_ends_the_old_one(als: Als, stad: Stad) -> None:
    """So does stopping it, and leaving the municipality."""
    k = als("sanne")
    oud = link(k)
    nieuw = link(k)
    assert k.get(oud).status_code == 404
    assert k.get(nieuw).status_code == 200
    with stad.db.schrijven() as s:
        s.get_one(Gebruiker, stad.consulent).actief = False
    assert k.get(nieuw).status_code == 404


def test_a_stopped_link_opens_nothing(als: Als) -> None:
    """Who lost her phone stops it."""
    k = als("sanne")
    pad = link(k)
    assert post(k, "/agenda/stop", {}, van="/agenda").status_code == 200
    assert k.get(pad).status_code == 404


def test_guessing_stops(klant: TestClient, stad: Stad) -> None:
    """After ten misses the answer is no longer even "not found"."""
    assert {klant.get(f"/agenda/gok{i}.ics").status_code for i in range(10)} == {404}
    assert klant.get("/agenda/gok.ics").status_code == 429
