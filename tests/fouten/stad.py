"""Proefstad with many at work: a demo map (only there a name may be chosen) and a web process of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlmodel import col, select

from inburgering import omgeving
from inburgering.db import migratie
from inburgering.db.basis import Database
from inburgering.db.sleutelbos import Sleutelbos
from inburgering.db.tabellen import Gebruiker, Traject
from inburgering.klok import VANDAAG
from inburgering.processen import antwoordt, vrije_poort
from tests.flows.werkpool import HIER, Werkpool, wacht
from tests.werkplek import Werkplek

BEGIN = "2026-11-23"


class Drukte(Werkplek):
    """A municipality with so many people, each a consulent."""

    def __init__(self, db: Database, mensen: int) -> None:
        super().__init__(db)
        with db.schrijven() as s:
            nieuw = [
                Gebruiker(gemeente_id=self.gemeente, naam=f"Medewerker {nr}", rol="consulent")
                for nr in range(mensen)
            ]
            s.add_all(nieuw)
            s.flush()
            self.mensen = [int(m.id or 0) for m in nieuw]

    def nummers(self) -> list[str]:
        """The numbers of the cases, the oldest first."""
        with self.db.lezen() as s:
            return list(s.exec(select(Traject.nummer).order_by(col(Traject.id))))


def maak_map(plek: Path, url: str | None, poort: int) -> tuple[str, dict[str, str]]:
    """A demo map; gives its database and the environment of its processes.

    The pages get the first port from `poort` on that is free. Pages that are killed let go of their port, so
    two tests that run side by side must not begin at the same one.
    """
    plek.mkdir(parents=True, exist_ok=True)
    (plek / omgeving.DEMO_MERK).write_text(omgeving.eigen_merk(url or ""))
    adres = f"http://{HIER}:{vrije_poort(HIER, poort)}"
    waarden = {omgeving.MAP: str(plek), omgeving.ADRES: adres, VANDAAG: BEGIN}
    if url:
        waarden[omgeving.DATABASE] = url
    return url or f"sqlite:///{plek / 'inburgering.db'}", waarden


@contextmanager
def drukte(plek: Path, url: str | None, mensen: int, poort: int) -> Iterator[tuple[Drukte, dict[str, str]]]:
    """The municipality in a database in its newest form."""
    eigen, waarden = maak_map(plek, url, poort)
    db = Database(eigen, Sleutelbos.lees(plek / "sleutels.json"))
    migratie.werk_bij(db.engine)
    try:
        yield Drukte(db, mensen), waarden
    finally:
        db.sluit()


def start_web(pool: Werkpool, **meer: str) -> None:
    """The pages as a process, until they answer."""
    poort = pool.omgeving[omgeving.ADRES].rpartition(":")[2]
    pool.start("web", "inburgering", "web", "--poort", poort, **meer)
    assert wacht(lambda: antwoordt(HIER, int(poort), "/gezond"), 60), pool.log("web")[-2000:]
