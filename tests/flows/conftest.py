"""A small municipality in a database of its own, and the folder of its installation."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from inburgering.omgeving import Omgeving
from tests.gemigreerd import gemigreerd
from tests.werkplek import Werkplek

DAG = date(2026, 10, 6)


@pytest.fixture
def werkplek(sqlite_url: str) -> Iterator[Werkplek]:
    """A municipality with a consulent and Plangroep."""
    db = gemigreerd(sqlite_url)
    yield Werkplek(db)
    db.sluit()


@pytest.fixture
def omgeving(werkplek: Werkplek, tmp_path: Path) -> Omgeving:
    """The settings that go with it; not a demo."""
    return Omgeving(map=tmp_path, database=werkplek.db.url, adres="https://inb.example", demo=False)


@pytest.fixture
def taak(werkplek: Werkplek) -> int:
    """A traject whose PIP left on 5 October and whose task for Plangroep waits since 6 October."""
    traject = werkplek.tot_pip(date(2026, 8, 24), date(2026, 10, 5))
    werkplek.draag_over(traject, DAG, date(2026, 11, 20))
    return traject
