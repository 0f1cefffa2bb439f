"""The stored terms as plain values: read in one go, compared as tuples, written as they changed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, insert, select, update
from sqlmodel import Session, SQLModel

from inburgering.db.tabellen import Termijnrij

Sleutel = tuple[str, int]
"""What finds a term again in its traject: its code, and the volgnr of what started it."""


class Termijnstand(NamedTuple):
    """One term as it is stored, but for its number and its traject."""

    code: str
    aanleiding: int
    onderdeel_id: int | None
    eerste_dag: date
    ruw: date | None
    laatste_dag: date | None
    voorlopig: bool
    wie: str
    loopt: bool
    geeindigd_door: int | None
    geeindigd_op: date | None
    vervangen_door: str | None
    vervallen: bool
    trede: str | None
    volgende_melding: date | None

    @property
    def sleutel(self) -> Sleutel:
        return self.code, self.aanleiding

    def als_vervallen(self) -> "Termijnstand":
        """The same term when the log does not give it any more."""
        return self._replace(vervallen=True, loopt=False, volgende_melding=None)


_TABEL = SQLModel.metadata.tables[str(Termijnrij.__tablename__)]
_K = _TABEL.c
_LEES = select(_K.id, *(_K[naam] for naam in Termijnstand._fields)).where(
    _K.traject_id == bindparam("traject")
)
_BEURT = _LEES.where(_K.volgende_melding <= bindparam("vandaag")).order_by(_K.id)
_GROEP = select(_K.traject_id, *(_K[naam] for naam in Termijnstand._fields)).where(
    _K.traject_id.in_(bindparam("trajecten", expanding=True))
)
_NIEUW = insert(_TABEL)
_WIJZIG = (
    update(_TABEL)
    .where(_K.id == bindparam("nr"))
    .values({naam: bindparam(naam) for naam in Termijnstand._fields[2:]})
)


def lees(session: Session, traject_id: int) -> dict[int, Termijnstand]:
    """The terms of a traject by their number."""
    return _gelezen(session, _LEES, traject=traject_id)


def lees_groep(session: Session, trajecten: Sequence[int]) -> dict[int, dict[Sleutel, Termijnstand]]:
    """The terms of each of these, by code and aanleiding."""
    uit: dict[int, dict[Sleutel, Termijnstand]] = {nr: {} for nr in trajecten}
    for nr, *rest in session.connection().execute(_GROEP, {"trajecten": trajecten}).all():
        stand = Termijnstand._make(rest)
        uit[nr][stand.sleutel] = stand
    return uit


def aan_de_beurt(session: Session, traject_id: int, vandaag: date) -> dict[int, Termijnstand]:
    """Those of which a rung of the ladder is due."""
    return _gelezen(session, _BEURT, traject=traject_id, vandaag=vandaag)


def _gelezen(session: Session, vraag: Select[Any], **waarden: Any) -> dict[int, Termijnstand]:
    rijen = session.connection().execute(vraag, waarden).all()
    return {nr: Termijnstand._make(rest) for nr, *rest in rijen}


def voeg_toe(session: Session, traject_id: int, nieuw: Iterable[Termijnstand]) -> None:
    """Add terms to a traject."""
    if rijen := [{"traject_id": traject_id, **t._asdict()} for t in nieuw]:
        session.connection().execute(_NIEUW, rijen)


def wijzig(session: Session, anders: Mapping[int, Termijnstand]) -> None:
    """Write these terms over the rows with these numbers."""
    if rijen := [{"nr": nr, **t._asdict()} for nr, t in anders.items()]:
        session.connection().execute(_WIJZIG, rijen)
