"""The looks and the settings under the anchor: whatever is done to a row of before is seen."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text

from inburgering.db import anker, inzagelog
from inburgering.db.basis import Database
from inburgering.db.tabellen import Inrichting
from tests.werkplek import Werkplek, om

DAG = date(2026, 11, 22)
LOGS = {"inzage": "inzagelog", "inrichting": "logboek van de inrichting"}
KNOEIEN = {
    "gewijzigd": {
        "inzage": ["UPDATE inzage SET kijker = 'Een ander' WHERE id = 2"],
        "inrichting": ["UPDATE inrichting SET door = 'Een ander' WHERE id = 2"],
    },
    "feiten gewijzigd": {
        "inzage": ["UPDATE inzage SET moment = '2020-01-01 00:00:00' WHERE id = 2"],
        "inrichting": ["UPDATE inrichting SET verschil = '{\"a\": 2}' WHERE id = 2"],
    },
    "weg": {tabel: [f"DELETE FROM {tabel} WHERE id = 2"] for tabel in LOGS},
    "laatste weg": {tabel: [f"DELETE FROM {tabel} WHERE id = 3"] for tabel in LOGS},
    "verwisseld": {
        tabel: [
            f"UPDATE {tabel} SET id = {oud} WHERE id = {nieuw}" for oud, nieuw in ((9, 1), (1, 2), (2, 9))
        ]
        for tabel in LOGS
    },
}


def kijk(plek: Werkplek, wie: str) -> None:
    """One look at a list, by this name."""
    with plek.db.schrijven() as session:
        inzagelog.schrijf(
            session,
            inzagelog.Wie(gemeente_id=1, naam=wie),
            [inzagelog.Blik(handeling=inzagelog.Handeling.LIJST_BEKEKEN)],
            trace_id=wie,
            bladzijde="/caseload",
            status=200,
            moment=om(DAG),
        )


def stel_in(plek: Werkplek, wat: str) -> None:
    """One line in the log of the settings."""
    with plek.db.schrijven() as session:
        rij = Inrichting(gemeente_id=1, moment=om(DAG), door="Beheer", wat=wat, sha256="", verschil={"a": 1})
        session.add(rij)


@pytest.fixture
def gemaakt(werkplek: Werkplek) -> anker.Anker:
    """An anchor over three rows in each of these logs."""
    with werkplek.db.lezen() as session:
        al = session.connection().scalar(text("SELECT count(*) FROM inrichting"))
    for nr in range(3):
        kijk(werkplek, f"wie {nr}")
        if nr >= (al or 0):
            stel_in(werkplek, f"wat {nr}")
    gemaakt = anker.maak(werkplek.db, om(DAG))
    assert {naam: (stand.regels, stand.tot) for naam, stand in gemaakt.andere.items()} == {
        "inzage": (3, 3),
        "inrichting": (3, 3),
    }
    return gemaakt


def knoei(db: Database, tabel: str, *zinnen: str) -> None:
    """What someone with the password of the database can do: take the triggers away first."""
    with db.engine.begin() as verbinding:
        if db.is_sqlite:
            for actie in ("update", "delete"):
                verbinding.execute(text(f"DROP TRIGGER {tabel}_geen_{actie}"))
        else:
            verbinding.execute(text(f"DROP TRIGGER {tabel}_alleen_toevoegen ON {tabel}"))
        try:
            for zin in zinnen:
                verbinding.exec_driver_sql(zin)
        finally:
            if not db.is_sqlite:
                verbinding.execute(
                    text(
                        f"CREATE TRIGGER {tabel}_alleen_toevoegen BEFORE UPDATE OR DELETE ON {tabel} "
                        "FOR EACH ROW EXECUTE FUNCTION alleen_toevoegen()"
                    )
                )


@pytest.mark.parametrize("tabel", LOGS)
@pytest.mark.parametrize("wat", KNOEIEN)
def test_knoeien_valt_op(werkplek: Werkplek, gemaakt: anker.Anker, tabel: str, wat: str) -> None:
    """A row changed, taken away, swapped, or cut from the end: the sentence names the log."""
    assert anker.controleer(werkplek.db, gemaakt) is None
    knoei(werkplek.db, tabel, *KNOEIEN[wat][tabel])
    (zin,) = anker.controleer_alle(werkplek.db, [gemaakt])
    assert zin.startswith("Het logboek is niet meer zoals bij het anker van 22-11-2026: ")
    assert f"het {LOGS[tabel]}" in zin
    assert ("daarvan zijn er nu 2." in zin) == ("weg" in wat)


def test_een_regel_ertussen_valt_op(werkplek: Werkplek, gemaakt: anker.Anker) -> None:
    """A row with a number of before, put in afterwards."""
    kolommen = "moment, trace_id, gemeente_id, kijker, handeling, bladzijde, status, doel, aantal"
    erbij = f"INSERT INTO inzage (id, {kolommen}) SELECT 0, {kolommen} FROM inzage WHERE id = 1"
    with werkplek.db.engine.begin() as verbinding:
        verbinding.exec_driver_sql(erbij)
    assert "toen stonden er 3 regels in het inzagelog, daarvan zijn er nu 4." in (
        anker.controleer(werkplek.db, gemaakt) or ""
    )


def test_wat_later_komt_is_geen_verschil(werkplek: Werkplek, gemaakt: anker.Anker) -> None:
    """Of two anchors only the one over the missing row differs."""
    kijk(werkplek, "later")
    stel_in(werkplek, "later")
    later = anker.maak(werkplek.db, om(DAG + timedelta(days=1)))
    assert anker.controleer_alle(werkplek.db, [later, gemaakt]) == []
    knoei(werkplek.db, "inzage", "DELETE FROM inzage WHERE id = 4")
    (zin,) = anker.controleer_alle(werkplek.db, [gemaakt, later])
    assert "anker van 23-11-2026" in zin


def test_een_anker_van_vroeger_blijft_gelden(werkplek: Werkplek, gemaakt: anker.Anker) -> None:
    """One that was written before these logs were covered says nothing of them, and still opens."""
    oud = anker.Anker.model_validate(gemaakt.model_dump(exclude={"andere"}))
    knoei(werkplek.db, "inzage", "DELETE FROM inzage WHERE id = 3")
    assert anker.controleer(werkplek.db, oud) is None
    assert anker.controleer(werkplek.db, gemaakt) is not None
