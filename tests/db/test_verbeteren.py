"""What a correction may not do: leave a traject that could never have been."""

from datetime import date

import pytest

from inburgering.db import herbouw
from inburgering.db.fouten import MagNiet
from inburgering.db.opdracht import Herkomst
from inburgering.db.tabellen import Persoon
from inburgering.wet.gebeurtenissen import Gebeurtenis
from tests.werkplek import Werkplek, om

KENNISGEVING, PIP_DAG, NU = date(2026, 3, 2), date(2026, 5, 1), om(date(2026, 6, 1))


def volgnr(werkplek: Werkplek, traject: int, soort: str) -> int:
    """The number of the last gebeurtenis of this kind."""
    return next(r.volgnr for r in reversed(werkplek.log(traject)) if r.soort == soort)


def test_een_verbeterde_dag_moet_aan_de_voorwaarden_van_toen_voldoen(werkplek: Werkplek) -> None:
    """A dagtekening cannot be moved to before the kennisgeving; nothing is written."""
    traject = werkplek.tot_pip(KENNISGEVING, PIP_DAG)
    pip = volgnr(werkplek, traject, "vaststelling_pip")
    with pytest.raises(MagNiet, match="voor de kennisgeving"):
        werkplek.doe(traject, "pip.vaststelling_pip", date(2026, 1, 5), corrigeert=pip, nu=NU)
    assert werkplek.traject(traject).volgnr == pip
    assert werkplek.termijn(traject, "T10").laatste_dag == date(2029, 5, 1)


def test_de_voorwaarde_kent_de_verbeterde_kennisgeving(werkplek: Werkplek) -> None:
    """Once the kennisgeving was moved to 5 January, the dagtekening can be moved to 6 January."""
    traject = werkplek.tot_pip(KENNISGEVING, PIP_DAG)
    werkplek.doe(traject, "traject.kennisgeving", date(2026, 1, 5), corrigeert=1, nu=NU)
    pip = volgnr(werkplek, traject, "vaststelling_pip")
    werkplek.doe(traject, "pip.vaststelling_pip", date(2026, 1, 6), corrigeert=pip, nu=NU)
    assert werkplek.termijn(traject, "T10").laatste_dag == date(2029, 1, 6)
    assert herbouw.van_een(werkplek.db, traject) == []


def test_wat_een_andere_kant_op_had_geleid_is_geen_verbetering(werkplek: Werkplek) -> None:
    """A take-over without a PIP cannot be corrected into one with a PIP: its parts would stay behind."""
    feiten = {"kennisgeving": "2026-01-12", "bron": "lijst.csv", "rij": 2}
    traject = werkplek.open(
        KENNISGEVING, gebeurtenis=Gebeurtenis.OVERNAME, herkomst=Herkomst.OVERGENOMEN, feiten=feiten
    )
    met_pip = {**feiten, "vaststelling_pip": "2026-02-16", "leerroute": "z"}
    with pytest.raises(MagNiet, match="een andere kant op"):
        werkplek.doe(traject, "traject.overname", KENNISGEVING, met_pip, corrigeert=1, nu=NU)
    assert werkplek.traject(traject).route is None


@pytest.mark.parametrize("vervalt", [False, True])
def test_de_inhoud_van_een_vastgesteld_pip_ligt_vast(werkplek: Werkplek, vervalt: bool) -> None:
    """What was decided is not corrected away under the decision; the leerroute stays."""
    traject = werkplek.tot_pip(KENNISGEVING, PIP_DAG)
    concept = volgnr(werkplek, traject, "opstelling_pip")
    with pytest.raises(MagNiet, match="Dit PIP is vastgesteld"):
        werkplek.doe(traject, "pip.opstelling_pip", PIP_DAG, corrigeert=concept, vervalt=vervalt, nu=NU)
    assert werkplek.traject(traject).route == "b1"


def test_een_taak_wordt_ingetrokken_en_niet_verbeterd(werkplek: Werkplek) -> None:
    """The partner holds the letter: the task cannot lapse, it can be withdrawn."""
    traject = werkplek.tot_pip(KENNISGEVING, PIP_DAG)
    werkplek.draag_over(traject, PIP_DAG, date(2026, 7, 1))
    taak = volgnr(werkplek, traject, "opstelling_overdracht")
    with pytest.raises(MagNiet, match="Trek haar in"):
        werkplek.doe(
            traject, "overdracht.opstelling_overdracht", PIP_DAG, corrigeert=taak, vervalt=True, nu=NU
        )
    werkplek.doe(traject, "overdracht.intrekking", PIP_DAG, {"reden": "Niet meer nodig."}, nu=NU)
    assert [p.stand for p in werkplek.post(traject) if p.aan == "partner"] == ["ingetrokken"]


def test_een_oude_wijziging_verbeteren_overschrijft_de_nieuwe_niet(werkplek: Werkplek) -> None:
    """The telephone of the second change stays; the language only the first one named follows."""
    traject = werkplek.open(KENNISGEVING)
    dag = date(2026, 3, 3)
    werkplek.doe(traject, "traject.wijziging_gegevens", dag, {"telefoon": "06 11111111", "taal": "Frans"})
    oud = volgnr(werkplek, traject, "wijziging_gegevens")
    werkplek.doe(traject, "traject.wijziging_gegevens", dag, {"telefoon": "06 22222222"})
    beter = {"telefoon": "06 33333333", "taal": "Farsi"}
    werkplek.doe(traject, "traject.wijziging_gegevens", dag, beter, corrigeert=oud, nu=NU)
    with werkplek.db.lezen() as s:
        persoon = s.get_one(Persoon, werkplek.traject(traject).persoon_id)
        assert (persoon.telefoon, persoon.taal) == ("06 22222222", "Farsi")
