"""The inbox of returns as pages, the API and the receipts ask for it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, func, select

from inburgering.db import terug_vinden
from inburgering.db.basis import AMSTERDAM
from inburgering.db.tabellen import Overdracht, Partner, Persoon, Terugmelding, Traject
from inburgering.db.terugbericht import VERVALST, Stand, Weg

ZICHTBAAR = 10


@dataclass(frozen=True)
class Regel:
    """One return on the list: of whom, about which task."""

    rij: Terugmelding
    traject: Traject
    naam: str
    partner: str
    taak: str


def aantal_open(session: Session, gemeente_id: int, houders: frozenset[int] | None) -> int:
    """How many returns wait for a person; of a consulent those about the trajects these people hold."""
    vraag = _van(sa.select(func.count()), gemeente_id, houders, alleen_open=True)
    return int(session.execute(vraag).scalar_one())


def aantal(session: Session, gemeente_id: int, houders: frozenset[int] | None, *, alleen_open: bool) -> int:
    """How many returns there are on the list."""
    vraag = _van(sa.select(func.count()), gemeente_id, houders, alleen_open=alleen_open)
    return int(session.execute(vraag).scalar_one())


def lijst(
    session: Session,
    gemeente_id: int,
    houders: frozenset[int] | None,
    *,
    alleen_open: bool,
    vanaf: int,
    per_blad: int,
) -> list[Regel]:
    """A page of returns: what waits the longest first, or else the newest first."""
    velden: list[Any] = [Terugmelding, Traject, Persoon.naam, Partner.naam, Overdracht.nummer]
    vraag = _van(sa.select(*velden), gemeente_id, houders, alleen_open=alleen_open)
    orde = col(Terugmelding.id) if alleen_open else col(Terugmelding.id).desc()
    return [Regel(*rij) for rij in session.execute(vraag.order_by(orde).offset(vanaf).limit(per_blad))]


def een(session: Session, gemeente_id: int, nummer: int) -> Regel | None:
    """The return with this number, if it is about a task of this municipality."""
    velden: list[Any] = [Terugmelding, Traject, Persoon.naam, Partner.naam, Overdracht.nummer]
    vraag = _van(sa.select(*velden), gemeente_id, None, alleen_open=False)
    gevonden = session.execute(vraag.where(col(Terugmelding.id) == nummer)).one_or_none()
    return Regel(*gevonden) if gevonden else None


def van_taak(session: Session, onderdeel_id: int) -> list[Terugmelding]:
    """What came in about one task, newest first, without repeats: for the partner to see what came of it."""
    vraag = select(Terugmelding).where(
        Terugmelding.onderdeel_id == onderdeel_id, Terugmelding.uitkomst != Stand.DUBBEL
    )
    return list(session.exec(vraag.order_by(col(Terugmelding.id).desc()).limit(ZICHTBAAR)))


@dataclass(frozen=True)
class Telling:
    """How often returns of one kind were refused on one day, without anything of what they said."""

    dag: date
    weg: str
    reden: str
    partner: str | None
    aantal: int


def vervalst(session: Session, gemeente_id: int, vanaf: datetime) -> list[Telling]:
    """What could not be shown to be a partner's own, counted per day since a moment, newest day first.

    What came in without any partner is shown to every municipality of this installation.
    """
    hier = sa.or_(col(Terugmelding.gemeente_id) == gemeente_id, col(Terugmelding.gemeente_id).is_(None))
    velden: list[Any] = [Terugmelding.moment, Terugmelding.weg, Terugmelding.reden, Partner.naam]
    vraag = (
        sa.select(*velden)
        .outerjoin(Partner, col(Partner.id) == Terugmelding.partner_id)
        .where(hier, col(Terugmelding.moment) >= vanaf)
        .where(col(Terugmelding.reden).in_(VERVALST))
    )
    tel: dict[tuple[date, str, str, str | None], int] = {}
    for moment, weg, reden, partner in session.execute(vraag):
        sleutel = (moment.astimezone(AMSTERDAM).date(), weg, reden, partner)
        tel[sleutel] = tel.get(sleutel, 0) + 1
    return [
        Telling(*s, n)
        for s, n in sorted(tel.items(), key=lambda i: (-i[0][0].toordinal(), *map(str, i[0][1:])))
    ]


def terug_te_koppelen(session: Session) -> list[tuple[int, str, set[str], dict[str, Any]]]:
    """Decisions about returns that came as a file: number, file, folders of the partner, what to say."""
    vraag = (
        select(Terugmelding, Partner)
        .join(Partner, col(Partner.id) == Terugmelding.partner_id)
        .where(Terugmelding.weg == Weg.BESTAND, col(Terugmelding.besloten).is_not(None))
        .where(col(Terugmelding.teruggekoppeld).is_(False))
    )
    return [
        (
            rij.id or 0,
            rij.partij,
            terug_vinden.mappen(partner),
            {
                "regel": rij.regel,
                "nummer": rij.id,
                "taak": rij.inhoud.get("taak", ""),
                "besluit": rij.besluit,
                "uitleg": rij.besluit_zin,
            },
        )
        for rij, partner in session.exec(vraag)
    ]


def teruggekoppeld(session: Session, nummer: int) -> None:
    """The partner was told of a decision."""
    session.get_one(Terugmelding, nummer).teruggekoppeld = True


def _van(vraag: Any, gemeente_id: int, houders: frozenset[int] | None, *, alleen_open: bool) -> Any:
    """The returns about tasks of a municipality; repeats are left out."""
    vraag = (
        vraag.select_from(Terugmelding)
        .join(Traject, col(Traject.id) == Terugmelding.traject_id)
        .join(Persoon, col(Persoon.id) == Traject.persoon_id)
        .join(Partner, col(Partner.id) == Terugmelding.partner_id)
        .join(Overdracht, col(Overdracht.onderdeel_id) == Terugmelding.onderdeel_id)
        .where(col(Terugmelding.gemeente_id) == gemeente_id, col(Terugmelding.uitkomst) != Stand.DUBBEL)
    )
    if alleen_open:
        vraag = vraag.where(col(Terugmelding.wacht))
    return vraag if houders is None else vraag.where(col(Traject.consulent_id).in_(houders))
