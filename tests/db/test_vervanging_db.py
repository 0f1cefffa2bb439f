"""Who stands in and how heavy a caseload is, asked of the database in one go, on SQLite and PostgreSQL."""

from datetime import date

from inburgering.db import vervanging, werklast
from inburgering.db.tabellen import Norm
from inburgering.db.werklast import Last, Mee
from inburgering.wet.vervanging import Afwezig
from tests.werkplek import Werkplek, om

DAG = date(2026, 11, 23)


def test_who_stands_in_on_a_day(werkplek: Werkplek) -> None:
    """From Monday up to and including Friday Fatma has Sanne's work; the day after she has not."""
    with werkplek.db.schrijven() as s:
        weg = Afwezig(werkplek.consulent, werkplek.ander, DAG, date(2026, 11, 27))
        vervanging.meld(s, werkplek.gemeente, weg, "Test", om(DAG))
    with werkplek.db.lezen() as s:
        for dag, wie in ((DAG, werkplek.ander), (date(2026, 11, 28), werkplek.consulent)):
            assert vervanging.rooster(s, werkplek.gemeente, dag).waarnemer(werkplek.consulent) == wie
            assert vervanging.waarnemer_van(s, werkplek.gemeente, werkplek.consulent, dag).id == wie


def test_a_caseload_is_weighed(werkplek: Werkplek) -> None:
    """Of two running trajects the one of someone under 27 counts double; without a norm each counts one."""
    jong = werkplek.open(date(2026, 11, 2))
    werkplek.doe(jong, "traject.wijziging_gegevens", DAG, {"geboren": "2003-05-01"})
    oud = werkplek.open(date(2026, 11, 2), bsn="999990020")
    with werkplek.db.lezen() as s:
        assert werklast.norm(s, werkplek.gemeente, DAG) is None
        assert werklast.lasten(s, werkplek.gemeente, DAG, None) == {werkplek.consulent: Last(2, 2.0)}
    groep = {"code": "jongeren", "naam": "Jongeren", "regel": "-", "bron": "b", "leeftijd_tot_en_met": 26}
    normen = {
        "caseload": {"per_consulent": 60, "per_functie": {}, "gewicht": {"jongeren": 2.0}},
        "doelgroep:jongeren": groep,
    }
    with werkplek.db.schrijven() as s:
        for naam, waarde in normen.items():
            s.add(Norm(gemeente_id=werkplek.gemeente, naam=naam, waarde=waarde, bron="b", geldig_vanaf=DAG))
    with werkplek.db.lezen() as s:
        norm = werklast.norm(s, werkplek.gemeente, DAG)
        assert werklast.lasten(s, werkplek.gemeente, DAG, norm) == {werkplek.consulent: Last(2, 3.0)}
        assert werklast.zwaarten(s, [jong, oud], DAG, norm) == {jong: 2.0, oud: 1.0}
        assert werklast.gaat_mee(s, [jong, oud]) == Mee(0, 0, 0)
