"""How much work each person holds, weighed as the municipality decided; what moves along with a traject."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, func, select
from sqlmodel import Session, col

from inburgering.db import normen
from inburgering.db.tabellen import Onderdeel, Persoon, Post, Signaal, Traject
from inburgering.routes.doelgroepen import Kenmerken, leeftijd
from inburgering.routes.werklast import GEWOON, Werknorm, werknorm
from inburgering.statemachine.machines import eindtoestanden
from inburgering.wet.begrippen import Groep, Regime, Route


@dataclass(frozen=True)
class Last:
    """How many running trajects someone holds, and how much they weigh together."""

    aantal: int = 0
    gewogen: float = 0.0

    def met(self, aantal: int, gewicht: float) -> "Last":
        """With these added (or, below zero, taken away)."""
        return Last(self.aantal + aantal, round(self.gewogen + gewicht, 2))


@dataclass(frozen=True)
class Mee:
    """What goes along with trajects that get another consulent, by itself."""

    signalen: int
    brieven: int
    taken: int


def norm(session: Session, gemeente_id: int, op: date) -> Werknorm | None:
    """The caseload norm of this day; None where the municipality has none."""
    return werknorm(normen.geldend(session, gemeente_id, op))


def lasten(session: Session, gemeente_id: int, op: date, norm: Werknorm | None) -> dict[int, Last]:
    """What each person holds: counted by the facts that matter, so that the database does the counting."""
    velden = _velden(norm)
    vraag = (
        select(col(Traject.consulent_id), func.count(), *velden)
        .where(col(Traject.gemeente_id) == gemeente_id, _loopt())
        .group_by(col(Traject.consulent_id), *velden)
    )
    if norm is not None and norm.let_op_leeftijd:
        vraag = vraag.join(Persoon, col(Persoon.id) == Traject.persoon_id)
    uit: dict[int, Last] = {}
    for wie, aantal, *kenmerken in session.execute(vraag):
        uit[wie] = uit.get(wie, Last()).met(aantal, aantal * _gewicht(norm, kenmerken, op))
    return uit


def zwaarten(session: Session, ids: Collection[int], op: date, norm: Werknorm | None) -> dict[int, float]:
    """How much each of these trajects weighs."""
    vraag = select(col(Traject.id), *_velden(norm)).where(col(Traject.id).in_(ids))
    if norm is not None and norm.let_op_leeftijd:
        vraag = vraag.join(Persoon, col(Persoon.id) == Traject.persoon_id)
    return {nr: _gewicht(norm, kenmerken, op) for nr, *kenmerken in session.execute(vraag)}


def gaat_mee(session: Session, ids: Collection[int]) -> Mee:
    """Open signals for the consulent, letters that wait (they get another sender), tasks at partners."""
    signalen = select(func.count()).where(
        col(Signaal.traject_id).in_(ids),
        col(Signaal.afgehandeld_door).is_(None),
        col(Signaal.voor) == "consulent",
    )
    brieven = select(func.count()).where(
        col(Post.traject_id).in_(ids), col(Post.stand).in_(("wacht", "mislukt"))
    )
    taken = select(func.count()).where(
        col(Onderdeel.traject_id).in_(ids),
        col(Onderdeel.soort) == "overdracht",
        col(Onderdeel.toestand).not_in(eindtoestanden("overdracht")),
    )
    return Mee(*(int(session.execute(vraag).scalar_one()) for vraag in (signalen, brieven, taken)))


def _velden(norm: Werknorm | None) -> list[Any]:
    """What says how heavy a traject is: nothing without weights, and the birthday only when age matters."""
    if norm is None or not norm.gewichten:
        return []
    velden: list[Any] = [Traject.groep, Traject.regime, Traject.route, Traject.toestand]
    return [*velden, Persoon.geboren] if norm.let_op_leeftijd else velden


def _gewicht(norm: Werknorm | None, kenmerken: Sequence[Any] | Row[Any] | Iterable[Any], op: date) -> float:
    if norm is None or not (waarden := list(kenmerken)):
        return GEWOON
    groep, regime, route, toestand, *geboren = waarden
    return norm.gewicht(
        Kenmerken(
            leeftijd=leeftijd(geboren[0], op) if geboren and geboren[0] else None,
            groep=Groep(groep),
            regime=Regime(regime),
            route=Route(route) if route else None,
            toestand=toestand,
        )
    )


def _loopt() -> Any:
    return col(Traject.toestand).not_in(eindtoestanden("traject"))
