"""One traject as its page shows it: person, consulent, tasks at partners, letters, signals."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import LargeBinary, type_coerce
from sqlmodel import Session, col, func, select

from inburgering.db.sleutelbos import OMSLAG
from inburgering.db.tabellen import (
    Document,
    Gebruiker,
    Onderdeel,
    Overdracht,
    Partner,
    Partnertaak,
    Persoon,
    Post,
    Signaal,
    Traject,
)
from inburgering.db.zaak import Zaak


@dataclass(frozen=True)
class Taak:
    """One handoff: the partner, what it was asked, and how far it is."""

    onderdeel_id: int
    nr: int
    nummer: str
    partner: str
    naam: str
    toestand: str
    sinds: date


@dataclass(frozen=True)
class Stuk:
    """What is kept of a letter that was made: the day in it, its version, digest and size in bytes."""

    dag: date
    versie: str
    sha256: str
    grootte: int
    onderwerp: str | None = None  # a letter made before its words were kept has none


@dataclass(frozen=True)
class Inzage:
    """Everything the page of one traject asks of the database."""

    zaak: Zaak
    persoon: Persoon
    mensen: dict[int, str]
    taken: list[Taak]
    brieven: list[tuple[Post, Stuk | None]]
    signalen: list[Signaal]

    @property
    def consulent(self) -> str:
        return self.mensen.get(self.zaak.traject.consulent_id, "")


def lees(session: Session, traject: Traject, nu: datetime) -> Inzage:
    """Read a traject of which the right to see it was checked. Raises NietGevonden."""
    zaak = Zaak.lees(session, traject.id or 0, nu)
    persoon = session.get_one(Persoon, traject.persoon_id)
    wie = select(Gebruiker.id, Gebruiker.naam).where(Gebruiker.gemeente_id == traject.gemeente_id)
    return Inzage(
        zaak=zaak,
        persoon=persoon,
        mensen={nummer or 0: naam for nummer, naam in session.exec(wie)},
        taken=taken(session, zaak.id),
        brieven=brieven(session, zaak.id),
        signalen=signalen(session, zaak.id),
    )


def opnieuw(session: Session, inzage: Inzage, nu: datetime) -> Inzage:
    """The same traject as it is by now: what was read before does not know what another has just done."""
    nummer = inzage.zaak.id
    session.rollback()
    return lees(session, session.get_one(Traject, nummer), nu)


def taken(session: Session, traject_id: int) -> list[Taak]:
    """The tasks at partners, newest first."""
    vraag = (
        select(Onderdeel, Overdracht.nummer, Partner.naam, Partnertaak.naam)
        .join(Overdracht, col(Overdracht.onderdeel_id) == col(Onderdeel.id))
        .join(Partner, col(Partner.id) == col(Overdracht.partner_id))
        .join(Partnertaak, col(Partnertaak.id) == col(Overdracht.taak_id))
        .where(Onderdeel.traject_id == traject_id)
        .order_by(col(Onderdeel.nr).desc())
    )
    return [
        Taak(deel.id or 0, deel.nr, nummer, partner, naam, deel.toestand, deel.sinds)
        for deel, nummer, partner, naam in session.exec(vraag)
    ]


def brieven(session: Session, traject_id: int) -> list[tuple[Post, Stuk | None]]:
    """The letters, newest first, each with what was made of it; never the bytes."""
    vraag = select(Post).where(Post.traject_id == traject_id).order_by(col(Post.id).desc())
    stukken = _stukken(session, traject_id)
    return [(post, stukken.get(post.id or 0)) for post in session.exec(vraag)]


def _stukken(session: Session, traject_id: int) -> dict[int, Stuk]:
    grootte = func.length(type_coerce(col(Document.inhoud), LargeBinary)) - OMSLAG
    velden: list[Any] = [
        Document.post_id, Document.dag, Document.versie, Document.sha256, grootte, Document.vorm
    ]  # fmt: skip
    vraag = (
        sa.select(*velden)
        .join(Post, col(Post.id) == col(Document.post_id))
        .where(col(Post.traject_id) == traject_id, col(Document.vervallen).is_(False))
    )
    return {
        nr: Stuk(dag, versie, sha256, lengte, _onderwerp(vorm))
        for nr, dag, versie, sha256, lengte, vorm in session.execute(vraag)
    }


def _onderwerp(vorm: Mapping[str, Any] | None) -> str | None:
    return vorm["kop"]["onderwerp"] if vorm else None


def brief(session: Session, traject: Traject, post_id: int) -> Post | None:
    """One letter of this traject."""
    return session.exec(select(Post).where(Post.id == post_id, Post.traject_id == traject.id)).one_or_none()


def document(session: Session, post: Post) -> Document | None:
    """The bytes that were made of a letter."""
    vraag = select(Document).where(Document.post_id == post.id, col(Document.vervallen).is_(False))
    return session.exec(vraag).one_or_none()


def signalen(session: Session, traject_id: int) -> list[Signaal]:
    """The signals that are open, oldest first."""
    vraag = select(Signaal).where(Signaal.traject_id == traject_id, col(Signaal.afgehandeld_door).is_(None))
    return list(session.exec(vraag.order_by(col(Signaal.open_sinds), col(Signaal.id))))
