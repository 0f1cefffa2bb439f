"""A spare copy while people work, and put back: whole, with all that was promised before it began."""

import os
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from inburgering.db import herbouw, migratie, reservekopie
from inburgering.db.basis import Database
from inburgering.db.fouten import IemandWasEerder
from inburgering.db.opdracht import Opdracht
from inburgering.db.registreer import registreer
from inburgering.db.samenloop import schrijf
from inburgering.db.tabellen import Gebeurtenisrij
from tests.fouten.installatie import in_gang
from tests.huis.postgres import _package
from tests.werkplek import VASTE_BOS, Werkplek, om

pytestmark = pytest.mark.traag
DAG, KOPIEEN, SCHRIJVERS = date(2026, 10, 6), 3, 3


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def paar(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Werkplek, Database]]:
    """A municipality at work, and an empty database to put its copy in."""
    if request.param == "postgres":
        from tests.huis.postgres import drop_database, name_of, new_database

        monkeypatch.setenv("PATH", f"{_package() / 'pginstall' / 'bin'}{os.pathsep}{os.environ['PATH']}")
        server = request.getfixturevalue("pg_server")
        urls = [new_database(server), new_database(server)]
    else:
        urls = [f"sqlite:///{tmp_path / naam}.db" for naam in ("eigen", "terug")]
    eigen, terug = (Database(url, VASTE_BOS) for url in urls)
    migratie.werk_bij(eigen.engine)
    migratie.werk_bij(terug.engine)
    yield Werkplek(eigen), terug
    for db in (eigen, terug):
        db.sluit()
        if not db.is_sqlite:
            drop_database(server, name_of(db.url.replace("+psycopg", "")))


class Schrijvers:
    """They write notes one after the other, and keep which of them they were told of."""

    def __init__(self, w: Werkplek) -> None:
        self.w, self.genoeg = w, threading.Event()
        self.trajecten = [w.open(date(2026, 8, 24)) for _ in range(4)]
        self.beloofd: list[str] = []

    def schrijf(self, wie: int) -> None:
        for nr in range(100_000):
            if self.genoeg.is_set():
                return
            sleutel = f"web:{wie}-{nr}"
            o = Opdracht(
                traject=self.trajecten[nr % 4], onderdeel="traject", gebeurtenis="notitie", op=DAG,
                door="Sanne", feiten={"tekst": sleutel}, sleutel=sleutel,
            )  # fmt: skip
            try:
                schrijf(self.w.db, lambda s, o=o: registreer(s, o, om(DAG)))  # type: ignore[misc]
            except IemandWasEerder:
                continue  # told so: nothing was promised
            self.beloofd.append(sleutel)


def test_een_kopie_tijdens_het_werk(paar: tuple[Werkplek, Database], tmp_path: Path) -> None:
    """Three copies, each put back elsewhere: chains, states and terms hold, and no promise is missing."""
    werkplek, terug = paar
    werk = Schrijvers(werkplek)
    draden = in_gang([threading.Thread(target=werk.schrijf, args=(nr,)) for nr in range(SCHRIJVERS)])
    kopieen = []
    for nr in range(KOPIEEN):
        al = set(werk.beloofd)
        doel = tmp_path / f"kopie-{nr}"
        reservekopie.maak(werkplek.db, doel, om(DAG))
        kopieen.append((doel, al))
    werk.genoeg.set()
    for draad in draden:
        draad.join(60)
    for uur, (doel, al) in enumerate(kopieen):
        reservekopie.herstel(terug, doel, om(DAG, 12 + uur), overschrijf=True)
        er_zijn = sleutels(terug)
        assert al <= er_zijn
        assert er_zijn <= set(werk.beloofd) | sleutels(werkplek.db)
        klopt(terug)
    assert set(werk.beloofd) <= sleutels(werkplek.db)
    klopt(werkplek.db)
    print(
        f"\n{terug.engine.dialect.name}: {len(werk.beloofd)} notities, bij {[len(al) for _, al in kopieen]}"
    )
    assert len(kopieen[-1][1]) > len(kopieen[0][1]), "nobody worked meanwhile"


def sleutels(db: Database) -> set[str]:
    """The keys of the notes in the log."""
    with db.lezen() as s:
        return {k for k in s.exec(select(Gebeurtenisrij.sleutel)) if k and k.startswith("web:")}


def klopt(db: Database) -> None:
    """The chains and the rebuilt states."""
    assert herbouw.controleer_ketens(db).verschillen == []
    assert herbouw.controleer(db).verschillen == []
    db.sluit()
