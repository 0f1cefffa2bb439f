"""The pages of the chain: contradictions, what DUO must confirm, and subscriptions."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from inburgering.db import berichten, duomelding, gegevenskwaliteit
from inburgering.db.tabellen import Abonnement, Bericht, Inrichting, Levering, Traject
from inburgering.db.zaak import Zaak
from tests.web.conftest import post, token
from tests.web.opmaak import gebreken
from tests.web.stad import VANDAAG, Stad
from tests.werkplek import om

Als = Callable[[str], TestClient]
ZIN = "DUO meldt een andere dag van de kennisgeving: 3 maart 2026. In het dossier staat: 1 maart 2026."
PAD = "/keten/abonnementen"
NIEUW = {"naam": "Zaaksysteem", "url": "https://zaak.example/in", "soorten": "kennisgeving\nvaststelling_pip"}


def _traject(stad: Stad, nr: int) -> Traject:
    with stad.db.lezen() as s:
        return s.get_one(Traject, nr)


def test_both_sides_with_age_and_owner(als: Als, stad: Stad) -> None:
    """The owner sees hers, a colleague does not, who leads sees all with the owner's name."""
    nr = stad.open(date(2026, 11, 2))
    with stad.db.schrijven() as s:
        zaak = Zaak.lees(s, nr, om(VANDAAG))
        assert gegevenskwaliteit.meld(zaak, ZIN, om(date(2026, 11, 20)))
        assert not gegevenskwaliteit.meld(zaak, ZIN, om(VANDAAG))
    html = als("sanne").get("/keten").text
    assert gebreken(html) == []
    assert ZIN in html
    assert "3 dagen" in html
    assert ZIN not in als("fatma").get("/keten").text
    assert "Sanne de Jong" in als("petra").get("/keten").text
    assert ZIN not in als("kees").get("/keten").text


def test_what_duo_did_not_confirm(als: Als, stad: Stad) -> None:
    """A record stands until it is answered; a refused one goes into the next file, by its owner only."""
    nr = stad.tot_pip(date(2026, 10, 1), date(2026, 11, 9), bsn="999990032")
    with stad.db.schrijven() as s:
        duomelding.maak_bestand(s, stad.gemeente, om(date(2026, 11, 10)))
        rij = s.exec(select(Levering).where(Levering.traject_id == nr)).one()
        rij.stand = "geleverd"
        duomelding.wijs_af(s, rij, "'onbekend'", om(date(2026, 11, 11)))
        kenmerk = rij.kenmerk
    k = als("sanne")
    html = k.get("/keten/duo").text
    assert gebreken(html) == []
    assert "onbekend" in html
    assert "14 dagen" in html
    pad = f"/keten/duo/{kenmerk}/opnieuw"
    for ander in ("fatma", "kees"):
        vreemd = als(ander)
        assert vreemd.post(pad, data={"csrf": token(vreemd.get("/keten/duo").text)}).status_code == 404
    k = als("sanne")
    assert post(k, pad, {}, van="/keten/duo").headers["location"] == "/keten/duo"
    assert "nog niet in een bestand" in k.get("/keten/duo").text


def test_only_the_administrator_has_subscriptions(als: Als) -> None:
    """Nobody else sees or changes them, and she does not see those of another municipality."""
    for wie in ("sanne", "petra", "tom"):
        k = als(wie)
        assert k.get(PAD).status_code == 403
        assert PAD not in k.get("/keten").text


def test_a_subscription_from_first_to_last(als: Als, stad: Stad) -> None:
    """Made with a secret that is shown once; changed, stopped, started; each in the log of settings."""
    k = als("bea")
    antwoord = post(k, f"{PAD}/nieuw", NIEUW)
    assert gebreken(antwoord.text) == []
    with stad.db.lezen() as s:
        rij = s.exec(select(Abonnement)).one()
        assert (rij.soorten, rij.actief) == (["kennisgeving", "vaststelling_pip"], True)
        geheim = rij.geheim
    assert geheim in antwoord.text
    assert antwoord.headers["cache-control"] == "no-store"
    een = f"{PAD}/{rij.id}"
    stad.open(date(2026, 11, 2))
    html = k.get(een).text
    assert gebreken(html) == []
    assert geheim not in html
    assert "1 bericht" in html
    assert "Zaaksysteem" in k.get(PAD).text
    post(k, f"{een}/uit", {}, van=een)
    with stad.db.lezen() as s:
        assert [b.stand for b in s.exec(select(Bericht))] == ["vervallen"]
    post(k, f"{een}/aan", {}, van=een)
    post(k, f"{een}/opnieuw", {}, van=een)
    with stad.db.lezen() as s:
        assert [b.stand for b in s.exec(select(Bericht))] == ["wacht"]
    nieuw = post(k, f"{een}/geheim", {}, van=een).text
    assert geheim not in nieuw
    post(k, een, NIEUW | {"url": "https://zaak.example/anders"})
    with stad.db.lezen() as s:
        assert s.get_one(Abonnement, rij.id).url == "https://zaak.example/anders"
        log = [r for r in s.exec(select(Inrichting)) if r.wat == f"abonnement {rij.id}"]
    assert len(log) == 5
    assert not any("whsec_" in str(r.verschil) for r in log)


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"naam": "x"}, "2 tot 80 tekens"),
        ({"url": "http://zaak.example/"}, "https://"),
        ({"soorten": "kennisgeving onzin"}, "geen gebeurtenissen: onzin"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_stored(
    als: Als, stad: Stad, velden: dict[str, str], zin: str
) -> None:
    """In Dutch, beside the field, with what was typed still there."""
    antwoord = post(als("bea"), f"{PAD}/nieuw", NIEUW | velden)
    assert antwoord.status_code == 422
    assert zin in antwoord.text
    with stad.db.lezen() as s:
        assert not s.exec(select(Abonnement)).all()


def test_a_subscription_of_elsewhere_does_not_exist(als: Als, stad: Stad) -> None:
    """404, as for an unknown number."""
    with stad.db.schrijven() as s:
        s.add(
            Abonnement(
                gemeente_id=stad.elders,
                naam="X",
                url="https://x.example/",
                geheim="whsec_eA==",
                gemaakt=om(VANDAAG),
            )
        )
    k = als("bea")
    assert k.get(f"{PAD}/1").status_code == 404
    assert k.get(f"{PAD}/99").status_code == 404
    assert "x.example" not in k.get(PAD).text


def test_the_administrator_hears_of_messages_that_do_not_arrive(als: Als, stad: Stad) -> None:
    """Her signal stands on a page of her own role; the team leader does not have it."""
    with stad.db.schrijven() as s:
        s.add(
            Abonnement(
                gemeente_id=stad.gemeente,
                naam="Zaak",
                url="https://x.example/",
                geheim="whsec_eA==",
                gemaakt=om(VANDAAG),
            )
        )
    stad.open(date(2026, 11, 2))
    with stad.db.schrijven() as s:
        (nr, *_) = berichten.neem(s, om(VANDAAG), 1)
        assert berichten.mislukt(
            s, nr, "De ontvanger weigert het bericht (400).", om(VANDAAG), herstelbaar=False
        )
    assert "weigert het bericht" in als("bea").get("/signalen?voor=beheerder").text
    assert "weigert het bericht" not in als("tom").get("/signalen?voor=beheerder").text
