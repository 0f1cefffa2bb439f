"""An anchor: what the whole log was at a moment, small enough to keep where nobody can reach both.

A chain finds a line that was changed in the middle. It cannot see that its end was cut off and its head set
back, or that a whole log was replaced: whoever holds the database can do that. An anchor that is stored
elsewhere can see it. Lines that came later are no difference, nor are facts that were erased in order.
"""

import hashlib
import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError
from sqlalchemy import Connection, Table, func, select
from sqlmodel import SQLModel

import inburgering.db.tabellen  # noqa: F401 - registers every table
from inburgering.db import zegel
from inburgering.db.basis import Database, dag_van, in_utc
from inburgering.db.fouten import Weigering

SOORT = "anker van het logboek"
GEBEURTENIS: Table = SQLModel.metadata.tables["gebeurtenis"]


class OnjuistAnker(Weigering):
    """The file is no anchor of ours, or was changed since it was written."""


class Telling(BaseModel):
    """How much log there is up to and including line `tot`, and one digest over every traject's share."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    trajecten: int
    regels: int
    tot: int
    hash: str


class Anker(BaseModel):
    """A telling with its day. No personal data: it may be stored anywhere.

    `boeken` are the other books by their table; an anchor of before they were sealed has none.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    soort: str = SOORT
    dag: str
    moment: str
    telling: Telling
    boeken: dict[str, zegel.Stand] = {}

    def als_json(self) -> str:
        return json.dumps(self.model_dump(), ensure_ascii=False, indent=2) + "\n"


def maak(database: Database, nu: datetime) -> Anker:
    """The anchor of this moment, once what had no seal yet was sealed.

    The last line is asked while nobody writes, so that no line with a lower number can still be on its way.
    """
    zegel.verzegel(database, nu)
    tot = zegel.laatste_regel(database, GEBEURTENIS.name)
    with database.lezen() as session:
        (telling,) = tel_op(session.connection(), [tot])
        boeken = zegel.standen(session.connection())
    moment = in_utc(nu).isoformat(timespec="seconds")
    return Anker(dag=dag_van(nu).isoformat(), moment=moment, telling=telling, boeken=boeken)


def controleer(database: Database, anker: Anker) -> str | None:
    """What is no longer as it was at the anchor, in one Dutch sentence; None when all of it still stands."""
    return next(iter(controleer_alle(database, [anker])), None)


def controleer_alle(database: Database, ankers: Sequence[Anker]) -> list[str]:
    """The same for many anchors, in one pass over the log: a sentence for each that differs."""
    with database.lezen() as session:
        verbinding = session.connection()
        nu = tel_op(verbinding, [anker.telling.tot for anker in ankers])
        boeken = {boek: _boek_bij(verbinding, boek, ankers) for boek in zegel.BOEKEN}
    return [
        zin
        for anker, telling in zip(ankers, nu, strict=True)
        if (zin := _verschil(anker, telling) or _boekverschil(anker, boeken))
    ]


def _boek_bij(verbinding: Connection, boek: str, ankers: Sequence[Anker]) -> dict[int, zegel.Stand]:
    """How far this book is sealed now at the lines that the anchors name, in one pass over its seals."""
    gevraagd = {anker.boeken[boek].tot for anker in ankers if boek in anker.boeken}
    return zegel.standen_bij(verbinding, boek, gevraagd) if gevraagd else {}


def _boekverschil(anker: Anker, nu: Mapping[str, Mapping[int, zegel.Stand]]) -> str | None:
    """The first other book that is no longer sealed as it was: lines and seals at its end were taken away."""
    for boek, toen in anker.boeken.items():
        if nu.get(boek, {}).get(toen.tot) != toen:
            wat = f"Logboek van {zegel.BOEKEN.get(boek, boek)}"
            anders = f"niet meer zoals bij het anker van {_dag(anker)}"
            return f"{wat}: {anders}. Toen waren er {toen.regels} regels verzegeld."
    return None


def _verschil(anker: Anker, nu: Telling) -> str | None:
    toen = anker.telling
    if nu == toen:
        return None
    wanneer = f"Het logboek is niet meer zoals bij het anker van {_dag(anker)}"
    if (nu.trajecten, nu.regels) != (toen.trajecten, toen.regels):
        return (
            f"{wanneer}: toen stonden er {toen.regels} regels in {toen.trajecten} trajecten, "
            f"daarvan zijn er nu {nu.regels} in {nu.trajecten}."
        )
    return f"{wanneer}: er staan evenveel regels, maar er zijn regels vervangen."


class _Teller:
    """Counts the lines up to and including `tot`: per traject how many, and the head of its chain."""

    def __init__(self, tot: int) -> None:
        self.tot, self._vinger, self._trajecten, self._regels = tot, hashlib.sha256(), 0, 0

    def neem(self, traject_id: int, nummers: Sequence[int], koppen: Sequence[str]) -> None:
        """A traject: the numbers of its lines, rising, and what the chain says at each."""
        if aantal := bisect_right(nummers, self.tot):
            self._vinger.update(f"{traject_id}:{aantal}:{koppen[aantal - 1]}\n".encode())
            self._trajecten, self._regels = self._trajecten + 1, self._regels + aantal

    @property
    def telling(self) -> Telling:
        return Telling(
            trajecten=self._trajecten, regels=self._regels, tot=self.tot, hash=self._vinger.hexdigest()
        )


def tel_op(verbinding: Connection, tot: Sequence[int]) -> list[Telling]:
    """For each of these line numbers the lines up to it, with one digest; the log is read once.

    In the order in which lines were written: a line that was given another place is in another place here.
    """
    g, tellers = GEBEURTENIS.c, [_Teller(nr) for nr in tot]
    vraag = select(g.traject_id, g.id, g.ketting).where(g.id <= max(tot, default=0))
    vraag = vraag.order_by(g.traject_id, g.id).execution_options(yield_per=1000)
    for traject_id, regels in groupby(verbinding.execute(vraag), key=itemgetter(0)):
        _, nummers, koppen = zip(*regels, strict=True)
        for teller in tellers:
            teller.neem(traject_id, nummers, koppen)
    return [teller.telling for teller in tellers]


def laatste(verbinding: Connection) -> int:
    """The number of the last line of the log, 0 when there is none."""
    return int(verbinding.scalar(select(func.max(GEBEURTENIS.c.id))) or 0)


def lees(bestand: Path) -> Anker:
    """An anchor from its file. Raises OnjuistAnker, or OSError when there is no such file."""
    try:
        inhoud: Any = json.loads(bestand.read_text(encoding="utf-8"))
        anker = Anker.model_validate(inhoud)
    except (ValueError, ValidationError):
        anker = None
    if anker is None or anker.soort != SOORT:
        raise OnjuistAnker(f"Het bestand {bestand} is geen anker van het logboek. Kies het goede bestand.")
    return anker


def _dag(anker: Anker) -> str:
    return f"{datetime.fromisoformat(anker.dag):%d-%m-%Y}"
