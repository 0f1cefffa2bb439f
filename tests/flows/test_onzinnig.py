"""A letter that must not leave as it is goes before a person, with what to do; nothing is delivered."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from inburgering.db.tabellen import Persoon, Post, Signaal
from inburgering.flows.bezorging import bezorg
from inburgering.omgeving import lees
from tests.werkplek import Werkplek, om

AFSPRAAK = {"dag": "2026-06-20", "tijd": "10:00", "plaats": "Plein 1", "uiterlijk": "2026-06-27"}
ROEP_OP = ("brede_intake.oproep_brede_intake", date(2026, 6, 3), AFSPRAAK)


def lever(werkplek: Werkplek, traject: int, dag: date, plek: Path, monkeypatch: Any) -> Post:
    """Deliver on this day; gives the one letter of the traject."""
    bezorg_op(werkplek, dag, plek, monkeypatch)
    (brief,) = werkplek.post(traject)
    return brief


def bezorg_op(werkplek: Werkplek, dag: date, plek: Path, monkeypatch: Any) -> None:
    """Deliver on this day."""
    (plek / "demo.toml").write_text("")
    monkeypatch.setenv("INBURGERING_MAP", str(plek))
    bezorg(werkplek.db, lees(), lambda: om(dag))


@pytest.mark.parametrize(("dag", "stand"), [(20, "verzonden"), (21, "mislukt")])
def test_een_oproep_gaat_niet_weg_na_zijn_afspraak(
    werkplek: Werkplek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dag: int, stand: str
) -> None:
    """On the day of the appointment it still leaves, a day later it does not."""
    traject = werkplek.open(date(2026, 6, 1))
    werkplek.doe(traject, *ROEP_OP)
    assert lever(werkplek, traject, date(2026, 6, dag), tmp_path, monkeypatch).stand == stand


def test_een_brief_zonder_adres_wacht_op_het_adres(
    werkplek: Werkplek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an address it fails with a reason; filling it in sends it after all."""
    traject = werkplek.open(date(2026, 6, 1))
    with werkplek.db.schrijven() as s:
        s.get_one(Persoon, werkplek.traject(traject).persoon_id).adres = []
    werkplek.doe(traject, *ROEP_OP)
    brief = lever(werkplek, traject, date(2026, 6, 4), tmp_path, monkeypatch)
    assert (brief.stand, "geen adres" in brief.fout) == ("mislukt", True)
    adres = ["Dorpsstraat 1", "1234 AB  PROEFSTAD"]
    werkplek.doe(traject, "traject.wijziging_gegevens", date(2026, 6, 5), {"adres": adres})
    assert lever(werkplek, traject, date(2026, 6, 5), tmp_path, monkeypatch).stand == "verzonden"


def test_een_signaal_zegt_om_welke_brief_het_gaat(
    werkplek: Werkplek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two letters of one traject without an address: two signals that differ, neither with a name."""
    traject = werkplek.open(date(2026, 6, 1))
    with werkplek.db.schrijven() as s:
        s.get_one(Persoon, werkplek.traject(traject).persoon_id).adres = []
    werkplek.doe(traject, *ROEP_OP)
    bezorg_op(werkplek, date(2026, 6, 4), tmp_path, monkeypatch)
    werkplek.doe(
        traject, "brede_intake.verzetten_afspraak", date(2026, 6, 9), AFSPRAAK | {"dag": "2026-06-25"}
    )
    bezorg_op(werkplek, date(2026, 6, 10), tmp_path, monkeypatch)
    wat = "ging niet goed weg. Deze brief heeft geen adres. Vul het adres van de inburgeraar aan."
    with werkplek.db.lezen() as s:
        redenen = [x.reden for x in s.exec(select(Signaal)) if x.soort.startswith("post_")]
    assert redenen == [
        f"De brief 'Uitnodiging voor een gesprek op 20 juni 2026' van 3 juni 2026 {wat}",
        f"De brief 'Uitnodiging voor een gesprek op 25 juni 2026' van 9 juni 2026 {wat}",
    ]
