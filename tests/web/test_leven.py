"""Contacts, life domains and barriers on the page of a traject."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from tests.web.lijn import Lijn
from tests.web.opmaak import lees
from tests.web.stad import VANDAAG, Stad

pytestmark = pytest.mark.traag
Als = Callable[[str], TestClient]


@pytest.fixture
def lijn(als: Als, stad: Stad) -> Lijn:
    """The traject of someone who learns, at Sanne's desk."""
    return Lijn(als("sanne"), f"/trajecten/{stad.nummer(stad.zaken['route'])}")


def _kaart(lijn: Lijn, kop: str, eind: str) -> str:
    return lijn.tekst().partition(kop)[2].partition(eind)[0]


def test_een_belemmering_van_begin_tot_opgelost(lijn: Lijn, stad: Stad) -> None:
    """Seen, with an owner and a day; looked at again on a new day; solved, and then kept under 'Eerder'."""
    feiten = {"soort": "kinderopvang", "wie": "collega", "naam": "Team Jeugd", "bekijken_op": "2026-12-14"}
    lijn.stap("belemmering/0/belemmering", "2026-11-23", feiten)
    kaart = _kaart(lijn, "Wat in de weg staat", "Brieven")
    assert "Geen kinderopvang" in kaart
    assert "Een andere afdeling van de gemeente: Team Jeugd · sinds 23 november 2026" in kaart
    assert "opnieuw bekijken op 14 december 2026" in kaart
    termijn = stad.termijn(stad.zaken["route"], "N25")
    assert termijn.laatste_dag is not None
    assert (termijn.loopt, termijn.laatste_dag.isoformat()) == (True, "2026-12-14")
    nieuw = {"wie": "consulent", "bekijken_op": "2027-01-11"}
    lijn.stap("belemmering/1/herziening_belemmering", "2026-11-23", nieuw)
    assert "De consulent · sinds 23 november 2026 · opnieuw bekijken op 11 januari 2027" in lijn.tekst()
    lijn.stap("belemmering/1/oplossing_belemmering", "2026-11-23")
    kaart = _kaart(lijn, "Wat in de weg staat", "Brieven")
    assert "Geen belemmeringen" in kaart
    assert "Eerder: 1Geen kinderopvang23 november 2026, opgelost op 23 november 2026" in kaart


def test_twee_belemmeringen_hebben_elk_hun_eigen_dag(lijn: Lijn, stad: Stad) -> None:
    """Solving the second leaves the day of the first as it was; what comes soonest stands first."""
    for soort, dag in (("vervoer", "2026-12-21"), ("geld", "2026-12-07")):
        feiten = {"soort": soort, "wie": "consulent", "bekijken_op": dag}
        assert lijn.stuur("belemmering/0/belemmering", "2026-11-23", feiten).status_code == 303
    kaart = _kaart(lijn, "Wat in de weg staat", "Brieven")
    assert kaart.index("Geld of schulden") < kaart.index("Vervoer of reistijd")
    assert lijn.stuur("belemmering/2/oplossing_belemmering", "2026-11-23", {}).status_code == 303
    assert "opnieuw bekijken op 21 december 2026" in _kaart(lijn, "Wat in de weg staat", "Leefgebieden")


def test_een_verlopen_dag_valt_op(lijn: Lijn, stad: Stad) -> None:
    """The day to look again was yesterday: the card says so and the step comes to the fore."""
    feiten = {"soort": "vervoer", "wie": "consulent", "bekijken_op": "2026-11-22"}
    stad.doe(stad.zaken["route"], "belemmering.belemmering", VANDAAG.replace(day=2), feiten)
    assert "Vervoer of reistijd Verlopen" in _kaart(lijn, "Wat in de weg staat", "Leefgebieden")
    assert "Belemmering opnieuw bekijken" in _kaart(lijn, "Wat kunt u nu doen?", "Iets anders vastleggen")


def test_leefgebieden_houden_het_laatste_antwoord(lijn: Lijn) -> None:
    """Two talks: of each domain the newest answer, and what was never spoken of is not there."""
    lijn.stap("traject/1/leefgebieden", "2026-11-16", {"werk": "aandacht", "wonen": "goed"})
    assert lijn.stuur("traject/1/leefgebieden", "2026-11-23", {"werk": "hulp"}).status_code == 303
    kaart = _kaart(lijn, "Wat in de weg staat", "Brieven")
    assert "WerkEr is al hulp 23 november 2026WonenGaat goed 16 november 2026" in kaart
    assert "Gezondheid" not in kaart
    leeg = lijn.stuur("traject/1/leefgebieden", "2026-11-23", {})
    assert leeg.status_code == 422
    assert "Kies bij minstens één leefgebied hoe het gaat." in lees(leeg.text).alles


def test_contact_en_notities_staan_bij_elkaar(lijn: Lijn) -> None:
    """Newest first, with how and by whom; a note is no contact, so the last talk stays the one by phone."""
    gebeld = {"kanaal": "telefoon", "verslag": "De lessen gaan goed."}
    lijn.stap("traject/1/contact", "2026-11-16", gebeld)
    lijn.stap("traject/1/notitie", "2026-11-20", {"tekst": "Bellen over de fiets."})
    kaart = _kaart(lijn, "Contact en notities", "Wat in de weg staat")
    assert "Laatst gesproken op 16 november 2026" in kaart
    assert kaart.index("Bellen over de fiets.") < kaart.index("De lessen gaan goed.")
    assert "telefoon · Sanne de Jong" in kaart


@pytest.mark.parametrize("waar", ["traject/1/notitie", "traject/1/contact", "belemmering/0/belemmering"])
def test_het_formulier_zegt_wat_er_niet_in_hoort(lijn: Lijn, waar: str) -> None:
    """Beside each free text: no illness, no belief, no BSN, with the article; and a BSN is refused."""
    tekst = lees(lijn.vraag(waar)).alles
    assert "geen ziekte, diagnose of medicijn" in tekst
    assert "(AVG, artikel 9). Ook geen BSN." in tekst
