"""The caseload: which trajects, in what order, what their next step is. Always paged, one municipality.

The next step is the running term that ends first; it stands on the traject (`db/voorraad.py`). A page is
found first by its numbers, from an index alone, and then read: as many questions however many trajects there
are. What is counted (the total, the tiles) is counted from an index as well.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlmodel import Session, col

from inburgering.db import zoeken_namen
from inburgering.db.tabellen import Gebruiker, Gemeente, Overdracht, Partner, Persoon, Traject
from inburgering.statemachine.machines import MACHINES, eindtoestanden
from inburgering.wet.termijnen import REGELS
from inburgering.wet.termijnregel import Ladder

BINNENKORT = timedelta(days=7)
TER_INFORMATIE = frozenset(r.code for r in REGELS if r.ladder is Ladder.INFORMATIEF)
FASEN = tuple(str(t.id) for t in MACHINES["traject"].states)
GEEN_ROUTE = "geen"
PER_VRAAG = 5000  # numbers in one question


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

    @property
    def vanaf(self) -> int:
        """How many come before this page."""
        return (self.blad - 1) * self.per_blad

    @property
    def omgekeerd(self) -> bool:
        return self.sorteer.startswith("-")


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
    waar = _waar(session, vraag)
    orde = {"naam": _op_naam, "fase": _op_fase}.get(vraag.sorteer.lstrip("-"), _op_dag)
    nummers, totaal = orde(session, vraag, waar)
    return _lees(session, nummers), totaal


def tellingen(session: Session, vraag: Vraag) -> Tellingen:
    """The tiles: of the open trajects of this consulent (or all), without any other filter."""
    waar, week = [*_eigen(vraag), _open()], vraag.vandaag + BINNENKORT
    totaal, partner = session.execute(select(func.count(), _aantal(_bij_partner)).where(*waar)).one()
    te_laat = _dag < vraag.vandaag
    dringend = (
        select(
            _aantal(te_laat),
            _aantal(_dag >= vraag.vandaag),
            _aantal(and_(_bij_partner, te_laat)),
            func.min(case((te_laat, _dag))),
            func.min(case((_dag >= vraag.vandaag, _dag))),
        )
        .where(*waar, _dag <= week)
    )  # fmt: skip
    verlopen, straks, partner_verlopen, oudste, eerst = session.execute(dringend).one()
    if eerst is None:
        later = select(_dag).where(*waar, _dag > week).order_by(_dag).limit(1)
        eerst = session.execute(later).scalar_one_or_none()
    koers = totaal - verlopen - straks
    return Tellingen(totaal, verlopen, straks, koers, partner, partner_verlopen, oudste, eerst)


_dag = col(Traject.eerste_dag)
_nr: Any = col(Traject.id)
_gemeente: Any = col(Traject.gemeente_id)
_bij_partner: Any = col(Traject.bij_partner)
Bladzijde = tuple[list[int], int]
"""The numbers of the trajects on a page, in order, and how many there are in all."""


def _op_dag(session: Session, vraag: Vraag, waar: list[Any]) -> Bladzijde:
    """By the first day; what has no term comes last, whichever way."""
    vanaf, aantal = vraag.vanaf, vraag.per_blad
    totaal, met = session.execute(select(func.count(), func.count(_dag)).where(*waar)).one()
    nummers: list[int] = []
    if vanaf < met:
        q = select(_nr).where(*waar, _dag.is_not(None))
        q = q.order_by(_dag.desc() if vraag.omgekeerd else _dag, col(Traject.nummer))
        nummers += session.execute(q.offset(vanaf).limit(aantal)).scalars()
    if vanaf + aantal > met and totaal > met:
        q = select(_nr).where(*waar, _dag.is_(None)).order_by(col(Traject.nummer))
        rest = q.offset(max(0, vanaf - met)).limit(aantal - len(nummers))
        nummers += session.execute(rest).scalars()
    return nummers, totaal


def _op_fase(session: Session, vraag: Vraag, waar: list[Any]) -> Bladzijde:
    """By phase, and then by number: only the phases that this page shows are sorted."""
    toestand, vanaf = col(Traject.toestand), vraag.vanaf
    tel = dict(session.execute(select(toestand, func.count()).where(*waar).group_by(toestand)).tuples().all())
    hier: list[str] = []
    ervoor = eerder = 0
    for fase in reversed(FASEN) if vraag.omgekeerd else FASEN:
        begin, eerder = eerder, eerder + tel.get(fase, 0)
        if begin < vanaf + vraag.per_blad and eerder > vanaf:
            ervoor = ervoor if hier else begin
            hier.append(fase)
    rang = [case({fase: nr for nr, fase in enumerate(hier)}, value=toestand)] if len(hier) > 1 else []
    q = select(_nr).where(*waar, toestand.in_(hier)).order_by(*rang, col(Traject.nummer))
    return list(session.execute(q.offset(vanaf - ervoor).limit(vraag.per_blad)).scalars()), eerder


def _op_naam(session: Session, vraag: Vraag, waar: list[Any]) -> Bladzijde:
    """By the folded name, so that Ö stands with O. Of everyone: through the people, who have an index."""
    totaal = session.execute(select(func.count()).where(*waar)).scalar_one()
    if vraag.consulenten is None:
        waar = [
            col(Persoon.gemeente_id) == vraag.gemeente_id,
            (_gemeente + 0) == vraag.gemeente_id,
            *waar[1:],
        ]
    naam = col(Persoon.zoeknaam)
    q = select(_nr).select_from(Persoon).join(Traject, col(Traject.persoon_id) == Persoon.id).where(*waar)
    q = q.order_by(naam.desc() if vraag.omgekeerd else naam, col(Traject.nummer))
    return list(session.execute(q.offset(vraag.vanaf).limit(vraag.per_blad)).scalars()), totaal


def _lees(session: Session, nummers: list[int]) -> list[Regel]:
    """What the list shows of these trajects, in this order."""
    kolommen: list[Any] = [
        _nr, Traject.nummer, Persoon.naam, Traject.toestand, Traject.route, Traject.eerste_code,
        Traject.eerste_dag, Traject.eerste_wie, Partner.naam, Gebruiker.naam,
    ]  # fmt: skip
    vraag = (
        select(*kolommen)
        .join(Persoon, col(Persoon.id) == col(Traject.persoon_id))
        .join(Gebruiker, col(Gebruiker.id) == col(Traject.consulent_id))
        .outerjoin(Overdracht, col(Overdracht.onderdeel_id) == col(Traject.eerste_onderdeel_id))
        .outerjoin(Partner, col(Partner.id) == col(Overdracht.partner_id))
    )
    rijen: dict[int, Regel] = {}
    for begin in range(
        0, len(nummers), PER_VRAAG
    ):  # a file holds the whole list: more than fits one question
        deel = vraag.where(_nr.in_(nummers[begin : begin + PER_VRAAG]))
        rijen |= {nr: Regel(*rest) for nr, *rest in session.execute(deel)}
    return [rijen[nr] for nr in nummers]


def _eigen(vraag: Vraag) -> list[ColumnElement[bool]]:
    """Of one municipality; of a few people by the index of theirs (the sum keeps the other one out)."""
    if vraag.consulenten is None:
        return [_gemeente == vraag.gemeente_id]
    return [_gemeente + 0 == vraag.gemeente_id, col(Traject.consulent_id).in_(vraag.consulenten)]


def _waar(session: Session, vraag: Vraag) -> list[ColumnElement[bool]]:
    """Which trajects are meant, by what stands in one index."""
    uit = [*_eigen(vraag), col(Traject.toestand) == vraag.fase if vraag.fase in FASEN else _open()]
    if vraag.zoek:
        gemeente = session.get_one(Gemeente, vraag.gemeente_id)
        uit.append(zoeken_namen.voorwaarde(gemeente, vraag.zoek, weinig=vraag.consulenten is not None))
    if vraag.route:
        route = col(Traject.route)
        uit.append(route.is_(None) if vraag.route == GEEN_ROUTE else route == vraag.route)
    if vraag.bij:
        uit.append(col(Traject.eerste_wie) == vraag.bij)
    voorwaarde = _op_termijn(vraag)
    return uit if voorwaarde is None else [*uit, voorwaarde]


def _op_termijn(vraag: Vraag) -> ColumnElement[bool] | None:
    week = vraag.vandaag + BINNENKORT
    match vraag.termijn:
        case "verlopen":
            return _dag < vraag.vandaag
        case "binnenkort":
            return and_(_dag >= vraag.vandaag, _dag <= week)
        case "koers":
            return or_(_dag > week, _dag.is_(None))
        case "partner":
            return col(Traject.bij_partner).is_(True)
        case _:
            return None


def _open() -> ColumnElement[bool]:
    return col(Traject.toestand).not_in(eindtoestanden("traject"))


def _aantal(voorwaarde: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((voorwaarde, 1), else_=0)), 0)
