"""The coordinator's board: overdue and nearly overdue steps, counted by step, consulent and partner.

A step is a running term in which the municipality or a partner must act, on a ladder (not for information).
What DUO and the newcomer must do is counted apart. A step lies at a partner when the partner must act;
judging its report is the municipality's. Overdue is derived: the last day lies before today. Every
question is of one municipality; how many questions there are does not depend on how many trajects there are.
"""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlmodel import Session, col

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

WEKEN = 12
WIE = (Wie.COLLEGE.value, Wie.PARTNER.value)
ANDEREN = (Wie.DUO.value, Wie.INBURGERINGSPLICHTIGE.value)
BEZWAAR = "T06"  # who does not object is not late
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
    vraag = _van(select(*velden), keuze)
    vraag = vraag.group_by(col(Termijnrij.code), col(Traject.consulent_id), partner)
    return [Vak(*rij) for rij in session.execute(vraag)]


def te_laat(session: Session, keuze: Keuze) -> Counter[int]:
    """How many steps are how many days late."""
    velden: list[Any] = [Termijnrij.laatste_dag, func.count()]
    vraag = _van(select(*velden), keuze).group_by(col(Termijnrij.laatste_dag))
    return Counter({(keuze.vandaag - dag).days: aantal for dag, aantal in session.execute(vraag)})


def lijst(session: Session, keuze: Keuze, *, vanaf: int = 0, aantal: int | None = 20) -> list[Regel]:
    """The steps themselves, longest overdue first."""
    velden: list[Any] = [
        Traject.nummer, Persoon.naam, Termijnrij.code, Termijnrij.laatste_dag, Gebruiker.naam, Partner.naam,
        Onderdeel.nr, Onderdeel.id, and_(col(Termijnrij.laatste_dag) < keuze.vandaag, _overgenomen()),
    ]  # fmt: skip
    vraag = (
        _van(select(*velden), keuze)
        .join(Persoon, col(Persoon.id) == Traject.persoon_id)
        .join(Gebruiker, col(Gebruiker.id) == Traject.consulent_id)
        .outerjoin(Partner, col(Partner.id) == Overdracht.partner_id)
        .outerjoin(Onderdeel, col(Onderdeel.id) == Overdracht.onderdeel_id)
        .order_by(col(Termijnrij.laatste_dag), col(Traject.nummer), col(Termijnrij.code))
        .offset(vanaf)
        .limit(aantal)
    )
    regels = [Regel(*rij) for rij in session.execute(vraag)]
    herinnerd = _herinnerd(session, [r.onderdeel_id for r in regels if r.onderdeel_id])
    return [replace(r, herinnerd=herinnerd.get(r.onderdeel_id or 0)) for r in regels]


def per_oorzaak(session: Session, keuze: Keuze) -> dict[tuple[str, str], int]:
    """How many steps there are by recorded cause and step."""
    velden: list[Any] = [oorzaak(keuze.vandaag).label("oorzaak"), Termijnrij.code]
    stappen = _van(select(*velden), keuze).subquery()
    vraag = select(stappen.c.oorzaak, stappen.c.code, func.count()).group_by(
        stappen.c.oorzaak, stappen.c.code
    )
    return {(waarom, code): aantal for waarom, code, aantal in session.execute(vraag)}


def totaal(session: Session, keuze: Keuze) -> int:
    """How many steps the list holds in all."""
    return int(session.execute(_van(select(func.count()), keuze)).scalar_one())


def verloop(session: Session, gemeente_id: int, vandaag: date) -> list[tuple[date, int, int]]:
    """For each of twelve weeks its last day, how many steps were overdue then, and how many at a partner.

    Computed from the terms as they are known now: a late registration changes the past as well.
    """
    dagen = [vandaag - timedelta(weeks=w) for w in reversed(range(WEKEN))]
    kolommen = []
    for dag in dagen:
        toen = and_(
            col(Termijnrij.laatste_dag) < dag, or_(col(Termijnrij.loopt), col(Termijnrij.geeindigd_op) > dag)
        )
        bij_partner = and_(toen, col(Termijnrij.wie) == Wie.PARTNER.value)
        kolommen += [func.sum(case((w, 1), else_=0)) for w in (toen, bij_partner)]
    vraag = (
        select(*kolommen)
        .select_from(Termijnrij)
        .join(Traject, col(Traject.id) == Termijnrij.traject_id)
        .where(col(Traject.gemeente_id) == gemeente_id, *_stap(anderen=False))
        .where(col(Termijnrij.vervallen).is_(False), col(Termijnrij.vervangen_door).is_(None))
        .where(col(Termijnrij.laatste_dag) < vandaag)
        .where(or_(col(Termijnrij.loopt), col(Termijnrij.geeindigd_op) > dagen[0]))
    )
    rij = [int(getal or 0) for getal in session.execute(vraag).one()]
    return [(dag, rij[2 * i], rij[2 * i + 1]) for i, dag in enumerate(dagen)]


def _stap(*, anderen: bool) -> list[ColumnElement[bool]]:
    if anderen:
        return [col(Termijnrij.wie).in_(ANDEREN), col(Termijnrij.code) != BEZWAAR]
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


def _van(vraag: Select[Any], keuze: Keuze) -> Select[Any]:
    """The steps of this choice, from their terms."""
    dag, vandaag = col(Termijnrij.laatste_dag), keuze.vandaag
    wanneer = (
        dag < vandaag if keuze.wanneer == "verlopen" else and_(dag >= vandaag, dag <= vandaag + BINNENKORT)
    )
    bij_partner = and_(
        col(Overdracht.onderdeel_id) == Termijnrij.onderdeel_id, col(Termijnrij.wie) == Wie.PARTNER.value
    )
    vraag = (
        vraag.select_from(Termijnrij)
        .join(Traject, col(Traject.id) == Termijnrij.traject_id)
        .outerjoin(Overdracht, bij_partner)
        .where(col(Traject.gemeente_id) == keuze.gemeente_id, col(Termijnrij.loopt), wanneer)
        .where(*_stap(anderen=keuze.anderen))
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
