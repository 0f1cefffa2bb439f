"""The synthetic municipality in a database: through the one door, repeatable, and calm where it should be."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from inburgering.db import herbouw, migratie
from inburgering.db.basis import Database
from inburgering.db.tabellen import Afwezigheid, Gebeurtenisrij, Gemeente, Persoon, Post, Traject
from inburgering.invoer.gemeenten import laad
from inburgering.invoer.genereer import GeenConsulenten, genereer
from inburgering.invoer.genereer_geval import BRIEVEN
from inburgering.wet.bsn import elfproef
from tests.invoer.conftest import NU, VANDAAG, Plek
from tests.werkplek import VASTE_BOS

AANTAL = 14


@pytest.fixture(scope="module")
def gemaakt(tmp_path_factory: pytest.TempPathFactory, gevuld: Path) -> Iterator[Plek]:
    """Some cases, made once; the tests only look."""
    map_ = tmp_path_factory.mktemp("genereer")
    bestand = map_ / "inburgering.db"
    bestand.write_bytes(gevuld.read_bytes())
    db = Database(f"sqlite:///{bestand}", VASTE_BOS)
    genereer(db, 1, AANTAL, 1, VANDAAG)
    yield Plek(db, 1, map_)
    db.sluit()


def test_so_many_cases_each_with_a_consulent(gemaakt: Plek) -> None:
    """As many cases as asked, each with a number, a person and a consulent of the municipality."""
    trajecten = gemaakt.alle(Traject)
    assert len(trajecten) == AANTAL
    assert all(t.nummer.startswith("HLM-20") and 1 <= t.consulent_id <= 10 for t in trajecten)
    bsns = [p.bsn for p in gemaakt.alle(Persoon)]
    assert all(bsn.startswith("999") and elfproef(bsn) for bsn in bsns)


def test_the_log_rebuilds_to_the_same(gemaakt: Plek) -> None:
    """States and terms follow from the log, and every chain is whole."""
    assert herbouw.controleer(gemaakt.db).verschillen == []
    assert herbouw.controleer_ketens(gemaakt.db).verschillen == []


def test_old_history_is_silent(gemaakt: Plek) -> None:
    """What is older than thirty days came from elsewhere; only letters of the last week wait."""
    grens = VANDAAG - timedelta(days=31)
    rijen = gemaakt.alle(Gebeurtenisrij)
    assert {r.herkomst for r in rijen if r.op < grens} == {"overgenomen"}
    assert {r.herkomst for r in rijen if r.op >= grens} >= {"invoer"}
    per_brief = {(r.traject_id, r.volgnr): r for r in rijen if r.deel == 0 and r.soort in BRIEVEN}
    for post in gemaakt.alle(Post):
        aanleiding = per_brief[post.traject_id, post.aanleiding]
        assert post.stand == "wacht"
        assert VANDAAG - aanleiding.op <= timedelta(days=8)


def test_the_log_looks_lived_in(gemaakt: Plek) -> None:
    """Each line was recorded on the day it happened (or when the case opened), later than the line before."""
    per_traject: dict[int, list[Gebeurtenisrij]] = {}
    for rij in gemaakt.alle(Gebeurtenisrij):
        per_traject.setdefault(rij.traject_id, []).append(rij)
    for rijen in per_traject.values():
        momenten = [r.moment for r in rijen]
        assert momenten == sorted(momenten)
        assert all(r.moment.date() == max(r.op, rijen[0].op) for r in rijen)
        assert all(r.moment < NU for r in rijen)


def test_somebody_is_away_today(gemaakt: Plek) -> None:
    """One of the ten consulenten is absent, with a colleague in her place."""
    (afwezig,) = gemaakt.alle(Afwezigheid)
    assert afwezig.van <= VANDAAG <= afwezig.tot
    assert afwezig.gebruiker_id != afwezig.vervanger_id


def test_partners_act_in_their_own_name(gemaakt: Plek) -> None:
    """What a partner did says who, and for which partner."""
    rijen = [r for r in gemaakt.alle(Gebeurtenisrij) if r.soort in {"aanvaarding", "terugmelding"}]
    assert rijen
    assert {r.namens for r in rijen} <= {"VluchtelingenWerk", "Plangroep"}
    assert all(r.door_id is None and r.door not in {"", r.namens} for r in rijen)


def test_the_same_again_and_some_more(plek: Plek) -> None:
    """A second run with the same seed adds only what was not there: first three, then five."""
    eerst = genereer(plek.db, 1, 3, 1, VANDAAG)
    assert (eerst.trajecten, eerst.stonden_er) == (3, 0)
    voor = plek.tel()
    assert genereer(plek.db, 1, 3, 1, VANDAAG).stonden_er == 3
    assert plek.tel() == voor
    voortgang: list[tuple[int, int]] = []
    daarna = genereer(plek.db, 1, 5, 1, VANDAAG, lambda gedaan, totaal: voortgang.append((gedaan, totaal)))
    assert (daarna.trajecten, daarna.stonden_er) == (2, 3)
    assert voortgang == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]


def test_the_same_seed_writes_the_same_log(plek: Plek, gemaakt: Plek) -> None:
    """In another database the same seed gives the same people and the same events, word for word."""
    genereer(plek.db, 1, 4, 1, VANDAAG)

    def verhaal(p: Plek) -> list[tuple[object, ...]]:
        return [
            (r.traject_id, r.volgnr, r.deel, r.soort, r.op, r.moment, r.door, r.herkomst, r.feiten)
            for r in p.alle(Gebeurtenisrij)
            if r.traject_id <= 4
        ]

    assert verhaal(plek) == verhaal(gemaakt)
    assert [p.naam for p in plek.alle(Persoon)] == [p.naam for p in gemaakt.alle(Persoon)][:4]


def test_the_disk_is_safe_again_afterwards(plek: Plek) -> None:
    """While filling, a commit does not wait for the disk; afterwards every connection does."""
    genereer(plek.db, 1, 1, 1, VANDAAG)
    with plek.db.engine.connect() as verbinding:
        assert verbinding.execute(text("PRAGMA synchronous")).scalar() == 2


def test_a_municipality_without_consulenten(plek: Plek) -> None:
    """Without a consulent there is no traject: said before anything is written."""
    with plek.db.schrijven() as s:
        s.add(Gemeente(code="leeg", naam="Leeg", afkorting="LEG"))
    with pytest.raises(GeenConsulenten, match="geen consulenten"):
        genereer(plek.db, 2, 1, 1, VANDAAG)
    assert plek.tel()["traject"] == 0


@pytest.mark.postgres
def test_on_postgresql(pg_leeg: str) -> None:
    """The same on PostgreSQL: loaded, filled, and rebuilt to the same."""
    db = Database(pg_leeg, VASTE_BOS)
    migratie.werk_bij(db.engine)
    with db.schrijven() as s:
        gemeente = laad(s, "haarlemmermeer", NU, "Test").id
    opbrengst = genereer(db, int(gemeente or 0), 4, 1, date(2026, 11, 21))
    assert opbrengst.trajecten == 4
    assert herbouw.controleer(db).verschillen == []
    db.sluit()
