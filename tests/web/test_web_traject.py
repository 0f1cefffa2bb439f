"""The page of a traject: sound, closed to others, and saying what can be done and why not."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import post
from tests.web.opmaak import formulier, gebreken, lees
from tests.web.stad import VANDAAG, Stad
from tests.web.vragen import geteld

Als = Callable[[str], TestClient]


@pytest.fixture
def sanne(als: Als) -> TestClient:
    """Sanne, signed in."""
    return als("sanne")


def pad(stad: Stad, zaak: str) -> str:
    """The address of one of the five cases."""
    return f"/trajecten/{stad.nummer(stad.zaken[zaak])}"


@pytest.mark.parametrize("zaak", ["nieuw", "opgeroepen", "laat", "route", "gezin"])
def test_each_case_gives_a_sound_page(sanne: TestClient, stad: Stad, zaak: str) -> None:
    """In every phase: one heading, labels, unique ids, nothing inline."""
    antwoord = sanne.get(pad(stad, zaak))
    assert antwoord.status_code == 200
    assert gebreken(antwoord.text) == []


def test_the_phase_is_a_list_that_says_where_it_is(sanne: TestClient, stad: Stad) -> None:
    """An ordered list with one current step; what is done has its day."""
    blad = lees(sanne.get(pad(stad, "laat")).text)
    stappen = [
        (" ".join(blad.teksten[i].split()), a.get("aria-current"))
        for i, (tag, a) in enumerate(blad.tags)
        if tag == "li" and a.get("class", "").startswith("stap")
    ]
    assert stappen == [
        ("AanmeldingSinds 7 september 2026, klaar", None),
        ("Brede intakeSinds 12 oktober 2026, klaar", None),
        ("Plan (PIP)Sinds 12 november 2026", "step"),
        ("LeerrouteNog niet", None),
        ("NazorgNog niet", None),
        ("EindeNog niet", None),
    ]
    assert "PIP vaststellen: uiterlijk 16 november 2026 (7 dagen te laat)" in blad.alles


def test_what_cannot_be_done_yet_says_why_and_how_to_solve_it(sanne: TestClient, stad: Stad) -> None:
    """The intake is held but the toets has no result: the reason, its article, and what solves it."""
    stad.doe(stad.zaken["nieuw"], "brede_intake.intakegesprek", VANDAAG, stad.GESPREK)
    basis = pad(stad, "nieuw")
    blad = lees(sanne.get(basis).text)
    (blok,) = [blad.teksten[i] for i, (_, a) in enumerate(blad.tags) if a.get("class") == "geblokkeerd"]
    zin = " ".join(blok.split())
    assert "Brede intake afronden" in zin
    assert "De leerbaarheidstoets heeft nog geen uitslag en er is geen ontheffing." in zin
    assert "artikel 14, lid 3, onderdeel a, Wet inburgering 2021" in zin
    naar = [a["href"] for a in blad.van("a")]
    assert f"{basis}/leerbaarheidstoets/1/uitslag_leerbaarheidstoets" in naar
    assert not any(href.endswith(("/start_intake", "/melding", "/verzending")) for href in naar)


def test_the_traject_cannot_end_with_a_task_open(sanne: TestClient, stad: Stad) -> None:
    """The refusal stands on the form, with its article, and what was chosen is still chosen."""
    waar = pad(stad, "route") + "/traject/1/beeindiging"
    antwoord = post(sanne, waar, {"reden": "voldaan"})
    assert antwoord.status_code == 409
    assert "Er staat nog 1 taak open bij partners." in lees(antwoord.text).alles
    assert formulier(antwoord.text, waar)["reden"] == "voldaan"


def test_one_button_is_blue(sanne: TestClient, stad: Stad) -> None:
    """The page says what usually comes next: one step, not ten."""
    verwacht = {"nieuw": "Oproepen", "opgeroepen": "Gesprek vastleggen", "laat": "Plan opstellen"}
    for zaak, woord in verwacht.items():
        blad = lees(sanne.get(pad(stad, zaak)).text)
        blauw = [
            blad.teksten[i] for i, (_, a) in enumerate(blad.tags) if a.get("class") == "knop knop-primair"
        ]
        assert len(blauw) == 1
        assert blauw[0].startswith(woord)


def test_every_running_term_says_why(sanne: TestClient, stad: Stad) -> None:
    """The start, the length, the article with its link; replaced terms stay, folded away."""
    traject = stad.zaken["laat"]
    stad.doe(traject, "traject.inschrijving_brp", date(2026, 10, 5))
    blad = lees(sanne.get(pad(stad, "laat")).text)
    assert "artikel 5.3, lid 1, Besluit inburgering 2021" in blad.alles
    assert any("wetten.overheid.nl" in a["href"] for a in blad.van("a"))
    assert "Uiterlijk 14 december 2026, nog 21 dagen" in blad.alles
    assert "Afgesloten en vervangen termijnen" in blad.alles
    assert "Vervangen door: PIP vaststellen na inschrijving" in blad.alles


def test_tasks_letters_and_the_plan_are_on_the_page(sanne: TestClient, stad: Stad) -> None:
    """The task with its day and a reminder, the letters with their state, the PIP that was established."""
    tekst = lees(sanne.get(pad(stad, "route")).text).alles
    for deel in (
        "Budgetbeheer", "PST-2026-00004-T1", "Herinner Plangroep over Budgetbeheer", "Staat klaar",
        "Taak voor u: budgetbeheer", "Versie 1, vastgesteld op 15 september 2026", "Elke maand een gesprek",
    ):  # fmt: skip
        assert deel in tekst, deel


def test_the_log_tells_who_when_and_for_whom(sanne: TestClient, stad: Stad) -> None:
    """The day it happened and the moment it was recorded, in Dutch time; automatic lines say so."""
    tekst = lees(sanne.get(pad(stad, "route")).text).alles
    assert "Vastgelegd op 15 september 2026, 10.00 uur door Sanne." in tekst
    assert "(automatisch)" in tekst
    assert "→ Het traject: op de leerroute" in tekst


def test_a_long_log_is_cut_and_can_be_opened(sanne: TestClient, stad: Stad) -> None:
    """The newest twelve lines, and a link to all of them."""
    for i in range(12):
        stad.doe(stad.zaken["nieuw"], "traject.notitie", VANDAAG, {"tekst": f"Notitie {i}"})
    basis = pad(stad, "nieuw")
    kort, lang = sanne.get(basis).text, sanne.get(f"{basis}?log=alles").text
    assert "Alle 14 regels" in kort
    assert "Kennisgeving van DUO" not in lees(kort).alles
    assert "Kennisgeving van DUO" in lees(lang).alles


@pytest.mark.parametrize(
    "rest",
    [
        "", "/brieven/1", "/brieven/1/brief.pdf", "/log/1/verbeter", "/traject/1/notitie",
        "/brede_intake/1/oproep_brede_intake", "/overdracht/0/opstelling_overdracht",
    ],
)  # fmt: skip
def test_another_municipality_finds_nothing(als: Als, stad: Stad, rest: str) -> None:
    """A traject of elsewhere does not exist: the same answer as for a number that is not there."""
    kees = als("kees")
    eigen, onbekend = kees.get(pad(stad, "opgeroepen") + rest), kees.get(f"/trajecten/PST-2026-99999{rest}")
    assert eigen.status_code == onbekend.status_code == 404
    assert "Rania" not in eigen.text
    assert gebreken(eigen.text) == []


def test_another_municipality_changes_nothing(als: Als, stad: Stad) -> None:
    """Nor with a form of its own, a POST of every kind."""
    kees = als("kees")
    basis, traject = pad(stad, "opgeroepen"), stad.zaken["opgeroepen"]
    csrf = {"csrf": str(lees(kees.get("/caseload").text).van("input")[0]["value"])}
    voor = len(stad.log(traject))
    for rest in ("/bsn", "/brieven/1/opnieuw", "/log/1/verbeter", "/traject/1/notitie"):
        antwoord = kees.post(basis + rest, data={**csrf, "op": "2026-11-23", "tekst": "x", "doel": "duo"})
        assert antwoord.status_code == 404, rest
    assert len(stad.log(traject)) == voor


def test_what_does_not_exist_is_not_found(sanne: TestClient, stad: Stad) -> None:
    """An onderdeel that is not there, a gebeurtenis that is none, and what only the program records."""
    basis = pad(stad, "nieuw")
    for rest in (
        "/onzin/1/notitie", "/traject/2/notitie", "/traject/1/onzin", "/traject/1/melding",
        "/traject/x/notitie",
        "/traject/1/start_intake", "/pip/1/bekendmaking_pip", "/overdracht/1/herinnering", "/log/99/verbeter",
        "/log/x/verbeter", "/brieven/99", "/overdracht/0/herinnering",
    ):  # fmt: skip
        assert sanne.get(basis + rest).status_code == 404, rest


def test_as_many_questions_for_a_long_log(sanne: TestClient, stad: Stad) -> None:
    """The page asks the database no more for a traject in which much happened."""

    def vragen(zaak: str) -> int:
        with geteld(stad.db) as gevraagd:
            sanne.get(pad(stad, zaak))
        return len([v for v in gevraagd if v.startswith("SELECT")])

    kort = vragen("nieuw")
    for i in range(20):
        stad.doe(stad.zaken["nieuw"], "traject.notitie", VANDAAG - timedelta(days=i % 3), {"tekst": f"n{i}"})
    assert vragen("nieuw") == kort
    assert vragen("route") == kort
    assert kort <= 19
