"""What lies at which partner: the tasks that are not finished, how long ago they were sent, what is promised.

A task lies at the partner from the day its letter was sent until the partner reported or refused. Before that
it waits for the post, after a report for the municipality's judgement. What is promised is the running term
in which the partner must act. All of that stands on the overdracht (`db/taakstand.py`): a page, a count and
the numbers of a few partners come from an index. Every question is of one municipality.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, case, exists, func, select
from sqlmodel import Session, col

from inburgering.db.taakstand import OPGESTELD, PARTNER, PLEKKEN, TERUGGEMELD
from inburgering.db.tabellen import (
    Gebruiker,
    Onderdeel,
    Overdracht,
    Partner,
    Partnertaak,
    Persoon,
    Termijnrij,
    Traject,
)
from inburgering.db.voorraad import LOOPT
from inburgering.db.zoeken_team import van_team

STANDEN = {
    "": "Liggen bij de partner",
    "te_laat": "Te laat",
    "herinnerd": "Bij de partner, al herinnerd",
    OPGESTELD: "Nog niet verzonden",
    TERUGGEMELD: "Teruggemeld, nog te beoordelen",
    "alle": "Alles wat open staat",
}


@dataclass(frozen=True, kw_only=True)
class Keuze:
    """Which open tasks; an empty field asks nothing. `stand` is a key of STANDEN.

    `team` is the name of the team of the consulent, or GEEN_TEAM.
    """

    gemeente_id: int
    vandaag: date
    partner: int | None = None
    taak: str = ""
    team: str = ""
    stand: str = ""


@dataclass(frozen=True)
class Groep:
    """How many open tasks of one version of a task lie in one place and were sent on one day (None: not yet).

    Of those: how many are past what was promised, how many were reminded of, and the next promised day.
    """

    partner: int
    taak_id: int
    plek: str
    verzonden: date | None
    aantal: int
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


def partners(session: Session, keuze: Keuze) -> list[int]:
    """The partners where something of this choice is open, by name."""
    iets = exists().where(col(Overdracht.partner_id) == Partner.id, *_waar(keuze))
    vraag = select(col(Partner.id)).where(col(Partner.gemeente_id) == keuze.gemeente_id, iets)
    return list(session.execute(vraag.order_by(col(Partner.naam), col(Partner.id))).scalars())


def groepen(session: Session, keuze: Keuze, partners: Sequence[int]) -> list[Groep]:
    """The open tasks of these partners, counted by task, place and day of sending."""
    belofte, vandaag = col(Overdracht.belofte), keuze.vandaag
    velden: list[Any] = [Overdracht.partner_id, Overdracht.taak_id, Overdracht.plek, Overdracht.verzonden_op]
    getallen: list[Any] = [
        func.count(), func.count().filter(belofte < vandaag),
        func.count().filter(col(Overdracht.herinnerd)), func.min(case((belofte >= vandaag, belofte))),
    ]  # fmt: skip
    vraag = select(*velden, *getallen).where(*_waar(keuze), col(Overdracht.partner_id).in_(partners))
    return [Groep(*rij) for rij in session.execute(vraag.group_by(*velden))]


def totaal(session: Session, keuze: Keuze) -> int:
    """How many tasks the list holds in all."""
    vraag = select(func.count()).select_from(Overdracht).where(*_waar(keuze))
    return int(session.execute(vraag).scalar_one())


def lijst(session: Session, keuze: Keuze, *, vanaf: int = 0, aantal: int | None = 20) -> list[Taak]:
    """The tasks themselves, sent longest ago first."""
    orde = (col(Overdracht.verzonden_op).asc().nulls_last(), col(Overdracht.nummer))
    vraag = _taken().order_by(*orde)
    if aantal is None:
        return _lees(session, vraag.where(*_waar(keuze)))
    nummers: Any = col(Overdracht.onderdeel_id)
    deze = select(nummers).where(*_waar(keuze)).order_by(*orde).offset(vanaf).limit(aantal)
    return _lees(session, vraag.where(nummers.in_(session.execute(deze).scalars().all())))


def met_nummer(session: Session, gemeente_id: int, vandaag: date, nummers: Sequence[str]) -> list[Taak]:
    """The open tasks with these numbers, of this municipality, by number."""
    keuze = Keuze(gemeente_id=gemeente_id, vandaag=vandaag, stand="alle")
    vraag = _taken().where(*_waar(keuze), col(Overdracht.nummer).in_(nummers))
    return _lees(session, vraag.order_by(col(Overdracht.nummer)))


def van_trajecten(session: Session, gemeente_id: int, vandaag: date, nummers: Sequence[str]) -> list[Taak]:
    """What lies at a partner of the trajects with these numbers, of this municipality, by number."""
    trajecten = select(col(Traject.id)).where(
        col(Traject.gemeente_id) == gemeente_id, col(Traject.nummer).in_(nummers)
    )
    waar = [
        *_waar(Keuze(gemeente_id=gemeente_id, vandaag=vandaag)),
        col(Overdracht.traject_id).in_(trajecten),
    ]
    return _lees(session, _taken().where(*waar).order_by(col(Overdracht.nummer)))


def _taken() -> Select[Any]:
    velden: list[Any] = [
        Overdracht.traject_id, Overdracht.onderdeel_id, Onderdeel.nr, Overdracht.nummer, Traject.nummer,
        Persoon.naam, Gebruiker.naam, Partner.naam, Partnertaak.naam, Partnertaak.soort,
        Onderdeel.toestand, Overdracht.verzonden_op,
    ]  # fmt: skip
    return (
        select(*velden)
        .select_from(Overdracht)
        .join(Onderdeel, col(Onderdeel.id) == Overdracht.onderdeel_id)
        .join(Partner, col(Partner.id) == Overdracht.partner_id)
        .join(Partnertaak, col(Partnertaak.id) == Overdracht.taak_id)
        .join(Traject, col(Traject.id) == Overdracht.traject_id)
        .join(Persoon, col(Persoon.id) == Traject.persoon_id)
        .join(Gebruiker, col(Gebruiker.id) == Traject.consulent_id)
    )


def _lees(session: Session, vraag: Select[Any]) -> list[Taak]:
    rijen = session.execute(vraag).all()
    lopend = _lopend(session, {rij[0] for rij in rijen})
    alles = [(*rij, tuple(lopend.get(rij[1], ()))) for rij in rijen]
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


def _waar(keuze: Keuze) -> list[ColumnElement[bool]]:
    """The tasks of this choice, in the words of the indexes."""
    uit = [col(Overdracht.gemeente_id) == keuze.gemeente_id, *_stand(keuze)]
    if keuze.partner is not None:
        uit.append(col(Overdracht.partner_id) == keuze.partner)
    if keuze.taak:
        soort = select(col(Partnertaak.id)).join(Partner, col(Partner.id) == Partnertaak.partner_id)
        soort = soort.where(col(Partner.gemeente_id) == keuze.gemeente_id)
        uit.append(col(Overdracht.taak_id).in_(soort.where(col(Partnertaak.soort) == keuze.taak)))
    if keuze.team:
        van = select(col(Traject.id)).where(col(Traject.gemeente_id) == keuze.gemeente_id)
        van = van.where(van_team(keuze.gemeente_id, keuze.team))
        uit.append(col(Overdracht.traject_id).in_(van))
    return uit


def _stand(keuze: Keuze) -> list[ColumnElement[bool]]:
    plek = col(Overdracht.plek)
    match keuze.stand:
        case "alle":
            return [plek.in_(PLEKKEN)]
        case "te_laat":
            return [plek == PARTNER, col(Overdracht.belofte) < keuze.vandaag]
        case "herinnerd":
            return [plek == PARTNER, col(Overdracht.herinnerd).is_(True)]
        case "opgesteld" | "teruggemeld":
            return [plek == keuze.stand]
        case _:
            return [plek == PARTNER]
