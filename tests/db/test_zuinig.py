"""What one gebeurtenis asks of the database: few questions, the same at every length, and nothing stale."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import text

from inburgering.db import normen
from inburgering.db.termijnboek import bereken_termijnen
from inburgering.db.zaak import Zaak
from tests.web.vragen import geteld
from tests.werkplek import Werkplek, om

DAG = date(2026, 10, 5)
NOTITIE = {"tekst": "Gebeld."}


def test_een_notitie_stelt_steeds_evenveel_vragen(werkplek: Werkplek) -> None:
    """Seven reads and two writes (and on SQLite the BEGIN), for a short log and for one of forty lines."""
    traject = werkplek.tot_pip(date(2026, 8, 24), DAG)
    aantallen = []
    for _ in range(2):
        with geteld(werkplek.db) as zinnen:
            werkplek.doe(traject, "traject.notitie", DAG, NOTITIE)
        aantallen.append(len([zin for zin in zinnen if not zin.startswith("BEGIN")]))
        for _ in range(30):
            werkplek.doe(traject, "traject.notitie", DAG, NOTITIE)
    assert aantallen[0] == aantallen[1] <= 9


def test_een_gewijzigde_norm_geldt_meteen(werkplek: Werkplek) -> None:
    """A norm that someone else changes in the database is seen by the next question, though it was read."""
    with werkplek.db.lezen() as s:
        assert normen.geldend(s, werkplek.gemeente, DAG)["voortgangsgesprek_weken"] == 26
    with werkplek.db.engine.begin() as ander:
        ander.execute(text("UPDATE norm SET waarde = '13' WHERE naam = 'voortgangsgesprek_weken'"))
    with werkplek.db.lezen() as s:
        assert normen.geldend(s, werkplek.gemeente, DAG)["voortgangsgesprek_weken"] == 13


def test_wat_gedeeld_wordt_kan_niemand_veranderen(werkplek: Werkplek) -> None:
    """The norms are kept between questions, so they refuse a change."""
    with werkplek.db.lezen() as s:
        gelezen: Any = normen.geldend(s, werkplek.gemeente, DAG)
    with pytest.raises(TypeError):
        gelezen["voortgangsgesprek_weken"] = 1


def test_een_zaak_berekent_haar_termijnen_een_keer(werkplek: Werkplek) -> None:
    """Who asks for the terms or the stand again gets the same ones."""
    traject = werkplek.tot_pip(date(2026, 8, 24), DAG)
    with werkplek.db.lezen() as s:
        zaak = Zaak.lees(s, traject, om(DAG))
        termijnen, stand = bereken_termijnen(zaak), zaak.beeld.stand(DAG)
        assert zaak.gezien(DAG).termijn()["einde"] is not None
        assert bereken_termijnen(zaak) is termijnen
        assert zaak.beeld.stand(DAG) is stand
