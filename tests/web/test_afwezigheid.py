"""Absence: the deputy sees and acts in the other's name, and all is back by itself."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import col, select
from starlette.testclient import TestClient

from inburgering import klok
from inburgering.db import meldingen, vervanging
from inburgering.db.fouten import MagNiet
from inburgering.db.tabellen import Afwezigheid, Gebeurtenisrij, Gebruiker, Inrichting, Signaal, Termijnrij
from inburgering.db.zoeken_caseload import TER_INFORMATIE
from inburgering.wet.vervanging import Afwezig
from tests.web.conftest import post, token
from tests.web.opmaak import formulier, gebreken, lees
from tests.web.stad import AFSPRAAK, VANDAAG, Stad
from tests.werkplek import om

Als = Callable[[str], TestClient]
DAG = timedelta(days=1)


def weg(stad: Stad, wie: str, vervanger: str, van: date = VANDAAG, tot: date = VANDAAG + 4 * DAG) -> None:
    """This person is away, with that one in her place."""
    mensen = stad.mensen
    with stad.db.schrijven() as s:
        vervanging.meld(
            s, stad.gemeente, Afwezig(mensen[wie], mensen[vervanger], van, tot), "Test", om(VANDAAG)
        )


def signaal(stad: Stad, voor: str, zaak: str = "laat") -> None:
    """One open signal for this role."""
    with stad.db.schrijven() as s:
        s.add(
            Signaal(
                sleutel=f"proef:{voor}:{zaak}", traject_id=stad.zaken[zaak], voor=voor, soort="proef",
                reden=f"Kijk, {voor}.", open_sinds=om(VANDAAG),
            )
        )  # fmt: skip


def tekst(klant: TestClient, pad: str) -> str:
    """What stands on a page, without its marks."""
    return lees(klant.get(pad).text).alles


def test_the_deputy_sees_the_caseload_and_the_signals(als: Als, stad: Stad) -> None:
    """Fatma, who holds nothing, sees Sanne's five trajects and signal, each in Sanne's name."""
    signaal(stad, "consulent")
    assert "Er zijn nog geen trajecten" in tekst(als("fatma"), "/caseload")
    weg(stad, "sanne", "fatma")
    bladzijde = als("fatma").get("/caseload").text
    assert gebreken(bladzijde) == []
    assert lees(bladzijde).alles.count("namens Sanne de Jong") == 5
    signalen = tekst(als("fatma"), "/signalen")
    assert "Kijk, consulent." in signalen
    assert "namens Sanne de Jong" in signalen
    assert "Vandaag neemt waar: Fatma Bakker" in tekst(
        als("petra"), f"/trajecten/{stad.nummer(stad.zaken['laat'])}"
    )
    assert "5 trajecten" in tekst(als("sanne"), "/caseload")  # nothing was moved


@pytest.mark.parametrize(
    ("moment", "ziet"),
    [
        ("2026-11-29T23:59", False),
        ("2026-11-30T00:00", True),
        ("2026-12-04T23:59", True),
        ("2026-12-05T00:00", False),
        ("2027-03-28T23:30", True),
        ("2027-03-29T00:00", False),
    ],
)
def test_it_begins_and_ends_at_midnight(
    als: Als, stad: Stad, monkeypatch: pytest.MonkeyPatch, moment: str, ziet: bool
) -> None:
    """From Monday up to and including Friday, by Dutch time; also over the start of summer time."""
    weg(stad, "sanne", "fatma", date(2026, 11, 30), date(2026, 12, 4))
    weg(stad, "sanne", "fatma", date(2027, 3, 28), date(2027, 3, 28))
    echt = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Europe/Amsterdam"))
    monkeypatch.delenv("INBURGERING_VANDAAG")
    monkeypatch.setattr(klok, "echt", lambda: echt)
    with stad.db.lezen() as s:
        rooster = vervanging.rooster(s, stad.gemeente, klok.vandaag())
    assert (stad.mensen["sanne"] in rooster.voor(stad.mensen["fatma"])) is ziet


def test_a_deputy_acts_in_the_name_of_and_the_letter_says_so(als: Als, stad: Stad) -> None:
    """Fatma invites: the log names both, the letter is signed by Fatma, in the name of Sanne."""
    weg(stad, "sanne", "fatma")
    nummer = stad.nummer(stad.zaken["nieuw"])
    pad = f"/trajecten/{nummer}/brede_intake/1/oproep_brede_intake"
    antwoord = post(als("fatma"), pad, {"op": VANDAAG.isoformat(), **AFSPRAAK, "stap": "vastleggen"})
    assert antwoord.status_code == 303
    with stad.db.lezen() as s:
        rij = s.exec(select(Gebeurtenisrij).where(Gebeurtenisrij.soort == "oproep_brede_intake")).all()[-1]
        assert (rij.door, rij.namens) == ("Fatma Bakker", "Sanne de Jong")
    (brief,) = stad.post(stad.zaken["nieuw"])
    assert brief.gegevens["afzender"]["naam"] == "Fatma Bakker"
    assert brief.gegevens["afzender"]["namens"] == "Sanne de Jong"
    assert "Fatma Bakker, namens Sanne de Jong" in tekst(
        als("petra"), f"/trajecten/{nummer}/brieven/{brief.id}"
    )


def test_a_chain_and_its_end(als: Als, stad: Stad) -> None:
    """Fatma is away too: Petra stands in for both. Nobody left: the coordinator sees the signals as well."""
    signaal(stad, "consulent")
    weg(stad, "fatma", "petra")
    weg(stad, "sanne", "fatma")
    with stad.db.lezen() as s:
        rooster = vervanging.rooster(s, stad.gemeente, VANDAAG)
        assert rooster.waarnemer(stad.mensen["sanne"]) == stad.mensen["petra"]
    with stad.db.schrijven() as s:
        s.get_one(Gebruiker, stad.mensen["petra"]).actief = False
    assert "Kijk, consulent." in tekst(als("tom"), "/signalen")  # no coordinator either


def test_own_absence_and_back_earlier(als: Als, stad: Stad) -> None:
    """Sanne reports her holiday, comes back earlier, also with hindsight; the log of settings keeps both."""
    klant = als("sanne")
    assert gebreken(klant.get("/afwezigheid").text) == []
    velden = {"van": "2026-11-16", "tot": "2026-12-04", "vervanger": str(stad.mensen["fatma"])}
    assert post(klant, "/afwezigheid", velden).status_code == 303
    with stad.db.lezen() as s:
        (rij,) = s.exec(select(Afwezigheid)).all()
    terug = f"/afwezigheid/{rij.id}/terug"
    assert post(klant, terug, {"dag": "2026-11-20"}, van="/afwezigheid").status_code == 303
    with stad.db.lezen() as s:
        assert [(r.van, r.tot) for r in s.exec(select(Afwezigheid))] == [
            (date(2026, 11, 16), date(2026, 11, 19))
        ]
        naam = f"afwezigheid {stad.mensen['sanne']}"
        wat = [(r.door, r.verschil["tot"]) for r in s.exec(select(Inrichting).where(Inrichting.wat == naam))]
    assert wat == [
        ("Sanne de Jong", {"oud": None, "nieuw": "2026-12-04"}),
        ("Sanne de Jong", {"oud": "2026-12-04", "nieuw": "2026-11-19"}),
    ]


def test_back_before_it_began(als: Als, stad: Stad) -> None:
    """The holiday is called off: the absence is gone."""
    weg(stad, "sanne", "fatma", VANDAAG + 7 * DAG, VANDAAG + 14 * DAG)
    with stad.db.lezen() as s:
        (rij,) = s.exec(select(Afwezigheid)).all()
    klant = als("sanne")
    post(klant, f"/afwezigheid/{rij.id}/terug", {"dag": VANDAAG.isoformat()}, van="/afwezigheid")
    assert "U bent niet afwezig gemeld." in tekst(klant, "/afwezigheid")


def test_what_cannot_be_is_said_and_nothing_is_lost(als: Als, stad: Stad) -> None:
    """A circle, no deputy, no day: one sentence, and what was typed stays."""
    weg(stad, "fatma", "sanne", tot=VANDAAG)
    klant = als("sanne")
    velden = {"van": "2026-11-23", "tot": "2026-12-01", "vervanger": str(stad.mensen["fatma"])}
    antwoord = post(klant, "/afwezigheid", velden)
    assert antwoord.status_code == 422
    assert "Zo neemt niemand waar. Kies iemand anders." in antwoord.text
    assert 'value="2026-12-01"' in antwoord.text
    assert gebreken(antwoord.text) == []
    leeg = post(klant, "/afwezigheid", {"van": "morgen", "tot": "2026-12-01", "vervanger": ""})
    assert leeg.status_code == 422
    assert "Zonder vervanger ligt het werk stil." in leeg.text
    with stad.db.lezen() as s:
        assert len(s.exec(select(Afwezigheid)).all()) == 1


def test_each_her_own(als: Als, stad: Stad) -> None:
    """A consulent reports only herself, and cannot end another's; who leads can; elsewhere does not exist."""
    velden = {
        "wie": str(stad.mensen["sanne"]), "van": "2026-11-23", "tot": "2026-12-01",
        "vervanger": str(stad.mensen["sanne"]),
    }  # fmt: skip
    assert post(als("fatma"), "/afwezigheid", velden).status_code == 303
    with stad.db.lezen() as s:
        (rij,) = s.exec(select(Afwezigheid)).all()
    assert rij.gebruiker_id == stad.mensen["fatma"]
    terug = f"/afwezigheid/{rij.id}/terug"
    dag = {"dag": VANDAAG.isoformat()}
    for wie, code in (("sanne", 403), ("kees", 404), ("petra", 303)):
        klant = als(wie)
        bladzijde = klant.get("/afwezigheid").text
        assert ("Fatma Bakker</th>" in bladzijde) is (wie == "petra")
        velden = {"csrf": token(bladzijde), **formulier(bladzijde, terug), **dag}
        assert klant.post(terug, data=velden).status_code == code


def test_someone_elsewhere_cannot_stand_in(stad: Stad) -> None:
    """Kees works in another municipality."""
    with pytest.raises(MagNiet, match="iemand die hier werkt"):
        weg(stad, "sanne", "kees")


def test_an_escalation_without_its_role_falls_to_the_next_higher(als: Als, stad: Stad) -> None:
    """No coordinator: the teamleider finds it on his own list, and may close it."""
    signaal(stad, "coordinator")
    assert "Kijk, coordinator." not in tekst(als("tom"), "/signalen")
    with stad.db.schrijven() as s:
        s.get_one(Gebruiker, stad.mensen["petra"]).actief = False
    assert "Kijk, coordinator." in tekst(als("tom"), "/signalen")


def test_without_anyone_above_a_lower_role_may_close_it(als: Als, stad: Stad) -> None:
    """No teamleider and no beheerder: the coordinator reads what was meant for them and closes it."""
    signaal(stad, "teamleider")
    pad = f"/trajecten/{stad.nummer(stad.zaken['laat'])}/traject/1/afhandeling_signaal"
    with stad.db.lezen() as s:
        nummer = s.exec(select(Signaal.id).where(Signaal.voor == "teamleider")).one()
    velden = {"signaal": str(nummer), "reden": "Gebeld met de school.", "op": VANDAAG.isoformat()}
    assert post(als("petra"), pad, velden, van=f"{pad}?signaal={nummer}").status_code == 403
    with stad.db.schrijven() as s:
        for naam in ("tom", "bea"):
            s.get_one(Gebruiker, stad.mensen[naam]).actief = False
    assert "Kijk, teamleider." in tekst(als("petra"), "/signalen")
    assert post(als("petra"), pad, velden, van=f"{pad}?signaal={nummer}").status_code == 303


@pytest.mark.traag
@pytest.mark.parametrize("vertrekt", ["", "tom", "sanne petra", "petra tom bea"])
def test_nothing_is_late_without_someone_who_reads_of_it(als: Als, stad: Stad, vertrekt: str) -> None:
    """Whoever leaves: swept for ten weeks, what is late is escalated and stands on someone's own list."""
    with stad.db.schrijven() as s:
        for naam in vertrekt.split():
            s.get_one(Gebruiker, stad.mensen[naam]).actief = False
    for n in range(0, 71, 7):
        dag = VANDAAG + n * DAG
        while meldingen.verwerk(stad.db, dag, om(dag, 6)):
            pass
    with stad.db.lezen() as s:
        rijen = list(s.exec(select(Signaal).where(Signaal.afgehandeld_door == None)))  # noqa: E711
        assert {"coordinator", "teamleider"} <= {r.voor for r in rijen}
        laat = s.exec(
            select(Termijnrij).where(Termijnrij.loopt, col(Termijnrij.laatste_dag) < dag - 35 * DAG)
        ).all()
        treden = {t.trede for t in laat if t.code not in TER_INFORMATIE}
        assert treden == {"teamleider"}
    totaal = set()
    for naam in ("sanne", "fatma", "petra", "tom", "bea"):
        if naam in vertrekt.split():
            continue
        for blad in range(1, 9):
            totaal |= set(_signalen(als(naam).get(f"/signalen?blad={blad}").text))
    assert {r.id for r in rijen} == totaal


def _signalen(html: str) -> list[int]:
    return [int(deel.split('"')[0]) for deel in html.split("afhandeling_signaal?signaal=")[1:]]
