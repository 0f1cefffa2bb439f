"""Seals over the other append-only books: who saw what, the settings, texts of letters and house style.

A look is written with nearly every page, by many at once: a link to the line before it would make them wait
for one another. So lines are sealed afterwards, some hundreds at a time: a digest over all of them and over
the seal before. What is changed, removed, added or put elsewhere after that shows. What came since the last
seal (at most an hour, see the flow `bewaak`) is not sealed yet.
"""

import hashlib
from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Connection, func, insert, select, text
from sqlmodel import SQLModel

import inburgering.db.tabellen  # noqa: F401 - registers every table
from inburgering.db import keten
from inburgering.db.basis import Database, dag_van, in_utc
from inburgering.db.tabellen_toezicht import Zegelrij

TABEL = SQLModel.metadata.tables
BOEKEN: Mapping[str, str] = {
    "inzage": "wie wat zag",
    "inrichting": "de inrichting",
    "brieftekst": "brieftekst",
    "huisstijl": "huisstijl",
}
"""Every book by its table, as a person calls it."""
PER_ZEGEL = 1000
_ZEGEL = TABEL[str(Zegelrij.__tablename__)]


class Stand(BaseModel):
    """How far a book is sealed: up to which line, how many seals and lines that is, and the last digest."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    tot: int = 0
    zegels: int = 0
    regels: int = 0
    hash: str = ""


def verzegel(database: Database, nu: datetime) -> int:
    """Seal every line that has no seal yet; gives how many lines. Safe to run at the same time as others."""
    aantal = 0
    for boek in BOEKEN:
        tot = laatste_regel(database, boek)
        while gezegeld := _verzegel_deel(database, boek, tot, nu):
            aantal += gezegeld
    return aantal


def laatste_regel(database: Database, boek: str) -> int:
    """The last line, asked while nobody writes: none with a lower number can still be on its way."""
    with database.schrijven() as session:
        verbinding = session.connection()
        if not database.is_sqlite:
            verbinding.execute(text(f"LOCK TABLE {boek} IN SHARE MODE"))
        return int(verbinding.scalar(select(func.max(TABEL[boek].c.id))) or 0)


def _verzegel_deel(database: Database, boek: str, tot: int, nu: datetime) -> int:
    """The next seal of this book, in a transaction of its own; 0 when all is sealed."""
    with database.schrijven() as session:
        verbinding = session.connection()
        if not database.is_sqlite:
            verbinding.execute(text("LOCK TABLE zegel IN EXCLUSIVE MODE"))  # one seals at a time
        vorige = _laatste(verbinding, boek)
        kolommen = [kolom.name for kolom in TABEL[boek].columns]
        rijen = _rijen(verbinding, boek, kolommen, vorige["tot"], tot)[:PER_ZEGEL]
        if rijen:
            nieuw = {
                "boek": boek, "nr": vorige["nr"] + 1, "tot": rijen[-1]["id"], "aantal": len(rijen),
                "moment": nu, "kolommen": ",".join(kolommen), "hash": _hash(vorige["hash"], kolommen, rijen),
            }  # fmt: skip
            verbinding.execute(insert(_ZEGEL), [nieuw])
    return len(rijen)


def controleer(database: Database) -> list[str]:
    """What is not as it was sealed, in Dutch sentences: per book the first place."""
    with database.momentopname() as session:
        gevonden = {boek: _breuk(session.connection(), boek) for boek in BOEKEN}
    return [f"Logboek van {BOEKEN[boek]}: {zin}" for boek, zin in gevonden.items() if zin]


def _breuk(verbinding: Connection, boek: str) -> str | None:
    vorige, na = "", 0
    for nr, zegel in enumerate(_zegels(verbinding, boek), start=1):
        kolommen = zegel["kolommen"].split(",")
        if zegel["nr"] != nr or not set(kolommen) <= {k.name for k in TABEL[boek].columns}:
            return f"zegel {nr} ontbreekt of is gewijzigd."
        rijen = _rijen(verbinding, boek, kolommen, na, zegel["tot"])
        dag = f"{dag_van(zegel['moment']):%d-%m-%Y}"
        welke = f"de regels {na + 1} tot en met {zegel['tot']}, verzegeld op {dag},"
        if len(rijen) != zegel["aantal"]:
            return f"van {welke} waren er {zegel['aantal']} en zijn er nu {len(rijen)}."
        if _hash(vorige, kolommen, rijen) != zegel["hash"]:
            return f"in {welke} is iets gewijzigd of verwisseld."
        vorige, na = zegel["hash"], zegel["tot"]
    return None


def standen(verbinding: Connection) -> dict[str, Stand]:
    """How far each book is sealed."""
    return {boek: deque(_lopend(verbinding, boek), maxlen=1).pop() for boek in BOEKEN}


def standen_bij(verbinding: Connection, boek: str, regels: Collection[int]) -> dict[int, Stand]:
    """How far the book was sealed when the seals ended at these lines; without those where none ends."""
    return {stand.tot: stand for stand in _lopend(verbinding, boek) if stand.tot in regels}


def _lopend(verbinding: Connection, boek: str) -> Iterator[Stand]:
    """How far the book was sealed at first, and after each seal."""
    regels = 0
    yield Stand()
    for zegel in _zegels(verbinding, boek):
        regels += zegel["aantal"]
        yield Stand(tot=zegel["tot"], zegels=zegel["nr"], regels=regels, hash=zegel["hash"])


def open_regels(verbinding: Connection) -> int:
    """How many lines have no seal yet."""
    vragen = (
        select(func.count()).where(TABEL[boek].c.id > _laatste(verbinding, boek)["tot"]) for boek in BOEKEN
    )
    return sum(verbinding.scalar(vraag) or 0 for vraag in vragen)


def _laatste(verbinding: Connection, boek: str) -> Mapping[str, Any]:
    """The last seal of a book; one that stands before the first when it has none."""
    vraag = select(_ZEGEL).where(_ZEGEL.c.boek == boek).order_by(_ZEGEL.c.nr.desc()).limit(1)
    rij = verbinding.execute(vraag).mappings().first()
    return dict(rij) if rij else {"nr": 0, "tot": 0, "hash": ""}


def _zegels(verbinding: Connection, boek: str) -> Iterator[Mapping[str, Any]]:
    """The seals of a book in order of their number, some hundreds at a time."""
    na = 0
    while True:
        vraag = select(_ZEGEL).where(_ZEGEL.c.boek == boek, _ZEGEL.c.nr > na).order_by(_ZEGEL.c.nr)
        rijen = verbinding.execute(vraag.limit(PER_ZEGEL)).mappings().all()
        if not rijen:
            return
        yield from (dict(rij) for rij in rijen)
        na = rijen[-1]["nr"]


def _rijen(
    verbinding: Connection, boek: str, kolommen: Sequence[str], na: int, tot: int
) -> list[Mapping[str, Any]]:
    """The lines after `na` up to and including `tot`: at most one more than a seal can hold."""
    t = TABEL[boek]
    vraag = select(*(t.c[naam] for naam in kolommen)).where(t.c.id > na, t.c.id <= tot)
    return [dict(rij) for rij in verbinding.execute(vraag.order_by(t.c.id).limit(PER_ZEGEL + 1)).mappings()]


def _hash(vorige: str, kolommen: Sequence[str], rijen: Sequence[Mapping[str, Any]]) -> str:
    digest = hashlib.sha256(vorige.encode())
    for rij in rijen:
        digest.update(keten.canoniek([_vast(rij[naam]) for naam in kolommen]) + b"\n")
    return digest.hexdigest()


def _vast(waarde: Any) -> Any:
    """One spelling on both databases."""
    if isinstance(waarde, datetime):
        return in_utc(waarde).isoformat()
    return waarde.isoformat() if isinstance(waarde, date) else waarde
