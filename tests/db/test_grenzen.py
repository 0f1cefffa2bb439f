"""What the one door refuses from outside, and what happens to a traject that has ended."""

from datetime import date

import pytest
from sqlmodel import col, select

from inburgering.db import herbouw, meldingen
from inburgering.db.fouten import MagNiet
from inburgering.db.opdracht import Herkomst
from inburgering.db.tabellen import Gebruiker, Gemeente, Signaal
from tests.werkplek import Werkplek, om

DAG, PIP_DAG, EINDE = date(2026, 3, 2), date(2026, 5, 1), date(2026, 6, 2)


def test_een_consulent_van_een_andere_gemeente_krijgt_niets(werkplek: Werkplek) -> None:
    """Nor does someone who does not exist; the traject stays with who had it."""
    with werkplek.db.schrijven() as s:
        elders = Gemeente(code="elders", naam="Elders", afkorting="ELD")
        s.add(elders)
        s.flush()
        vreemd = Gebruiker(gemeente_id=elders.id or 0, naam="Kees Visser", rol="consulent")
        s.add(vreemd)
        s.flush()
        nummers = (vreemd.id, 2_000_000_000)
    traject = werkplek.open(DAG)
    for nummer in nummers:
        with pytest.raises(MagNiet, match="in uw gemeente"):
            werkplek.doe(traject, "traject.toewijzing", DAG, {"consulent": nummer})
    assert werkplek.traject(traject).consulent_id == werkplek.consulent


def test_een_sleutel_van_de_dienst_is_niet_te_gebruiken(werkplek: Werkplek) -> None:
    """Who fills in the key of a melding beforehand would keep that melding from ever being given."""
    traject = werkplek.open(DAG)
    sleutel = f"melding:{traject}:T05a:1:2026-05-11:bijna"
    for herkomst in (Herkomst.INVOER, Herkomst.PARTNER):
        with pytest.raises(MagNiet, match="al voor iets anders gebruikt"):
            werkplek.doe(traject, "traject.notitie", DAG, {"tekst": "x"}, sleutel=sleutel, herkomst=herkomst)


def test_na_een_overlijden_houdt_een_terugmelding_de_ladder_niet_tegen(werkplek: Werkplek) -> None:
    """The partner may still report; no signal stays open and no rung comes due in a traject that ended."""
    traject = werkplek.tot_pip(DAG, PIP_DAG)
    werkplek.draag_over(traject, PIP_DAG, date(2026, 7, 1))
    dagen = {"reactie_uiterlijk": "2026-05-15", "gereed_op": "2026-07-01"}
    werkplek.doe(traject, "overdracht.verzending", PIP_DAG, dagen, herkomst=Herkomst.SYSTEEM)
    werkplek.doe(traject, "traject.beeindiging", EINDE, {"reden": "overlijden"})
    verslag = {"naam": "Mo", "resultaat": "deels", "verslag": "Gestopt."}
    werkplek.doe(traject, "overdracht.terugmelding", EINDE, verslag, herkomst=Herkomst.PARTNER)
    assert meldingen.verwerk(werkplek.db, date(2027, 1, 4), om(date(2027, 1, 4))) == 0
    with werkplek.db.lezen() as s:
        assert s.exec(select(Signaal).where(col(Signaal.afgehandeld_door).is_(None))).all() == []
    assert herbouw.van_een(werkplek.db, traject) == []


def test_na_het_einde_komt_er_geen_taak_meer_bij(werkplek: Werkplek) -> None:
    """Whoever asks, also outside the pages: a traject that ended gets no new task."""
    traject = werkplek.open(DAG)
    werkplek.doe(traject, "traject.beeindiging", EINDE, {"reden": "verhuizing"})
    with pytest.raises(MagNiet, match="beëindigd"):
        werkplek.draag_over(traject, EINDE, date(2026, 7, 1))
    assert werkplek.post(traject) == []
