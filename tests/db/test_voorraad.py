"""What lists ask of a traject's running terms: kept beside it by triggers, equal to what the terms say."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlmodel import col, select

from inburgering.db import meldingen, voorraad, zoeken_namen
from inburgering.db.basis import Database
from inburgering.db.opdracht import Herkomst
from inburgering.db.tabellen import Gemeente, Persoon, Termijnrij, Traject
from inburgering.db.vouwen import vouw
from inburgering.db.zoeken_caseload import TER_INFORMATIE
from tests.db import triggers
from tests.werkplek import Werkplek, om

BEGIN = date(2026, 9, 1)


@pytest.fixture
def werkplek(database: Database) -> Werkplek:
    """A municipality with nobody in it yet."""
    return Werkplek(database)


def test_de_triggers_kennen_elke_termijn_ter_informatie() -> None:
    """A term that became for information needs a migration with `voorraad.zet` and `voorraad.ververs`."""
    assert set(voorraad.INFORMATIEF) == TER_INFORMATIE


def test_de_triggers_staan_er_na_de_laatste_migratie(database: Database) -> None:
    """SQLite drops triggers when it rebuilds a table; at the head they must be there."""
    assert set(voorraad.NAMEN) <= set(triggers.van(database, "termijn"))


def uit_de_termijnen(rijen: list[Termijnrij]) -> tuple[Any, ...]:
    """The same, worked out the slow way."""
    lopend = [t for t in rijen if t.loopt]
    met_dag = sorted(
        (t.laatste_dag, t.id or 0, t.code, t.wie, t.onderdeel_id)
        for t in lopend
        if t.laatste_dag and t.code not in TER_INFORMATIE
    )
    dag, _, code, wie, deel = met_dag[0] if met_dag else (None, 0, None, None, None)
    stappen = [t for t in lopend if t.wie in ("college", "partner") and t.code not in TER_INFORMATIE]
    ander = [t for t in lopend if t.wie in ("duo", "inburgeringsplichtige") and t.code != "T06"]
    return (
        code, dag, wie, deel,
        min((t.laatste_dag for t in stappen if t.laatste_dag), default=None),
        min((t.laatste_dag for t in ander if t.laatste_dag), default=None),
        bool(stappen), any(t.wie == "partner" for t in lopend),
    )  # fmt: skip


def kijk(werkplek: Werkplek) -> list[tuple[Any, ...]]:
    """What stands beside each traject; it must be what its terms say."""
    uit = []
    with werkplek.db.lezen() as s:
        for t in s.exec(select(Traject).order_by(col(Traject.id))).all():
            rijen = list(s.exec(select(Termijnrij).where(Termijnrij.traject_id == t.id)))
            bewaard = (
                t.eerste_code, t.eerste_dag, t.eerste_wie, t.eerste_onderdeel_id, t.stap_dag, t.ander_dag,
                t.aan_zet, t.bij_partner,
            )  # fmt: skip
            assert bewaard == uit_de_termijnen(rijen)
            uit.append(bewaard)
    return uit


def leef(werkplek: Werkplek) -> list[list[tuple[Any, ...]]]:
    """Three lives with a task, reminders, a talk and an end, looked at after every step."""
    een, twee, drie = (werkplek.open(BEGIN + timedelta(days=n)) for n in range(3))
    beelden = [kijk(werkplek)]
    werkplek.maak_pip(een, BEGIN + timedelta(days=40))
    beelden.append(kijk(werkplek))
    werkplek.draag_over(een, BEGIN + timedelta(days=41), BEGIN + timedelta(days=90))
    termijnen = {"reactie_uiterlijk": "2026-10-26", "gereed_op": "2026-11-30"}
    werkplek.doe(
        een, "overdracht.verzending", BEGIN + timedelta(days=42), termijnen, herkomst=Herkomst.SYSTEEM
    )
    beelden.append(kijk(werkplek))
    later = BEGIN + timedelta(days=80)
    meldingen.verwerk(werkplek.db, later, om(later))
    werkplek.maak_pip(twee, later)
    werkplek.doe(drie, "traject.vertrek", later, {"naar_gemeente": "Elders"})
    beelden.append(kijk(werkplek))
    return beelden


def test_wat_lijsten_vragen_is_wat_de_termijnen_zeggen(werkplek: Werkplek) -> None:
    """After every step of a few lives, and when a term is taken away, it is what the terms say."""
    beelden = leef(werkplek)
    assert beelden[0] != beelden[1] != beelden[2]
    assert beelden[2][0][-1] is True  # the task lies at the partner
    with werkplek.db.schrijven() as s:
        s.execute(text("DELETE FROM termijn WHERE traject_id = (SELECT min(id) FROM traject)"))
    assert kijk(werkplek)[0] == (None, None, None, None, None, None, False, False)


def test_verversen_geeft_hetzelfde(werkplek: Werkplek) -> None:
    """Worked out anew for everyone, after a load without triggers, it is the same."""
    leef(werkplek)
    voor = kijk(werkplek)
    with werkplek.db.engine.begin() as verbinding:
        verbinding.execute(text("UPDATE traject SET eerste_dag = NULL, stap_dag = NULL, aan_zet = false"))
        voorraad.ververs(verbinding.exec_driver_sql)
    assert kijk(werkplek) == voor


NAMEN = ("Yonas Tesfaye", "Nguyễn Thị Minh Châu", "Büşra Yıldız", "al-Hassan, Nour", "100% Zeker", "Anna_B")


ZOEK = (
    "tesf", "ESF", "minh nguyen", "yildiz", "busra", "al-", "pst", "2026-0000", "00003 busra", "100%", "_",
    "yonas 00001", "yonas 00002", "zz", "n", "1994-05-06",
)  # fmt: skip


def test_zoeken_vindt_wat_woord_voor_woord_klopt(werkplek: Werkplek) -> None:
    """The same trajects as comparing every word with every folded name and number, in both ways of asking."""
    nummers = [werkplek.open(BEGIN) for _ in NAMEN]
    with werkplek.db.schrijven() as s:
        for nr, naam in zip(nummers, NAMEN, strict=True):
            persoon = s.get_one(Persoon, s.get_one(Traject, nr).persoon_id)
            persoon.naam, persoon.geboren = naam, date(1994, 5, 5) + timedelta(days=nr % 3)
    with werkplek.db.lezen() as s:
        gemeente = s.get_one(Gemeente, werkplek.gemeente)
        alle = s.exec(select(Traject, Persoon).join(Persoon)).all()
        for zoek in ZOEK:
            if zoek[:2] == "19":
                hoort = {t.id for t, p in alle if str(p.geboren) == zoek}
            else:
                woorden = vouw(zoek).split()
                hoort = {t.id for t, p in alle if all(w in vouw(f"{p.naam} {t.nummer}") for w in woorden)}
            for weinig in (True, False):
                waar = zoeken_namen.voorwaarde(gemeente, zoek, weinig=weinig)
                assert set(s.exec(select(Traject.id).where(waar))) == hoort, zoek
