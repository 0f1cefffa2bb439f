"""What a partner may see behind a link: one handoff, and only the personal details its task allows."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from inburgering.db import partnervelden
from inburgering.db.basis import nr_van
from inburgering.db.geheimen import hash_van
from inburgering.db.tabellen import (
    Gebeurtenisrij,
    Gebruiker,
    Gemeente,
    Onderdeel,
    Overdracht,
    Partner,
    Partnertaak,
    Persoon,
    Termijnrij,
    Toegang,
    Traject,
)
from inburgering.db.vervanging import waarnemer_van
from inburgering.db.voorraad import LOOPT
from inburgering.statemachine.machines import eindtoestanden


@dataclass(frozen=True)
class Kijk:
    """One handoff as its partner sees it.

    `persoon` holds only the fields this task allows, and nothing any more when the task is over.
    """

    traject: Traject
    deel: Onderdeel
    overdracht: Overdracht
    partner: Partner
    taak: Partnertaak
    gemeente: Gemeente
    consulent: Gebruiker
    persoon: dict[str, Any]
    termijnen: dict[str, date]
    stappen: list[Gebeurtenisrij]


@dataclass(frozen=True)
class Link:
    """A link that was given at some time: to which handoff, and whether it opens anything still."""

    onderdeel_id: int
    verlopen: bool
    ingetrokken: bool


def link(session: Session, token: str, vandaag: date) -> Link | None:
    """What a token points at, also when it is over; None when no such token was ever given."""
    vraag = select(Toegang).where(Toegang.token_hash == hash_van(token), Toegang.doel == "overdracht")
    rij = session.exec(vraag).one_or_none()
    return Link(rij.onderdeel_id, rij.verloopt < vandaag, rij.ingetrokken) if rij else None


def vind(session: Session, token: str, vandaag: date) -> Kijk | None:
    """The handoff behind a link; None when the link is unknown, over or withdrawn, without saying which."""
    gegeven = link(session, token, vandaag)
    if gegeven is None or gegeven.verlopen or gegeven.ingetrokken:
        return None
    gevonden = kijk(session, Onderdeel.id == gegeven.onderdeel_id)
    if gevonden is None:
        return None
    houder = nr_van(gevonden.consulent)
    wie = waarnemer_van(session, gevonden.traject.gemeente_id, houder, vandaag)
    return replace(gevonden, consulent=wie)


def kijk(session: Session, waar: Any) -> Kijk | None:
    """The one handoff for which this condition holds, as its partner sees it."""
    tabellen: list[Any] = [Onderdeel, Overdracht, Partner, Partnertaak, Traject]
    vraag = (
        sa.select(*tabellen)
        .join(Overdracht, col(Overdracht.onderdeel_id) == Onderdeel.id)
        .join(Partner, col(Partner.id) == Overdracht.partner_id)
        .join(Partnertaak, col(Partnertaak.id) == Overdracht.taak_id)
        .join(Traject, col(Traject.id) == Onderdeel.traject_id)
        .where(waar)
    )
    gevonden = session.execute(vraag).one_or_none()
    if gevonden is None:
        return None
    deel, overdracht, partner, taak, traject = gevonden
    return Kijk(
        traject=traject,
        deel=deel,
        overdracht=overdracht,
        partner=partner,
        taak=taak,
        gemeente=session.get_one(Gemeente, traject.gemeente_id),
        consulent=session.get_one(Gebruiker, traject.consulent_id),
        persoon=over_wie(deel, taak, session.get_one(Persoon, traject.persoon_id)),
        termijnen=_termijnen(session, deel),
        stappen=_stappen(session, deel),
    )


def over_wie(deel: Onderdeel, taak: Partnertaak, persoon: Persoon) -> dict[str, Any]:
    """The personal details this task allows; none when it is over."""
    if deel.toestand in eindtoestanden("overdracht"):
        return {}
    return partnervelden.van(persoon, taak.velden)


def _termijnen(session: Session, deel: Onderdeel) -> dict[str, date]:
    """The partner's own running terms by code: N01 reply, N02 report, N05 addition."""
    vraag = select(Termijnrij).where(
        Termijnrij.traject_id == deel.traject_id, LOOPT, Termijnrij.onderdeel_id == nr_van(deel)
    )
    return {t.code: t.laatste_dag for t in session.exec(vraag) if t.laatste_dag and t.wie == "partner"}


def _stappen(session: Session, deel: Onderdeel) -> list[Gebeurtenisrij]:
    """What happened in this handoff, oldest first."""
    vraag = (
        select(Gebeurtenisrij)
        .where(Gebeurtenisrij.traject_id == deel.traject_id, Gebeurtenisrij.onderdeel == "overdracht")
        .where(Gebeurtenisrij.nr == deel.nr, col(Gebeurtenisrij.corrigeert).is_(None))
        .order_by(col(Gebeurtenisrij.volgnr))
    )
    return list(session.exec(vraag))
