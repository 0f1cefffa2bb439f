"""Cases to measure on: one lived through registreer(), and as many copies of it as are asked, made by SQL."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import CTE, ColumnElement, String, Table, cast, insert, literal, select, true
from sqlmodel import SQLModel

from inburgering.db import meldingen, taakstand, voorraad
from inburgering.db.basis import Database
from inburgering.db.opdracht import Herkomst
from inburgering.db.tabellen import Gebeurtenisrij, Onderdeel, Overdracht, Post, Signaal, Termijnrij, Traject
from tests.voorbeeldfeiten import feiten
from tests.werkplek import Werkplek, om

BEGIN = date(2024, 1, 8)
PER_TRAJECT = 1000  # numbers kept free for the parts of one copy
Kolommen = dict[str, ColumnElement[Any]]


def table_of(model: type[SQLModel]) -> Table:
    """The table behind a model."""
    return SQLModel.metadata.tables[str(model.__tablename__)]


class Leven:
    """One case as offices know them: a no-show, an intake, a PIP, talks, notes, handoffs, reports."""

    def __init__(self, werkplek: Werkplek) -> None:
        self.werkplek, self.dag, self.taken = werkplek, BEGIN, 0
        self.traject = werkplek.open(BEGIN)
        self._begin()

    def _begin(self) -> None:
        self.doe("traject.inschrijving_brp")
        self.doe("brede_intake.oproep_brede_intake")
        self.dag += timedelta(days=20)
        self.doe("brede_intake.niet_verschenen")
        self.doe("brede_intake.herhaalde_oproep")
        self.dag += timedelta(days=12)
        self.werkplek.maak_pip(self.traject, self.dag)
        self.doe("pip.bekendmaking_pip", herkomst=Herkomst.SYSTEEM)

    @property
    def regels(self) -> int:
        """How many lines its log has."""
        return len(self.werkplek.log(self.traject))

    def doe(self, waar: str, **opdracht: Any) -> None:
        """Record `onderdeel.gebeurtenis` with the facts that go with it."""
        self.werkplek.doe(self.traject, waar, self.dag, feiten(waar.partition(".")[2], self.dag), **opdracht)

    def tot(self, regels: int) -> None:
        """Live on until the log has this many lines (a handoff may make it a few more)."""
        while (nu := self.regels) < regels:
            self.dag += timedelta(days=13)
            if nu % 9 < 3:
                self.doe("traject.voortgangsgesprek")
            elif nu % 9 == 3 and meldingen.verwerk(self.werkplek.db, self.dag, om(self.dag)):
                continue
            elif nu % 9 == 4 and nu + 5 <= regels:
                self._taak()
            else:
                self.doe("traject.notitie")

    def _taak(self) -> None:
        self.taken += 1
        self.werkplek.draag_over(self.traject, self.dag, self.dag + timedelta(days=42))
        self.doe("overdracht.verzending", nr=self.taken, herkomst=Herkomst.SYSTEEM)
        for stap in ("aanvaarding", "terugmelding", "afsluiting"):
            self.doe(f"overdracht.{stap}", nr=self.taken)


def copy_case(db: Database, traject: int, eerste: int, aantal: int) -> range:
    """Copy a case with its parts, log, terms and signals; the copies are numbered from `eerste`.

    The copies share their person, and the hash chain of their logs names the original: registreer() does
    not mind either, a check of the chain would.
    """
    laagste = _lowest_part(db, traject)
    with db.engine.begin() as verbinding:
        n = _numbers(eerste, aantal)
        doe, dialect = verbinding.exec_driver_sql, db.engine.dialect.name
        for beheerd in (voorraad, taakstand):  # what the triggers would work out is copied along
            beheerd.haal_weg(dialect, doe)
        for model, nieuw in _COPIES.items():
            t = table_of(model)
            van = t.c.id if model is Traject else t.c.traject_id
            kolommen = {c.name: c for c in t.c if c.name != "id"} | nieuw(t, n, laagste)
            bron = select(*kolommen.values()).select_from(t.join(n, true())).where(van == traject)
            verbinding.execute(insert(t).from_select(list(kolommen), bron))
        for beheerd in (voorraad, taakstand):
            beheerd.zet(dialect, doe)
    return range(eerste, eerste + aantal)


def copy_waiting_post(db: Database, traject: int, bereik: range) -> None:
    """Copy the letters of a case that wait, for each of the copies that `copy_case` made of it."""
    if not bereik:
        return
    t, laagste = table_of(Post), _lowest_part(db, traject)
    with db.engine.begin() as verbinding:
        n = _numbers(bereik.start, len(bereik))
        kolommen: Kolommen = {c.name: c for c in t.c if c.name != "id"} | {
            "sleutel": _own(t.c.sleutel, n),
            "traject_id": n.c.i,
            "onderdeel_id": _part(t.c.onderdeel_id, n, laagste),
        }
        bron = select(*kolommen.values()).select_from(t.join(n, true()))
        bron = bron.where(t.c.traject_id == traject, t.c.stand == "wacht")
        verbinding.execute(insert(t).from_select(list(kolommen), bron))


def _lowest_part(db: Database, traject: int) -> int:
    t = table_of(Onderdeel)
    with db.engine.connect() as verbinding:
        return verbinding.scalar(select(t.c.id).where(t.c.traject_id == traject).order_by(t.c.id)) or 0


def _numbers(eerste: int, aantal: int) -> CTE:
    n = select(literal(eerste).label("i")).cte("n", recursive=True)
    return n.union_all(select(n.c.i + 1).where(n.c.i < eerste + aantal - 1))


def _own(kolom: ColumnElement[Any], n: CTE) -> ColumnElement[Any]:
    """A unique text, made unique for the copy as well."""
    return kolom + literal("-") + cast(n.c.i, String)


def _part(kolom: ColumnElement[Any], n: CTE, laagste: int) -> ColumnElement[Any]:
    return n.c.i * PER_TRAJECT + kolom - laagste


_COPIES: dict[type[SQLModel], Callable[[Table, CTE, int], Kolommen]] = {
    Traject: lambda t, n, _: {"id": n.c.i, "nummer": _own(t.c.nummer, n)},
    Onderdeel: lambda t, n, laagste: {"id": _part(t.c.id, n, laagste), "traject_id": n.c.i},
    Overdracht: lambda t, n, laagste: {
        "onderdeel_id": _part(t.c.onderdeel_id, n, laagste),
        "traject_id": n.c.i,
        "nummer": _own(t.c.nummer, n),
    },
    Gebeurtenisrij: lambda t, n, _: {"traject_id": n.c.i, "sleutel": _own(t.c.sleutel, n)},
    Termijnrij: lambda t, n, laagste: {
        "traject_id": n.c.i,
        "onderdeel_id": _part(t.c.onderdeel_id, n, laagste),
    },
    Signaal: lambda t, n, _: {"traject_id": n.c.i, "sleutel": _own(t.c.sleutel, n)},
}
