"""The ladder: each rung once, for the right reader, and never for what is past at a take-over."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import select

from inburgering.db import meldingen
from inburgering.db.opdracht import Herkomst
from inburgering.db.tabellen import Norm, Signaal, Termijnrij
from tests.werkplek import Werkplek, om

KENNISGEVING, LAATSTE_DAG = date(2026, 8, 24), date(2026, 11, 2)  # ten weeks later, a Monday


def veeg(werkplek: Werkplek, dag: date) -> int:
    """Sweep until nothing is due."""
    totaal = 0
    while gedaan := meldingen.verwerk(werkplek.db, dag, om(dag, 6)):
        totaal += gedaan
    return totaal


def open_signalen(werkplek: Werkplek, code: str = "") -> list[tuple[str, str]]:
    """What still waits for someone (about this term): reader and kind."""
    with werkplek.db.lezen() as s:
        open_ = [x for x in s.exec(select(Signaal)) if x.afgehandeld_door is None]
        return sorted((x.voor, x.soort) for x in open_ if code in ("", x.code))


def test_de_ladder_klimt_van_consulent_naar_teamleider(werkplek: Werkplek) -> None:
    """Almost due, due, overdue, coordinator, team lead: each on its day, each once."""
    traject = werkplek.open(KENNISGEVING)
    stappen = []
    for verschil in (-14, -13, 0, 1, 7, 21, 42):
        aantal = veeg(werkplek, LAATSTE_DAG + timedelta(days=verschil))
        stappen.append((verschil, aantal))
    assert stappen == [(-14, 1), (-13, 0), (0, 1), (1, 1), (7, 1), (21, 1), (42, 0)]
    assert open_signalen(werkplek) == [
        ("consulent", "verlopen"), ("coordinator", "coordinator"), ("teamleider", "teamleider"),
    ]  # fmt: skip
    assert werkplek.termijn(traject, "T05a").volgende_melding is None


def test_na_lange_stilstand_komt_er_een_bericht_en_niet_vijf(werkplek: Werkplek) -> None:
    """A sweep that comes weeks late reports the highest rung only."""
    werkplek.open(KENNISGEVING)
    assert veeg(werkplek, LAATSTE_DAG + timedelta(days=10)) == 1
    assert open_signalen(werkplek) == [("coordinator", "coordinator")]


def test_een_vervulde_termijn_sluit_het_signaal_van_de_consulent(werkplek: Werkplek) -> None:
    """The PIP comes: the consulent's signal closes by itself, the coordinator's waits for a person."""
    traject = werkplek.open(KENNISGEVING)
    for dagen in (1, 7):
        veeg(werkplek, LAATSTE_DAG + timedelta(days=dagen))
    werkplek.maak_pip(traject, LAATSTE_DAG + timedelta(days=8))
    assert open_signalen(werkplek) == [("coordinator", "coordinator")]


def test_met_het_traject_sluiten_alle_signalen(werkplek: Werkplek) -> None:
    """In an ended traject nothing can be recorded: whoever ends it closes what was open."""
    traject = werkplek.open(KENNISGEVING)
    veeg(werkplek, LAATSTE_DAG + timedelta(days=7))
    werkplek.doe(traject, "traject.beeindiging", LAATSTE_DAG + timedelta(days=8), {"reden": "vrijstelling"})
    assert open_signalen(werkplek) == []


def test_een_mens_sluit_een_escalatie_met_een_reden(werkplek: Werkplek) -> None:
    """Closing is a gebeurtenis with a reason; closing twice is refused."""
    traject = werkplek.open(KENNISGEVING)
    dag = LAATSTE_DAG + timedelta(days=7)
    veeg(werkplek, dag)
    with werkplek.db.lezen() as s:
        (signaal,) = s.exec(select(Signaal)).all()
    feiten = {"signaal": signaal.id, "reden": "Het gesprek is gepland op maandag."}
    werkplek.doe(traject, "traject.afhandeling_signaal", dag, feiten)
    assert open_signalen(werkplek) == []


def test_een_partner_krijgt_een_herinnering(werkplek: Werkplek) -> None:
    """The day after the partner's term a reminder is queued, once."""
    traject = werkplek.tot_pip(KENNISGEVING, date(2026, 10, 5))
    werkplek.draag_over(traject, date(2026, 10, 6), date(2026, 11, 20))
    feiten = {"reactie_uiterlijk": "2026-10-20", "gereed_op": "2026-11-20"}
    werkplek.doe(traject, "overdracht.verzending", date(2026, 10, 6), feiten, herkomst=Herkomst.SYSTEEM)
    for dag in (date(2026, 10, 21), date(2026, 10, 22)):
        veeg(werkplek, dag)
    assert [p.sjabloon for p in werkplek.post(traject)].count("herinnering_partner") == 1


def test_een_verschoven_datum_begint_de_ladder_opnieuw(werkplek: Werkplek) -> None:
    """A corrected kennisgeving gives a later last day: the rungs come again, on their new days."""
    traject = werkplek.open(KENNISGEVING)
    veeg(werkplek, LAATSTE_DAG)
    eerste = werkplek.log(traject)[0]
    later = KENNISGEVING + timedelta(days=28)
    werkplek.doe(traject, "traject.kennisgeving", later, corrigeert=eerste.volgnr, nu=om(LAATSTE_DAG))
    termijn = werkplek.termijn(traject, "T05a")
    assert (termijn.laatste_dag, termijn.trede) == (LAATSTE_DAG + timedelta(days=28), None)
    assert termijn.volgende_melding == LAATSTE_DAG + timedelta(days=14)


def test_een_toezegging_verzet_de_herinnering_en_laat_de_eerste_dag_staan(werkplek: Werkplek) -> None:
    """Promised for a month later: no reminder on the first day, one after the promised day, both visible."""
    traject = werkplek.tot_pip(KENNISGEVING, date(2026, 10, 5))
    werkplek.draag_over(traject, date(2026, 10, 6), date(2026, 11, 20))
    feiten = {"reactie_uiterlijk": "2026-10-20", "gereed_op": "2026-11-20"}
    werkplek.doe(traject, "overdracht.verzending", date(2026, 10, 6), feiten, herkomst=Herkomst.SYSTEEM)
    werkplek.doe(traject, "overdracht.aanvaarding", date(2026, 10, 7), {"naam": "A. Smit"})
    later = {"naam": "A. Smit", "gereed_op": "2026-12-18", "reden": "De bank wacht."}
    werkplek.doe(traject, "overdracht.toezegging", date(2026, 11, 16), later, herkomst=Herkomst.PARTNER)
    brieven = []
    for dag in (date(2026, 11, 23), date(2026, 12, 18), date(2026, 12, 21)):
        veeg(werkplek, dag)
        brieven.append([p.sjabloon for p in werkplek.post(traject)].count("herinnering_partner"))
    assert brieven == [0, 0, 1]
    eerst, nieuw = werkplek.termijn(traject, "N02"), werkplek.termijn(traject, "N23")
    assert (eerst.laatste_dag, eerst.vervangen_door) == (date(2026, 11, 20), "N23")
    assert (nieuw.laatste_dag, nieuw.trede) == (date(2026, 12, 18), "verlopen")
    assert ("consulent", "toezegging") in open_signalen(werkplek)


def verzonden(werkplek: Werkplek) -> int:
    """A traject with budgetbeheer at Plangroep: reply before 20 October, ready on 20 November, a Friday."""
    traject = werkplek.tot_pip(KENNISGEVING, date(2026, 10, 5))
    werkplek.draag_over(traject, date(2026, 10, 6), date(2026, 11, 20))
    feiten = {"reactie_uiterlijk": "2026-10-20", "gereed_op": "2026-11-20"}
    werkplek.doe(traject, "overdracht.verzending", date(2026, 10, 6), feiten, herkomst=Herkomst.SYSTEEM)
    werkplek.doe(traject, "overdracht.aanvaarding", date(2026, 10, 7), {"naam": "A. Smit"})
    return traject


def kies(werkplek: Werkplek, waarde: dict[str, Any], vanaf: date = date(2022, 1, 1)) -> None:
    """The municipality chooses its rungs."""
    with werkplek.db.schrijven() as s:
        s.add(
            Norm(
                gemeente_id=werkplek.gemeente,
                naam="ladders",
                waarde=waarde,
                bron="besluit",
                geldig_vanaf=vanaf,
            )
        )


def herinneringen(werkplek: Werkplek, traject: int, dagen: Iterable[date]) -> list[str]:
    """The days on which a sweep queued a reminder to the partner."""
    uit = []
    for dag in dagen:
        voor = len(werkplek.post(traject))
        veeg(werkplek, dag)
        uit += [str(dag)] * (len(werkplek.post(traject)) - voor)
    return uit


def dagen(van: date, tot: date) -> Iterator[date]:
    """Every day of the calendar, weekends too."""
    return (van + timedelta(days=n) for n in range((tot - van).days + 1))


def test_een_weekend_stelt_de_herinnering_uit_en_verschuift_geen_datum(werkplek: Werkplek) -> None:
    """Friday was the last day: nothing goes out on Saturday or Sunday, the reminder on Monday, once."""
    traject = verzonden(werkplek)
    assert werkplek.termijn(traject, "N02").volgende_melding == date(2026, 11, 17)
    gegaan = herinneringen(werkplek, traject, dagen(date(2026, 11, 17), date(2026, 11, 25)))
    assert gegaan == ["2026-11-23"]
    assert werkplek.termijn(traject, "N02").laatste_dag == date(2026, 11, 20)


def test_een_gemeente_die_ook_in_het_weekend_bericht(werkplek: Werkplek) -> None:
    """With `laat_staan` the reminder goes on Saturday."""
    kies(werkplek, {"vrije_dagen": "laat_staan"})
    traject = verzonden(werkplek)
    gegaan = herinneringen(werkplek, traject, dagen(date(2026, 11, 17), date(2026, 11, 25)))
    assert gegaan == ["2026-11-21"]


def test_een_taak_met_een_eigen_ladder(werkplek: Werkplek) -> None:
    """Budgetbeheer: a reminder before the day and two after it; the coordinator hears of it sooner."""
    bijna = {"dagen": -2, "aan": ["partner"]}
    kies(werkplek, {"taken": {"budgetbeheer": {"bijna": bijna, "opnieuw": 4, "coordinator": 5}}})
    traject = verzonden(werkplek)
    gegaan = herinneringen(werkplek, traject, dagen(date(2026, 11, 16), date(2026, 11, 26)))
    assert gegaan == ["2026-11-18", "2026-11-23", "2026-11-24"]
    assert open_signalen(werkplek, "N02") == [("consulent", "opnieuw"), ("coordinator", "coordinator")]


def test_wat_niet_van_een_partner_is_herinnert_geen_partner(werkplek: Werkplek) -> None:
    """Information of a third party is on the same ladder, but the municipality itself must chase it."""
    traject = werkplek.open(KENNISGEVING)
    feiten = {"van_wie": "COA", "motivering": "Het dossier.", "verwacht_op": "2026-10-01"}
    werkplek.doe(traject, "pip.wacht_op_informatie_derde", date(2026, 9, 7), feiten)
    assert herinneringen(werkplek, traject, dagen(date(2026, 10, 1), date(2026, 10, 5))) == []
    assert ("consulent", "verlopen") in open_signalen(werkplek)


def test_een_verzette_trede_houdt_de_ladder_niet_stil(werkplek: Werkplek) -> None:
    """The rungs are moved after the rows were written: a rung not due yet waits for its new day."""
    traject = werkplek.open(KENNISGEVING)
    kies(werkplek, {"wettelijk": {"bijna": -5}}, vanaf=date(2026, 10, 1))
    assert werkplek.termijn(traject, "T05a").volgende_melding == date(2026, 10, 19)
    veeg(werkplek, date(2026, 10, 19))
    assert werkplek.termijn(traject, "T05a").volgende_melding == date(2026, 10, 28)
    assert open_signalen(werkplek) == []
    veeg(werkplek, date(2026, 10, 28))
    assert open_signalen(werkplek) == [("consulent", "bijna")]


STOPT = {
    "de taak is ingetrokken": ("overdracht.intrekking", {"reden": "niet meer nodig"}),
    "de partner meldt terug": (
        "overdracht.terugmelding",
        {"naam": "A. Smit", "resultaat": "uitgevoerd", "verslag": "Klaar."},
    ),
    "het traject eindigt": ("traject.beeindiging", {"reden": "overlijden"}),
}


@pytest.mark.parametrize("waarom", STOPT)
def test_waardoor_de_ladder_stopt(werkplek: Werkplek, waarom: str) -> None:
    """From then on the partner hears nothing about this task any more."""
    traject = verzonden(werkplek)
    waar, feiten = STOPT[waarom]
    werkplek.doe(traject, waar, date(2026, 11, 19), feiten)
    assert herinneringen(werkplek, traject, dagen(date(2026, 11, 20), date(2026, 12, 20))) == []
    with werkplek.db.lezen() as s:
        rij = s.exec(select(Termijnrij).where(Termijnrij.code == "N02")).one()
    assert rij.volgende_melding is None


def test_over_de_jaarwisseling_en_pasen_wacht_een_melding_op_een_werkdag(werkplek: Werkplek) -> None:
    """Ten weeks after 22 October 2026 is New Year's Eve: overdue on Monday 4 January; Easter likewise."""
    kerst = werkplek.open(date(2026, 10, 22))
    pasen = werkplek.open(date(2027, 1, 14), bsn="999990020")
    assert werkplek.termijn(kerst, "T05a").laatste_dag == date(2026, 12, 31)
    assert werkplek.termijn(pasen, "T05a").laatste_dag == date(2027, 3, 25)
    gemeld: dict[tuple[int, str | None], str] = {}
    for dag in dagen(date(2026, 12, 30), date(2027, 3, 31)):
        veeg(werkplek, dag)
        for traject in (kerst, pasen):
            gemeld.setdefault((traject, werkplek.termijn(traject, "T05a").trede), str(dag))
    assert gemeld[kerst, "verlopen"] == "2027-01-04"
    assert gemeld[pasen, "verlopen"] == "2027-03-30"
