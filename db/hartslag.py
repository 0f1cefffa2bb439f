"""Whether the flows do their work: each writes down when it began and how it ended, and silence is an alarm.

This does not ask Prefect: a flow that was never planned, or a server that is gone, is silent too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func
from sqlmodel import Session, col, select

from inburgering.db.basis import AMSTERDAM
from inburgering.db.tabellen import Gemeente, Hartslag, Inrichting

TE_VAAK = 3  # failures in a row


@dataclass(frozen=True)
class Stroom:
    """What a flow is for: `mist` is what does not happen when it fails; silent for over `stilte` is wrong."""

    naam: str
    stilte: timedelta
    mist: str


STROMEN = (
    Stroom("bewaak", timedelta(hours=2), "De termijnen worden niet nagelopen."),
    Stroom("draag_over", timedelta(minutes=15), "Brieven en terugmeldingen blijven liggen."),
    Stroom("rapporteer", timedelta(hours=26), "De stand van de dag wordt niet vastgelegd."),
    Stroom("opruimen", timedelta(hours=26), "Er wordt niet opgeruimd."),
    Stroom("deel_mee", timedelta(hours=4), "DUO en systemen die volgen, horen niet wat er gebeurt."),
    Stroom("druk_af", timedelta(hours=26), "De brieven voor de printer worden niet gebundeld."),
    Stroom("haal_binnen", timedelta(hours=4), "Wat van partners terugkomt, wordt niet opgehaald."),
)


@dataclass(frozen=True)
class Alarm:
    """A flow that does not do its work, for whom, and when it last did (None: never); `reden` is Dutch."""

    gemeente: str
    stroom: str
    reden: str
    sinds: datetime | None


def begin(session: Session, stroom: str, gemeenten: Sequence[int], nu: datetime) -> None:
    """The flow begins for these municipalities."""
    for rij in _rijen(session, stroom, gemeenten, nu):
        rij.begonnen = nu


def geslaagd(session: Session, stroom: str, gemeenten: Sequence[int], nu: datetime) -> None:
    """The flow did all its work for these municipalities."""
    for rij in _rijen(session, stroom, gemeenten, nu):
        rij.geslaagd, rij.op_rij, rij.fout = nu, 0, ""


def mislukt(session: Session, stroom: str, gemeenten: Sequence[int], nu: datetime, fout: str) -> None:
    """The flow failed; `fout` names no person."""
    for rij in _rijen(session, stroom, gemeenten, nu):
        rij.mislukt, rij.op_rij, rij.fout = nu, rij.op_rij + 1, fout


def _rijen(session: Session, stroom: str, gemeenten: Sequence[int], nu: datetime) -> list[Hartslag]:
    """The row of each municipality, made where there is none; locked, as two workers may end at once."""
    vraag = (
        select(Hartslag)
        .where(Hartslag.stroom == stroom, col(Hartslag.gemeente_id).in_(gemeenten))
        .order_by(col(Hartslag.gemeente_id))
        .with_for_update()
    )
    rijen = list(session.exec(vraag))
    er_zijn = {rij.gemeente_id for rij in rijen}
    nieuw = [Hartslag(gemeente_id=g, stroom=stroom, begonnen=nu) for g in gemeenten if g not in er_zijn]
    session.add_all(nieuw)
    return [*rijen, *nieuw]


def alarmen(session: Session, nu: datetime, gemeente_id: int | None = None) -> list[Alarm]:
    """What does not run as it should, of one municipality or of all; two questions to the database.

    `nu` is the moment by the machine's clock.
    """
    vraag = (
        select(Gemeente.id, Gemeente.naam, func.min(col(Inrichting.moment)))
        .outerjoin(Inrichting, col(Inrichting.gemeente_id) == col(Gemeente.id))
        .group_by(col(Gemeente.id), col(Gemeente.naam))
        .order_by(col(Gemeente.naam))
    )
    slagen = select(Hartslag)
    if gemeente_id is not None:
        vraag = vraag.where(Gemeente.id == gemeente_id)
        slagen = slagen.where(Hartslag.gemeente_id == gemeente_id)
    rijen = {(rij.gemeente_id, rij.stroom): rij for rij in session.exec(slagen)}
    gevonden = [
        _oordeel(naam, stroom, rijen.get((nr or 0, stroom.naam)), ingericht, nu)
        for nr, naam, ingericht in session.exec(vraag).all()
        for stroom in STROMEN
    ]
    return [alarm for alarm in gevonden if alarm]


def _oordeel(
    gemeente: str, stroom: Stroom, rij: Hartslag | None, ingericht: datetime | None, nu: datetime
) -> Alarm | None:
    """What is wrong with one flow, if anything."""
    sinds = rij.geslaagd if rij else None
    if rij and (rij.op_rij >= TE_VAAK or (rij.op_rij and sinds is None)):
        return Alarm(gemeente, stroom.naam, f"{stroom.mist} {_keer(rij.op_rij)}{_om(rij.fout)}", sinds)
    telt_vanaf = sinds or (rij.begonnen if rij else ingericht)
    if telt_vanaf is None or nu - telt_vanaf <= stroom.stilte:
        return None
    return Alarm(gemeente, stroom.naam, f"{stroom.mist} {_laatst(sinds)}", sinds)


def _keer(op_rij: int) -> str:
    return "De laatste keer mislukte het" if op_rij == 1 else f"Het mislukte {op_rij} keer achter elkaar"


def _om(fout: str) -> str:
    """Our own sentence behind a colon; the kind of a fault, which only tells an administrator, apart."""
    if " " in fout:
        return f": {fout.rstrip('.')}."
    return f" ({fout})." if fout else "."


def _laatst(sinds: datetime | None) -> str:
    if sinds is None:
        return "Het is nog niet gelukt."
    return f"De laatste keer was op {sinds.astimezone(AMSTERDAM):%d-%m-%Y om %H:%M}."
