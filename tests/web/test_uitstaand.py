"""What lies at which partner: numbers and list against cases worked out by hand, and reminding."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest
from sqlmodel import select
from starlette.testclient import TestClient

from inburgering.db import normen, zoeken_partners, zoeken_uitstaand
from inburgering.db.opdracht import Herkomst, Opdracht
from inburgering.db.overdragen import draag_over
from inburgering.db.tabellen import Gebruiker, Partner
from inburgering.db.zoeken_herinnerd import Herinnerd, herinnerd
from inburgering.db.zoeken_team import GEEN_TEAM
from inburgering.db.zoeken_uitstaand import Keuze, Taak
from inburgering.web import uitstaand, zicht_uitstaand
from inburgering.wet.ladder import Aan
from tests.web.conftest import token
from tests.web.opmaak import formulier, gebreken, lees
from tests.web.stad import VANDAAG, Stad
from tests.web.vragen import aantal
from tests.werkplek import om

Als = Callable[[str], TestClient]
LIJST = "/coordinator/partners/lijst"
ZEGT_TOE = {"naam": "Anna Smit", "gereed_op": "2027-01-15", "reden": "De bank wacht."}
MELDT = {"naam": "Anna Smit", "resultaat": "uitgevoerd", "verslag": "De vaste lasten lopen."}


def taken(stad: Stad, dag: date = VANDAAG, **velden: object) -> list[Taak]:
    """The open tasks on the list of that day."""
    with stad.db.lezen() as s:
        keuze = Keuze(gemeente_id=stad.gemeente, vandaag=dag, **velden)  # type: ignore[arg-type]
        lijst = zoeken_uitstaand.lijst(s, keuze, aantal=None)
        assert zoeken_uitstaand.totaal(s, keuze) == len(lijst)
        return lijst


def regel(stad: Stad, dag: date = VANDAAG) -> zicht_uitstaand.Regel:
    """The one line of the overview."""
    keuze = Keuze(gemeente_id=stad.gemeente, vandaag=dag, stand="alle")
    with stad.db.lezen() as s:
        groepen = zoeken_uitstaand.groepen(s, keuze, zoeken_uitstaand.partners(s, keuze))
        (een,) = zicht_uitstaand.regels(groepen, zoeken_partners.alle(s, stad.gemeente), dag)
    return een


def nummer(stad: Stad) -> str:
    """The number of the one task."""
    return f"{stad.nummer(stad.zaken['route'])}-T1"


def test_a_task_lies_there_since_its_letter_was_sent(stad: Stad) -> None:
    """Sent on 9 November: fourteen days on the 23rd; to answer by the 23rd, done by 18 December."""
    (taak,) = taken(stad)
    assert (taak.partner, taak.verzonden, taak.dagen(VANDAAG)) == ("Plangroep", date(2026, 11, 9), 14)
    assert [(t.code, t.laatste_dag) for t in taak.termijnen] == [
        ("N01", date(2026, 11, 23)),
        ("N02", date(2026, 12, 18)),
    ]
    een = regel(stad)
    assert (een.bij_partner, een.mediaan, een.langst) == (1, 14, 14)
    assert (een.te_laat, een.eerstvolgende) == (0, VANDAAG)


def test_late_is_the_first_promise_that_passed(stad: Stad) -> None:
    """On the 24th the answer is a day late; accepted, nothing is late until 18 December has passed."""
    morgen = VANDAAG + timedelta(days=1)
    assert [t.nummer for t in taken(stad, morgen, stand="te_laat")] == [nummer(stad)]
    stad.doe(stad.zaken["route"], "overdracht.aanvaarding", morgen, {"naam": "Anna Smit"})
    assert taken(stad, date(2026, 12, 18), stand="te_laat") == []
    assert regel(stad, date(2026, 12, 19)).te_laat == 1


def test_a_later_day_that_was_promised_is_the_promise(stad: Stad) -> None:
    """The partner says 15 January: that day stands on the list, still counted from the first letter."""
    stad.doe(stad.zaken["route"], "overdracht.aanvaarding", VANDAAG, {"naam": "Anna Smit"})
    stad.doe(stad.zaken["route"], "overdracht.toezegging", VANDAAG, ZEGT_TOE)
    (taak,) = taken(stad)
    assert [(t.code, t.laatste_dag) for t in taak.termijnen] == [("N23", date(2027, 1, 15))]
    assert taak.verzonden == date(2026, 11, 9)


def test_a_report_brings_it_back_to_the_municipality(stad: Stad) -> None:
    """Reported: no longer at the partner but to be judged; closed: nowhere."""
    stad.doe(stad.zaken["route"], "overdracht.terugmelding", VANDAAG, MELDT)
    assert taken(stad) == []
    assert [t.nummer for t in taken(stad, stand="teruggemeld")] == [nummer(stad)]
    assert (regel(stad).bij_partner, regel(stad).teruggemeld, regel(stad).mediaan) == (0, 1, None)
    stad.doe(stad.zaken["route"], "overdracht.afsluiting", VANDAAG)
    assert taken(stad, stand="alle") == []


def test_who_was_reminded_and_what_comes(stad: Stad) -> None:
    """A reminder by a person on the 24th; the ladder then tells the consulent, the partner with her."""
    stad.doe(stad.zaken["route"], "overdracht.herinnering", date(2026, 11, 24))
    with stad.db.lezen() as s:
        lijst = zoeken_uitstaand.lijst(s, Keuze(gemeente_id=stad.gemeente, vandaag=date(2026, 11, 24)))
        ladders = normen.ladders(normen.geldend(s, stad.gemeente, VANDAAG))
        wie = herinnerd(s, lijst, ladders)
    assert [t.nummer for t in taken(stad, stand="herinnerd")] == [nummer(stad)]
    assert regel(stad).lijst("herinnerd").endswith("&stand=herinnerd")
    assert wie == {lijst[0].onderdeel_id: [Herinnerd(date(2026, 11, 24), Aan.PARTNER)]}
    assert zicht_uitstaand.per_wie(wie[lijst[0].onderdeel_id]) == ["partner op 24 nov"]
    straks = zicht_uitstaand.volgende(lijst[0], ladders, date(2026, 11, 24))
    assert straks is not None
    assert (straks.op, straks.wie) == (date(2026, 11, 24), "partner en consulent")


def test_another_municipality_has_nothing_there(stad: Stad) -> None:
    """Elders sees no task, and cannot ask for one by its number."""
    with stad.db.lezen() as s:
        elders = Keuze(gemeente_id=stad.elders, vandaag=VANDAAG, stand="alle")
        assert zoeken_uitstaand.partners(s, elders) == []
        assert zoeken_uitstaand.groepen(s, elders, [stad.partner]) == []
        assert zoeken_uitstaand.met_nummer(s, stad.elders, VANDAAG, [nummer(stad)]) == []


def test_of_one_team(als: Als, stad: Stad) -> None:
    """Sanne of team Noord holds the task: it lies with Noord, not with Zuid, nor with who has no team."""
    klant, rechten = als("petra"), "Team van de consulent"
    assert rechten not in klant.get(LIJST).text  # nobody has a team
    with stad.db.schrijven() as s:
        s.get_one(Gebruiker, stad.mensen["sanne"]).team = "Noord"
        s.get_one(Gebruiker, stad.mensen["fatma"]).team = "Zuid"
    for team, aantal_taken in (("Noord", 1), ("Zuid", 0), (GEEN_TEAM, 0), ("", 1)):
        assert len(taken(stad, team=team)) == aantal_taken, team
        bladzijde = klant.get(f"/coordinator/partners?team={team}").text
        assert ("1 bij Plangroep: Budgetbeheer" in bladzijde) is bool(aantal_taken), team
        assert (nummer(stad) in klant.get(f"{LIJST}.csv?team={team}").text) is bool(aantal_taken), team
    noord = klant.get("/coordinator/partners?team=Noord").text
    assert gebreken(noord) == []
    assert rechten in noord
    assert f'{LIJST}?partner={stad.partner}&amp;taak=budgetbeheer&amp;team=Noord"' in noord
    assert "Team: Noord." in klant.get(f"{LIJST}.csv?team=Noord").text


def test_the_pages_and_the_files_say_the_same(als: Als, stad: Stad) -> None:
    """Overview, list and file hold the task; the filter on another state does not."""
    klant = als("petra")
    for pad in ("/coordinator/partners", LIJST, f"{LIJST}?partner={stad.partner}&taak=budgetbeheer"):
        antwoord = klant.get(pad)
        assert antwoord.status_code == 200
        assert gebreken(antwoord.text) == []
        assert "Plangroep" in antwoord.text
    assert nummer(stad) not in klant.get(f"{LIJST}?stand=opgesteld").text
    bestand = klant.get(f"{LIJST}.csv").text
    assert f"Plangroep;Budgetbeheer;{nummer(stad)};" in bestand
    assert ";2026-11-09;14;Reactie van de partner: 2026-11-23; " in bestand.replace('"', "")
    assert klant.get(f"{LIJST}.exe").status_code == 404


def test_partners_go_by_the_page(als: Als, stad: Stad, monkeypatch: pytest.MonkeyPatch) -> None:
    """With one partner on a page Plangroep stands on the first and VluchtelingenWerk on the second."""
    with stad.db.schrijven() as s:
        ander = s.exec(select(Partner.id).where(Partner.naam == "VluchtelingenWerk")).one()
        taak = {"partner": ander, "taak": "begeleiding", "gereed_op": "2026-12-18"}
        opdracht = Opdracht(
            traject=stad.zaken["route"], onderdeel="overdracht", gebeurtenis="opstelling_overdracht",
            op=VANDAAG, door="Sanne", feiten=taak, herkomst=Herkomst.INVOER,
        )  # fmt: skip
        draag_over(s, opdracht, om(VANDAAG))
    monkeypatch.setattr(uitstaand, "PER_BLAD", 1)
    klant, pad = als("petra"), "/coordinator/partners"
    bladen = [" ".join(lees(klant.get(f"{pad}?blad={nr}").text).tekst("th")) for nr in (1, 2, 9)]
    assert ["Plangroep" in koppen for koppen in bladen] == [True, False, False]
    assert ["VluchtelingenWerk" in koppen for koppen in bladen] == [False, True, True]
    assert f'href="{pad}?blad=2"' in klant.get(pad).text
    assert gebreken(klant.get(pad).text) == []


@pytest.mark.parametrize("aan", ["partner", "consulent"])
def test_reminding_is_looked_at_first_and_happens_once_a_day(als: Als, stad: Stad, aan: str) -> None:
    """Looking changes nothing; carrying out twice makes one; the second look says it was done today."""
    klant, zaak = als("petra"), stad.zaken["route"]
    velden = {
        "csrf": token(klant.get(LIJST).text), "taak": nummer(stad), "aan": aan, "tekst": "Graag deze week.",
        "terug": LIJST,
    }  # fmt: skip
    voor = len(stad.log(zaak))
    voorbeeld = klant.post("/herinneren", data=velden)
    assert voorbeeld.status_code == 200
    assert gebreken(voorbeeld.text) == []
    assert ("Plangroep" if aan == "partner" else "Sanne de Jong") in voorbeeld.text
    assert len(stad.log(zaak)) == voor
    doen = formulier(voorbeeld.text, "/herinneren/uitvoeren")
    for _ in range(2):
        assert klant.post("/herinneren/uitvoeren", data=doen).headers["location"] == LIJST
    (nieuw,) = stad.log(zaak)[voor:]
    assert nieuw.soort == ("herinnering" if aan == "partner" else "notitie")
    assert "1 herinnering staat klaar." in klant.get(LIJST).text
    assert "Vandaag al herinnerd" in klant.post("/herinneren", data=velden).text


def test_a_consulent_reads_the_reminder_among_the_signals(als: Als, stad: Stad) -> None:
    """Who asks, and what, in a signal that she closes herself."""
    klant = als("petra")
    velden = {"csrf": token(klant.get(LIJST).text), "traject": stad.nummer(stad.zaken["laat"])}
    klant.post("/herinneren/uitvoeren", data={**velden, "aan": "consulent", "tekst": "Het PIP?"})
    klant.post("/afmelden", data={"csrf": token(klant.get(LIJST).text)})
    assert "Petra Berg vraagt u te kijken: Het PIP?" in als("sanne").get("/signalen").text


def test_what_does_not_lie_at_the_partner_is_named(als: Als, stad: Stad) -> None:
    """After the report there is nothing to remind of; nothing chosen is said on the list."""
    stad.doe(stad.zaken["route"], "overdracht.terugmelding", VANDAAG, MELDT)
    klant = als("petra")
    velden = {"csrf": token(klant.get("/signalen").text), "aan": "partner", "terug": LIJST}
    met_taak = {**velden, "taak": nummer(stad)}
    assert "Ligt niet bij de partner" in klant.post("/herinneren", data=met_taak).text
    assert klant.post("/herinneren", data=velden).status_code == 303
    assert "Kies ten minste één regel" in klant.get(LIJST).text
    kwaad = {**velden, "terug": "https://elders.example"}
    assert klant.post("/herinneren", data=kwaad).headers["location"] == "/coordinator"


def test_a_consulent_reminds_partners_only(als: Als, stad: Stad) -> None:
    """She looks at what a partner would get; a colleague is reminded by who leads, and has no button here."""
    klant = als("sanne")
    lijst = klant.get(LIJST).text
    assert "Herinner de partner" in lijst
    assert "Herinner de consulent" not in lijst
    velden = {"csrf": token(lijst), "taak": nummer(stad)}
    assert klant.post("/herinneren", data={**velden, "aan": "partner"}).status_code == 200
    for pad in ("/herinneren", "/herinneren/uitvoeren"):
        assert klant.post(pad, data={**velden, "aan": "consulent"}).status_code == 403
    assert als("kees").post("/herinneren", data={**velden, "aan": "partner"}).status_code in (303, 403)


def test_the_number_of_questions_stays(als: Als, stad: Stad) -> None:
    """As many questions with twenty tasks as with one."""
    klant = als("petra")
    paden = ("/coordinator/partners", LIJST, f"{LIJST}.csv")
    tel = partial(aantal, stad.db, klant)
    eerst = {pad: tel(pad) for pad in paden}
    for nr in range(2, 21):
        stad.draag_over(stad.zaken["route"], VANDAAG, VANDAAG + timedelta(days=30))
        dagen = {"reactie_uiterlijk": "2026-12-01", "gereed_op": "2026-12-20"}
        stad.doe(
            stad.zaken["route"], "overdracht.verzending", VANDAAG, dagen, nr=nr, herkomst=Herkomst.SYSTEEM
        )
    assert len(taken(stad)) == 20
    assert {pad: tel(pad) for pad in paden} == eerst
    assert max(eerst.values()) <= 25
