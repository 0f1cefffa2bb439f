"""What lies at which partner: the tasks that are not finished, how long ago they were sent, what is promised.

A task lies at the partner from the day its letter was sent until the partner reported or refused. Before that
it waits for the post, after a report for the municipality's judgement. What is promised is the running term
in which the partner must act. Every question is of one municipality.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, literal_column, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from inburgering.db.tabellen import (
    Gebruiker,
    Onderdeel,
    Overdracht,
    Partner,
    Partnertaak,
    Persoon,
    Post,
    Termijnrij,
    Traject,
)
from inburgering.db.voorraad import LOOPT
from inburgering.statemachine.machines import eindtoestanden
from inburgering.statemachine.overdracht import Overdracht as Machine
from inburgering.wet.begrippen import Wie

HERINNERING = "herinnering_partner"
TERUGMELDING = "N02"  # the term that begins with the day a task was sent, and stays when it ends
BIJ_PARTNER = tuple(str(toestand.id) for toestand in Machine.bij_partner)
STANDEN = {
    "": "Liggen bij de partner",
    "te_laat": "Te laat",
    "opgesteld": "Nog niet verzonden",
    "teruggemeld": "Teruggemeld, nog te beoordelen",
    "alle": "Alles wat open staat",
}
_EERSTE: Any = aliased(Termijnrij)


@dataclass(frozen=True, kw_only=True)
class Keuze:
    """Which open tasks; an empty field asks nothing. `stand` is a key of STANDEN."""

    gemeente_id: int
    vandaag: date
    partner: int | None = None
    taak: str = ""
    stand: str = ""


@dataclass(frozen=True)
class Groep:
    """How many open tasks of one kind, at one partner, in one state, were sent on one day (None: not yet)."""

    partner: int
    taak: str
    toestand: str
    verzonden: date | None
    aantal: int


@dataclass(frozen=True)
class Stand:
    """Of the tasks that lie at a partner: how many are late, were reminded, and the next promised day."""

    te_laat: int
    herinnerd: int
    eerstvolgende: date | None


@dataclass(frozen=True)
class Lopend:
    """A running term of a task, with what its ladder already did and when it speaks again."""

    code: str
    aanleiding: int
    wie: str
    ruw: date | None
    laatste_dag: date
    trede: str | None
    volgende_melding: date | None


@dataclass(frozen=True)
class Taak:
    """One open task. `nr` is its number within the traject."""

    traject_id: int
    onderdeel_id: int
    nr: int
    nummer: str
    traject: str
    naam: str
    consulent: str
    partner: str
    taak: str
    soort: str
    toestand: str
    verzonden: date | None
    termijnen: tuple[Lopend, ...] = field(default=())

    def dagen(self, vandaag: date) -> int | None:
        """For how many days it has been out."""
        return (vandaag - self.verzonden).days if self.verzonden else None


def groepen(session: Session, keuze: Keuze) -> list[Groep]:
    """The open tasks, counted by partner, kind, state and day of sending."""
    velden: list[Any] = [Overdracht.partner_id, Partnertaak.soort, Onderdeel.toestand, _EERSTE.eerste_dag]
    vraag = _van(select(*velden, func.count()), keuze).group_by(*velden)
    return [Groep(p, taak, t, _verzonden(dag), n) for p, taak, t, dag, n in session.execute(vraag)]


def standen(session: Session, keuze: Keuze) -> dict[tuple[int, str], Stand]:
    """Per partner and kind of task how those that lie there stand."""
    belofte = _belofte()
    velden: list[Any] = [
        Overdracht.partner_id, Partnertaak.soort, func.sum(case((belofte < keuze.vandaag, 1), else_=0)),
        func.sum(case((_herinnerd(), 1), else_=0)), func.min(case((belofte >= keuze.vandaag, belofte))),
    ]  # fmt: skip
    vraag = _van(select(*velden), keuze).where(col(Onderdeel.toestand).in_(BIJ_PARTNER))
    vraag = vraag.group_by(col(Overdracht.partner_id), col(Partnertaak.soort))
    return {(partner, taak): Stand(*rest) for partner, taak, *rest in session.execute(vraag)}


def totaal(session: Session, keuze: Keuze) -> int:
    """How many tasks the list holds in all."""
    return int(session.execute(_van(select(func.count()), keuze)).scalar_one())


def lijst(session: Session, keuze: Keuze, *, vanaf: int = 0, aantal: int | None = 20) -> list[Taak]:
    """The tasks themselves, sent longest ago first."""
    vraag = _van(select(*_VELDEN), keuze).order_by(
        _EERSTE.eerste_dag.is_(None), _EERSTE.eerste_dag, col(Overdracht.nummer)
    )
    return _lees(session, vraag.offset(vanaf).limit(aantal))


def met_nummer(session: Session, gemeente_id: int, vandaag: date, nummers: Sequence[str]) -> list[Taak]:
    """The open tasks with these numbers, of this municipality, by number."""
    keuze = Keuze(gemeente_id=gemeente_id, vandaag=vandaag, stand="alle")
    vraag = _van(select(*_VELDEN), keuze).where(col(Overdracht.nummer).in_(nummers))
    return _lees(session, vraag.order_by(col(Overdracht.nummer)))


_VELDEN: list[Any] = [
    Overdracht.traject_id, Overdracht.onderdeel_id, Onderdeel.nr, Overdracht.nummer, Traject.nummer,
    Persoon.naam, Gebruiker.naam, Partner.naam, Partnertaak.naam, Partnertaak.soort,
    Onderdeel.toestand, _EERSTE.eerste_dag,
]  # fmt: skip


def _lees(session: Session, vraag: Select[Any]) -> list[Taak]:
    vraag = vraag.join(Persoon, col(Persoon.id) == Traject.persoon_id)
    vraag = vraag.join(Gebruiker, col(Gebruiker.id) == Traject.consulent_id)
    rijen = session.execute(vraag).all()
    lopend = _lopend(session, {rij[0] for rij in rijen})
    alles = [(*rij[:-1], _verzonden(rij[-1]), tuple(lopend.get(rij[1], ()))) for rij in rijen]
    return [Taak(*rij) for rij in alles]


def _lopend(session: Session, trajecten: set[int]) -> dict[int, list[Lopend]]:
    """Per task its running terms, the first to end first."""
    velden: list[Any] = [
        Termijnrij.onderdeel_id, Termijnrij.code, Termijnrij.aanleiding, Termijnrij.wie, Termijnrij.ruw,
        Termijnrij.laatste_dag, Termijnrij.trede, Termijnrij.volgende_melding,
    ]  # fmt: skip
    vraag = (
        select(*velden)
        .where(col(Termijnrij.traject_id).in_(trajecten), LOOPT)
        .where(col(Termijnrij.onderdeel_id).is_not(None), col(Termijnrij.laatste_dag).is_not(None))
        .order_by(col(Termijnrij.laatste_dag), col(Termijnrij.code))
    )
    uit: dict[int, list[Lopend]] = {}
    for onderdeel, *rest in session.execute(vraag):
        uit.setdefault(onderdeel, []).append(Lopend(*rest))
    return uit


def _van(vraag: Select[Any], keuze: Keuze) -> Select[Any]:
    begin = and_(
        _EERSTE.traject_id == Overdracht.traject_id,
        _EERSTE.code == TERUGMELDING,
        _EERSTE.onderdeel_id == Onderdeel.id,
        _EERSTE.vervallen.is_(False),
    )
    vraag = (
        vraag.select_from(Onderdeel)
        .join(Overdracht, col(Overdracht.onderdeel_id) == Onderdeel.id)
        .join(Partner, col(Partner.id) == Overdracht.partner_id)
        .join(Partnertaak, col(Partnertaak.id) == Overdracht.taak_id)
        .join(Traject, col(Traject.id) == Overdracht.traject_id)
        .outerjoin(_EERSTE, begin)
        .where(*_open(), col(Traject.gemeente_id) == keuze.gemeente_id)
    )
    if keuze.partner is not None:
        vraag = vraag.where(col(Overdracht.partner_id) == keuze.partner)
    if keuze.taak:
        vraag = vraag.where(col(Partnertaak.soort) == keuze.taak)
    return vraag.where(*_stand(keuze))


def _open() -> list[ColumnElement[bool]]:
    """The words of TAAK_OPEN as literals, so that the database knows its index fits."""
    klaar: list[Any] = [literal_column(f"'{toestand}'") for toestand in sorted(eindtoestanden("overdracht"))]
    return [col(Onderdeel.soort) == literal_column("'overdracht'"), col(Onderdeel.toestand).not_in(klaar)]


def _stand(keuze: Keuze) -> list[ColumnElement[bool]]:
    toestand = col(Onderdeel.toestand)
    match keuze.stand:
        case "alle":
            return []
        case "te_laat":
            return [toestand.in_(BIJ_PARTNER), _belofte() < keuze.vandaag]
        case "opgesteld" | "teruggemeld":
            return [toestand == keuze.stand]
        case _:
            return [toestand.in_(BIJ_PARTNER)]


def _belofte() -> Any:
    """The first day by which the partner must do something."""
    return (
        select(func.min(col(Termijnrij.laatste_dag)))
        .where(col(Termijnrij.traject_id) == Overdracht.traject_id, LOOPT)
        .where(col(Termijnrij.onderdeel_id) == Onderdeel.id, col(Termijnrij.wie) == Wie.PARTNER.value)
        .correlate(Overdracht, Onderdeel)
        .scalar_subquery()
    )


def _herinnerd() -> ColumnElement[bool]:
    brief = and_(
        col(Post.traject_id) == Overdracht.traject_id, col(Post.onderdeel_id) == Onderdeel.id,
        col(Post.sjabloon) == HERINNERING, col(Post.stand) != "ingetrokken",
    )  # fmt: skip
    return exists().where(brief).correlate(Overdracht, Onderdeel)


def _verzonden(eerste_dag: date | None) -> date | None:
    """The day of sending: the term begins to count on the day after."""
    return eerste_dag - timedelta(days=1) if eerste_dag else None
