"""A new traject by hand: a known BSN is found and not doubled, and nothing typed is lost."""

import logging
from collections.abc import Callable
from datetime import date

import pytest
from sqlmodel import func, select
from starlette.testclient import TestClient

from inburgering.db.tabellen import Persoon, Traject
from tests.web.conftest import post
from tests.web.opmaak import formulier, gebreken, lees
from tests.web.stad import BSN, Stad

Als = Callable[[str], TestClient]
PAD = "/trajecten/nieuw"
SELAM = {
    "bsn": "9999 90 019",
    "naam": "Selam Ghebremedhin",
    "geboren": "3-4-1994",
    "adres": "Kade 3\n1234 AB  PROEFSTAD",
    "taal": "Tigrinya",
    "tolk": "ja",
    "telefoon": "06 11122233",
    "groep": "asiel_vergunning",
    "op": "2026-11-02",
    "nog_niet_ingeschreven": "ja",
    "ingeschreven": "16-11-2026",
}


@pytest.fixture
def sanne(als: Als) -> TestClient:
    """Sanne, signed in."""
    return als("sanne")


def _aantal(stad: Stad, tabel: type) -> int:
    with stad.db.lezen() as s:
        return s.exec(select(func.count()).select_from(tabel)).one()


def _nieuwste(stad: Stad) -> tuple[Traject, Persoon]:
    with stad.db.lezen() as s:
        vraag = select(Traject, Persoon).join(Persoon).order_by(Traject.id.desc())  # type: ignore[union-attr]
        gevonden = s.exec(vraag).first()
        assert gevonden is not None
        return gevonden


def test_the_form_explains_the_groups_and_is_sound(sanne: TestClient) -> None:
    """Each group says what it means and where that stands; I am the consulent unless I choose another."""
    html = sanne.get(PAD).text
    assert gebreken(html) == []
    assert "Heeft het gezinslid zelf een vergunning asiel? Kies dan de eerste groep." in lees(html).alles
    assert formulier(html, PAD)["op"] == "2026-11-23"
    assert formulier(html, PAD)["consulent"] != ""


def test_a_kennisgeving_and_an_inschrijving_start_the_terms(sanne: TestClient, stad: Stad) -> None:
    """The person and both days are kept; ten weeks count from the inschrijving (T05b)."""
    antwoord = post(sanne, PAD, SELAM)
    traject, persoon = _nieuwste(stad)
    assert (antwoord.status_code, antwoord.headers["location"]) == (303, f"/trajecten/{traject.nummer}")
    assert (persoon.bsn, persoon.naam, persoon.geboren) == (BSN[0], SELAM["naam"], date(1994, 4, 3))
    assert (persoon.adres, persoon.tolk) == (["Kade 3", "1234 AB PROEFSTAD"], True)
    assert [r.soort for r in stad.log(traject.id or 0)] == ["kennisgeving", "toewijzing", "inschrijving_brp"]
    assert stad.termijn(traject.id or 0, "T05b").laatste_dag == date(2027, 1, 25)


@pytest.mark.parametrize(
    ("bsn", "zin"),
    [
        ("", "Vul het BSN in. Het staat in de kennisgeving van DUO."),
        ("123456789", "Dit BSN klopt niet."),
        ("99999001", "Dit BSN klopt niet."),
        ("abc", "Dit BSN klopt niet."),
    ],
)
def test_a_wrong_bsn_is_said_and_all_else_stays(sanne: TestClient, stad: Stad, bsn: str, zin: str) -> None:
    """One clear sentence beside the field; every other field keeps what was typed."""
    voor = _aantal(stad, Traject)
    antwoord = post(sanne, PAD, {**SELAM, "bsn": bsn})
    assert antwoord.status_code == 422
    assert zin in lees(antwoord.text).alles
    terug = formulier(antwoord.text, PAD)
    assert {naam: terug[naam] for naam in SELAM if naam != "bsn"} == {
        naam: waarde for naam, waarde in SELAM.items() if naam != "bsn"
    }
    assert gebreken(antwoord.text) == []
    assert _aantal(stad, Traject) == voor


def test_every_error_at_once(sanne: TestClient) -> None:
    """Not one by one: an empty form is told everything that lacks."""
    antwoord = post(sanne, PAD, {"op": "", "consulent": "", "ingeschreven": "gisteren"})
    assert antwoord.status_code == 422
    tekst = lees(antwoord.text).alles
    leeg = ("Vul het BSN in", "Vul de naam in.", "Kies een groep.", "Vul een dag in.")
    for zin in (*leeg, "Kies een consulent.", "Dit is geen datum."):
        assert zin in tekst, zin


@pytest.mark.parametrize(
    ("veld", "waarde", "zin"),
    [
        ("geboren", "24-11-2026", "De geboortedatum ligt in de toekomst. Kijk naar het jaar."),
        ("telefoon", "zie dossier", "Telefoon: dit is geen telefoonnummer."),
        ("naam", "Selam\u202eG", "Naam: in deze tekst staat een onzichtbaar teken"),
        ("op", "24-11-2026", "(24 november 2026) ligt in de toekomst."),
    ],
)
def test_what_cannot_be_of_a_person(sanne: TestClient, stad: Stad, veld: str, waarde: str, zin: str) -> None:
    """Born after today, no telephone number, a hidden sign in a name, a day to come: each is said."""
    aantal = _aantal(stad, Traject)
    antwoord = post(sanne, PAD, {**SELAM, veld: waarde})
    assert antwoord.status_code == 422
    assert zin in lees(antwoord.text).alles
    assert f"#veld-{veld}" in {a["href"] for a in lees(antwoord.text).van("a")}
    assert _aantal(stad, Traject) == aantal


def test_a_known_bsn_with_an_open_traject_is_found(sanne: TestClient, stad: Stad) -> None:
    """A link to the traject that runs; nothing is made twice."""
    post(sanne, PAD, SELAM)
    traject, _ = _nieuwste(stad)
    antwoord = post(sanne, PAD, {**SELAM, "naam": "S. Ghebremedhin"})
    assert antwoord.status_code == 409
    assert f"Open traject {traject.nummer}" in lees(antwoord.text).alles
    assert f"/trajecten/{traject.nummer}" in [a["href"] for a in lees(antwoord.text).van("a")]
    assert formulier(antwoord.text, PAD)["naam"] == "S. Ghebremedhin"
    assert _aantal(stad, Persoon) == 6


def test_a_known_person_without_an_open_traject_is_reused(sanne: TestClient, stad: Stad) -> None:
    """The person is not doubled; what is new about her is recorded as a change, not lost."""
    post(sanne, PAD, SELAM)
    eerste, _ = _nieuwste(stad)
    stad.doe(eerste.id or 0, "traject.beeindiging", date(2026, 11, 23), {"reden": "verhuizing"})
    assert post(sanne, PAD, {**SELAM, "adres": "Nieuwe weg 9\n1234 AZ  PROEFSTAD"}).status_code == 303
    tweede, persoon = _nieuwste(stad)
    assert tweede.id != eerste.id
    assert tweede.persoon_id == eerste.persoon_id
    assert persoon.adres == ["Nieuwe weg 9", "1234 AZ PROEFSTAD"]
    assert "wijziging_gegevens" in [r.soort for r in stad.log(tweede.id or 0)]


def test_the_same_bsn_elsewhere_is_another_matter(als: Als, stad: Stad) -> None:
    """Another municipality does not learn that someone is known here."""
    post(als("sanne"), PAD, SELAM)
    assert post(als("kees"), PAD, {**SELAM, "consulent": str(stad.mensen["kees"])}).status_code == 303


def test_a_consulent_of_elsewhere_is_refused(sanne: TestClient, stad: Stad) -> None:
    """A traject never goes to someone of another municipality."""
    antwoord = post(sanne, PAD, {**SELAM, "consulent": str(stad.mensen["kees"])})
    assert antwoord.status_code == 409
    assert "Kies een consulent van uw gemeente." in lees(antwoord.text).alles


def test_a_second_click_opens_the_same_traject(sanne: TestClient, stad: Stad) -> None:
    """The same form sent twice is one traject, and both lead to it."""
    velden = {**formulier(sanne.get(PAD).text, PAD), **SELAM}
    waarheen = {sanne.post(PAD, data=velden).headers["location"] for _ in range(2)}
    assert len(waarheen) == 1
    assert _aantal(stad, Traject) == 6


def test_the_bsn_goes_nowhere_else(sanne: TestClient, stad: Stad, caplog: pytest.LogCaptureFixture) -> None:
    """Not in an address, not in a log line, not in the cookie."""
    with caplog.at_level(logging.DEBUG):
        antwoord = post(sanne, PAD, SELAM)
        post(sanne, PAD, SELAM)
    assert BSN[0] not in antwoord.headers["location"]
    assert BSN[0] not in caplog.text
    assert "9999 90 019" not in caplog.text
    assert BSN[0] not in str(antwoord.headers)
