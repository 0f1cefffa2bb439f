"""How the tasks went that were sent to partners in a period, counted by the database from an index.

Each task knows when it was sent and how it went (`db/taakstand.py`). What is counted here is all that was
sent in the period; how long it took only of the lines that are shown. Every question is of one municipality.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select
from sqlmodel import Session, col

from inburgering.db import rapport_partners, zoeken_partners
from inburgering.db.rapport_partners import NIET_DOORGEGAAN, TERUGGEMELD, Cijfer, Sleutel, Telling
from inburgering.db.tabellen import Overdracht, Partner, Partnertaak


@dataclass(frozen=True)
class Periode:
    """The tasks of this municipality that were sent from `van` up to and including `tot`, seen on `peil`."""

    gemeente_id: int
    van: date
    tot: date
    peil: date


def regels(session: Session, periode: Periode, vanaf: int) -> list[Cijfer]:
    """Every line, without how long it took."""
    return rapport_partners.cijfers(tellingen(session, periode), vanaf)


def met_duur(session: Session, periode: Periode, deel: Sequence[Cijfer]) -> list[Cijfer]:
    """These lines, with how long it took; three questions, however many lines there are."""
    namen = _namen(session, periode)
    hier = {(r.taak, r.partner) for r in deel if r.genoeg and not r.samen}
    per: dict[Sleutel, Counter[int]] = {}
    nummers = [nr for nr, naam in namen.items() if naam in hier]
    for nr, dagen, aantal in _duren(session, periode, col(Overdracht.taak_id), nummers):
        per.setdefault(namen[nr], Counter())[dagen] += aantal
    samen = {r.taak for r in deel if r.genoeg and r.samen}
    nummers = [nr for nr, (taak, _) in namen.items() if taak in samen]
    alle: dict[str, Counter[int]] = {}
    for taak, dagen, aantal in _duren(session, periode, col(Partnertaak.naam), nummers):
        alle.setdefault(taak, Counter())[dagen] += aantal
    return rapport_partners.met_duur(deel, per, alle)


def tellingen(session: Session, periode: Periode) -> dict[Sleutel, Telling]:
    """How the tasks went, by the names of the task and the partner."""
    namen = _namen(session, periode)
    taken = select(col(Partnertaak.id)).join(Partner, col(Partner.id) == Partnertaak.partner_id)
    taken = taken.where(col(Partner.gemeente_id) == periode.gemeente_id)
    taak = col(Overdracht.taak_id)
    vraag = select(taak, *_getallen(periode.peil)).where(taak.in_(taken), *_verzonden(periode))
    uit: dict[Sleutel, Telling] = {}
    for nr, verzonden, gemeld, niet, voorbij, voorbij_niet, op_tijd, beoordeeld, compleet in session.execute(
        vraag.group_by(taak)
    ):
        telling = Telling(verzonden, gemeld, niet, voorbij - voorbij_niet, op_tijd, beoordeeld, compleet)
        uit[namen[nr]] = uit.get(namen[nr], Telling()) + telling
    return uit


def _getallen(peil: date) -> list[Any]:
    """What is counted: in all, and of what had ended at the partner by this day, how."""
    klaar, hoe, afgesproken = col(Overdracht.klaar_op), col(Overdracht.hoe), col(Overdracht.afgesproken)
    niet = and_(hoe.in_(NIET_DOORGEGAAN), klaar <= peil)
    op_tijd = and_(afgesproken < peil, klaar <= afgesproken, hoe.not_in(NIET_DOORGEGAAN))
    oordeel = col(Overdracht.oordeel)
    waar = (
        _gemeld(peil), niet, afgesproken < peil, and_(afgesproken < peil, niet), op_tijd,
        and_(_gemeld(peil), oordeel.is_not(None)), and_(_gemeld(peil), oordeel == "compleet"),
    )  # fmt: skip
    return [func.count(), *(func.count().filter(voorwaarde) for voorwaarde in waar)]


def _duren(
    session: Session, periode: Periode, per: Any, taken: Iterable[int]
) -> Iterable[tuple[Any, int, int]]:
    """Of what was reported on these tasks: how often it took so many days."""
    duur = col(Overdracht.duur)
    vraag = (
        select(per, duur, func.count())
        .select_from(Overdracht)
        .join(Partnertaak, col(Partnertaak.id) == Overdracht.taak_id)
        .where(col(Overdracht.taak_id).in_(taken), *_verzonden(periode), _gemeld(periode.peil))
    )
    return session.execute(vraag.group_by(per, duur)).tuples()


def _gemeld(peil: date) -> ColumnElement[bool]:
    return and_(col(Overdracht.hoe) == TERUGGEMELD, col(Overdracht.klaar_op) <= peil)


def _verzonden(periode: Periode) -> list[ColumnElement[bool]]:
    dag = col(Overdracht.verzonden_op)
    return [dag >= periode.van, dag <= periode.tot]


def _namen(session: Session, periode: Periode) -> dict[int, Sleutel]:
    return {t.taak_id: (t.taak, t.partner) for t in zoeken_partners.alle(session, periode.gemeente_id)}
