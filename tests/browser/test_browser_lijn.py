"""One statushouder from koppeling to nazorg, over the pages: the onderwijsroute, all of it recorded late."""

from collections.abc import Mapping

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.consulent import GESPREK
from tests.browser.keuring import Keuring
from tests.browser.mens import Mens

pytestmark = pytest.mark.browser

NAAM = "Amanuel Tekle"
KOPPELING = {
    "Hoe begint het traject?": "Met een koppeling door het COA",
    "BSN": "999990019",
    "Naam": NAAM,
    "Groep": "Asielstatushouder met asielvergunning",
    "Dag van de kennisgeving, koppeling of aanmelding": "2025-01-06",
    "Opvanglocatie": "Ter Apel",
}
PIP = {
    "Leerroute": "Onderwijsroute",
    "Ondersteuning en begeleiding": "Elke maand een gesprek.",
    "Uren participatieverklaringstraject": "12",
    "Uren les per week": "20",
    "Aantal voortgangsgesprekken": "6",
    "Afspraken over de voorschool nodig": "Nee",
    "Motivering": "Wil naar het mbo.",
}
DAG = "Op welke dag is dit gebeurd?"
STAPPEN: tuple[tuple[str, Mapping[str, str]], ...] = (
    ("Kennisgeving van DUO", {DAG: "2025-01-20", "Nog niet ingeschreven in deze gemeente": "Ja"}),
    ("Inschrijving in de BRP van deze gemeente", {"Dag van inschrijving": "2025-02-17"}),
    ("Intakegesprek vastleggen", {"Dag van het gesprek": "2025-02-24", **GESPREK}),
    ("Uitslag van de leerbaarheidstoets", {DAG: "2025-03-03", "Advies over de leerroute": "Onderwijsroute"}),
    ("Brede intake afronden", {DAG: "2025-03-03"}),
    ("PIP opstellen", {DAG: "2025-03-10", **PIP}),
    ("PIP vaststellen", {"Dagtekening": "2025-03-10"}),
    ("Gemeld aan DUO", {DAG: "2025-03-11"}),
    ("Start van het taalschakeltraject", {"Eerste lesdag": "2025-04-01", "School": "ROC"}),
    ("Participatieverklaringstraject starten", {DAG: "2025-05-01"}),
    (
        "Uren participatieverklaringstraject vastleggen",
        {
            "Van": "2025-05-01", "Tot en met": "2025-05-31", "Uren": "12,5",
            "Was hier een activiteit of excursie bij": "Ja",
        },
    ),
    ("Participatieverklaring ondertekenen", {DAG: "2025-06-02"}),
    ("Taalschakeltraject behaald", {DAG: "2026-07-01"}),
    (
        "Aan de inburgeringsplicht voldaan",
        {DAG: "2026-09-01", "Dag waarop aan de plicht is voldaan": "2026-08-25",
         "Hoe is aan de plicht voldaan": "Diploma taalschakeltraject (onderwijsroute)"},
    ),
    (
        "Contact in de nazorg",
        {"Dag van het contact": "2026-11-16", "Hoe was er contact": "Huisbezoek", "Verslag": "Het gaat."},
    ),
)  # fmt: skip


def test_van_koppeling_tot_nazorg(open_blad: Open, keuring: Keuring) -> None:
    """Each step is begun from the page of the traject; a field that does not belong is not in sight."""
    karin = Mens(open_blad(), keuring)
    karin.aanmelden("Karin Visser")
    karin.volg("Nieuw traject")
    expect(karin.blad.get_by_label("Opvanglocatie")).to_be_hidden()
    karin.vul(KOPPELING)
    expect(karin.blad.get_by_role("group", name="Nog niet ingeschreven")).to_be_hidden()
    karin.bekijk("nieuw traject met koppeling")
    karin.druk("Traject beginnen")
    karin.lees("Fase: Wachttijd")
    for stap, antwoorden in STAPPEN:
        if stap == "PIP opstellen":
            karin.begin(stap)
            karin.vul(antwoorden)
            expect(karin.blad.get_by_label("Uren Module Arbeidsmarkt")).to_be_hidden()
            karin.druk("Vastleggen")
            karin.lees(f"Vastgelegd: {stap}.")
        else:
            _leg_vast(karin, stap, antwoorden)
    karin.lees("Fase: Nazorg")
    karin.bekijk("traject in de nazorg")
    assert keuring.gebreken == []


def _leg_vast(karin: Mens, stap: str, antwoorden: Mapping[str, str]) -> None:
    karin.begin(stap)
    karin.vul(antwoorden)
    karin.druk("Vastleggen")
    karin.lees(f"Vastgelegd: {stap}.")
