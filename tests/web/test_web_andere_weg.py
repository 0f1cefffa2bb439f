"""A letter that did not arrive, on its page: why, and the ways that are open now."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlmodel import Session
from starlette.testclient import TestClient

from inburgering.db import post as postbus
from inburgering.db.nabezorging import Retour, Soort, komt_terug
from inburgering.db.tabellen import Partner, Post
from tests.web.conftest import post, token
from tests.web.opmaak import gebreken, lees
from tests.web.stad import VANDAAG, Stad
from tests.werkplek import om

Als = Callable[[str], TestClient]


@pytest.fixture
def sanne(als: Als, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """Sanne, signed in, on a site that partners can reach."""
    monkeypatch.setenv("INBURGERING_ADRES", "https://inb.example")
    return als("sanne")


@pytest.fixture
def taak(stad: Stad) -> tuple[int, str]:
    """A task that was mailed to an address that does not exist: its number and its page."""
    brief = stad.post(stad.zaken["route"])[-1]
    with stad.db.schrijven() as s:
        rij = s.get_one(Post, brief.id)
        rij.kanaal, rij.adres, rij.stand = "smtp", "oud@vwn.example", "verzonden"
        _partner(s, rij, "smtp", "nieuw@vwn.example")
        retour = Retour(Soort.GEWEIGERD, "5.1.1", (rij.sleutel,), frozenset({"oud@vwn.example"}))
        komt_terug(s, retour, "a" * 64, "ergens", om(VANDAAG) - timedelta(hours=1))
    return brief.id or 0, f"/trajecten/{stad.nummer(stad.zaken['route'])}/brieven/{brief.id}"


def _partner(session: Session, brief: Post, kanaal: str, adres: str) -> None:
    partner = session.get_one(Partner, brief.partner_id)
    partner.kanaal, partner.adres = kanaal, adres


def rij(stad: Stad, nummer: int) -> Post:
    """The letter as it is now."""
    with stad.db.lezen() as s:
        return s.get_one(Post, nummer)


def test_the_page_says_what_came_back_and_what_can_be_done(sanne: TestClient, taak: tuple[int, str]) -> None:
    """The cause, the way the partner has now, paper, and a link to hand over."""
    blad = sanne.get(taak[1]).text
    assert gebreken(blad) == []
    tekst = lees(blad).alles
    for deel in (
        "Niet bezorgd",
        "De mail kwam terug (code 5.1.1: het adres bestaat niet of klopt niet).",
        "Per e-mail, naar nieuw@vwn.example",
        "Op papier, naar Kade 1, 1234 AB PROEFSTAD",
        "Geef de link",
    ):
        assert deel in " ".join(tekst.split()), deel


def test_again_by_the_way_the_partner_has_now(sanne: TestClient, stad: Stad, taak: tuple[int, str]) -> None:
    """The address was mended with the partner: the letter goes there, and not to the old one again."""
    nummer, waar = taak
    assert post(sanne, f"{waar}/opnieuw", {"weg": "zelfde"}, van=waar).status_code == 303
    brief = rij(stad, nummer)
    assert (brief.stand, brief.poging, brief.kanaal, brief.adres) == ("wacht", 0, "smtp", "nieuw@vwn.example")


def test_on_paper(sanne: TestClient, stad: Stad, taak: tuple[int, str]) -> None:
    """The letter goes to the print queue, with the partner's postal address on it."""
    nummer, waar = taak
    post(sanne, f"{waar}/opnieuw", {"weg": "papier"}, van=waar)
    brief = rij(stad, nummer)
    assert (brief.stand, brief.kanaal, brief.adres) == ("wacht", "map", "drukwerk")
    assert brief.gegevens["ontvanger"][1:] == ["Kade 1", "1234 AB  PROEFSTAD"]


@pytest.mark.parametrize("weg", ["duif", "papier"])
def test_a_way_that_is_not_open_changes_nothing(
    sanne: TestClient, stad: Stad, taak: tuple[int, str], weg: str
) -> None:
    """An unknown way, or paper to a partner without an address."""
    nummer, waar = taak
    with stad.db.schrijven() as s:
        brief = s.get_one(Post, nummer)
        brief.gegevens = brief.gegevens | {"ontvanger": ["Plangroep"]}
    post(sanne, f"{waar}/opnieuw", {"weg": weg}, van=waar)
    assert "kan niet op die manier" in lees(sanne.get(waar).text).alles
    assert rij(stad, nummer).stand == "mislukt"


def test_a_link_handed_over_is_the_delivery(
    sanne: TestClient, stad: Stad, klant: TestClient, taak: tuple[int, str]
) -> None:
    """The link is shown once and opens the task; the letter was sent today."""
    nummer, waar = taak
    antwoord = post(sanne, f"{waar}/link", {}, van=waar)
    assert antwoord.status_code == 200
    assert gebreken(antwoord.text) == []
    assert antwoord.headers["cache-control"] == "no-store"
    gevonden = re.search(r"https://inb\.example(/p/[\w-]+)", antwoord.text)
    assert gevonden is not None
    assert gevonden[1] not in sanne.get(waar).text
    brief = rij(stad, nummer)
    assert (brief.stand, brief.verzonden_op) == ("verzonden", VANDAAG)
    assert "Budgetbeheer" in lees(klant.get(gevonden[1]).text).alles


def test_a_partner_without_messages_waits_for_a_person(
    sanne: TestClient, stad: Stad, taak: tuple[int, str]
) -> None:
    """Channel pagina: nothing failed, she hands over the link; paper is the other way."""
    nummer, waar = taak
    with stad.db.schrijven() as s:
        brief = s.get_one(Post, nummer)
        brief.kanaal, brief.adres = "pagina", ""
        _partner(s, brief, "pagina", "")
    tekst = lees(sanne.get(waar).text).alles
    assert "Zelf doorgeven" in tekst
    assert "Niet bezorgd" not in tekst
    post(sanne, f"{waar}/opnieuw", {"weg": "zelfde"}, van=waar)
    assert rij(stad, nummer).stand == "mislukt"


def test_no_link_for_a_letter_that_asks_nothing(sanne: TestClient, stad: Stad) -> None:
    """A letter to a resident has no page behind it."""
    (brief,) = stad.post(stad.zaken["opgeroepen"])
    waar = f"/trajecten/{stad.nummer(stad.zaken['opgeroepen'])}/brieven/{brief.id}"
    with stad.db.schrijven() as s:
        postbus.mislukt(s, brief.id or 0, "Geen adres.", om(VANDAAG), herstelbaar=False)
    assert "Geef de link" not in sanne.get(waar).text
    sanne.post(f"{waar}/link", data={"csrf": token(sanne.get(waar).text)})
    assert "is geen link te geven" in lees(sanne.get(waar).text).alles
