"""The log for a reader outside: the fields BIO2 asks for, every line once, and nobody's data."""

import json
from datetime import date

from inburgering.db import logexport
from tests.werkplek import Werkplek

DAG = date(2026, 11, 22)


def test_de_velden_van_bio2(werkplek: Werkplek) -> None:
    """Action, object, result, origin, actor and time, for each line of the log in order."""
    traject = werkplek.open(DAG, bsn="999990019")
    werkplek.doe(traject, "traject.notitie", DAG, {"tekst": "Belde over Yonas."}, namens="Fatma")
    regels = [json.loads(regel) for regel in logexport.regels(werkplek.db)]
    assert len(regels) == len(werkplek.log(traject))
    laatste = regels[-1]
    assert laatste["actie"] == "notitie"
    assert laatste["object"] == {"traject": "PST-2026-00001", "regel": "3.0", "onderdeel": "traject", "nr": 1}
    assert laatste["resultaat"] == {"van": "aangemeld", "naar": "aangemeld", "op": "2026-11-22"}
    assert laatste["herkomst"] == "invoer"
    assert laatste["door"] == {"naam": "Sanne", "gebruiker": None, "namens": "Fatma"}
    assert laatste["tijd"] == "2026-11-22T09:00:00+00:00"
    assert laatste["ketting"] == werkplek.traject(traject).ketting


def test_niets_van_een_mens(werkplek: Werkplek) -> None:
    """No name, no BSN, no address, no facts: the number of the traject stands for the person."""
    werkplek.tot_pip(date(2026, 8, 24), date(2026, 10, 5), bsn="999990019")
    alles = "\n".join(logexport.regels(werkplek.db))
    for woord in ("Yonas", "999990019", "Dorpsstraat", "goed gesprek", "zout"):
        assert woord not in alles


def test_een_regel_per_keer(werkplek: Werkplek) -> None:
    """Read as it is asked for: the first line comes without the others."""
    werkplek.tot_pip(date(2026, 8, 24), date(2026, 10, 5))
    stroom = logexport.regels(werkplek.db)
    assert json.loads(next(stroom))["object"]["regel"] == "1.0"
    stroom.close()  # type: ignore[attr-defined]
