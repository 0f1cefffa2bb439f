"""What a gebeurtenis changed: terms that began, moved or ended, letters that were queued, states that moved.

The same comparison serves the sentence after recording and the look beforehand, which is undone.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlmodel import Session, select

from inburgering.db import samenloop, termijnrijen
from inburgering.db.basis import Database
from inburgering.db.opdracht import Uitkomst
from inburgering.db.tabellen import Onderdeel, Post, Traject
from inburgering.wet.termijnen import naam_van

Doen = Callable[[Session], Uitkomst]


@dataclass(frozen=True)
class Brief:
    """A letter that was queued: its template and its frozen data."""

    sjabloon: str
    aan: str
    gegevens: dict[str, Any]


@dataclass(frozen=True)
class Gevolgen:
    """What followed.

    `verzet` gives name, old and new last day; `toestanden` onderdeel, number and new state.
    """

    begonnen: list[tuple[str, date | None]] = field(default_factory=list)
    verzet: list[tuple[str, date | None, date | None]] = field(default_factory=list)
    geeindigd: list[str] = field(default_factory=list)
    heropend: list[str] = field(default_factory=list)
    brieven: list[Brief] = field(default_factory=list)
    ingetrokken: int = 0
    toestanden: list[tuple[str, int, str]] = field(default_factory=list)
    herhaald: bool = False

    @property
    def leeg(self) -> bool:
        return not (self.begonnen or self.verzet or self.geeindigd or self.heropend or self.brieven)


@dataclass(frozen=True)
class _Stand:
    termijnen: dict[tuple[str, int], tuple[date | None, bool]]
    brieven: dict[int, Post]
    wacht: int
    toestanden: dict[tuple[str, int], str]


def leg_vast(database: Database, traject_id: int, doen: Doen) -> tuple[Uitkomst, Gevolgen]:
    """Do it, and say what followed. Raises what `registreer` raises; then nothing is written."""
    return samenloop.schrijf(database, lambda session: _doe(session, traject_id, doen))


def proef(database: Database, traject_id: int, doen: Doen) -> Gevolgen:
    """Do it, see what follows, and undo it. Raises what `registreer` raises."""
    return samenloop.schrijf(database, lambda session: _doe_alsof(session, traject_id, doen))


def _doe_alsof(session: Session, traject_id: int, doen: Doen) -> Gevolgen:
    punt = session.begin_nested()
    try:
        return _doe(session, traject_id, doen)[1]
    finally:
        punt.rollback()


def _doe(session: Session, traject_id: int, doen: Doen) -> tuple[Uitkomst, Gevolgen]:
    voor = _stand(session, traject_id)
    uitkomst = doen(session)
    session.flush()
    if uitkomst.herhaald:
        return uitkomst, Gevolgen(herhaald=True)
    return uitkomst, _verschil(voor, _stand(session, traject_id))


def _stand(session: Session, traject_id: int) -> _Stand:
    termijnen = termijnrijen.lees(session, traject_id).values()
    brieven = session.exec(select(Post).where(Post.traject_id == traject_id)).all()
    delen = session.exec(select(Onderdeel).where(Onderdeel.traject_id == traject_id)).all()
    traject = session.get_one(Traject, traject_id)
    return _Stand(
        termijnen={t.sleutel: (t.laatste_dag, t.loopt) for t in termijnen},
        brieven={b.id or 0: b for b in brieven},
        wacht=sum(b.stand == "wacht" for b in brieven),
        toestanden={("traject", 1): traject.toestand, **{(d.soort, d.nr): d.toestand for d in delen}},
    )


def _verschil(voor: _Stand, na: _Stand) -> Gevolgen:
    uit = Gevolgen(
        brieven=[
            Brief(b.sjabloon, str(b.gegevens["ontvanger"][0]), dict(b.gegevens))
            for nr, b in na.brieven.items()
            if nr not in voor.brieven
        ],
        ingetrokken=max(0, voor.wacht - sum(na.brieven[nr].stand == "wacht" for nr in voor.brieven)),
        toestanden=[
            (soort, nr, toestand)
            for (soort, nr), toestand in na.toestanden.items()
            if voor.toestanden.get((soort, nr)) != toestand
        ],
    )
    for sleutel, (dag, loopt) in na.termijnen.items():
        _termijn(uit, naam_van(sleutel[0]), voor.termijnen.get(sleutel), dag, loopt=loopt)
    return uit


def _termijn(
    uit: Gevolgen, naam: str, oud: tuple[date | None, bool] | None, dag: date | None, *, loopt: bool
) -> None:
    if oud is None:
        if loopt:
            uit.begonnen.append((naam, dag))
    elif oud[1] and not loopt:
        uit.geeindigd.append(naam)
    elif loopt and not oud[1]:
        uit.heropend.append(naam)
    elif loopt and oud[0] != dag:
        uit.verzet.append((naam, oud[0], dag))
