"""The ladder: each rung once, for the right reader, and never for what is past at a take-over."""

from datetime import date, timedelta

from sqlmodel import select

from inburgering.db import meldingen
from inburgering.db.opdracht import Herkomst
from inburgering.db.tabellen import Signaal
from tests.werkplek import Werkplek, om

KENNISGEVING, LAATSTE_DAG = date(2026, 8, 24), date(2026, 11, 2)  # ten weeks later, a Monday


def veeg(werkplek: Werkplek, dag: date) -> int:
    """Sweep until nothing is due."""
    totaal = 0
    while gedaan := meldingen.verwerk(werkplek.db, dag, om(dag, 6)):
        totaal += gedaan
    return totaal


def open_signalen(werkplek: Werkplek) -> list[tuple[str, str]]:
    """What still waits for someone: reader and kind."""
    with werkplek.db.lezen() as s:
        return sorted((x.voor, x.soort) for x in s.exec(select(Signaal)) if x.afgehandeld_door is None)


def test_de_ladder_klimt_van_consulent_naar_teamleider(werkplek: Werkplek) -> None:
    """Almost due, due, overdue, coordinator, team lead: each on its day, each once."""
    traject = werkplek.open(KENNISGEVING)
    stappen = []
    for verschil in (-15, -14, -13, 0, 1, 7, 21, 40):
        aantal = veeg(werkplek, LAATSTE_DAG + timedelta(days=verschil))
        stappen.append((verschil, aantal))
    assert stappen == [(-15, 0), (-14, 1), (-13, 0), (0, 1), (1, 1), (7, 1), (21, 1), (40, 0)]
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
