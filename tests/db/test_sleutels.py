"""Rotation of the keys: old and new side by side, stopped halfway, and the old one gone at the end."""

import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlmodel import select

from inburgering.db import sleutels_draaien, versleuteling
from inburgering.db.basis import Database
from inburgering.db.openen import AlBekend
from inburgering.db.sleutelbos import Sleutelbos
from inburgering.db.sleutels_draaien import SleutelFout
from inburgering.db.tabellen import Persoon
from tests.huis.bestanden import ROOT
from tests.werkplek import VASTE_BOS, Werkplek

DAG = date(2026, 11, 22)
ALLES = 25
"""Per person a BSN, and two lines of the log with facts and salt."""
BSNS = ("999990019", "999990020", "999990032", "999990044", "999990056")


@pytest.fixture
def plek(met_sleutelbestand: Werkplek) -> Werkplek:
    """Five people whose BSN is encrypted with a key from a file."""
    for bsn in BSNS:
        met_sleutelbestand.open(DAG, bsn=bsn)
    return met_sleutelbestand


def bsns(db: Database) -> list[str]:
    """Every BSN, decrypted."""
    with db.lezen() as s:
        return [bsn for bsn in s.exec(select(Persoon.bsn).order_by(text("id"))).all() if bsn]


def zoek(db: Database, bsn: str) -> int | None:
    """The person with this BSN."""
    with db.lezen() as s:
        return s.exec(select(Persoon.id).where(Persoon.bsn == bsn)).first()


def test_alle_proefnummers_zijn_echt_proefnummers() -> None:
    """Made up: each begins with 99999 and passes the elfproef."""
    from inburgering.wet.bsn import elfproef

    assert [bsn for bsn in BSNS if not elfproef(bsn) or not bsn.startswith("99999")] == []


def test_draaien(plek: Werkplek, tmp_path: Path) -> None:
    """Every row gets the new key, everything stays readable and findable, and the file stays private."""
    uitslag = sleutels_draaien.draai(plek.db, per_keer=2, wacht=0)
    assert (uitslag.nummer, uitslag.opnieuw, uitslag.klachten) == (2, ALLES, [])
    assert sleutels_draaien.in_gebruik(plek.db) == {2: ALLES}
    assert bsns(plek.db) == list(BSNS)
    assert [zoek(plek.db, bsn) for bsn in BSNS] == [1, 2, 3, 4, 5]
    assert (tmp_path / "sleutels.json").stat().st_mode & 0o777 == 0o600
    assert sorted(p.name for p in tmp_path.iterdir() if "sleutels" in p.name) == [
        "sleutels.json",
        "sleutels.json.slot",
    ]


def test_halverwege(plek: Werkplek) -> None:
    """With two rows done: all are readable, each is found, and nobody gets in twice."""

    def stop(aantal: int) -> None:
        if aantal >= 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sleutels_draaien.draai(plek.db, per_keer=1, wacht=0, meld=stop)
    assert sleutels_draaien.in_gebruik(plek.db) == {1: ALLES - 2, 2: 2}
    assert bsns(plek.db) == list(BSNS)
    assert [zoek(plek.db, bsn) for bsn in BSNS] == [1, 2, 3, 4, 5]
    for bsn in (BSNS[0], BSNS[4]):
        with pytest.raises(AlBekend):
            plek.open(DAG, bsn=bsn)
    with pytest.raises(SleutelFout, match="23 gegevens hebben nog een oude sleutel"):
        sleutels_draaien.ruim_op(plek.db)
    verder = sleutels_draaien.draai(plek.db, wacht=0)
    assert (verder.nummer, verder.opnieuw) == (2, ALLES - 2)


KIND = """
import os, sys
from pathlib import Path
from inburgering.db import sleutels_draaien
from inburgering.db.basis import Database
from inburgering.db.sleutelbos import Sleutelbos
db = Database(sys.argv[1], Sleutelbos.lees(Path(sys.argv[2])))
def meld(aantal):
    print(aantal, flush=True)
    sys.stdin.readline()
sleutels_draaien.draai(db, per_keer=1, wacht=0, meld=meld)
"""


def test_gedood_tijdens_het_draaien(plek: Werkplek, tmp_path: Path) -> None:
    """SIGKILL after two of five: this process reads on with both keys, and the next call finishes."""
    kind = subprocess.Popen(
        [sys.executable, "-c", KIND, plek.db.url, str(tmp_path / "sleutels.json")],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert kind.stdin is not None
    assert kind.stdout is not None
    for verwacht in (b"1\n", b"2\n"):
        assert kind.stdout.readline() == verwacht
        if verwacht == b"1\n":
            kind.stdin.write(b"\n")
            kind.stdin.flush()
    os.kill(kind.pid, signal.SIGKILL)
    assert kind.wait(10) == -signal.SIGKILL
    assert bsns(plek.db) == list(BSNS)
    assert sleutels_draaien.in_gebruik(plek.db) == {1: ALLES - 2, 2: 2}
    assert sleutels_draaien.onleesbaar(plek.db) == []
    assert sleutels_draaien.draai(plek.db, wacht=0).opnieuw == ALLES - 2
    assert sleutels_draaien.in_gebruik(plek.db) == {2: ALLES}
    kind.stdin.close()
    kind.stdout.close()


def test_een_site_die_blijft_draaien_volgt(plek: Werkplek, tmp_path: Path) -> None:
    """Keys that were read before the rotation are read again when their file changed."""
    lang_geleden = Sleutelbos.lees(tmp_path / "sleutels.json")
    time.sleep(0.01)
    sleutels_draaien.draai(plek.db, wacht=0)
    versleuteling.gebruik(lang_geleden)
    assert zoek(plek.db, BSNS[0]) == 1
    nieuw = plek.open(DAG, bsn="999990068")
    assert sleutels_draaien.in_gebruik(plek.db) == {2: ALLES + 5}
    assert plek.traject(nieuw).persoon_id == 6


def test_opruimen(plek: Werkplek) -> None:
    """The old key is gone; with one key left a search asks for one value."""
    sleutels_draaien.draai(plek.db, wacht=0)
    assert sleutels_draaien.ruim_op(plek.db) == [1]
    assert list(versleuteling.bos().sleutels) == [2]
    assert bsns(plek.db) == list(BSNS)
    assert sleutels_draaien.ruim_op(plek.db) == []


def test_twee_keer_dezelfde_mens(plek: Werkplek) -> None:
    """Two rows that turn out to be one BSN: said, and the rest goes on."""
    bos = versleuteling.bos()
    bos.bewaar({**bos.sleutels, 2: bytes(range(64))}, 2)
    dubbel = bos.versleutel(BSNS[3], b"persoon.bsn")
    with plek.db.schrijven() as s:
        s.add(Persoon(gemeente_id=plek.gemeente, naam="Dubbel"))
        s.flush()
        s.execute(text("UPDATE persoon SET bsn = :b WHERE naam = 'Dubbel'"), {"b": dubbel})
    uitslag = sleutels_draaien.draai(plek.db, wacht=0)
    assert uitslag.opnieuw == ALLES - 1
    (klacht,) = uitslag.klachten
    assert klacht.startswith("persoon 4 heeft een BSN dat er al is.")
    assert BSNS[3] not in klacht


def test_tegelijk_draaien(plek: Werkplek) -> None:
    """The second one is told to wait."""
    with sleutels_draaien._alleen(versleuteling.bos()), pytest.raises(SleutelFout, match="al iemand bezig"):
        sleutels_draaien.draai(plek.db, wacht=0)


def test_sleutels_zonder_bestand(plek: Werkplek) -> None:
    """A key that lives in memory alone would be lost with everything under it."""
    versleuteling.gebruik(VASTE_BOS)
    with pytest.raises(SleutelFout, match="niet in een bestand"):
        sleutels_draaien.draai(plek.db, wacht=0)


def test_een_ongeldig_bsn_zoeken(plek: Werkplek) -> None:
    """Refused without naming it, as before."""
    with pytest.raises(ValueError, match="Dit is geen geldig BSN") as fout:
        zoek(plek.db, "123456789")
    assert "123456789" not in str(fout.value)


def test_zonder_bsn_zoeken(plek: Werkplek) -> None:
    """Who has none is found as such."""
    nummer = plek.traject(plek.open(DAG)).persoon_id
    with plek.db.lezen() as s:
        assert s.exec(select(Persoon.id).where(Persoon.bsn == None)).all() == [nummer]  # noqa: E711
