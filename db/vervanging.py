"""Absence: who is away, who acts meanwhile. What follows from it is derived by day; no case moves."""

from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from inburgering.db import inrichten, zoeken
from inburgering.db.fouten import MagNiet, NietGevonden
from inburgering.db.inrichten import Wijziging
from inburgering.db.tabellen import Afwezigheid, Gebruiker
from inburgering.wet.vervanging import Afwezig, Mens, Rooster, bezwaar

WAT = "afwezigheid"


def rooster(session: Session, gemeente_id: int, op: date) -> Rooster:
    """Everyone of a municipality with who is away on this day; one question.

    Of one person who is away twice on a day (an old file) one deputy counts.
    """
    afwezig = sa.and_(
        col(Afwezigheid.gebruiker_id) == Gebruiker.id,
        col(Afwezigheid.van) <= op,
        col(Afwezigheid.tot) >= op,
    )
    velden: list[Any] = [
        Gebruiker.id, Gebruiker.naam, Gebruiker.rol, Gebruiker.actief,
        sa.func.min(col(Afwezigheid.vervanger_id)),
    ]  # fmt: skip
    vraag = (
        sa.select(*velden)
        .outerjoin(Afwezigheid, afwezig)
        .where(col(Gebruiker.gemeente_id) == gemeente_id, col(Gebruiker.partner_id).is_(None))
        .group_by(col(Gebruiker.id), col(Gebruiker.naam), col(Gebruiker.rol), col(Gebruiker.actief))
    )
    return Rooster(Mens(*rij) for rij in session.execute(vraag))


def lijst(session: Session, gemeente_id: int, vanaf: date, wie: int | None = None) -> list[Afwezigheid]:
    """The absences that are not over on this day, earliest first; of one person, or of everyone."""
    vraag = (
        select(Afwezigheid)
        .join(Gebruiker, col(Gebruiker.id) == Afwezigheid.gebruiker_id)
        .where(Gebruiker.gemeente_id == gemeente_id, Afwezigheid.tot >= vanaf)
        .order_by(col(Afwezigheid.van), col(Afwezigheid.id))
    )
    return list(session.exec(vraag if wie is None else vraag.where(Afwezigheid.gebruiker_id == wie)))


def meld(session: Session, gemeente_id: int, nieuw: Afwezig, door: str, nu: datetime) -> None:
    """Record an absence. Raises MagNiet: the days, an overlap, a circle, or a deputy who cannot."""
    mensen = {
        nr: Mens(nr, g.naam, g.rol, g.actief)
        for g in zoeken.medewerkers(session, gemeente_id, ook_vertrokken=True)
        if (nr := g.id) is not None
    }
    if nieuw.wie not in mensen:
        raise NietGevonden("Deze medewerker bestaat niet, of is van een andere gemeente.")
    bekend = [_als(rij) for rij in lijst(session, gemeente_id, nieuw.van)]
    if zin := bezwaar(nieuw, bekend, mensen):
        raise MagNiet.omdat(zin)
    session.add(
        Afwezigheid(gebruiker_id=nieuw.wie, vervanger_id=nieuw.vervanger, van=nieuw.van, tot=nieuw.tot)
    )
    _schrijf_op(session, gemeente_id, (nieuw, None, nieuw), door, nu)


def terug(session: Session, gemeente_id: int, nummer: int, dag: date, door: str, nu: datetime) -> None:
    """Someone is back from this day on, also one that has passed. Raises MagNiet and NietGevonden.

    Back on the first day or before: the absence never was.
    """
    rij = session.get(Afwezigheid, nummer)
    mens = session.get(Gebruiker, rij.gebruiker_id) if rij else None
    if rij is None or mens is None or mens.gemeente_id != gemeente_id:
        raise NietGevonden("Deze afwezigheid bestaat niet (meer).")
    oud, laatste = _als(rij), dag - timedelta(days=1)
    if laatste > rij.tot:
        raise MagNiet.omdat("Op die dag is de afwezigheid al voorbij. Meld zo nodig een nieuwe.")
    if laatste < rij.van:
        session.delete(rij)
    else:
        rij.tot = laatste
        session.add(rij)
    nieuw = None if laatste < oud.van else oud._replace(tot=laatste)
    _schrijf_op(session, gemeente_id, (oud, oud, nieuw), door, nu)


def waarnemer_van(session: Session, gemeente_id: int, wie: int, op: date) -> Gebruiker:
    """Who acts for this person on this day: herself, her deputy, or herself again when nobody is left."""
    nummer = rooster(session, gemeente_id, op).waarnemer(wie)
    return session.get_one(Gebruiker, wie if nummer is None else nummer)


def in_log(nummer: int) -> str:
    """How the log of settings calls the absences of this person."""
    return f"{WAT} {nummer}"


def _als(rij: Afwezigheid) -> Afwezig:
    return Afwezig(rij.gebruiker_id, rij.vervanger_id, rij.van, rij.tot)


def _schrijf_op(
    session: Session,
    gemeente_id: int,
    wat: tuple[Afwezig, Afwezig | None, Afwezig | None],
    door: str,
    nu: datetime,
) -> None:
    """In the log of settings: who changed what and when. Never a reason: that may be about health."""
    wie, oud, nieuw = wat
    verschil = {veld: (_tekst(oud, veld), _tekst(nieuw, veld)) for veld in ("vervanger", "van", "tot")}
    inrichten.leg_vast(session, gemeente_id, door, nu, Wijziging(in_log(wie.wie), verschil))


def _tekst(afwezig: Afwezig | None, veld: str) -> Any:
    waarde = getattr(afwezig, veld, None)
    return waarde.isoformat() if isinstance(waarde, date) else waarde
