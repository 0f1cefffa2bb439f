"""The coordinator's board: overdue and nearly overdue steps, counted by step, consulent and partner.

A step is a running term in which the municipality or a partner must act, on a ladder (not for information).
What DUO and the newcomer must do is counted apart. A step lies at a partner when the partner must act;
judging its report is the municipality's. Overdue is derived: the last day lies before today. Every
question is of one municipality; how many questions there are does not depend on how many trajects there are.
It begins at the trajects whose first such day is past or near (`db/voorraad.py`), through an index: what a
question costs grows with what is overdue, not with the caseload.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, select
from sqlmodel import Session, col

from inburgering.db import voorraad
from inburgering.db.oorzaken import oorzaak
from inburgering.db.tabellen import (
    Gebeurtenisrij,
    Gebruiker,
    Onderdeel,
    Overdracht,
    Partner,
    Persoon,
    Post,
    Termijnrij,
    Traject,
)
from inburgering.db.zoeken_caseload import BINNENKORT, TER_INFORMATIE
from inburgering.wet.begrippen import Wie

WIE = voorraad.STAP_WIE
GEEN_PARTNER = 0
GEEN_TEAM = "-"
HERINNERING = "herinnering_partner"


@dataclass(frozen=True, kw_only=True)
class Keuze:
    """Which steps: overdue or nearly so, and of which step, consulent or partner (0: no partner).

    `overname`: only what was overdue already when the case was taken over. `anderen`: what DUO and the
    newcomer must do, instead of the municipality and its partners. `oorzaak` is a key of OORZAKEN, `team` the
    name of a team or GEEN_TEAM.
    """

    gemeente_id: int
    vandaag: date
    wanneer: str = "verlopen"
    stap: str = ""
    consulent: int | None = None
    partner: int | None = None
    overname: bool = False
    anderen: bool = False
    oorzaak: str = ""
    team: str = ""


@dataclass(frozen=True)
class Vak:
    """How many steps there are of one kind, with one consulent and (where it is so) at one partner."""

    stap: str
    consulent: int
    partner: int
    aantal: int


@dataclass
class Stand:
    """The overdue steps, counted.

    `plekken`: by step, consulent and partner; `dagen`: by how many days late; `sinds`: by who must act and
    last day, without what a later term replaced; `overgenomen`: past when the case was taken over.
    """

    plekken: Counter[tuple[str, int, int]] = field(default_factory=Counter)
    dagen: Counter[int] = field(default_factory=Counter)
    sinds: Counter[tuple[str, date]] = field(default_factory=Counter)
    overgenomen: int = 0

    @property
    def vakken(self) -> list[Vak]:
        return [Vak(*plek, aantal) for plek, aantal in self.plekken.items()]


@dataclass(frozen=True)
class Regel:
    """One step on the list.

    `overdracht` is the number of the handoff that lies at the partner, `herinnerd` the moment of its newest
    reminder. `bij_overname`: it was past already when the case was taken over.
    """

    nummer: str
    naam: str
    stap: str
    laatste_dag: date
    consulent: str
    partner: str | None
    overdracht: int | None
    onderdeel_id: int | None
    bij_overname: bool
    herinnerd: date | None = None


def vakken(session: Session, keuze: Keuze) -> list[Vak]:
    """The steps, counted by step, consulent and partner."""
    partner = func.coalesce(col(Overdracht.partner_id), GEEN_PARTNER)
    velden: list[Any] = [Termijnrij.code, Traject.consulent_id, partner, func.count()]
    vraag = van(select(*velden), keuze)
    vraag = vraag.group_by(col(Termijnrij.code), col(Traject.consulent_id), partner)
    return [Vak(*rij) for rij in session.execute(vraag)]


def stand(session: Session, keuze: Keuze) -> Stand:
    """What the board counts of the steps, in one question: where they lie, how late, and since when."""
    partner = func.coalesce(col(Overdracht.partner_id), GEEN_PARTNER)
    geldig = and_(col(Termijnrij.vervallen).is_(False), col(Termijnrij.vervangen_door).is_(None))
    velden: list[Any] = [
        Termijnrij.code, Traject.consulent_id, partner, Termijnrij.wie, Termijnrij.laatste_dag, geldig,
        _overgenomen(),
    ]  # fmt: skip
    uit = Stand()
    for code, consulent, bij, wie, dag, telt, overgenomen in session.execute(van(select(*velden), keuze)):
        uit.plekken[code, consulent, bij] += 1
        uit.dagen[(keuze.vandaag - dag).days] += 1
        uit.sinds[wie, dag] += bool(telt)
        uit.overgenomen += bool(overgenomen)
    return uit


def lijst(session: Session, keuze: Keuze, *, vanaf: int = 0, aantal: int | None = 20) -> list[Regel]:
    """The steps themselves, longest overdue first."""
    velden: list[Any] = [
        Traject.nummer, Persoon.naam, Termijnrij.code, Termijnrij.laatste_dag, Gebruiker.naam, Partner.naam,
        Onderdeel.nr, Onderdeel.id, and_(col(Termijnrij.laatste_dag) < keuze.vandaag, _overgenomen()),
    ]  # fmt: skip
    orde = (col(Termijnrij.laatste_dag), col(Traject.nummer), col(Termijnrij.code))
    vraag = (
        van(select(*velden), keuze)
        .join(Persoon, col(Persoon.id) == Traject.persoon_id)
        .join(Gebruiker, col(Gebruiker.id) == Traject.consulent_id)
        .outerjoin(Partner, col(Partner.id) == Overdracht.partner_id)
        .outerjoin(Onderdeel, col(Onderdeel.id) == Overdracht.onderdeel_id)
        .order_by(*orde)
    )
    if aantal is not None:  # which ones first, from indexes; then what there is to say of those few
        nummers: Any = col(Termijnrij.id)
        deze = van(select(nummers), keuze).order_by(*orde).offset(vanaf).limit(aantal)
        vraag = vraag.where(nummers.in_(session.execute(deze).scalars().all()))
    regels = [Regel(*rij) for rij in session.execute(vraag)]
    herinnerd = _herinnerd(session, [r.onderdeel_id for r in regels if r.onderdeel_id])
    return [replace(r, herinnerd=herinnerd.get(r.onderdeel_id or 0)) for r in regels]


def per_oorzaak(session: Session, keuze: Keuze) -> dict[tuple[str, str], int]:
    """How many steps there are by recorded cause and step."""
    velden: list[Any] = [oorzaak(keuze.vandaag).label("oorzaak"), Termijnrij.code]
    stappen = van(select(*velden), keuze).subquery()
    vraag = select(stappen.c.oorzaak, stappen.c.code, func.count()).group_by(
        stappen.c.oorzaak, stappen.c.code
    )
    return {(waarom, code): aantal for waarom, code, aantal in session.execute(vraag)}


def totaal(session: Session, keuze: Keuze) -> int:
    """How many steps the list holds in all."""
    return int(session.execute(van(select(func.count()), keuze)).scalar_one())


def stap(*, anderen: bool) -> list[ColumnElement[bool]]:
    """What makes a term a step of the municipality or a partner, or of the others."""
    if anderen:
        return [col(Termijnrij.wie).in_(voorraad.ANDER_WIE), col(Termijnrij.code) != voorraad.BEZWAAR]
    return [col(Termijnrij.wie).in_(WIE), col(Termijnrij.code).not_in(TER_INFORMATIE)]


def _overgenomen() -> ColumnElement[bool]:
    """A term that a take-over brought and that has no rung: it was past before it came to us."""
    begin = exists().where(
        col(Gebeurtenisrij.traject_id) == col(Termijnrij.traject_id),
        col(Gebeurtenisrij.volgnr) == col(Termijnrij.aanleiding),
        col(Gebeurtenisrij.deel) == 0,
        col(Gebeurtenisrij.herkomst) == "overgenomen",
    )
    return and_(col(Termijnrij.trede).is_(None), col(Termijnrij.volgende_melding).is_(None), begin)


def _herinnerd(session: Session, onderdelen: list[int]) -> dict[int, date]:
    """Per handoff the day its newest reminder was queued, by a person or by the ladder."""
    velden: list[Any] = [Post.onderdeel_id, func.max(col(Gebeurtenisrij.op))]
    oorzaak = and_(
        col(Gebeurtenisrij.traject_id) == Post.traject_id, col(Gebeurtenisrij.volgnr) == Post.aanleiding
    )
    vraag = (
        select(*velden)
        .select_from(Post)
        .join(Gebeurtenisrij, oorzaak)
        .where(col(Post.onderdeel_id).in_(onderdelen), col(Post.sjabloon) == HERINNERING)
        .where(col(Post.stand) != "ingetrokken", col(Gebeurtenisrij.deel) == 0)
        .group_by(col(Post.onderdeel_id))
    )
    return dict(session.execute(vraag).tuples().all())


def van(vraag: Select[Any], keuze: Keuze) -> Select[Any]:
    """The steps of this choice, from their terms."""
    dag, vandaag = col(Termijnrij.laatste_dag), keuze.vandaag
    wanneer = (
        dag < vandaag if keuze.wanneer == "verlopen" else and_(dag >= vandaag, dag <= vandaag + BINNENKORT)
    )
    bij_partner = and_(
        col(Overdracht.onderdeel_id) == Termijnrij.onderdeel_id, col(Termijnrij.wie) == Wie.PARTNER.value
    )
    eerste = col(Traject.ander_dag if keuze.anderen else Traject.stap_dag)
    grens = eerste < vandaag if keuze.wanneer == "verlopen" else eerste <= vandaag + BINNENKORT
    vraag = (
        vraag.select_from(Traject)
        .join(Termijnrij, col(Termijnrij.traject_id) == Traject.id)
        .outerjoin(Overdracht, bij_partner)
        .where(col(Traject.gemeente_id) == keuze.gemeente_id, grens, voorraad.LOOPT, wanneer)
        .where(*stap(anderen=keuze.anderen))
    )
    if keuze.overname:
        vraag = vraag.where(_overgenomen())
    if keuze.stap:
        vraag = vraag.where(col(Termijnrij.code) == keuze.stap)
    if keuze.oorzaak:
        vraag = vraag.where(oorzaak(keuze.vandaag) == keuze.oorzaak)
    if keuze.team:
        vraag = vraag.where(_van_team(keuze))
    if keuze.consulent is not None:
        vraag = vraag.where(col(Traject.consulent_id) == keuze.consulent)
    if keuze.partner is not None:
        vraag = vraag.where(func.coalesce(col(Overdracht.partner_id), GEEN_PARTNER) == keuze.partner)
    return vraag


def _van_team(keuze: Keuze) -> ColumnElement[bool]:
    """Trajects of a consulent of this team, or of one without a team."""
    met_team = select(col(Gebruiker.id)).where(
        col(Gebruiker.gemeente_id) == keuze.gemeente_id, col(Gebruiker.team) != ""
    )
    if keuze.team == GEEN_TEAM:
        return col(Traject.consulent_id).not_in(met_team)
    return col(Traject.consulent_id).in_(met_team.where(col(Gebruiker.team) == keuze.team))
