"""The caseload: which trajects, in what order, what their next step is. Always paged, one municipality.

The next step is the running term that ends first. Two questions per page (three when a name is
searched), however many trajects there are.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, func, or_, select
from sqlmodel import Session, col

from inburgering.db import zoeken_namen
from inburgering.db.tabellen import Gebruiker, Overdracht, Partner, Persoon, Termijnrij, Traject
from inburgering.statemachine.machines import MACHINES, eindtoestanden
from inburgering.wet.begrippen import Wie
from inburgering.wet.termijnen import REGELS
from inburgering.wet.termijnregel import Ladder

BINNENKORT = timedelta(days=7)
TER_INFORMATIE = frozenset(r.code for r in REGELS if r.ladder is Ladder.INFORMATIEF)
FASEN = tuple(str(t.id) for t in MACHINES["traject"].states)
GEEN_ROUTE = "geen"


@dataclass(frozen=True, kw_only=True)
class Vraag:
    """What a person asks of the caseload; an empty field asks nothing.

    `consulenten`: of the trajects these people hold (a deputy sees those of a colleague too).
    `termijn` is verlopen, binnenkort, koers or partner; `bij` who must act; `route` may be `geen`.
    """

    gemeente_id: int
    vandaag: date
    consulenten: frozenset[int] | None = None
    zoek: str = ""
    fase: str = ""
    route: str = ""
    bij: str = ""
    termijn: str = ""
    sorteer: str = "uiterlijk"
    blad: int = 1
    per_blad: int = 20


@dataclass(frozen=True)
class Regel:
    """One traject on the list. `uiterlijk` is None when no term runs."""

    nummer: str
    naam: str
    fase: str
    route: str | None
    code: str | None
    uiterlijk: date | None
    wie: str | None
    partner: str | None
    consulent: str


@dataclass(frozen=True)
class Tellingen:
    """The numbers on the tiles, over the whole caseload."""

    totaal: int
    verlopen: int
    binnenkort: int
    koers: int
    partner: int
    partner_verlopen: int
    oudste: date | None
    eerstvolgende: date | None


def zoek(session: Session, vraag: Vraag) -> tuple[list[Regel], int]:
    """A page of the caseload, and how many trajects answer the question in all."""
    eerste = _eerste_termijn(vraag)
    kolommen = (
        Traject.nummer, Persoon.naam, Traject.toestand, Traject.route, eerste.c.code, eerste.c.laatste_dag,
        eerste.c.wie, Partner.naam, Gebruiker.naam, func.count().over(),
    )  # fmt: skip
    gevonden = zoeken_namen.trajecten(session, vraag.gemeente_id, vraag.zoek) if vraag.zoek else None
    q = _filter(_bron(select(*kolommen), eerste), vraag, eerste, gevonden)  # type: ignore[call-overload]
    q = q.order_by(*_volgorde(vraag.sorteer, eerste), col(Traject.nummer))
    rijen = session.execute(q.offset((vraag.blad - 1) * vraag.per_blad).limit(vraag.per_blad)).all()
    return [Regel(*rij[:-1]) for rij in rijen], rijen[0][-1] if rijen else 0


def tellingen(session: Session, vraag: Vraag) -> Tellingen:
    """The tiles: of the open trajects of this consulent (or all), without any other filter."""
    eerste = _eerste_termijn(vraag)
    dag, week = eerste.c.laatste_dag, vraag.vandaag + BINNENKORT
    te_laat = dag < vraag.vandaag
    bij_partner = _wacht_op_partner()
    q = _bron(
        select(
            func.count(),
            _aantal(te_laat),
            _aantal(and_(dag >= vraag.vandaag, dag <= week)),
            _aantal(or_(dag > week, dag.is_(None))),
            _aantal(bij_partner),
            _aantal(and_(bij_partner, te_laat)),
            func.min(case((te_laat, dag))),
            func.min(case((dag >= vraag.vandaag, dag))),
        ),
        eerste,
    )
    return Tellingen(*session.execute(_eigen(q, vraag).where(_open())).one())


def _eerste_termijn(vraag: Vraag) -> Subquery:
    """Per traject the running term that ends first."""
    volgorde = (col(Termijnrij.laatste_dag), col(Termijnrij.id))
    rang = func.row_number().over(partition_by=col(Termijnrij.traject_id), order_by=volgorde)
    termijnen = (
        select(
            col(Termijnrij.traject_id), col(Termijnrij.code), col(Termijnrij.laatste_dag),
            col(Termijnrij.wie), col(Termijnrij.onderdeel_id), rang.label("rang"),
        )
        .join(Traject, col(Traject.id) == col(Termijnrij.traject_id))
        .where(col(Traject.gemeente_id) == vraag.gemeente_id, col(Termijnrij.loopt))
        .where(col(Termijnrij.laatste_dag).is_not(None), col(Termijnrij.code).not_in(TER_INFORMATIE))
    )  # fmt: skip
    if vraag.consulenten is not None:
        termijnen = termijnen.where(col(Traject.consulent_id).in_(vraag.consulenten))
    alle = termijnen.subquery()
    return select(alle).where(alle.c.rang == 1).subquery()


def _bron(q: Select[Any], eerste: Subquery) -> Select[Any]:
    return (
        q.select_from(Traject)
        .join(Persoon, col(Persoon.id) == col(Traject.persoon_id))
        .join(Gebruiker, col(Gebruiker.id) == col(Traject.consulent_id))
        .outerjoin(eerste, eerste.c.traject_id == col(Traject.id))
        .outerjoin(Overdracht, col(Overdracht.onderdeel_id) == eerste.c.onderdeel_id)
        .outerjoin(Partner, col(Partner.id) == col(Overdracht.partner_id))
    )


def _eigen(q: Select[Any], vraag: Vraag) -> Select[Any]:
    q = q.where(col(Traject.gemeente_id) == vraag.gemeente_id)
    return q if vraag.consulenten is None else q.where(col(Traject.consulent_id).in_(vraag.consulenten))


def _filter(q: Select[Any], vraag: Vraag, eerste: Subquery, gevonden: list[int] | None) -> Select[Any]:
    q = _eigen(q, vraag).where(col(Traject.toestand) == vraag.fase if vraag.fase in FASEN else _open())
    if gevonden is not None:
        q = q.where(col(Traject.id).in_(gevonden))
    if vraag.route:
        q = q.where(
            col(Traject.route).is_(None) if vraag.route == GEEN_ROUTE else col(Traject.route) == vraag.route
        )
    if vraag.bij:
        q = q.where(eerste.c.wie == vraag.bij)
    voorwaarde = _op_termijn(vraag, eerste)
    return q if voorwaarde is None else q.where(voorwaarde)


def _op_termijn(vraag: Vraag, eerste: Subquery) -> ColumnElement[bool] | None:
    dag, week = eerste.c.laatste_dag, vraag.vandaag + BINNENKORT
    match vraag.termijn:
        case "verlopen":
            return dag < vraag.vandaag
        case "binnenkort":
            return and_(dag >= vraag.vandaag, dag <= week)
        case "koers":
            return or_(dag > week, dag.is_(None))
        case "partner":
            return _wacht_op_partner()
        case _:
            return None


def _wacht_op_partner() -> ColumnElement[bool]:
    """Whether some term of the traject waits for a partner, also when another ends earlier."""
    return (
        select(col(Termijnrij.id))
        .where(col(Termijnrij.traject_id) == col(Traject.id), col(Termijnrij.loopt))
        .where(col(Termijnrij.wie) == Wie.PARTNER.value)
        .correlate(Traject)
        .exists()
    )


def _open() -> ColumnElement[bool]:
    return col(Traject.toestand).not_in(eindtoestanden("traject"))


def _aantal(voorwaarde: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((voorwaarde, 1), else_=0)), 0)


def _volgorde(sorteer: str, eerste: Subquery) -> list[Any]:
    """The order asked for; what has no term comes last, whichever way."""
    omgekeerd = sorteer.startswith("-")
    rang = case({fase: nr for nr, fase in enumerate(FASEN)}, value=col(Traject.toestand))
    sleutel = {"naam": func.lower(col(Persoon.naam)), "fase": rang}.get(
        sorteer.lstrip("-"), eerste.c.laatste_dag
    )
    leeg = eerste.c.laatste_dag.is_(None)
    return (
        [leeg, sleutel.desc() if omgekeerd else sleutel]
        if sleutel is eerste.c.laatste_dag
        else [sleutel.desc() if omgekeerd else sleutel]
    )
