"""The doorgaande lijn over its pages: from koppeling to nazorg, and what stands beside it."""

from collections.abc import Callable
from typing import Any

import pytest
from starlette.testclient import TestClient

from inburgering import klok
from tests.voorbeeldfeiten_lijn import THEMAS
from tests.web.conftest import post
from tests.web.lijn import Lijn
from tests.web.opmaak import Blad, lees
from tests.web.stad import BSN, Stad
from tests.werkplek import GESPREK, PIP

Als = Callable[[str], TestClient]
NIEUW = "/trajecten/nieuw"
WIE = {"bsn": BSN[0], "naam": "Selam Tekle", "groep": "asiel_vergunning", "taal": "Tigrinya"}


@pytest.fixture
def sanne(als: Als) -> TestClient:
    """Sanne, signed in."""
    return als("sanne")


def begin(sanne: TestClient, **velden: str) -> Lijn:
    """Open a traject over the form."""
    antwoord = post(sanne, NIEUW, {**WIE, **velden})
    assert antwoord.status_code == 303, lees(antwoord.text).alles
    return Lijn(sanne, antwoord.headers["location"])


def lopend(sanne: TestClient, stad: Stad, zaak: str) -> Lijn:
    """One of the five cases."""
    return Lijn(sanne, f"/trajecten/{stad.nummer(stad.zaken[zaak])}")


def tot_pip(lijn: Lijn, dag: str, pip: dict[str, Any]) -> None:
    """Hold the intake and establish the plan on one day."""
    lijn.stap("brede_intake/1/intakegesprek", dag, GESPREK)
    lijn.stap("leerbaarheidstoets/1/uitslag_leerbaarheidstoets", dag, {"advies": pip["leerroute"]})
    lijn.stap("brede_intake/1/afronding_brede_intake", dag)
    lijn.stap("pip/1/opstelling_pip", dag, pip)
    lijn.stap("pip/1/vaststelling_pip", dag)


def test_from_koppeling_to_nazorg(sanne: TestClient) -> None:
    """One statushouder in the B1-route, each step from a link on the page; one part scaled down to A2."""
    lijn = begin(sanne, begin="koppeling", op="2025-01-06", azc="Ter Apel")
    assert "Fase: Wachttijd" in lijn.tekst()
    lijn.stap("traject/1/activiteit_wachttijd", "2025-01-13", {"soort": "taalles", "uren_per_week": 6})
    lijn.stap("traject/1/kennisgeving", "2025-01-20", {"nog_niet_ingeschreven": True})
    lijn.stap("traject/1/huisvesting", "2025-02-03", {"verhuist_op": "2025-02-17"})
    lijn.stap("traject/1/inschrijving_brp", "2025-02-17")
    assert "Fase: Aanmelding" in lijn.tekst()
    assert not {"/traject/1/huisvesting", "/traject/1/activiteit_wachttijd"} & set(lijn.links())
    tot_pip(lijn, "2025-03-17", PIP)
    assert "Fase: Leerroute" in lijn.tekst()
    assert "Melden aan DUO: de dagtekening van het PIP: uiterlijk 24 maart 2025" in lijn.tekst()
    lijn.stap("traject/1/melding_duo", "2025-03-18", {"wat": "pip"})
    lijn.stap("leerroute/1/aanbod_leerroute", "2025-03-24", {"aanbieder": "Taalhuis"})
    lijn.stap("leerroute/1/start_lessen", "2025-04-01", {"school": "Taalhuis"})
    periode = {"van": "2025-04-01", "tot": "2026-06-30"}
    les = {**periode, "school": "Taalhuis", "erkende_school": True, "uren_nt2": 607.5, "uren_knm": 30.0}
    lijn.stap("leerroute/1/uren_les", "2026-07-01", les)
    lijn.stap(
        "leerroute/1/onderbreking_lessen",
        "2026-07-01",
        {"reden": "vakantie", "verwacht_terug_op": "2026-09-01"},
    )
    lijn.stap("leerroute/1/hervatting_lessen", "2026-09-01")
    lijn.stap("participatie/1/start_activiteit", "2026-02-02", {"soort": "werk", "bij_wie": "Bakkerij"})
    uren = {"van": "2026-02-02", "tot": "2026-02-08", "uren": 7.5, "waarin": "Werk."}
    lijn.stap("participatie/1/uren_participatie", "2026-02-09", uren)
    assert "Taal en meedoen" in lijn.tekst()
    assert "607,5 van 600 uur" in lijn.tekst()
    _modules(lijn)
    schaal = {"onderdelen": ["schrijven"], "voldoende_inspanning": True, "motivering": "B1 lukt niet."}
    lijn.stap("leerroute/1/afschaling", "2026-09-07", schaal)
    lijn.stap("pip/1/opstelling_pip", "2026-09-07", {**PIP, "examens_a2": ["schrijven"]})
    lijn.stap("pip/1/vaststelling_pip", "2026-09-07")
    _examens(lijn)
    lijn.stap("leerroute/1/leerroute_behaald", "2026-11-16")
    lijn.stap("traject/1/plicht_voldaan", "2026-11-20", {"hoe": "diploma", "datum": "2026-11-18"})
    _nazorg(lijn)


def _modules(lijn: Lijn) -> None:
    """PVT with an activity and a signature, MAP with eight themes and forty hours."""
    lijn.stap("pvt/1/start_pvt", "2025-05-01")
    lijn.stap(
        "pvt/1/uren_pvt",
        "2025-05-12",
        {"van": "2025-05-01", "tot": "2025-05-12", "uren": 12, "activiteit": True},
    )
    lijn.stap("pvt/1/ondertekening_pvt", "2025-05-12")
    lijn.stap("map/1/start_map", "2025-09-01")
    uren = {"van": "2025-09-01", "tot": "2025-10-31", "uren": 40, "themas": THEMAS}
    lijn.stap("map/1/uren_map", "2025-11-03", uren)
    lijn.stap("map/1/eindgesprek_map", "2025-11-10", {"verslag": "Klaar."})
    assert not any(link.startswith(("/pvt/", "/map/")) for link in lijn.links())


def _examens(lijn: Lijn) -> None:
    """Writing fails once; the level is filled in, A2 for what was scaled down, which may still become B1."""
    for deel in ("lezen", "luisteren", "spreken", "knm", "schrijven"):
        lijn.stap(f"examen_{deel}/1/aanmelding_examen", "2026-09-21", {"dag": "2026-10-12"})
    lijn.stap("examen_schrijven/1/examen_niet_behaald", "2026-10-19", {"dag": "2026-10-12"})
    for deel in ("lezen", "luisteren", "spreken", "knm", "schrijven"):
        lijn.stap(f"examen_{deel}/1/examen_behaald", "2026-11-09")
    assert {link.split("/")[1] for link in lijn.links() if "examen" in link} == {"examen_schrijven"}


def _nazorg(lijn: Lijn) -> None:
    """A relapse and a step back with a day to go on, then the end; a bezwaar is still possible after it."""
    assert "Fase: Nazorg" in lijn.tekst()
    lijn.stap("nazorg/1/contact_nazorg", "2026-11-20", {"kanaal": "huisbezoek", "verslag": "Werkt nog."})
    lijn.stap("nazorg/1/terugval", "2026-11-20", {"wat": "Baan kwijt.", "actie": "Jobcoach."})
    lijn.stap("nazorg/1/stap_terug", "2026-11-20", {"reden": "Schulden.", "terug_op": "2026-12-18"})
    lijn.stap("nazorg/1/stap_vooruit", "2026-11-23")
    lijn.stap("nazorg/1/einde_nazorg", "2026-11-23")
    lijn.stap("traject/1/beeindiging", "2026-11-23", {"reden": "voldaan"})
    assert "/bezwaar/0/ontvangst_bezwaar" in lijn.links()


def test_a_few_steps_come_to_the_fore_and_the_rest_folds(sanne: TestClient, stad: Stad) -> None:
    """What a term asks first, with its day; one blue button; each other step once, in a fold."""
    lijn = lopend(sanne, stad, "route")
    blad = lees(lijn.bladzijde())
    vooraan = [
        " ".join(blad.teksten[i].split())
        for i, (tag, _) in enumerate(blad.tags)
        if tag == "strong" and _in_acties(blad, i) and not blad.in_tag(i, "details")
    ]
    assert vooraan == ["Partner herinneren", "Lesuren vastleggen", "Uren meedoen vastleggen"]
    assert "Reactie van de partner: Budgetbeheer, Plangroep: uiterlijk 23 november 2026" in blad.alles
    stappen = [a["href"] for i, (tag, a) in enumerate(blad.tags) if tag == "a" and _in_acties(blad, i)]
    assert len(stappen) == len(set(stappen))
    assert f"{lijn.basis}/overdracht/1/intrekking" in stappen


def _in_acties(blad: Blad, nummer: int) -> bool:
    ouder = blad.ouders[nummer]
    while ouder is not None:
        if blad.tags[ouder][1].get("class") == "acties":
            return True
        ouder = blad.ouders[ouder]
    return False


def test_what_is_only_for_information_is_set_apart(sanne: TestClient, stad: Stad) -> None:
    """Terms of DUO say so; what is uncertain in the law stands as 'Let op' with why this date."""
    tekst = lopend(sanne, stad, "route").tekst()
    apart = tekst.partition("Ter informatie (")[2]
    assert "Van DUO" in apart
    assert "Verlenging door DUO zonder aanvraag" in apart
    assert "Leerroute nog te wijzigen" in apart
    assert "Let op." in tekst
    caseload = lees(sanne.get("/caseload?zoek=minh").text).alles
    assert "Reactie van de partner" in caseload
    assert "Bij 1 daarvan is een termijn verlopen." in lees(sanne.get("/caseload").text).alles


def test_language_without_taking_part_is_said(sanne: TestClient, stad: Stad) -> None:
    """Of both, nothing; of one alone, the page says which. The hours are of six of the twelve weeks."""
    lijn = lopend(sanne, stad, "route")
    tekst = lijn.tekst()
    assert "taal: 6 uur per week" in tekst  # 72 hours in twelve weeks
    assert "meedoen: 2 uur per week" in tekst  # 24 hours
    assert "Alleen" not in tekst.partition("Taal en meedoen")[2].partition("Brieven")[0]
    regel = next(rij for rij in stad.log(stad.zaken["route"]) if rij.soort == "uren_participatie")
    post(sanne, f"{lijn.basis}/log/{regel.volgnr}/verbeter", {"stap": "laat_vervallen"})
    assert "Alleen taal: er zijn geen uren werk of meedoen." in lijn.tekst()


def test_the_pace_says_since_when_there_are_no_hours(
    sanne: TestClient, stad: Stad, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Drawn are the weeks up to 15 November; on 1 March 2027 the pace counts from 8 December: none."""
    lijn = lopend(sanne, stad, "route")
    assert "In dit tempo (6 uur per week)" in lijn.tekst()
    monkeypatch.setenv(klok.VANDAAG, "2027-03-01")
    assert "Twaalf weken tot en met 15 november 2026" in lijn.tekst()
    assert "Sinds 8 december 2026 zijn er geen uren: zo komt het niet klaar." in lijn.tekst()


def test_a_plan_that_is_established_says_first_what_matters(sanne: TestClient, stad: Stad) -> None:
    """The exams share a sentence, the letter comes before the terms, and the term of three years is named."""
    lijn = lopend(sanne, stad, "laat")
    lijn.stap("pip/1/opstelling_pip", "2026-11-23", PIP)
    lijn.stap("pip/1/vaststelling_pip", "2026-11-23")
    tekst = lijn.tekst()
    examens = "Examen KNM, Examen lezen, Examen luisteren, Examen schrijven en Examen spreken"
    assert f"{examens}: nu nog niet behaald." in tekst
    brief = tekst.index("Er staat een brief klaar.")
    assert brief < tekst.index("Termijn begonnen: Inburgeringstermijn, uiterlijk 23 november 2029.")


@pytest.mark.parametrize(
    ("zaak", "eerst"),
    [
        ("nieuw", "Oproepen voor de brede intake"),
        ("laat", "Het PIP vaststellen"),
        ("route", "De vaste lasten betalen"),
    ],
)
def test_what_is_still_to_be_done_begins_with_what_ends_first(
    sanne: TestClient, stad: Stad, zaak: str, eerst: str
) -> None:
    """By the day it must be done; what has no day comes after it."""
    tekst = lopend(sanne, stad, zaak).tekst()
    lijst = tekst.partition("Volgens de wet en het plan ")[2]
    assert lijst.startswith(eerst), lijst[:200]
