"""The ladder: which terms have a rung due, and recording that rung once."""

import logging
from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy.exc import OperationalError
from sqlmodel import Session, col, select

from inburgering.db import normen
from inburgering.db.basis import Database
from inburgering.db.opdracht import Herkomst, Opdracht
from inburgering.db.registreer import registreer
from inburgering.db.tabellen import Gemeente, Overdracht, Partnertaak, Termijnrij, Traject
from inburgering.db.termijnrijen import Termijnstand, aan_de_beurt, wijzig
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.kalender import is_werkdag
from inburgering.wet.ladder import Trap, Trede
from inburgering.wet.vragen import ladder_van

logger = logging.getLogger(__name__)


def verwerk(
    database: Database,
    vandaag: date,
    nu: datetime,
    aantal: int = 500,
    over: set[int] | None = None,
    *,
    gemeente_id: int | None = None,
) -> int:
    """Record the rungs that are due on `vandaag`, at most `aantal` terms; one transaction per traject.

    Returns how many terms were reported; 0 means that nothing is due. Safe to run twice, and by two at once:
    a rung is recorded under its own key; a term that was done meanwhile, and a traject that another has in
    hand (PostgreSQL), are passed over.
    With `over`, a traject that fails is added to it and skipped, so that it cannot hold up all others.
    """
    with database.lezen() as session:
        trajecten = _aan_de_beurt(session, vandaag, aantal, over or (), gemeente_id)
    gedaan = 0
    for traject_id in trajecten:
        try:
            with database.schrijven() as session:
                gedaan += _meld(session, traject_id, vandaag, nu)
        except OperationalError:
            raise  # the database, not this traject
        except Exception as fout:
            if over is None:
                raise
            over.add(traject_id)
            logger.error("Traject %s: %s", traject_id, type(fout).__name__)  # noqa: TRY400 - a trace may name a person
    return gedaan


def gemeenten_aan_de_beurt(session: Session, vandaag: date) -> list[int]:
    """The municipalities that have a rung due, by number; on a free day without those that wait."""
    vraag = (
        select(Traject.gemeente_id)
        .join(Termijnrij, col(Termijnrij.traject_id) == col(Traject.id))
        .where(col(Termijnrij.volgende_melding) <= vandaag)
        .distinct()
    )
    return sorted(set(session.exec(vraag)) - set(_wachten(session, vandaag)))


def _wachten(session: Session, vandaag: date) -> list[int]:
    """On a Saturday, Sunday or holiday the municipalities that report on the next working day."""
    alle = [] if is_werkdag(vandaag) else session.exec(select(Gemeente.id)).all()
    return [nr for nr in alle if nr and normen.ladders(normen.geldend(session, nr, vandaag)).werkdagen]


def _aan_de_beurt(
    session: Session, vandaag: date, aantal: int, over: Collection[int], gemeente_id: int | None
) -> list[int]:
    wachten = _wachten(session, vandaag)
    vraag = (
        select(Termijnrij.traject_id)
        .where(col(Termijnrij.volgende_melding) <= vandaag, col(Termijnrij.traject_id).not_in(over))
        .order_by(col(Termijnrij.volgende_melding))
        .limit(aantal)
    )
    if wachten or gemeente_id is not None:
        vraag = vraag.join(Traject, col(Traject.id) == col(Termijnrij.traject_id))
        vraag = vraag.where(col(Traject.gemeente_id).not_in(wachten))
    if gemeente_id is not None:
        vraag = vraag.where(Traject.gemeente_id == gemeente_id)
    return list(dict.fromkeys(session.exec(vraag)))


def _meld(session: Session, traject_id: int, vandaag: date, nu: datetime) -> int:
    traject = session.exec(
        select(Traject).where(Traject.id == traject_id).with_for_update(skip_locked=True)
    ).one_or_none()
    if traject is None:
        return 0
    treden = normen.ladders(normen.geldend(session, traject.gemeente_id, vandaag))
    beurt = aan_de_beurt(session, traject_id, vandaag)
    taken = _taken(session, traject_id) if treden.taken else {}
    rest = dict(beurt)
    while rest:
        nr = next(iter(rest))
        termijn = rest.pop(nr)
        trap = treden.van(ladder_van(termijn.code), taken.get(termijn.onderdeel_id or 0))
        trede = _hoogste(termijn, trap, vandaag)
        if trede is None:  # the municipality moved its rungs since the row was written
            wijzig(session, {nr: termijn._replace(volgende_melding=_volgende(termijn, trap))})
            continue
        registreer(session, _opdracht(traject_id, termijn, trede, vandaag), nu)
        if rest:  # what was recorded may have moved these as well
            nog = aan_de_beurt(session, traject_id, vandaag)
            rest = {nr: nog[nr] for nr in rest if nr in nog}
    return len(beurt)


def _hoogste(rij: Termijnstand, trap: Trap, vandaag: date) -> Trede | None:
    """The highest rung that is due: after a long stop, one message and not five."""
    if rij.ruw is None or rij.laatste_dag is None:
        return None
    return trap.hoogste(rij.ruw, rij.laatste_dag, vandaag, na=Trede(rij.trede) if rij.trede else None)


def _volgende(rij: Termijnstand, trap: Trap) -> date | None:
    """The day of the rung after the one that was reported."""
    if rij.ruw is None or rij.laatste_dag is None:
        return None
    volgt = trap.volgende(rij.ruw, rij.laatste_dag, na=Trede(rij.trede) if rij.trede else None)
    return volgt[1] if volgt else None


def _taken(session: Session, traject_id: int) -> dict[int, str]:
    """Per handoff (by onderdeel) which kind of task it is; asked only where a task has its own ladder."""
    vraag = (
        select(Overdracht.onderdeel_id, Partnertaak.soort)
        .join(Partnertaak, col(Partnertaak.id) == Overdracht.taak_id)
        .where(Overdracht.traject_id == traject_id)
    )
    return dict(session.exec(vraag).all())


def _opdracht(traject_id: int, rij: Termijnstand, trede: Trede, vandaag: date) -> Opdracht:
    sleutel = f"melding:{traject_id}:{rij.code}:{rij.aanleiding}:{rij.laatste_dag}:{trede.value}"
    return Opdracht(
        traject=traject_id,
        onderdeel="traject",
        gebeurtenis=Gebeurtenis.MELDING,
        op=vandaag,
        door="systeem",
        herkomst=Herkomst.SYSTEEM,
        sleutel=sleutel,
        feiten={
            "code": rij.code,
            "aanleiding": rij.aanleiding,
            "trede": trede.value,
            "laatste_dag": str(rij.laatste_dag),
        },
    )
