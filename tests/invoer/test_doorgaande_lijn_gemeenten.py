"""From koppeling to nazorg in each of the four municipalities, every step by the one write path.

The stories stand in tests/voorbeelden/doorgaande_lijn_*.md, so that a policy officer can read them. After
each row someone holds the traject, someone has to act, there is a day to do it by, and the log proves itself.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from inburgering.db import herbouw
from inburgering.db.basis import Database
from inburgering.invoer.gemeenten import laad
from tests.gemigreerd import gemigreerd
from tests.invoer.conftest import NU
from tests.invoer.doorgaande_lijn import Lijn, Stap, mensen, stappen, wie

VIER = ("utrecht", "zwolle", "groningen", "haarlemmermeer")
VERHALEN = [(g, kop) for g in VIER for kop in mensen(f"doorgaande_lijn_{g}.md")]


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """An empty database in the newest form."""
    db = gemigreerd(f"sqlite:///{tmp_path / 'lijn.db'}")
    yield db
    db.sluit()


@pytest.mark.parametrize(("gemeente", "kop"), VERHALEN)
def test_the_whole_line(db: Database, gemeente: str, kop: str) -> None:
    """Each row leads where it says, with the terms it says; nobody falls between two stools on the way."""
    with db.schrijven() as s:
        laad(s, gemeente, NU, "Test")
    bestand = f"doorgaande_lijn_{gemeente}.md"
    lijn = Lijn(db, gemeente, wie(bestand, kop))
    for stap in stappen(bestand, kop):
        lijn.speel(stap)
        _controleer(lijn, stap)
    assert lijn.is_beeindigd()
    assert herbouw.van_een(db, lijn.traject) == []
    assert herbouw.controleer_ketens(db).verschillen == []


def _controleer(lijn: Lijn, stap: Stap) -> None:
    assert lijn.toestand(stap.onderdeel, stap.nr) == stap.wordt, stap
    assert lijn.toestand("traject", 1) == stap.traject, stap
    for code, verwacht in stap.termijnen:
        assert lijn.loopt(code) == verwacht, (str(stap), code, lijn.alle_termijnen())
    if not lijn.is_beeindigd():
        assert lijn.mist() == {}, (str(stap), lijn.alle_termijnen())
        assert lijn.gaat_verder(stap), stap


def test_every_municipality_has_a_story() -> None:
    """Four files; Zwolle also tells of its ondertussengroep, Groningen of its pilot."""
    assert {gemeente for gemeente, _ in VERHALEN} == set(VIER)
    regimes = {(g, wie(f"doorgaande_lijn_{g}.md", kop)["regime"]) for g, kop in VERHALEN}
    assert {("zwolle", "wi2013"), ("groningen", "vrijwillig")} <= regimes
