"""Correct a line of the log: first see which terms move, then record it; the old line stays."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import post
from tests.web.opmaak import formulier, gebreken, lees
from tests.web.stad import VANDAAG, Stad

Als = Callable[[str], TestClient]


@pytest.fixture
def sanne(als: Als) -> TestClient:
    """Sanne, signed in."""
    return als("sanne")


def pad(stad: Stad, zaak: str, rest: str = "") -> str:
    """An address under one of the five cases."""
    return f"/trajecten/{stad.nummer(stad.zaken[zaak])}{rest}"


def test_a_wrong_day_moves_its_terms_after_a_look(sanne: TestClient, stad: Stad) -> None:
    """The look says which term moves and writes nothing; then the correction is a line of its own."""
    waar, traject = pad(stad, "gezin", "/log/1/verbeter"), stad.zaken["gezin"]
    assert formulier(sanne.get(waar).text, waar)["op"] == "2026-11-02"
    assert gebreken(sanne.get(waar).text) == []
    bekeken = post(sanne, waar, {"op": "2026-10-26", "stap": "bekijk"})
    zin = "Termijn verzet: PIP vaststellen, van 11 januari 2027 naar 4 januari 2027."
    assert zin in lees(bekeken.text).alles
    assert gebreken(bekeken.text) == []
    assert stad.termijn(traject, "T05a").laatste_dag == date(2027, 1, 11)
    terug = {**formulier(bekeken.text, waar), "stap": "leg_vast"}
    assert sanne.post(waar, data=terug).status_code == 303
    assert stad.termijn(traject, "T05a").laatste_dag == date(2027, 1, 4)
    tekst = lees(sanne.get(pad(stad, "gezin")).text).alles
    assert zin in tekst
    assert "Verbeterd: Kennisgeving van DUO Het traject · nr. 3, over nr. 1" in tekst


def test_what_never_happened_lapses(sanne: TestClient, stad: Stad) -> None:
    """The invitation never was: the intake is open again, the waiting letter is withdrawn, the line stays."""
    waar = pad(stad, "opgeroepen", "/log/3/verbeter")
    bekeken = post(sanne, waar, {"stap": "bekijk_vervallen"})
    assert bekeken.status_code == 200
    assert "Brede intake: nu nog niet opgeroepen." in lees(bekeken.text).alles
    assert post(sanne, waar, {"stap": "laat_vervallen"}).status_code == 303
    blad = sanne.get(pad(stad, "opgeroepen")).text
    tekst = lees(blad).alles
    assert gebreken(blad) == []
    assert "Vervallen verklaard: Oproepen voor de brede intake" in tekst
    assert "Brede intakeNog niet opgeroepen" in tekst  # among the parts of this traject
    assert "Ingetrokken" in tekst
    assert sanne.get(waar).status_code == 404


def test_a_move_that_others_built_on_cannot_lapse(sanne: TestClient, stad: Stad) -> None:
    """The reason says what to do first."""
    antwoord = post(sanne, pad(stad, "laat", "/log/3/verbeter"), {"stap": "laat_vervallen"})
    assert antwoord.status_code == 409
    assert "Laat eerst die latere gebeurtenis vervallen." in lees(antwoord.text).alles


def test_the_beginning_cannot_lapse(sanne: TestClient, stad: Stad) -> None:
    """The page does not offer it, and a POST is refused."""
    waar = pad(stad, "gezin", "/log/1/verbeter")
    assert "Het is nooit gebeurd" not in lees(sanne.get(waar).text).alles
    assert post(sanne, waar, {"stap": "laat_vervallen"}).status_code == 409


def test_errors_and_who_was_earlier_keep_what_was_typed(sanne: TestClient, stad: Stad) -> None:
    """As on every form."""
    waar = pad(stad, "laat", "/log/4/verbeter")
    fout = post(sanne, waar, {"op": "morgen", "advies": "z"})
    assert fout.status_code == 422
    assert formulier(fout.text, waar)["op"] == "morgen"
    velden = {**formulier(sanne.get(waar).text, waar), "advies": "z", "stap": "leg_vast"}
    stad.doe(stad.zaken["laat"], "traject.notitie", VANDAAG, {"tekst": "Tussendoor."})
    antwoord = sanne.post(waar, data=velden)
    assert antwoord.status_code == 409
    assert "Notitie (Het traject)" in lees(antwoord.text).alles
    opnieuw = {**formulier(antwoord.text, waar), "stap": "leg_vast"}
    assert opnieuw["advies"] == "z"
    assert sanne.post(waar, data=opnieuw).status_code == 303
    assert "Z-route" in lees(sanne.get(pad(stad, "laat") + "?log=alles").text).alles


def test_hours_are_corrected_with_a_comma(als: Als, stad: Stad) -> None:
    """What was recorded stands there as a person writes it, and half an hour may be typed."""
    sanne, traject = als("sanne"), stad.zaken["route"]
    regel = next(rij for rij in stad.log(traject) if rij.soort == "uren_participatie")
    pad = f"/trajecten/{stad.nummer(traject)}/log/{regel.volgnr}/verbeter"
    assert formulier(sanne.get(pad).text, pad)["uren"] == "24"
    assert post(sanne, pad, {"uren": "25,5", "stap": "leg_vast"}).status_code == 303
    nieuw = [rij for rij in stad.log(traject) if rij.corrigeert == regel.volgnr]
    assert [rij.soort for rij in nieuw] == ["uren_participatie"]
    assert "25,5" in lees(sanne.get(pad.partition("/log")[0]).text).alles


def test_a_wrong_end_is_undone_from_the_log(sanne: TestClient, stad: Stad) -> None:
    """After the end the log still offers to undo the ending and to mend a bezwaar, and nothing else."""
    waar, traject = pad(stad, "gezin"), stad.zaken["gezin"]
    bezwaar = {"tegen": "anders", "bekendgemaakt_op": "2026-11-09"}
    stad.doe(traject, "bezwaar.ontvangst_bezwaar", VANDAAG, bezwaar, nr=0)
    einde = stad.doe(traject, "traject.beeindiging", VANDAAG, {"reden": "verhuizing"}).volgnr
    blad = sanne.get(f"{waar}?logboek=alles").text
    aangeboden = {int(nr) for nr in re.findall(r"/log/(\d+)/verbeter", blad)}
    assert aangeboden == {einde - 1, einde}
    assert gebreken(blad) == []
    assert post(sanne, f"{waar}/log/{einde}/verbeter", {"stap": "laat_vervallen"}).status_code == 303
    assert stad.traject(traject).toestand != "beeindigd"
    assert f"{waar}/log/1/verbeter" in sanne.get(f"{waar}?logboek=alles").text
