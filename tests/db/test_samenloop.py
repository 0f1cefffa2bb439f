"""When two are at the same rows at once: the loser tries again, and what is no race is never hidden."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, select

from inburgering.db import samenloop
from inburgering.db.fouten import IemandWasEerder
from inburgering.db.openen import AlBekend
from inburgering.db.tabellen import Gemeente, Traject
from tests.flows.partners import tegelijk
from tests.werkplek import Werkplek


class _Bezet(Exception):
    """What a driver raises, with its code."""

    def __init__(self, sqlstate: str) -> None:
        super().__init__(sqlstate)
        self.sqlstate = sqlstate


def met(*fouten: Exception) -> tuple[list[int], Callable[[Session], str]]:
    """Work that fails so often, each time after it wrote something."""
    over, keren = list(fouten), list[int]()

    def doe(session: Session) -> str:
        keren.append(1)
        session.exec(select(Gemeente)).one().teller += 100
        session.flush()
        if over:
            raise over.pop(0)
        return "gelukt"

    return keren, doe


@pytest.mark.parametrize(
    "fout",
    [
        StaleDataError(),
        IemandWasEerder(),
        *(DBAPIError("", {}, _Bezet(c)) for c in sorted(samenloop.BOTSING)),
    ],
)
def test_wie_verloor_doet_het_opnieuw(werkplek: Werkplek, fout: Exception) -> None:
    """Of the attempt that lost nothing stays; the next one counts once."""
    voor = teller(werkplek)
    keren, doe = met(fout)
    assert samenloop.schrijf(werkplek.db, doe) == "gelukt"
    assert (len(keren), teller(werkplek)) == (2, voor + 100)


def test_wie_steeds_verliest_hoort_het(werkplek: Werkplek) -> None:
    """After three times a person must look at what changed; nothing was written."""
    voor = teller(werkplek)
    keren, doe = met(*(StaleDataError() for _ in range(9)))
    with pytest.raises(IemandWasEerder):
        samenloop.schrijf(werkplek.db, doe)
    assert (len(keren), teller(werkplek)) == (3, voor)


def test_een_fout_van_ons_is_geen_samenloop(werkplek: Werkplek) -> None:
    """A row that lacks what it must have fails at once, and is not called someone else's work."""
    keren, doe = met(IntegrityError("", {}, _Bezet("23502")))
    with pytest.raises(IntegrityError):
        samenloop.schrijf(werkplek.db, doe)
    assert len(keren) == 1


def teller(werkplek: Werkplek) -> int:
    """What the work changes."""
    with werkplek.db.lezen() as s:
        return s.exec(select(Gemeente.teller)).one()


def test_een_bsn_wordt_een_keer_geopend(werkplek: Werkplek) -> None:
    """Six enter the same person at once: one traject, and the five others are led to it."""

    def open_() -> str:
        try:
            werkplek.open(date(2026, 8, 24), bsn="999990019")
        except AlBekend as bekend:
            return bekend.nummer
        return "geopend"

    gezegd = tegelijk([open_] * 6)
    with werkplek.db.lezen() as s:
        nummers = list(s.exec(select(Traject.nummer)))
    assert len(nummers) == 1
    assert sorted(gezegd) == sorted(["geopend", *nummers * 5])
