"""Who was reminded of a task, and when: the partner by a letter, the municipality by the ladder."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, select
from sqlmodel import Session, col

from inburgering.db.taakstand import HERINNERING
from inburgering.db.tabellen import Gebeurtenisrij, Post, Termijnrij
from inburgering.db.tijdlijn import gegevens
from inburgering.db.zoeken_uitstaand import Taak
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.ladder import Aan, Trede
from inburgering.wet.ladders import Ladders
from inburgering.wet.vragen import ladder_van


@dataclass(frozen=True, order=True)
class Herinnerd:
    """On this day this role (or the partner) was told."""

    op: date
    wie: Aan


def herinnerd(session: Session, taken: Sequence[Taak], ladders: Ladders) -> dict[int, list[Herinnerd]]:
    """Per task (by onderdeel) who was told on which day, oldest first; three questions for the whole list."""
    trajecten = {t.traject_id for t in taken}
    uit: dict[int, set[Herinnerd]] = {t.onderdeel_id: set() for t in taken}
    for onderdeel, wat in _brieven(session, trajecten):
        if onderdeel in uit:
            uit[onderdeel].add(wat)
    soort = {t.onderdeel_id: t.soort for t in taken}
    for onderdeel, code, trede, op in _meldingen(session, trajecten):
        if onderdeel in uit:
            wie = ladders.van(ladder_van(code), soort[onderdeel]).aan(trede) - {Aan.PARTNER}
            uit[onderdeel] |= {Herinnerd(op, aan) for aan in wie}
    return {onderdeel: sorted(alle) for onderdeel, alle in uit.items()}


def _brieven(session: Session, trajecten: Iterable[int]) -> list[tuple[int, Herinnerd]]:
    """Each reminder to a partner, on the day it was decided or the ladder made it."""
    velden: list[Any] = [Post.onderdeel_id, Gebeurtenisrij.op]
    oorzaak = and_(
        col(Gebeurtenisrij.traject_id) == Post.traject_id,
        col(Gebeurtenisrij.volgnr) == Post.aanleiding,
        col(Gebeurtenisrij.deel) == 0,
    )
    vraag = (
        select(*velden)
        .select_from(Post)
        .join(Gebeurtenisrij, oorzaak)
        .where(col(Post.traject_id).in_(trajecten), col(Post.sjabloon) == HERINNERING)
        .where(col(Post.stand) != "ingetrokken")
    )
    return [(onderdeel, Herinnerd(op, Aan.PARTNER)) for onderdeel, op in session.execute(vraag)]


def _meldingen(session: Session, trajecten: Iterable[int]) -> list[tuple[int, str, Trede, date]]:
    """Each rung of the ladder of a task's terms: its term, the rung and the day."""
    vraag = select(Gebeurtenisrij).where(
        col(Gebeurtenisrij.traject_id).in_(trajecten), col(Gebeurtenisrij.soort) == Gebeurtenis.MELDING.value
    )
    meldingen = session.execute(vraag).scalars().all()
    velden: list[Any] = [
        Termijnrij.traject_id,
        Termijnrij.code,
        Termijnrij.aanleiding,
        Termijnrij.onderdeel_id,
    ]
    termijnen = select(*velden).where(
        col(Termijnrij.traject_id).in_({m.traject_id for m in meldingen}),
        col(Termijnrij.onderdeel_id).is_not(None),
    )
    van = {(traject, code, nr): onderdeel for traject, code, nr, onderdeel in session.execute(termijnen)}
    uit = []
    for melding in meldingen:
        feiten = gegevens(melding)
        if not feiten:
            continue  # erased at the end of retention
        onderdeel = van.get((melding.traject_id, feiten["code"], feiten["aanleiding"]))
        if onderdeel is not None:
            uit.append((onderdeel, feiten["code"], Trede(feiten["trede"]), melding.op))
    return uit


def al_vastgelegd(session: Session, sleutels: Sequence[str]) -> set[str]:
    """Which of these keys were used already: what they stand for was done."""
    vraag = select(col(Gebeurtenisrij.sleutel)).where(col(Gebeurtenisrij.sleutel).in_(sleutels))
    return {str(sleutel) for sleutel in session.execute(vraag).scalars()}
