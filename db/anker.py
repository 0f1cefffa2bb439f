"""An anchor: what the whole log was at a moment, small enough to keep where nobody can reach both.

A chain finds a line that was changed in the middle. It cannot see that its end was cut off and its head set
back, or that a whole log was replaced: whoever holds the database can do that. An anchor that is stored
elsewhere can see it. Lines that came later are no difference, nor are facts that were erased in order.
"""

import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError
from sqlalchemy import Connection, Table, func, select, text
from sqlmodel import SQLModel

import inburgering.db.tabellen  # noqa: F401 - registers every table
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
    """A telling with its day. No personal data: it may be stored anywhere."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    soort: str = SOORT
    dag: str
    moment: str
    telling: Telling

    def als_json(self) -> str:
        return json.dumps(self.model_dump(), ensure_ascii=False, indent=2) + "\n"


def maak(database: Database, nu: datetime) -> Anker:
    """The anchor of this moment.

    The last line is asked while nobody writes, so that no line with a lower number can still be on its way.
    """
    with database.schrijven() as session:
        verbinding = session.connection()
        if not database.is_sqlite:
            verbinding.execute(text("LOCK TABLE gebeurtenis IN SHARE MODE"))
        tot = laatste(verbinding)
    with database.lezen() as session:
        telling = tel(session.connection(), tot)
    return Anker(
        dag=dag_van(nu).isoformat(), moment=in_utc(nu).isoformat(timespec="seconds"), telling=telling
    )


def controleer(database: Database, anker: Anker) -> str | None:
    """What is no longer as it was at the anchor, in one Dutch sentence; None when all of it still stands."""
    toen = anker.telling
    with database.lezen() as session:
        nu = tel(session.connection(), toen.tot)
    if nu == toen:
        return None
    wanneer = f"Het logboek is niet meer zoals bij het anker van {_dag(anker)}"
    if (nu.trajecten, nu.regels) != (toen.trajecten, toen.regels):
        return (
            f"{wanneer}: toen stonden er {toen.regels} regels in {toen.trajecten} trajecten, "
            f"daarvan zijn er nu {nu.regels} in {nu.trajecten}."
        )
    return f"{wanneer}: er staan evenveel regels, maar er zijn regels vervangen."


def tel(verbinding: Connection, tot: int) -> Telling:
    """Count the lines up to `tot` and digest, per traject, how many there are and the head of its chain."""
    g = GEBEURTENIS.c
    per_traject = (
        select(
            g.traject_id,
            g.ketting,
            func.count().over(partition_by=g.traject_id).label("regels"),
            func.row_number()
            .over(partition_by=g.traject_id, order_by=(g.volgnr.desc(), g.deel.desc()))
            .label("van_achteren"),
        )
        .where(g.id <= tot)
        .subquery()
    )
    p = per_traject.c
    vraag = select(p.traject_id, p.regels, p.ketting).where(p.van_achteren == 1).order_by(p.traject_id)
    vinger, trajecten, regels = hashlib.sha256(), 0, 0
    for traject_id, aantal, kop in verbinding.execute(vraag.execution_options(yield_per=1000)):
        vinger.update(f"{traject_id}:{aantal}:{kop}\n".encode())
        trajecten, regels = trajecten + 1, regels + aantal
    return Telling(trajecten=trajecten, regels=regels, tot=tot, hash=vinger.hexdigest())


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
