"""Give every encrypted value a new key, while others go on working.

A new key is added and used for what is written from then on; both keys can be read. Then the rows are
encrypted anew, some hundreds per transaction. A stop anywhere is harmless: the next call goes on with the
rows that are left. The old key goes when no row uses it, and only when someone says so.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from sqlalchemy import (
    Column,
    Connection,
    LargeBinary,
    Table,
    bindparam,
    func,
    select,
    type_coerce,
)
from sqlalchemy.exc import IntegrityError

import inburgering.db.tabellen  # noqa: F401 - registers every table
from inburgering.db import sleutelkolommen, versleuteling
from inburgering.db.basis import Database
from inburgering.db.fouten import Weigering
from inburgering.db.sleutelbos import Onleesbaar, Sleutelbos
from inburgering.db.versleuteling import Versleuteld

PER_KEER = 500
MEESTE = 255  # the number of a key is one byte
ADEM = 1.0  # seconds for a search that was begun with the old keys alone

Rij = tuple[int, bytes]


class SleutelFout(Weigering):
    """The keys may not or cannot be changed now."""


@dataclass
class Uitslag:
    """The number of the key in use, how many values were encrypted anew, and what could not be."""

    nummer: int
    opnieuw: int = 0
    klachten: list[str] = field(default_factory=list)


def draai(
    database: Database,
    *,
    per_keer: int = PER_KEER,
    wacht: float | None = None,
    meld: Callable[[int], object] = int,
) -> Uitslag:
    """Add a key and encrypt every value with it; goes on where an earlier call was stopped.

    `meld` hears after each batch how many are done. Raises SleutelFout when someone else is at it.
    """
    bos = versleuteling.bos()
    with _alleen(bos):
        if set(in_gebruik(database)) <= {bos.actief}:  # else: the last rotation was not finished
            _voeg_toe(bos)
            time.sleep(ADEM if wacht is None else wacht)
        uitslag = Uitslag(bos.actief)
        for kolom in sleutelkolommen.alle():
            for aantal in _loop(database, kolom, per_keer, uitslag.klachten):
                uitslag.opnieuw += aantal
                meld(uitslag.opnieuw)
    return uitslag


def ruim_op(database: Database) -> list[int]:
    """Remove the keys that no row uses any more; gives their numbers. Raises SleutelFout while one is."""
    bos = versleuteling.bos()
    with _alleen(bos):
        telling = in_gebruik(database)
        oud = [nr for nr in bos.sleutels if nr != bos.actief]
        nog = sum(aantal for nr, aantal in telling.items() if nr != bos.actief)
        if nog:
            raise SleutelFout(
                f"{nog} gegevens hebben nog een oude sleutel. Geef eerst 'inburgering sleutel --draai'."
            )
        bos.bewaar({bos.actief: bos.sleutels[bos.actief]}, bos.actief)
    return oud


def in_gebruik(database: Database) -> dict[int, int]:
    """How many values there are per number of a key."""
    telling: dict[int, int] = {}
    with database.lezen() as session:
        for kolom in sleutelkolommen.alle():
            nummer = sleutelkolommen.sleutelnummer(kolom)
            vraag = select(nummer, func.count()).where(kolom.is_not(None)).group_by(nummer)
            for byte, aantal in session.connection().execute(vraag):
                telling[byte[0]] = telling.get(byte[0], 0) + aantal
    return dict(sorted(telling.items()))


def onleesbaar(database: Database) -> list[str]:
    """Whether our keys fit these data: per key one value is tried. Empty when all can be read."""
    bos, uit = versleuteling.bos(), []
    for nr, aantal in in_gebruik(database).items():
        if nr not in bos.sleutels or not _past(database, bos, nr):
            uit.append(
                f"Sleutel {nr} ontbreekt of past niet: {aantal} gegevens zijn niet te lezen. Zet het "
                "sleutelbestand terug dat bij deze gegevens hoort."
            )
    return uit


def _past(database: Database, bos: Sleutelbos, nr: int) -> bool:
    with database.lezen() as session:
        for kolom in sleutelkolommen.alle():
            vraag = (
                select(sleutelkolommen.rauw(kolom))
                .where(sleutelkolommen.sleutelnummer(kolom) == bytes([nr]))
                .limit(1)
            )
            waarde = session.connection().scalar(vraag)
            if waarde is not None and not _leesbaar(bos, waarde, sleutelkolommen.soort(kolom)):
                return False
    return True


def _voeg_toe(bos: Sleutelbos) -> None:
    nummer = max(bos.sleutels) + 1
    if nummer > MEESTE:
        raise SleutelFout("Er zijn geen nummers meer voor een nieuwe sleutel. Vraag de leverancier om hulp.")
    bos.bewaar({**bos.sleutels, nummer: AESSIV.generate_key(512)}, nummer)


def _loop(database: Database, kolom: Column[Any], per_keer: int, klachten: list[str]) -> Iterator[int]:
    """Encrypt the column anew, batch by batch; yields how many each batch did."""
    na = 0
    while True:
        with database.schrijven() as session:
            verbinding = session.connection()
            rijen = _volgende(verbinding, kolom, na, per_keer)
            if not rijen:
                return
            na = rijen[-1][0]
            gedaan = _versleutel_opnieuw(verbinding, kolom, rijen, klachten)
        yield gedaan


def _volgende(verbinding: Connection, kolom: Column[Any], na: int, aantal: int) -> list[Rij]:
    nummer = sleutelkolommen.nummer(kolom)
    vraag = (
        select(nummer, sleutelkolommen.rauw(kolom))
        .where(
            nummer > na,
            kolom.is_not(None),
            sleutelkolommen.sleutelnummer(kolom) != bytes([versleuteling.bos().actief]),
        )
        .order_by(nummer)
        .limit(aantal)
        .with_for_update()
    )
    return [(int(nr), waarde) for nr, waarde in verbinding.execute(vraag)]


def _versleutel_opnieuw(
    verbinding: Connection, kolom: Column[Any], rijen: list[Rij], klachten: list[str]
) -> int:
    bos, soort, nieuw = versleuteling.bos(), sleutelkolommen.soort(kolom), []
    for nr, oud in rijen:
        try:
            nieuw.append({"rijnr": nr, "was": oud, "wordt": soort.opnieuw(bos, oud)})
        except Onleesbaar:
            klachten.append(f"{kolom.table.name} {nr} is niet te lezen met de sleutels die er zijn.")
    try:
        with verbinding.begin_nested():
            _zet(verbinding, kolom, nieuw)
        return len(nieuw)
    except IntegrityError:
        return sum(_zet_een(verbinding, kolom, waarde, klachten) for waarde in nieuw)


def _zet(verbinding: Connection, kolom: Column[Any], waarden: list[dict[str, object]]) -> None:
    tabel = kolom.table
    if not isinstance(tabel, Table):
        raise TypeError("Een kolom hoort bij een tabel.")
    wijziging = (
        tabel.update()
        .where(
            sleutelkolommen.nummer(kolom) == bindparam("rijnr"),
            sleutelkolommen.rauw(kolom) == bindparam("was", type_=LargeBinary),
        )
        .values({kolom.name: type_coerce(bindparam("wordt"), LargeBinary)})
    )
    if waarden:
        verbinding.execute(wijziging, waarden)


def _zet_een(
    verbinding: Connection, kolom: Column[Any], waarde: dict[str, object], klachten: list[str]
) -> int:
    try:
        with verbinding.begin_nested():
            _zet(verbinding, kolom, [waarde])
        return 1
    except IntegrityError:
        klachten.append(
            f"{kolom.table.name} {waarde['rijnr']} heeft een BSN dat er al is. Laat nagaan of dit dezelfde "
            "mens is."
        )
        return 0


def _leesbaar(bos: Sleutelbos, waarde: bytes, soort: Versleuteld[Any]) -> bool:
    try:
        soort.opnieuw(bos, waarde)
    except Onleesbaar:
        return False
    return True


@contextmanager
def _alleen(bos: Sleutelbos) -> Iterator[None]:
    """One process at a time; a process that is killed lets go. Raises SleutelFout."""
    if bos.bestand is None:
        raise SleutelFout("Deze sleutels staan niet in een bestand en zijn niet te draaien.")
    with Path(f"{bos.bestand}.slot").open("w") as slot:
        if sys.platform != "win32":
            import fcntl  # noqa: PLC0415 - not on Windows

            try:
                fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise SleutelFout("Er is al iemand bezig met de sleutels. Wacht tot dat klaar is.") from None
        yield
