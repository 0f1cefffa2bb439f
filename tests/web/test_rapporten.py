"""The reports from the log: corrections, what was known when, the list behind a number, files, and rights."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest
from sqlalchemy import text
from starlette.testclient import TestClient

from inburgering.db import rapporten, zoeken_rapport
from inburgering.db.rapport_basis import Rapport, Vak
from inburgering.db.tabellen import Traject
from inburgering.db.tabellen_waar import RAPPORTSOORTEN
from inburgering.db.zoeken_rapport import FAMILIE, FAMILIES, Peiling
from tests.web.opmaak import gebreken, lees
from tests.web.stad import VANDAAG, Stad
from tests.web.vragen import aantal, geteld
from tests.werkplek import PIP, om

Als = Callable[[str], TestClient]
PAD = "/coordinator/rapporten"


def rapport(stad: Stad, code: str, peil: date = VANDAAG, bekend: date | None = None) -> Rapport:
    """This report of Proefstad, as known on its day or on another."""
    with stad.db.lezen() as s:
        return zoeken_rapport.rapport(s, code, Peiling(stad.gemeente, peil, bekend or peil))


def fase(stad: Stad, peil: date = VANDAAG, bekend: date | None = None) -> dict[str, int]:
    """The letters of the first report, over everyone."""
    tabel = rapport(stad, "fase", peil, bekend).tabellen["fase"]
    return {letter: tabel.vak("alle", letter).aantal for letter in "ABCDEFG"}


def test_every_report_is_served_by_the_index() -> None:
    """Every kind of gebeurtenis a report reads stands in the index they share."""
    assert {str(soort) for familie in FAMILIES for soort in familie.soorten} == set(RAPPORTSOORTEN)


def test_where_they_are_today(stad: Stad) -> None:
    """Five run; one has a PIP, of 15 September: more than thirty days ago."""
    assert fase(stad) == {"A": 5, "B": 4, "C": 1, "D": 0, "E": 0, "F": 0, "G": 0}


def test_a_past_day_is_as_it_was(stad: Stad) -> None:
    """On 20 September Olga and Amina and Rania had not come; the PIP, five days old, was in time."""
    assert fase(stad, date(2026, 9, 20)) == {"A": 2, "B": 1, "C": 1, "D": 0, "E": 1, "F": 1, "G": 0}
    assert fase(stad, date(2026, 8, 2))["A"] == 0


def test_a_pip_after_its_last_day_is_late(stad: Stad) -> None:
    """Notified on 7 September, so until 16 November: established on the 23rd it is late."""
    stad.doe(stad.zaken["laat"], "pip.opstelling_pip", VANDAAG, PIP)
    stad.doe(stad.zaken["laat"], "pip.vaststelling_pip", VANDAAG)
    assert fase(stad) == {"A": 5, "B": 3, "C": 2, "D": 0, "E": 1, "F": 0, "G": 1}
    cohort = rapport(stad, "cohort").tabellen["asiel"]
    assert cohort.vak("2026-07-01", "te_laat").trajecten == (stad.nummer(stad.zaken["laat"]),)
    assert cohort.vak("2026-07-01", "op_tijd").trajecten == (stad.nummer(stad.zaken["route"]),)


def test_what_is_recorded_later_does_not_move_a_past_day(stad: Stad) -> None:
    """A PIP of 16 November recorded on the 23rd: known on the 20th: none; known now: in time."""
    toen = date(2026, 11, 20)
    voor = fase(stad, toen)
    stad.doe(stad.zaken["laat"], "pip.opstelling_pip", date(2026, 11, 16), PIP, nu=om(VANDAAG))
    stad.doe(stad.zaken["laat"], "pip.vaststelling_pip", date(2026, 11, 16), nu=om(VANDAAG))
    assert fase(stad, toen) == voor
    assert fase(stad, toen, bekend=VANDAAG) == {**voor, "B": voor["B"] - 1, "C": 2, "E": 1, "F": 1}


def test_a_correction_counts_from_when_it_was_made(stad: Stad) -> None:
    """The kennisgeving of Yonas was of 14 and not 7 September: known now, not on 1 October."""
    (rij,) = [r for r in stad.log(stad.zaken["laat"]) if r.soort == "kennisgeving"]
    stad.doe(
        stad.zaken["laat"], "traject.kennisgeving", date(2026, 9, 14), rij.feiten["gegevens"], # type: ignore[index]
        corrigeert=rij.volgnr, nu=om(VANDAAG),
    )  # fmt: skip
    op = date(2026, 9, 10)
    assert (fase(stad, op)["A"], fase(stad, op, bekend=VANDAAG)["A"]) == (2, 1)
    begonnen = rapport(stad, "stroom").tabellen["stroom"].vak("2026-09", "in")
    assert begonnen.trajecten == (stad.nummer(stad.zaken["laat"]),)


def test_who_leaves_goes_out_with_a_reason(stad: Stad) -> None:
    """A departure is an end for this municipality, on its day, once."""
    zaak, nummer = stad.zaken["gezin"], stad.nummer(stad.zaken["gezin"])
    stad.doe(zaak, "traject.vertrek", date(2026, 11, 12), {"naar_gemeente": "Elders"})
    assert rapport(stad, "afsluiting").tabellen["afsluiting"].vak("2026-11", "verhuizing").trajecten == (
        nummer,
    )
    laatste = rapport(stad, "stroom").tabellen["stroom"].rijen[-1]
    assert laatste.waarden is not None
    assert laatste.waarden["gemiddeld"] == 10  # from 2 to 12 November


def test_a_task_counts_in_its_last_report(stad: Stad) -> None:
    """Open; partly; asked back and carried out: each time once."""
    meldt = {"naam": "Anna Smit", "resultaat": "deels", "verslag": "De helft."}
    zaak = stad.zaken["route"]
    gevonden = [_resultaat(stad)]
    stad.doe(zaak, "overdracht.terugmelding", VANDAAG, meldt)
    gevonden.append(_resultaat(stad))
    stad.doe(zaak, "overdracht.vraag_om_aanvulling", VANDAAG, {"vraag": "?", "gereed_op": "2026-12-18"})
    stad.doe(zaak, "overdracht.terugmelding", VANDAAG, {**meldt, "resultaat": "uitgevoerd"})
    assert [*gevonden, _resultaat(stad)] == ["open", "deels", "behaald"]


def _resultaat(stad: Stad) -> str:
    tabel = rapport(stad, "aanbod").tabellen["aanbod"]
    (een,) = [k for k in list(tabel.kolommen)[1:] if tabel.vak("Budgetbeheer", k).aantal]
    return een


def test_contacts_by_subject_and_way(stad: Stad) -> None:
    """In October the talk with Yonas; in November the call to Rania."""
    tabellen = rapport(stad, "contact").tabellen
    assert tabellen["onderwerp"].vak("2026-10", "intake_gesprek").aantal == 1
    assert tabellen["onderwerp"].vak("2026-11", "intake_oproep").aantal == 1
    assert tabellen["kanaal"].vak("2026-11", "oproep").aantal == 1


def test_another_municipality_counts_nothing(stad: Stad) -> None:
    """Of Elders every count is zero."""
    with stad.db.lezen() as s:
        for code in FAMILIE:
            gevonden = zoeken_rapport.rapport(s, code, Peiling(stad.elders, VANDAAG, VANDAAG))
            waarden = [
                w for t in gevonden.tabellen.values() for r in t.rijen for w in (r.waarden or {}).values()
            ]
            assert all(w.aantal == 0 for w in waarden if isinstance(w, Vak))


def test_each_report_opens_and_each_number_leads_to_its_list(als: Als, stad: Stad) -> None:
    """As many trajects on the list as the number said; the pages are sound."""
    stad.doe(stad.zaken["gezin"], "traject.vertrek", date(2026, 11, 12), {"naar_gemeente": "Elders"})
    klant = als("petra")
    assert gebreken(klant.get(PAD).text) == []
    for code in FAMILIE:
        blad = klant.get(f"{PAD}/{code}?peildatum=2026-11-20")
        assert blad.status_code == 200
        assert gebreken(blad.text) == []
        links = [a for tag, a in lees(blad.text).tags if tag == "a" and "/lijst?" in a.get("href", "")]
        assert links
        for link in links[:3]:
            lijst = klant.get(link["href"])
            assert gebreken(lijst.text) == []
            assert lijst.text.count('class="naam" href="/trajecten/') == int(link["aria-label"].split(":")[0])


def test_a_page_says_what_later_recording_changed(als: Als, stad: Stad) -> None:
    """Between brackets beside the number, and a link to the other knowledge."""
    gisteren = om(VANDAAG - timedelta(days=1))
    stad.doe(stad.zaken["laat"], "pip.opstelling_pip", date(2026, 11, 16), PIP, nu=gisteren)
    stad.doe(stad.zaken["laat"], "pip.vaststelling_pip", date(2026, 11, 16), nu=gisteren)
    tekst = als("petra").get(f"{PAD}/fase?peildatum=2026-11-20").text
    assert "Tussen haakjes: zoals nu bekend." in tekst
    assert "?peildatum=2026-11-20&amp;kennis=nu" in tekst
    nu = als("petra").get(f"{PAD}/fase?peildatum=2026-11-20&kennis=nu").text
    assert "zoals nu bekend: alles wat tot en met 22 november 2026 is vastgelegd" in nu


def test_without_a_day_it_is_yesterday(als: Als) -> None:
    """The same for everyone, with when it was made; today is a choice, and the page says it takes longer."""
    klant = als("petra")
    gisteren = klant.get(f"{PAD}/fase").text
    assert "Peildatum: <strong>22 november 2026</strong>" in gisteren
    assert "Dit rapport telt alles tot en met gisteren." in gisteren
    assert "Gemaakt op 23 november 2026, " in gisteren
    assert "bekend</a>" not in gisteren
    vandaag = klant.get(f"{PAD}/fase?peildatum=2026-11-23").text
    assert "Peildatum: <strong>23 november 2026</strong>" in vandaag
    assert "Dit rapport telt vandaag mee. Dat duurt langer." in vandaag


def test_what_one_opened_another_reads(als: Als, stad: Stad) -> None:
    """Without a question to the log; who sees only her own trajects counts everyone's, and lists her own."""
    stad.zicht("eigen")
    with stad.db.schrijven() as s:
        traject = s.get_one(Traject, stad.zaken["gezin"])
        traject.consulent_id = stad.ander
    klant = als("sanne")
    assert 'aria-label="5: A. Lopend, Alle groepen"' in klant.get(f"{PAD}/fase").text
    lijst = klant.get(f"{PAD}/fase/lijst?tabel=fase&rij=alle&kolom=A").text
    assert lijst.count('class="naam" href="/trajecten/') == 4
    with geteld(stad.db) as vragen:
        assert 'aria-label="5: A. Lopend, Alle groepen"' in als("petra").get(f"{PAD}/fase").text
        als("petra").get(f"{PAD}/cohort")
    assert not any("gebeurtenis" in vraag for vraag in vragen)


def test_a_locked_database_still_shows_the_page(
    als: Als, stad: Stad, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keeping what was counted may fail; the page does not."""
    monkeypatch.setattr(rapporten, "GEDULD", 0.1)
    klant = als("petra")
    with stad.db.schrijven() as bezet:
        bezet.execute(text("UPDATE gemeente SET teller = teller"))
        assert klant.get(f"{PAD}/fase?peildatum=2026-11-20").status_code == 200


def test_a_file_says_what_it_counts(als: Als) -> None:
    """Definition, peildatum and knowledge above the numbers; for outside the small rows are empty."""
    klant = als("petra")
    tekst = klant.get(f"{PAD}/fase.csv?peildatum=2026-11-22").text
    assert "Peildatum 2026-11-22, zoals op die dag bekend." in tekst
    assert "F. Waarvan op tijd: Van E: op of voor de wettelijke laatste dag" in tekst
    assert "Alle groepen;5;4;1;0;0;0;0" in tekst
    buiten = klant.get(f"{PAD}/fase.csv?peildatum=2026-11-22&buiten=ja").text
    assert "Alle groepen;;;;;;;" in buiten
    assert klant.get(f"{PAD}/stroom.xlsx").content[:2] == b"PK"
    assert klant.get(f"{PAD}/niets.csv").status_code == 404


def test_a_day_that_cannot_be_is_said(als: Als) -> None:
    """No date, or one in the future: yesterday, and a sentence; no number, no list."""
    klant = als("petra")
    assert "Dit is geen datum." in klant.get(f"{PAD}/fase?peildatum=morgen").text
    assert "Kies een dag van 1 januari 2013" in klant.get(f"{PAD}/fase?peildatum=2030-01-01").text
    for pad in ("niets", "fase/lijst?tabel=fase&rij=alle&kolom=Z", "fase/lijst"):
        assert klant.get(f"{PAD}/{pad}").status_code == 404


def test_the_number_of_questions_stays(als: Als, stad: Stad) -> None:
    """As many questions with thirty trajects as with five, to count as well as to read what was kept."""
    klant = als("petra")
    tel = partial(aantal, stad.db, klant)
    geteld = [f"{PAD}/{code}?peildatum={VANDAAG}" for code in FAMILIE]
    bewaard = [f"{PAD}/{code}?peildatum={VANDAAG - timedelta(days=2)}" for code in FAMILIE]
    for pad in bewaard:
        klant.get(pad)
    eerst = {pad: tel(pad) for pad in (*geteld, *bewaard)}
    for i in range(25):
        stad.nieuw(f"Persoon {i}", VANDAAG - timedelta(days=30))
    assert {pad: tel(pad) for pad in (*geteld, *bewaard)} == eerst
    assert max(eerst.values()) < 20
