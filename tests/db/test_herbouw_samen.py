"""The log of a whole database is gone through by several processes as by one."""

import gc
from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import text

from inburgering.db import herbouw, samen, zaken
from inburgering.db.basis import Database
from inburgering.db.herbouw import Verslag
from tests.werkplek import Werkplek

pytestmark = pytest.mark.traag
KENNISGEVING, PIP_DAG = date(2026, 8, 24), date(2026, 10, 5)
BEDERF = {
    herbouw.controleer: "UPDATE traject SET toestand = 'in_intake' WHERE id = {}",
    herbouw.controleer_ketens: "UPDATE traject SET ketting = 'anders' WHERE id = {}",
}


@pytest.fixture(autouse=True)
def kleine_groepen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two trajecten at a time, so that five are three parts of the work."""
    monkeypatch.setattr(zaken, "PER_KEER", 2)


@pytest.mark.parametrize("kijk", BEDERF, ids=lambda kijk: kijk.__name__)
def test_meer_processen_vinden_hetzelfde(
    werkplek: Werkplek, kijk: Callable[[Database, int], Verslag]
) -> None:
    """Each group is looked at once, wherever; what is wrong in the last one is found and named."""
    trajecten = [werkplek.open(KENNISGEVING) for _ in range(5)]
    with werkplek.db.schrijven() as s:
        s.execute(text(BEDERF[kijk].format(trajecten[-1])))  # type: ignore[index]
    een, drie = kijk(werkplek.db, 1), kijk(werkplek.db, 3)
    assert een == drie
    assert (een.trajecten, een.waar) == (5, [trajecten[-1]])
    assert all(zin.startswith(werkplek.traject(trajecten[-1]).nummer) for zin in een.verschillen)


def test_wat_anders_is_wordt_hersteld(werkplek: Werkplek) -> None:
    """Found by several processes, mended here: one traject, and the others are not touched."""
    trajecten = [werkplek.tot_pip(KENNISGEVING, PIP_DAG) for _ in range(3)]
    with werkplek.db.schrijven() as s:
        s.execute(text(f"UPDATE traject SET toestand = 'in_intake' WHERE id = {trajecten[2]}"))
    assert herbouw.herbouw(werkplek.db, 2).waar == [trajecten[2]]
    assert herbouw.controleer(werkplek.db).verschillen == []
    assert werkplek.traject(trajecten[2]).toestand == "op_leerroute"


def test_na_het_werk_ruimt_python_weer_gewoon_op(database: Database) -> None:
    """Only while such work lasts are circles looked for less often, also when it fails."""
    toen: list[int] = []

    def werk(_: Database, __: int) -> None:
        toen.append(gc.get_threshold()[0])
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(samen.verdeel(database, werk, [1]))
    assert toen == [samen.ZELDEN]
    assert gc.get_threshold() == samen.GEWOON
