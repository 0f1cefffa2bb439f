"""The disk is full after so many pages more: all of a gebeurtenis is written, or nothing of it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError

from inburgering.db import herbouw, migratie
from inburgering.db.basis import Database
from tests.werkplek import GESPREK, PIP, VASTE_BOS, Werkplek

DAG = date(2026, 10, 5)
LANG = "Een lang verhaal. " * 160  # some pages of the database
STAPPEN: tuple[tuple[str, dict[str, Any]], ...] = (
    ("brede_intake.intakegesprek", GESPREK | {"verslag": LANG}),
    ("leerbaarheidstoets.uitslag_leerbaarheidstoets", {"advies": "b1"}),
    ("brede_intake.afronding_brede_intake", {}),
    ("traject.notitie", {"tekst": LANG}),
    ("pip.opstelling_pip", PIP | {"motivering": LANG}),
    ("pip.vaststelling_pip", {}),
)


def test_alles_of_niets_tot_de_laatste_bladzijde(tmp_path: Path) -> None:
    """Step by step to the plan, each with too little room at first: afterwards the log says what happened."""
    db = Database(f"sqlite:///{tmp_path / 'vol.db'}", VASTE_BOS)
    migratie.werk_bij(db.engine)
    werkplek, vol = Werkplek(db), [0]
    zaak = werkplek.open(date(2026, 8, 24))
    event.listen(db.engine, "checkout", lambda v, *_: v.execute(f"PRAGMA max_page_count = {vol[0] or 2**30}"))
    geweigerd = 0
    for waar, feiten in STAPPEN:
        for ruimte in range(40):
            vol[0] = bladzijden(db) + ruimte
            voor, wachtend = len(werkplek.log(zaak)), len(werkplek.post(zaak))
            try:
                werkplek.doe(zaak, waar, DAG, feiten)
            except OperationalError:
                geweigerd += 1
                assert (len(werkplek.log(zaak)), len(werkplek.post(zaak))) == (voor, wachtend)
                assert herbouw.van_een(db, zaak) == []
                continue
            break
        else:
            pytest.fail(f"{waar} needs more than forty pages")
        vol[0] = 0
        vul_op(db)
    assert geweigerd >= 3
    assert werkplek.traject(zaak).toestand == "op_leerroute"
    assert herbouw.van_een(db, zaak) == []
    db.sluit()


def bladzijden(db: Database) -> int:
    """How many pages the database has."""
    with db.lezen() as s:
        return int(s.execute(text("PRAGMA page_count")).scalar_one())


def vul_op(db: Database) -> None:
    """Use up the pages that are free, so that the next step must ask for new ones."""
    with db.schrijven() as s:
        s.execute(text("CREATE TABLE IF NOT EXISTS vulling (inhoud BLOB)"))
        for _ in range(int(s.execute(text("PRAGMA freelist_count")).scalar_one()) + 1):
            s.execute(text("INSERT INTO vulling VALUES (zeroblob(3900))"))
