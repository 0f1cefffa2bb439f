"""The coordinator's board: overdue and nearly overdue steps, counted by step, consulent and partner.

A step is a running term in which the municipality or a partner must act, on a ladder (not for information).
What DUO and the newcomer must do is counted apart. A step lies at a partner when the partner must act;
judging its report is the municipality's. Overdue is derived: the last day lies before today. Every
question is of one municipality; how many questions there are does not depend on how many trajects there are.
It begins at the trajects whose first such day is past or near (`db/voorraad.py`), through an index: what a
question costs grows with what is overdue, not with the caseload.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Date,
    Select,
    and_,
    case,
    exists,
    false,
    func,
    literal,
    null,
    select,
    type_coerce,
    union_all,
)
from sqlmodel import Session, col

from inburgering.db import voorraad
from inburgering.db.oorzaken import oorzaak
from inburgering.db.tabellen import Gebeurtenisrij, Overdracht, Termijnrij, Traject
from inburgering.db.zoeken_caseload import BINNENKORT, TER_INFORMATIE
from inburgering.db.zoeken_team import van_team
from inburgering.wet.begrippen import Wie

WIE = voorraad.STAP_WIE
GEEN_PARTNER = 0


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

    @property
    def laatste(self) -> date:
        """The last day that is asked for."""
        return self.vandaag + (timedelta(days=-1) if self.wanneer == "verlopen" else BINNENKORT)


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


def vakken(session: Session, keuze: Keuze, per: Sequence[str] = ("consulent", "partner")) -> list[Vak]:
    """The steps, counted by step and by consulent or partner or both; what is not asked is 0."""
    wie: dict[str, Any] = {
        "consulent": col(Traject.consulent_id),
        "partner": func.coalesce(col(Overdracht.partner_id), GEEN_PARTNER),
    }
    delen: list[Any] = [col(Termijnrij.code), *(wie[naam] for naam in wie if naam in per)]
    velden: list[Any] = [wie[naam] if naam in per else literal(0) for naam in wie]
    vraag = van(select(delen[0], *velden, func.count()), keuze, met_partner="partner" in per)
    vraag = vraag.group_by(*delen)
    return [Vak(*rij) for rij in session.execute(vraag)]


def stand(session: Session, keuze: Keuze) -> Stand:
    """What the board counts of the steps, in one question: where they lie, how late, and since when."""
    stappen = _stappen(keuze)
    s, leeg = stappen.c, null()
    plek: list[Any] = [s.code, s.consulent_id, s.partner]
    sinds: list[Any] = [s.wie, s.laatste_dag]
    per_plek = select(
        *plek, leeg, type_coerce(leeg, Date), func.count(), func.count().filter(s.overgenomen)
    ).group_by(*plek)
    per_dag = select(leeg, leeg, leeg, *sinds, func.count(), func.count().filter(s.geldig)).group_by(*sinds)
    uit = Stand()
    vraag = union_all(per_plek, per_dag)
    for code, consulent, bij, wie, dag, aantal, waarvan in session.execute(vraag):
        if dag is None:
            uit.plekken[code, consulent, bij] = aantal
            uit.overgenomen += waarvan
        else:
            uit.dagen[(keuze.vandaag - dag).days] += aantal
            uit.sinds[wie, dag] = waarvan
    return uit


def _stappen(keuze: Keuze) -> CTE:
    """The steps of this choice, read once however they are counted."""
    geldig = and_(col(Termijnrij.vervallen).is_(False), col(Termijnrij.vervangen_door).is_(None))
    velden: list[Any] = [
        Termijnrij.code, Traject.consulent_id, Termijnrij.wie, Termijnrij.laatste_dag,
        func.coalesce(col(Overdracht.partner_id), GEEN_PARTNER).label("partner"), geldig.label("geldig"),
        overgenomen().label("overgenomen"),
    ]  # fmt: skip
    return van(select(*velden), keuze, met_partner=True).cte("stappen")


def per_oorzaak(session: Session, keuze: Keuze) -> dict[tuple[str, str], int]:
    """How many steps there are by recorded cause and step."""
    velden: list[Any] = [oorzaak(keuze.vandaag).label("oorzaak"), Termijnrij.code]
    s = van(select(*velden), keuze).cte("stappen").prefix_with("MATERIALIZED").c  # each cause once
    vraag = select(s.oorzaak, s.code, func.count()).group_by(s.oorzaak, s.code)
    return {(waarom, code): aantal for waarom, code, aantal in session.execute(vraag)}


def totaal(session: Session, keuze: Keuze) -> int:
    """How many steps the list holds in all."""
    return int(session.execute(van(select(func.count()), keuze)).scalar_one())


def stap(*, anderen: bool) -> list[ColumnElement[bool]]:
    """What makes a term a step of the municipality or a partner, or of the others."""
    if anderen:
        return [col(Termijnrij.wie).in_(voorraad.ANDER_WIE), col(Termijnrij.code) != voorraad.BEZWAAR]
    return [col(Termijnrij.wie).in_(WIE), col(Termijnrij.code).not_in(TER_INFORMATIE)]


def overgenomen() -> ColumnElement[bool]:
    """A term that a take-over brought and that has no rung: it was past before it came to us."""
    begin = exists().where(
        col(Gebeurtenisrij.traject_id) == col(Termijnrij.traject_id),
        col(Gebeurtenisrij.volgnr) == col(Termijnrij.aanleiding),
        col(Gebeurtenisrij.deel) == 0,
        col(Gebeurtenisrij.herkomst) == "overgenomen",
    )
    geen = and_(col(Termijnrij.trede).is_(None), col(Termijnrij.volgende_melding).is_(None))
    return case((geen, begin), else_=false())  # so that the log is asked of those few only


def van(
    vraag: Select[Any], keuze: Keuze, *, tot: date | None = None, met_partner: bool = False
) -> Select[Any]:
    """The steps of this choice, from their terms; with `tot` only those up to and including that day.

    With `met_partner` beside the overdracht that lies at a partner, for who asks something of it.
    """
    dag, partner = col(Termijnrij.laatste_dag), func.coalesce(col(Overdracht.partner_id), GEEN_PARTNER)
    tot = tot or keuze.laatste
    vraag = (
        vraag.select_from(Traject)
        .join(Termijnrij, col(Termijnrij.traject_id) == Traject.id)
        .where(*wiens(keuze), eerste_dag(keuze) <= tot, voorraad.LOOPT, dag <= tot)
        .where(*stap(anderen=keuze.anderen))
    )
    if met_partner or keuze.partner is not None:
        vraag = vraag.outerjoin(Overdracht, bij_partner())
    if keuze.wanneer != "verlopen":
        vraag = vraag.where(dag >= keuze.vandaag)
    if keuze.overname:
        vraag = vraag.where(overgenomen())
    if keuze.stap:
        vraag = vraag.where(col(Termijnrij.code) == keuze.stap)
    if keuze.oorzaak:
        vraag = vraag.where(_met_oorzaak(keuze))
    if keuze.partner is not None:
        vraag = vraag.where(partner == keuze.partner)
    return vraag


def _met_oorzaak(keuze: Keuze) -> ColumnElement[bool]:
    """The steps of this cause: first the steps, then the cause of each.

    In one question PostgreSQL takes a cause for so rare that it reads the terms of the whole country.
    """
    velden: list[Any] = [col(Termijnrij.id).label("id"), oorzaak(keuze.vandaag).label("oorzaak")]
    s = van(select(*velden), replace(keuze, oorzaak="")).cte("van_oorzaak").prefix_with("MATERIALIZED").c
    return col(Termijnrij.id).in_(select(s.id).where(s.oorzaak == keuze.oorzaak))


def eerste_dag(keuze: Keuze) -> Any:
    """The first day of such a step, as it stands on the traject."""
    return col(Traject.ander_dag if keuze.anderen else Traject.stap_dag)


def bij_partner() -> ColumnElement[bool]:
    """Which overdracht a term lies at a partner with."""
    wie = col(Termijnrij.wie) == Wie.PARTNER.value
    return and_(col(Overdracht.onderdeel_id) == Termijnrij.onderdeel_id, wie)


def wiens(keuze: Keuze) -> list[ColumnElement[bool]]:
    """The trajects of this choice: of the municipality, and of the team or consulent."""
    uit = [col(Traject.gemeente_id) == keuze.gemeente_id]
    if keuze.team:
        uit.append(van_team(keuze.gemeente_id, keuze.team))
    if keuze.consulent is not None:
        uit.append(col(Traject.consulent_id) == keuze.consulent)
    return uit
