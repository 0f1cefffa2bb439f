"""The partner figures on their page and in their file, from a case in the log."""

from collections.abc import Callable
from datetime import date

from starlette.testclient import TestClient

from inburgering.db import zoeken_partnercijfers
from inburgering.db.zoeken_partnercijfers import Periode
from tests import trage_partnercijfers
from tests.trage_partnercijfers import Verloop
from tests.web.opmaak import gebreken
from tests.web.stad import VANDAAG, Stad

Als = Callable[[str], TestClient]
JAAR = date(2026, 1, 1), date(2026, 12, 31)
MELDT = {"naam": "Anna Smit", "resultaat": "uitgevoerd", "verslag": "De vaste lasten lopen."}


def verloop(stad: Stad, gemeente: int | None = None) -> list[Verloop]:
    """How the tasks of this year went."""
    with stad.db.lezen() as s:
        lijst = trage_partnercijfers.verlopen(s, gemeente or stad.gemeente, *JAAR)
        tellingen = zoeken_partnercijfers.tellingen(s, Periode(gemeente or stad.gemeente, *JAAR, VANDAAG))
    assert list(tellingen.values()) == [trage_partnercijfers.telling([v], VANDAAG) for v in lijst]
    return lijst


def test_one_task_as_it_went(stad: Stad) -> None:
    """Sent 9 November for 18 December; a later day promised; reported, asked back, judged."""
    zaak = stad.zaken["route"]
    afspraak = date(2026, 12, 18)
    open_ = Verloop("Plangroep", "Budgetbeheer", date(2026, 11, 9), afspraak, None, "", False, False)
    assert verloop(stad) == [open_]
    later = {"naam": "Anna Smit", "gereed_op": "2027-01-15", "reden": "De bank wacht."}
    stad.doe(zaak, "overdracht.aanvaarding", VANDAAG, {"naam": "Anna Smit"})
    stad.doe(zaak, "overdracht.toezegging", VANDAAG, later)
    assert [v.afgesproken for v in verloop(stad)] == [date(2027, 1, 15)]
    stad.doe(zaak, "overdracht.terugmelding", VANDAAG, MELDT)
    (v,) = verloop(stad)
    assert (v.klaar_op, v.hoe, v.beoordeeld, v.aanvulling) == (VANDAAG, "terugmelding", False, False)
    vraag = {"vraag": "Welke lasten?", "gereed_op": "2027-01-15"}
    stad.doe(zaak, "overdracht.vraag_om_aanvulling", VANDAAG, vraag)
    (v,) = verloop(stad)
    assert (v.klaar_op, v.hoe, v.beoordeeld, v.aanvulling) == (VANDAAG, "terugmelding", True, True)
    assert verloop(stad, stad.elders) == []


def test_a_day_outside_the_year_does_not_count(stad: Stad) -> None:
    """The first and the last day of the period belong to it."""
    dag = date(2026, 11, 9)
    with stad.db.lezen() as s:
        for van, tot, aantal in (
            (dag, dag, 1),
            (date(2026, 11, 10), VANDAAG, 0),
            (JAAR[0], date(2026, 11, 8), 0),
        ):
            tellingen = zoeken_partnercijfers.tellingen(s, Periode(stad.gemeente, van, tot, VANDAAG))
            assert [t.verzonden for t in tellingen.values()] == [1] * aantal


def test_one_task_is_too_few_to_show(als: Als) -> None:
    """The page and the file name the definitions and not the figures; months that run do not count yet."""
    klant = als("petra")
    blad = klant.get("/coordinator/partnercijfers?jaar=2026")
    assert blad.status_code == 200
    assert gebreken(blad.text) == []
    assert "tot en met 31 oktober 2026" in blad.text
    assert "geen taak verzonden" in blad.text
    bestand = klant.get("/coordinator/partnercijfers.csv?jaar=1999").text
    assert "Partnercijfers 2026: taken verzonden tot en met 2026-10-31." in bestand
    assert "Op tijd: Van de taken waarvan de afgesproken dag voorbij is" in bestand
    assert klant.get("/coordinator/partnercijfers.pdf").status_code == 404
