"""Which rows one gebeurtenis writes, and how to write the same rows without our engine."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, SQLModel

from inburgering.db.basis import Database
from inburgering.db.tabellen import Gebeurtenisrij, Onderdeel, Post, Signaal, Termijnrij, Traject
from tools.metingen.databases import Plek
from tools.metingen.zaken import table_of

SLEUTELS: dict[type[SQLModel], tuple[str, ...]] = {
    Traject: (),
    Onderdeel: ("soort", "nr"),
    Gebeurtenisrij: ("volgnr", "deel"),
    Termijnrij: ("code", "aanleiding"),
    Signaal: ("sleutel",),
    Post: ("sleutel",),
}
"""Within one traject, what finds a row again in a copy of that traject."""


@dataclass(frozen=True)
class Schrijf:
    """One row to add (`vind` is None) or to change where the columns in `vind` are so."""

    model: type[SQLModel]
    vind: dict[str, Any] | None
    waarden: dict[str, Any]


Stand = dict[tuple[type[SQLModel], tuple[Any, ...]], dict[str, Any]]


def written_by(db: Database, traject: int, doe: Callable[[], object]) -> list[Schrijf]:
    """The rows that `doe` adds and changes in this traject."""
    voor = _state(db, traject)
    doe()
    uit = []
    for (model, sleutel), rij in _state(db, traject).items():
        oud = voor.get((model, sleutel))
        if oud is None:
            uit.append(Schrijf(model, None, rij))
        elif anders := {veld: waarde for veld, waarde in rij.items() if waarde != oud[veld]}:
            uit.append(Schrijf(model, dict(zip(SLEUTELS[model], sleutel, strict=True)), anders))
    return uit


def _state(db: Database, traject: int) -> Stand:
    uit: Stand = {}
    with db.engine.connect() as verbinding:
        for model, sleutel in SLEUTELS.items():
            t = table_of(model)
            van = t.c.id if model is Traject else t.c.traject_id
            for rij in verbinding.execute(select(t).where(van == traject)).mappings():
                waarden = {k: w for k, w in rij.items() if k not in {"id", "traject_id"}}
                uit[model, tuple(rij[k] for k in sleutel)] = waarden
    return uit


def with_sql(plek: Plek, werk: Sequence[Schrijf]) -> Callable[[int], None]:
    """Write these rows for a traject with the bare driver, in one transaction."""
    zinnen = statements(plek, werk)

    def schrijf(traject: int) -> None:
        plek.kaal.execute(plek.begin)
        execute_all(plek, zinnen, traject)
        plek.kaal.execute("COMMIT")

    return schrijf


Zin = tuple[str, list[Callable[[int], Any]]]


def statements(plek: Plek, werk: Sequence[Schrijf]) -> list[Zin]:
    """The SQL for these rows, with what fills each parameter for a traject."""
    return [_statement(plek, schrijf) for schrijf in werk]


def execute_all(plek: Plek, zinnen: Sequence[Zin], traject: int) -> None:
    """Run these statements for one traject, in the transaction that is open."""
    for sql, velden in zinnen:
        plek.kaal.execute(sql, [veld(traject) for veld in velden])


def _statement(plek: Plek, schrijf: Schrijf) -> Zin:
    t, teken = table_of(schrijf.model), plek.teken
    velden = [_raw(plek, t.c[naam], waarde) for naam, waarde in schrijf.waarden.items()]
    if schrijf.vind is None:
        kolommen = ", ".join(["traject_id", *schrijf.waarden])
        plekken = ", ".join([teken] * (len(velden) + 1))
        return f"INSERT INTO {t.name} ({kolommen}) VALUES ({plekken})", [_self, *velden]  # noqa: S608 - our own tables
    zet = ", ".join(f"{naam} = {teken}" for naam in schrijf.waarden)
    vind = {("id" if schrijf.model is Traject else "traject_id"): None, **schrijf.vind}
    waar = " AND ".join(f"{naam} = {teken}" for naam in vind)
    zoek = [_raw(plek, t.c[naam], waarde) for naam, waarde in schrijf.vind.items()]
    return f"UPDATE {t.name} SET {zet} WHERE {waar}", [*velden, _self, *zoek]  # noqa: S608 - our own tables


def _self(traject: int) -> int:
    return traject


def _raw(plek: Plek, kolom: Any, waarde: Any) -> Callable[[int], Any]:
    """The value as the driver wants it; a unique text gets the traject's number behind it."""
    if kolom.unique and waarde is not None:
        return lambda traject: f"{waarde}-{traject}"
    dialect = plek.db.engine.dialect
    maak = kolom.type.dialect_impl(dialect).bind_processor(dialect)
    rauw = maak(waarde) if maak else waarde
    return lambda _: rauw


def with_sqlmodel(plek: Plek, werk: Sequence[Schrijf]) -> Callable[[int], None]:
    """Write these rows for a traject with plain SQLModel: get, set, add, commit."""

    def schrijf(traject: int) -> None:
        with Session(plek.db.engine.execution_options(schrijft=True)) as session, session.begin():
            for s in werk:
                _with_session(session, s, traject)

    return schrijf


def _with_session(session: Session, s: Schrijf, traject: int) -> None:
    waarden = {k: w for k, w in s.waarden.items() if k != "versie"}  # SQLAlchemy counts that one itself
    t = table_of(s.model)
    for kolom in t.c:
        if kolom.unique and waarden.get(kolom.name) is not None:
            waarden[kolom.name] = f"{waarden[kolom.name]}-{traject}"
    if s.vind is None:
        session.add(s.model(**waarden, traject_id=traject))
        return
    if s.model is Traject:
        rij: Any = session.get_one(Traject, traject)
    else:
        rij = session.scalars(select(s.model).filter_by(traject_id=traject, **s.vind)).one()
    for veld, waarde in waarden.items():
        setattr(rij, veld, waarde)
