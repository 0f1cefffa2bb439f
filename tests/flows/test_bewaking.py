"""The ladder as a whole: batch after batch, and one traject that fails does not hold up the others."""

from datetime import date, datetime

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from inburgering.db import meldingen
from inburgering.flows import bewaking
from inburgering.flows.bewaking import NietNagekeken, Over
from tests.werkplek import Werkplek, om

TE_LAAT = date(2026, 11, 3)  # a day after the last day of a PIP for a kennisgeving on 24 August


def loop(werkplek: Werkplek) -> int:
    """The whole ladder on the day after."""

    def meld(over: Over) -> tuple[int, Over]:
        return bewaking.meld(werkplek.db, TE_LAAT, om(TE_LAAT), over)

    return bewaking.bewaak(meld)


def test_partij_na_partij(werkplek: Werkplek, monkeypatch: pytest.MonkeyPatch) -> None:
    """More terms than fit in one batch, each reported once."""
    trajecten = [werkplek.open(date(2026, 8, 24)) for _ in range(3)]
    monkeypatch.setattr(meldingen.verwerk, "__defaults__", (1, None))
    assert loop(werkplek) == 3
    assert loop(werkplek) == 0
    assert all([r.soort for r in werkplek.log(t)].count("melding") == 1 for t in trajecten)


def test_een_traject_dat_struikelt_houdt_niemand_op(
    werkplek: Werkplek, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The other two are reported; that one failed is said at the end, without what went wrong in it."""
    eerste, *rest = [werkplek.open(date(2026, 8, 24)) for _ in range(3)]
    echt = meldingen._meld

    def meld(session: Session, traject_id: int, vandaag: date, nu: datetime) -> int:
        if traject_id == eerste:
            raise KeyError("Yonas Tesfaye")
        return echt(session, traject_id, vandaag, nu)

    monkeypatch.setattr(meldingen, "_meld", meld)
    with pytest.raises(NietNagekeken, match="2 gemeld; 1 trajecten"):
        loop(werkplek)
    assert all("melding" in [r.soort for r in werkplek.log(t)] for t in rest)
    assert "Yonas" not in caplog.text


def test_een_database_die_wegvalt_is_geen_traject_dat_struikelt(
    werkplek: Werkplek, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then the whole batch is tried again by whoever asked for it."""
    werkplek.open(date(2026, 8, 24))

    def meld(*_: object) -> int:
        raise OperationalError("", {}, Exception("database is locked"))

    monkeypatch.setattr(meldingen, "_meld", meld)
    with pytest.raises(OperationalError):
        loop(werkplek)
