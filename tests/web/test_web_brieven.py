"""Letters on the screen: what will be sent, what was sent to the byte, and a failed one tried again."""

import hashlib
from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from inburgering.db import post as postbus
from tests.web.conftest import post
from tests.web.opmaak import gebreken, lees
from tests.web.stad import VANDAAG, Stad
from tests.werkplek import om

Als = Callable[[str], TestClient]


@pytest.fixture
def sanne(als: Als) -> TestClient:
    """Sanne, signed in."""
    return als("sanne")


def _brief(stad: Stad) -> tuple[int, str]:
    (brief,) = stad.post(stad.zaken["opgeroepen"])
    nummer = stad.nummer(stad.zaken["opgeroepen"])
    return brief.id or 0, f"/trajecten/{nummer}/brieven/{brief.id}"


def test_what_waits_is_shown_as_it_would_be_sent(sanne: TestClient, stad: Stad) -> None:
    """With the address and the appointment; there is no PDF yet."""
    _, waar = _brief(stad)
    antwoord = sanne.get(waar)
    assert gebreken(antwoord.text) == []
    tekst = lees(antwoord.text).alles
    for deel in ("Wat wordt verzonden", "Dorpsstraat 1", "dinsdag 1 december 2026", "Staat klaar"):
        assert deel in tekst, deel
    assert "Open de pdf" not in tekst
    assert sanne.get(f"{waar}/brief.pdf").status_code == 404


def test_what_was_sent_is_kept_to_the_byte(sanne: TestClient, stad: Stad) -> None:
    """The PDF is the one that was sent; the page shows its digest and the version of its text."""
    post_id, waar = _brief(stad)
    with stad.db.schrijven() as s:
        zending = postbus.maak(s, post_id, om(VANDAAG), "http://127.0.0.1")
        postbus.verzonden(s, zending, om(VANDAAG))
    tekst = lees(sanne.get(waar).text).alles
    assert "Wat is verzonden" in tekst
    assert zending.sha256 in tekst
    pdf = sanne.get(f"{waar}/brief.pdf")
    assert pdf.headers["content-type"] == "application/pdf"
    assert hashlib.sha256(pdf.content).hexdigest() == zending.sha256
    assert pdf.headers["x-content-type-options"] == "nosniff"
    assert pdf.headers["cache-control"] == "no-store"
    naam = f"{stad.nummer(stad.zaken['opgeroepen'])}-3-oproep_brede_intake.pdf"
    assert pdf.headers["content-disposition"] == f'inline; filename="{naam}"'


def test_a_failed_letter_can_be_tried_again(sanne: TestClient, stad: Stad) -> None:
    """The page says why it failed, and a person who mended it sends it on."""
    post_id, waar = _brief(stad)
    with stad.db.schrijven() as s:
        postbus.mislukt(s, post_id, "De map van de partner bestaat niet.", om(VANDAAG), herstelbaar=False)
    blad = sanne.get(waar).text
    assert gebreken(blad) == []
    assert "De map van de partner bestaat niet." in lees(blad).alles
    assert "Niet bezorgd" in lees(sanne.get(waar.rsplit("/", 2)[0]).text).alles
    assert post(sanne, f"{waar}/opnieuw", {}, van=waar).status_code == 303
    (brief,) = stad.post(stad.zaken["opgeroepen"])
    assert brief.stand == "wacht"
