"""The chain: any changed, removed, added or moved line shows, and facts may be erased."""

from datetime import date

import pytest
from sqlalchemy import text
from sqlmodel import SQLModel

from inburgering.db import herbouw, keten
from inburgering.db.gesloten import GeslotenJson
from tests.werkplek import Werkplek

KOLOMMEN = SQLModel.metadata.tables["gebeurtenis"].columns
TRIGGERS_UIT = {
    "sqlite": ["DROP TRIGGER gebeurtenis_geen_update", "DROP TRIGGER gebeurtenis_geen_delete"],
    "postgresql": ["ALTER TABLE gebeurtenis DISABLE TRIGGER ALL"],
}
TRIGGERS_AAN = {"sqlite": [], "postgresql": ["ALTER TABLE gebeurtenis ENABLE TRIGGER ALL"]}


def buiten_de_deur_om(werkplek: Werkplek, *zinnen: str) -> None:
    """What someone with the database's own password could do."""
    soort = werkplek.db.engine.dialect.name
    with werkplek.db.schrijven() as s:
        for zin in [*TRIGGERS_UIT[soort], *zinnen, *TRIGGERS_AAN[soort]]:
            s.execute(text(zin))


def test_een_hele_keten_klopt(werkplek: Werkplek) -> None:
    """A log nobody touched verifies."""
    werkplek.tot_pip(date(2026, 8, 24), date(2026, 10, 5))
    verslag = herbouw.controleer_ketens(werkplek.db)
    assert (verslag.trajecten, verslag.verschillen) == (1, [])


@pytest.mark.parametrize(
    ("zin", "klacht"),
    [
        (
            "UPDATE gebeurtenis SET door = 'Iemand anders' WHERE volgnr = 3 AND deel = 0",
            "3.0: de regel is gewijzigd",
        ),
        (
            "UPDATE gebeurtenis SET op = '2026-10-01' WHERE volgnr = 3 AND deel = 0",
            "3.0: de regel is gewijzigd",
        ),
        (
            "UPDATE gebeurtenis SET feiten = 'abc' WHERE volgnr = 3 AND deel = 0",
            "3.0: de feiten zijn niet te lezen",
        ),
        (
            "UPDATE gebeurtenis SET feiten = zout WHERE volgnr = 3 AND deel = 0",
            "3.0: de feiten zijn niet te lezen",
        ),
        (
            "UPDATE gebeurtenis SET consulent_id = 2 WHERE volgnr = 1 AND deel = 0",
            "1.0: de feiten zijn gewijzigd",
        ),
        (
            "UPDATE gebeurtenis SET feiten = NULL WHERE volgnr = 3 AND deel = 0",
            "3.0: de feiten zijn gewijzigd",
        ),
        ("DELETE FROM gebeurtenis WHERE volgnr = 4", "5.0: de nummering klopt niet"),
        ("DELETE FROM gebeurtenis WHERE volgnr = 7", "de laatste regels van het logboek ontbreken"),
        ("UPDATE gebeurtenis SET volgnr = 9 WHERE volgnr = 7", "9.0: de nummering klopt niet"),
    ],
)
def test_knoeien_valt_op(werkplek: Werkplek, zin: str, klacht: str) -> None:
    """Each way to falsify the log is found and named."""
    werkplek.tot_pip(date(2026, 8, 24), date(2026, 10, 5))
    buiten_de_deur_om(werkplek, zin)
    (gevonden,) = herbouw.controleer_ketens(werkplek.db).verschillen
    assert klacht in gevonden


@pytest.mark.parametrize("zout", ["zout", "NULL"])
@pytest.mark.parametrize("feiten", [{}, {"gegevens": {}, "gezien": {}}, None])
def test_knoeien_met_de_sleutel_in_handen(werkplek: Werkplek, feiten: object, zout: str) -> None:
    """Whoever has the keys too can write facts that open, but not facts with this digest."""
    werkplek.tot_pip(date(2026, 8, 24), date(2026, 10, 5))
    dicht = GeslotenJson("gebeurtenis.feiten").sluit(feiten).hex()
    waarde = f"X'{dicht}'" if werkplek.db.is_sqlite else f"'\\x{dicht}'::bytea"
    zin = "UPDATE gebeurtenis SET feiten = {}, zout = {} WHERE volgnr = 3 AND deel = 0"
    buiten_de_deur_om(werkplek, zin.format(waarde.replace(":", "\\:"), zout))
    (gevonden,) = herbouw.controleer_ketens(werkplek.db).verschillen
    assert "3.0: de feiten zijn gewijzigd" in gevonden


def test_een_regel_erbij_valt_op(werkplek: Werkplek) -> None:
    """A copy of the last line with the next number, and the head set to it, does not join the chain."""
    werkplek.tot_pip(date(2026, 8, 24), date(2026, 10, 5))
    velden = ", ".join(f'"{k.name}"' for k in KOLOMMEN if k.name not in {"id", "volgnr", "sleutel"})
    buiten_de_deur_om(
        werkplek,
        f"INSERT INTO gebeurtenis (volgnr, {velden}) SELECT 8, {velden} FROM gebeurtenis "
        "WHERE volgnr = 7 AND deel = 0",
    )
    (gevonden,) = herbouw.controleer_ketens(werkplek.db).verschillen
    assert "8.0: de regel is gewijzigd" in gevonden


def test_verwisselde_regels_vallen_op(werkplek: Werkplek) -> None:
    """Two lines that changed places, each otherwise as it was."""
    werkplek.tot_pip(date(2026, 8, 24), date(2026, 10, 5))
    zet = "UPDATE gebeurtenis SET volgnr = {naar} WHERE volgnr = {van}"
    paren = ((3, 99), (4, 3), (99, 4))
    buiten_de_deur_om(werkplek, *(zet.format(van=van, naar=naar) for van, naar in paren))
    (gevonden,) = herbouw.controleer_ketens(werkplek.db).verschillen
    assert "3.0: de regel is gewijzigd" in gevonden


def test_elke_kolom_hoort_bij_de_keten() -> None:
    """All a line says is in its link, the facts by their digest; a new column cannot be forgotten.

    `consulent_id` is one of the facts, and compared with them.
    """
    los = {k.name for k in KOLOMMEN} - set(keten._GEDEKT)
    assert los == {"id", "feiten", "zout", "ketting", "consulent_id"}


def test_feiten_zijn_te_wissen_zonder_de_keten_te_breken(werkplek: Werkplek) -> None:
    """At the end of retention the facts and their salt go; the log stays whole."""
    werkplek.tot_pip(date(2026, 8, 24), date(2026, 10, 5))
    buiten_de_deur_om(werkplek, "UPDATE gebeurtenis SET feiten = NULL, zout = NULL")
    assert herbouw.controleer_ketens(werkplek.db).verschillen == []


def test_elk_zout_is_anders(werkplek: Werkplek) -> None:
    """Equal facts do not give equal digests, so that a digest tells nothing."""
    traject = werkplek.open(date(2026, 8, 24))
    for _ in range(2):
        werkplek.doe(traject, "traject.notitie", date(2026, 8, 24), {"tekst": "Gebeld."})
    hashes = [r.feiten_hash for r in werkplek.log(traject) if r.soort == "notitie"]
    assert len(set(hashes)) == 2
