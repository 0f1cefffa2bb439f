"""`inburgering bewijs`: the certificate, and the exit code when something is wrong."""

from functools import cache

import pytest

from inburgering.db.termijnboek import regelversie
from inburgering.opdrachtregel import bewijzen
from inburgering.statemachine.bewijs import Bewijs, Onderzoek
from inburgering.statemachine.bewijs_stelsel import Stelsel
from inburgering.wet.begrippen import Groep, Regime
from tests.opdrachten import Opdrachtregel


@pytest.fixture
def een_deel(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only one part is searched: what was not reached is then a fault, which is quick to see."""
    monkeypatch.setattr(bewijzen, "lever", lambda _: _van_een_deel())


@cache
def _van_een_deel() -> Bewijs:
    onderzoek = Onderzoek()
    return Bewijs.van(onderzoek, [onderzoek.zoek("begeleiding", Groep.GEZIN, Regime.WI2013)])


@pytest.mark.usefixtures("een_deel")
def test_wat_niet_klopt_geeft_code_1_en_de_fouten(regel: Opdrachtregel) -> None:
    """Each fault is a line on the certificate, with where it is and what is wrong."""
    antwoord = regel("bewijs")
    assert (antwoord.code, antwoord.fout) == (1, "")
    assert antwoord.uit.startswith("# Bewijs: niemand tussen wal en schip\n")
    assert "fouten gevonden.**" in antwoord.uit
    assert "- (a) PIP: Geen gespeelde weg komt bij 'Bekendgemaakt'." in antwoord.uit


@pytest.mark.usefixtures("een_deel")
def test_als_json(regel: Opdrachtregel) -> None:
    """The same for programs: the faults, and how many situations were looked at per pair."""
    antwoord = regel("bewijs", "--json")
    assert antwoord.code == 1
    assert antwoord.json["geslaagd"] is False
    assert {"eis", "waar", "zin"} == antwoord.json["fouten"][0].keys()
    (deel,) = antwoord.json["doorzocht"]
    assert (deel["onderdeel"], deel["groep"], deel["regime"]) == ("begeleiding", "gezin", "wi2013")
    assert deel["situaties_met_taak"] > deel["situaties"] > 0


def test_de_regelversie_is_die_van_het_logboek() -> None:
    """Whoever sees a version in the log finds the proof of that same version."""
    assert Stelsel().regelversie == regelversie()
