"""Handing trajects over: what was chosen is what moves, what cannot is named, and two hundred fit."""

from collections.abc import Callable
from datetime import timedelta

from httpx2 import Response
from sqlmodel import select
from starlette.testclient import TestClient

from inburgering.db.basis import nr_van
from inburgering.db.tabellen import Afwezigheid, Gebeurtenisrij, Gebruiker, Traject
from inburgering.wet.begrippen import Groep
from tests.web.conftest import token
from tests.web.opmaak import formulier, gebreken
from tests.web.stad import VANDAAG, Stad

Als = Callable[[str], TestClient]
DOEN = "/toewijzen/uitvoeren"


def bekijk(klant: TestClient, stad: Stad, nummers: list[str], naar: str = "fatma") -> Response:
    """Choose these trajects for this colleague."""
    velden = {"csrf": token(klant.get("/toewijzen").text), "reden": "Ziekte"}
    naar_id = str(stad.mensen[naar]) if naar else ""
    return klant.post("/toewijzen", data={**velden, "naar": naar_id, "traject": nummers})


def doe(klant: TestClient, voorbeeld: Response, nummers: list[str]) -> Response:
    """Carry out what the look beforehand showed."""
    return klant.post(DOEN, data={**formulier(voorbeeld.text, DOEN), "traject": nummers})


def consulenten(stad: Stad) -> dict[str, int]:
    """By number who holds each traject of Proefstad."""
    with stad.db.lezen() as s:
        rijen = s.exec(select(Traject).where(Traject.gemeente_id == stad.gemeente))
        return {t.nummer: t.consulent_id for t in rijen}


def test_what_ended_meanwhile_is_named_and_the_rest_is_done(als: Als, stad: Stad) -> None:
    """Two chosen, one ends before the button is pressed: the other goes, and the page says which did not."""
    klant = als("petra")
    nummers = [stad.nummer(stad.zaken[z]) for z in ("nieuw", "gezin")]
    voorbeeld = bekijk(klant, stad, nummers)
    stad.doe(stad.zaken["gezin"], "traject.beeindiging", VANDAAG, {"reden": "vrijstelling"})
    klaar = doe(klant, voorbeeld, nummers)
    assert "1 traject toegewezen aan Fatma Bakker." in klaar.text
    assert f"{nummers[1]}: dit traject is intussen beëindigd." in klaar.text
    assert gebreken(klaar.text) == []
    assert consulenten(stad)[nummers[0]] == stad.mensen["fatma"]
    assert consulenten(stad)[nummers[1]] == stad.mensen["sanne"]


def test_who_was_earlier_is_named_and_keeps_it(als: Als, stad: Stad) -> None:
    """Two coordinators look, both press: what the first gave away is not taken from who has it now."""
    with stad.db.schrijven() as s:
        omar = Gebruiker(gemeente_id=stad.gemeente, naam="Omar Aydin", rol="consulent")
        s.add(omar)
        s.flush()
        stad.mensen["omar"] = nr_van(omar)
    petra, tom = als("petra"), als("tom")
    nummers = [stad.nummer(stad.zaken[z]) for z in ("nieuw", "gezin")]
    van_petra, van_tom = bekijk(petra, stad, nummers), bekijk(tom, stad, nummers[:1], naar="omar")
    assert "1 traject toegewezen aan Omar Aydin." in doe(tom, van_tom, nummers[:1]).text
    klaar = doe(petra, van_petra, nummers).text
    assert gebreken(klaar) == []
    assert "1 traject toegewezen aan Fatma Bakker." in klaar
    assert "Dit traject is intussen van Omar Aydin." in klaar
    assert consulenten(stad)[nummers[0]] == stad.mensen["omar"]
    assert consulenten(stad)[nummers[1]] == stad.mensen["fatma"]
    assert doe(petra, van_petra, nummers).text.count("intussen van Omar Aydin") == 1


def test_a_traject_with_two_steps_moves_once(als: Als, stad: Stad) -> None:
    """On the list it may be ticked twice; it is one traject and one toewijzing."""
    klant = als("petra")
    nummer = stad.nummer(stad.zaken["laat"])
    voorbeeld = bekijk(klant, stad, [nummer, nummer])
    assert "1 traject gaat" in voorbeeld.text
    assert "gaat niet mee" not in voorbeeld.text
    doe(klant, voorbeeld, [nummer, nummer])
    with stad.db.lezen() as s:
        rijen = s.exec(select(Gebeurtenisrij).where(Gebeurtenisrij.traject_id == stad.zaken["laat"])).all()
    toewijzingen = [r for r in rijen if r.soort == "toewijzing"]
    assert [(r.door, (r.feiten or {})["gegevens"]["reden"]) for r in toewijzingen[1:]] == [
        ("Petra Berg", "Ziekte")
    ]


def test_the_look_beforehand_counts_both_caseloads(als: Als, stad: Stad) -> None:
    """Sanne holds five; after two have gone she has three and Fatma two."""
    nummers = [stad.nummer(stad.zaken[z]) for z in ("nieuw", "gezin")]
    tekst = bekijk(als("petra"), stad, nummers).text
    rijen = "".join(tekst.split())
    assert '<thscope="row">SannedeJong</th><tdclass="getal">5</td><tdclass="getal">3</td>' in rijen
    assert '<thscope="row">FatmaBakker</th><tdclass="getal">0</td><tdclass="getal">2</td>' in rijen


def test_the_look_beforehand_says_who_is_away(als: Als, stad: Stad) -> None:
    """Fatma is away today and Sanne stands in: said before anything is handed over; later it is not."""
    with stad.db.schrijven() as s:
        s.add(
            Afwezigheid(
                gebruiker_id=stad.mensen["fatma"], vervanger_id=stad.consulent, van=VANDAAG, tot=VANDAAG
            )
        )
    zin, nummers = "Fatma Bakker is vandaag afwezig; Sanne de Jong neemt waar.", [stad.nummer(1)]
    assert zin in bekijk(als("petra"), stad, nummers).text
    with stad.db.schrijven() as s:
        (rij,) = s.exec(select(Afwezigheid)).all()
        rij.tot = rij.van = VANDAAG - timedelta(days=1)
    assert zin not in bekijk(als("petra"), stad, nummers).text


def test_who_holds_it_already_keeps_it(als: Als, stad: Stad) -> None:
    """Handing over to the same consulent is refused, and nothing is recorded."""
    klant = als("petra")
    nummer = stad.nummer(stad.zaken["nieuw"])
    antwoord = bekijk(klant, stad, [nummer], naar="sanne")
    assert antwoord.status_code == 422
    assert "Deze trajecten heeft Sanne de Jong al." in antwoord.text


def test_a_forgotten_colleague_keeps_what_was_chosen(als: Als, stad: Stad) -> None:
    """The trajects stay ticked and the reason stays typed."""
    nummer = stad.nummer(stad.zaken["nieuw"])
    antwoord = bekijk(als("petra"), stad, [nummer], naar="")
    assert antwoord.status_code == 422
    assert 'value="Ziekte"' in antwoord.text
    assert f'value="{nummer}" checked' in antwoord.text
    assert gebreken(antwoord.text) == []


def test_another_municipality_cannot_be_reached(als: Als, stad: Stad) -> None:
    """Neither a traject of elsewhere nor a colleague of elsewhere can be chosen."""
    klant = als("petra")
    with stad.db.schrijven() as s:
        ver = s.get_one(Traject, stad.zaken["gezin"])
        ver.gemeente_id, nummer = stad.elders, ver.nummer
    assert bekijk(klant, stad, [nummer]).status_code == 422
    eigen = stad.nummer(stad.zaken["nieuw"])
    assert bekijk(klant, stad, [eigen], naar="kees").status_code == 422
    with stad.db.lezen() as s:
        assert s.get_one(Traject, stad.zaken["gezin"]).consulent_id == stad.mensen["sanne"]


def test_two_hundred_at_once(als: Als, stad: Stad) -> None:
    """As many as one go allows are looked at in one form; what is above it is said, not lost in silence."""
    klant = als("petra")
    with stad.db.schrijven() as s:
        persoon = s.get_one(Traject, stad.zaken["nieuw"]).persoon_id
        s.add_all(
            Traject(
                gemeente_id=stad.gemeente, persoon_id=persoon, nummer=f"PST-2020-{i:05}", regime="wi2021",
                groep=Groep.GEZIN.value, consulent_id=stad.consulent, toestand="aangemeld",
            )
            for i in range(210)
        )  # fmt: skip
    nummers = sorted(consulenten(stad))[:210]
    antwoord = bekijk(klant, stad, nummers)
    assert antwoord.status_code == 200
    assert "200 trajecten gaan" in antwoord.text
    assert "10 gekozen trajecten gaan niet mee" in antwoord.text


def test_trajects_of_who_left_are_found_and_handed_over(als: Als, stad: Stad) -> None:
    """Sanne leaves: the board says that five have no consulent, and the list leads to handing over."""
    klant = als("petra")
    with stad.db.schrijven() as s:
        s.get_one(Gebruiker, stad.mensen["sanne"]).actief = False
    assert "/coordinator/controle?wat=consulent" in klant.get("/coordinator").text
    lijst = klant.get("/coordinator/controle?wat=consulent")
    assert gebreken(lijst.text) == []
    nummers = [stad.nummer(nr) for nr in stad.zaken.values()]
    assert all(nummer in lijst.text for nummer in nummers)
    klaar = doe(klant, bekijk(klant, stad, nummers), nummers)
    assert "5 trajecten toegewezen aan Fatma Bakker." in klaar.text
    assert set(consulenten(stad).values()) == {stad.mensen["fatma"]}
    assert "/coordinator/controle?wat=consulent" not in klant.get("/coordinator").text


def test_a_list_of_what_is_missing_that_does_not_exist(als: Als) -> None:
    """Another word in the address is a page that is not there."""
    assert als("petra").get("/coordinator/controle?wat=onzin").status_code == 404


def herinneringen(stad: Stad) -> list[Gebeurtenisrij]:
    """The reminders in the log."""
    with stad.db.lezen() as s:
        return list(s.exec(select(Gebeurtenisrij).where(Gebeurtenisrij.soort == "herinnering")))


def test_a_reminder_from_the_list_is_recorded_once_a_day(als: Als, stad: Stad) -> None:
    """Two clicks make one reminder and one letter; the list says so and offers no button any more."""
    klant = als("petra")
    lijst = "/coordinator/lijst?wanneer=binnenkort&stap=N01"
    velden = formulier(klant.get(lijst).text, "/coordinator/herinner")
    for _ in range(2):
        antwoord = klant.post("/coordinator/herinner", data=velden)
        assert antwoord.status_code == 303
        assert antwoord.headers["Location"].startswith("/coordinator/lijst?")
    (rij,) = herinneringen(stad)
    assert (rij.door, rij.op, rij.onderdeel, rij.nr) == ("Petra Berg", VANDAAG, "overdracht", 1)
    brieven = [b.sjabloon for b in stad.post(stad.zaken["route"])]
    assert brieven.count("herinnering_partner") == 1
    daarna = klant.get(lijst).text
    assert "vandaag herinnerd" in daarna
    assert "/coordinator/herinner" not in daarna


def test_a_reminder_that_cannot_be_is_said(als: Als, stad: Stad) -> None:
    """The partner refused meanwhile: nothing is recorded, and the page says why."""
    klant = als("petra")
    velden = formulier(klant.get("/coordinator/lijst?wanneer=binnenkort").text, "/coordinator/herinner")
    weigering = {"naam": "Anna Smit", "reden": "Geen plek."}
    stad.doe(stad.zaken["route"], "overdracht.weigering", VANDAAG, weigering)
    klant.post("/coordinator/herinner", data=velden)
    assert herinneringen(stad) == []
    assert "De partner is niet herinnerd." in klant.get("/coordinator").text


def test_a_reminder_never_leads_elsewhere_or_to_another_municipality(als: Als, stad: Stad) -> None:
    """The way back is within the board; a traject of elsewhere does not exist."""
    klant = als("petra")
    velden = formulier(klant.get("/coordinator/lijst?wanneer=binnenkort").text, "/coordinator/herinner")
    antwoord = klant.post("/coordinator/herinner", data={**velden, "terug": "https://example.org/"})
    assert antwoord.headers["Location"] == "/coordinator"
    with stad.db.schrijven() as s:
        s.get_one(Traject, stad.zaken["route"]).gemeente_id = stad.elders
    assert klant.post("/coordinator/herinner", data=velden).status_code == 404
    assert klant.post("/coordinator/herinner", data={**velden, "nr": "x"}).status_code == 404


def test_looking_at_the_board_changes_nothing(als: Als, stad: Stad) -> None:
    """Every page of the board is opened; the log has as many lines as before."""

    def regels() -> int:
        with stad.db.lezen() as s:
            return len(s.exec(select(Gebeurtenisrij)).all())

    voor, klant = regels(), als("petra")
    paden = ("", "/lijst", "/lijst.csv", "/lijst?overname=ja", "/lijst?anderen=ja", "/controle?wat=stap")
    for pad in (*(f"/coordinator{p}" for p in paden), "/toewijzen", f"/toewijzen?van={nr_van(_sanne(stad))}"):
        assert klant.get(pad).status_code == 200, pad
    assert klant.get("/coordinator/herinner").status_code == 405
    assert regels() == voor


def _sanne(stad: Stad) -> Gebruiker:
    with stad.db.lezen() as s:
        return s.get_one(Gebruiker, stad.mensen["sanne"])
