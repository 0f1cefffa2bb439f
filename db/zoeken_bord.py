"""The coordinator's board: overdue and nearly overdue steps, counted by step, consulent and partner.

A step is a running term in which the municipality or a partner must act, on a ladder (not for information).
Those of DUO and of the newcomer are counted apart. A step lies at a partner when the partner must act; judging
what it reported is the municipality's. Overdue is derived: the last day lies before today. Every question is of
one municipality; how many questions there are does not depend on how many trajects there are.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlmodel import Session, col

from inburgering.db.tabellen import (
    Gebruiker,
    Onderdeel,
    Overdracht,
    Partner,
    Persoon,
    Termijnrij,
    Traject,
)
from inburgering.db.zoeken_caseload import BINNENKORT, TER_INFORMATIE
from inburgering.wet.begrippen import Wie

WEKEN = 12
WIE = (Wie.COLLEGE.value, Wie.PARTNER.value)
ANDEREN = (Wie.DUO.value, Wie.INBURGERINGSPLICHTIGE.value)
BEZWAAR = "T06"  # not to object is not to be late
GEEN_PARTNER = 0


@dataclass(frozen=True, kw_only=True)
class Keuze:
    """Which steps: overdue or nearly so, and of which step, consulent or partner (0: no partner)."""

    gemeente_id: int
    vandaag: date
    wanneer: str = "verlopen"
    stap: str = ""
    consulent: int | None = None
    partner: int | None = None


@dataclass(frozen=True)
class Vak:
    """How many steps there are of one kind, with one consulent and (where it is so) at one partner."""

    stap: str
    consulent: int
    partner: int
    aantal: int


@dataclass(frozen=True)
class Regel:
    """One step on the list. `bij_overname`: it was past already when the case was taken over."""

    nummer: str
    naam: str
    stap: str
    laatste_dag: date
    consulent: str
    partner: str | None
    overdracht: int | None
    bij_overname: bool


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
        Onderdeel.nr, Termijnrij.volgende_melding, Termijnrij.trede,
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
    verlopen = keuze.wanneer == "verlopen"
    return [
        Regel(*gegevens, verlopen and melding is None and trede is None)
        for *gegevens, melding, trede in session.execute(vraag)
    ]


def totaal(session: Session, keuze: Keuze) -> int:
    """How many steps the list holds in all."""
    return int(session.execute(_van(select(func.count()), keuze)).scalar_one())


def verloop(session: Session, gemeente_id: int, vandaag: date) -> list[tuple[date, int, int]]:
    """For each of twelve weeks its last day, how many steps were overdue then, and how many at a partner."""
    dagen = [vandaag - timedelta(weeks=w) for w in reversed(range(WEKEN))]
    kolommen = []
    for dag in dagen:
        open_ = or_(col(Termijnrij.loopt), col(Termijnrij.geeindigd_op) >= dag)
        toen = and_(col(Termijnrij.laatste_dag) < dag, open_)
        bij_partner = and_(toen, col(Termijnrij.wie) == Wie.PARTNER.value)
        kolommen += [func.sum(case((w, 1), else_=0)) for w in (toen, bij_partner)]
    vraag = (
        select(*kolommen)
        .select_from(Termijnrij)
        .join(Traject, col(Traject.id) == Termijnrij.traject_id)
        .where(col(Traject.gemeente_id) == gemeente_id, *_stap())
        .where(col(Termijnrij.vervallen).is_(False), col(Termijnrij.vervangen_door).is_(None))
    )
    rij = [int(getal or 0) for getal in session.execute(vraag).one()]
    return [(dag, rij[2 * i], rij[2 * i + 1]) for i, dag in enumerate(dagen)]


def _stap() -> list[ColumnElement[bool]]:
    return [col(Termijnrij.wie).in_(WIE), col(Termijnrij.code).not_in(TER_INFORMATIE)]


def _van(vraag: Select[Any], keuze: Keuze) -> Select[Any]:
    """The steps of this choice, from their terms."""
    dag, vandaag = col(Termijnrij.laatste_dag), keuze.vandaag
    wanneer = (
        dag < vandaag if keuze.wanneer == "verlopen" else and_(dag >= vandaag, dag <= vandaag + BINNENKORT)
    )
    vraag = (
        vraag.select_from(Termijnrij)
        .join(Traject, col(Traject.id) == Termijnrij.traject_id)
        .outerjoin(Overdracht, col(Overdracht.onderdeel_id) == Termijnrij.onderdeel_id)
        .where(col(Traject.gemeente_id) == keuze.gemeente_id, col(Termijnrij.loopt), wanneer, *_stap())
    )
    if keuze.stap:
        vraag = vraag.where(col(Termijnrij.code) == keuze.stap)
    if keuze.consulent is not None:
        vraag = vraag.where(col(Traject.consulent_id) == keuze.consulent)
    if keuze.partner is not None:
        vraag = vraag.where(func.coalesce(col(Overdracht.partner_id), GEEN_PARTNER) == keuze.partner)
    return vraag
