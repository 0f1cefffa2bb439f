"""Everything that is held about one person, and who received it: the answer to a request for access (AVG 15).

Row by row from every table that can hold something of a person, so that no part can be forgotten; and the
same in words for the person. Someone reads it before it is handed over: a note may speak of others too.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Table
from sqlmodel import Session, col, select

from inburgering.db import bewaren, vernietig_zoek
from inburgering.db.basis import in_utc, nr_van
from inburgering.db.fouten import NietGevonden
from inburgering.db.tabellen import (
    Document,
    Gemeente,
    Inrichting,
    Overdracht,
    Partner,
    Partnertaak,
    Persoon,
    Post,
    Traject,
)

BINNEN = frozenset(
    {
        "token_hash", "zout", "feiten_hash", "ketting", "sleutel", "versie", "lease_tot",
        "kijker", "kijker_id", "trace_id", "partij", "digest", "idempotentie",
    }
)  # fmt: skip
"""Columns that guard the data and say nothing of the person.

When and what for her data were looked at stands in it; whether to add which colleague did is for a person.
"""
ALS_BESTAND = ("document", "inhoud")
"""A letter's bytes: handed over as a file."""


def verzamel(session: Session, gemeente: Gemeente, nummer: str, nu: datetime) -> dict[str, Any]:
    """All that is held about the person of this traject, JSON-safe. Raises NietGevonden."""
    persoon = _persoon(session, gemeente, nummer)
    trajecten = session.exec(
        select(Traject).where(Traject.persoon_id == persoon.id).order_by(col(Traject.id))
    ).all()
    nummers = [nr_van(t) for t in trajecten]
    return {
        "soort": "overzicht van persoonsgegevens",
        "gemeente": gemeente.naam,
        "gemaakt": in_utc(nu).isoformat(timespec="seconds"),
        "trajecten": [t.nummer for t in trajecten],
        "ontvangers": list(_ontvangers(session, nummers)),
        "bewaren": _bewaren(session, gemeente, nummers, nu.date()),
        "gegevens": {
            naam: rijen
            for tabel in vernietig_zoek.TABELLEN.values()
            if tabel.name not in vernietig_zoek.VAN_NIEMAND
            for naam, rijen in [(tabel.name, list(_rijen(session, tabel, nummers, nr_van(persoon))))]
        },
    }


def _persoon(session: Session, gemeente: Gemeente, nummer: str) -> Persoon:
    traject = session.exec(
        select(Traject).where(Traject.nummer == nummer, Traject.gemeente_id == gemeente.id)
    ).first()
    if traject is None:
        raise NietGevonden(f"Een traject met nummer {nummer} is er niet in deze gemeente.")
    return session.get_one(Persoon, traject.persoon_id)


def _rijen(session: Session, tabel: Table, trajecten: list[int], persoon_id: int) -> Iterator[dict[str, Any]]:
    """The rows of this table that are the person's, with every column that says something."""
    for rij in session.connection().execute(vernietig_zoek.van(tabel, trajecten, persoon_id)).mappings():
        yield {
            naam: _waarde(waarde)
            for naam, waarde in rij.items()
            if naam not in BINNEN and waarde is not None and (tabel.name, naam) != ALS_BESTAND
        }


def _waarde(waarde: Any) -> Any:
    if isinstance(waarde, datetime):
        return in_utc(waarde).isoformat(timespec="seconds")
    return waarde.isoformat() if isinstance(waarde, date) else waarde


def _ontvangers(session: Session, trajecten: list[int]) -> Iterator[dict[str, Any]]:
    """Which partner got what, on what ground and when."""
    vraag = (
        select(Overdracht, Partner, Partnertaak)
        .join(Partner, col(Partner.id) == col(Overdracht.partner_id))
        .join(Partnertaak, col(Partnertaak.id) == col(Overdracht.taak_id))
        .where(col(Overdracht.traject_id).in_(trajecten))
        .order_by(col(Overdracht.nummer))
    )
    for overdracht, partner, taak in session.exec(vraag):
        brieven = session.exec(
            select(col(Post.verzonden_op))
            .where(Post.onderdeel_id == overdracht.onderdeel_id, Post.stand == "verzonden")
            .order_by(col(Post.id))
        ).all()
        yield {
            "wie": partner.naam,
            "waarvoor": taak.naam,
            "taak": overdracht.nummer,
            "grondslag": taak.grondslag,
            "gegevens": sorted(taak.velden),
            "verzonden": [dag.isoformat() for dag in brieven if dag],
        }


def _bewaren(session: Session, gemeente: Gemeente, trajecten: list[int], op: date) -> list[dict[str, Any]]:
    """Until when each file may be kept; one that still runs has no day yet."""
    uit = []
    for nummer in trajecten:
        for o in bewaren.beoordeel(session, nr_van(gemeente), op, alleen=nummer):
            vanaf = o.vanaf.isoformat() if o.vanaf else None
            uit.append({"traject": o.nummer, "mag weg vanaf": vanaf, "waarom": o.waarom})
    return uit


def brieven(session: Session, gemeente: Gemeente, nummer: str) -> Iterator[tuple[str, bytes]]:
    """Every letter that was made for this person: the name of its file, and its bytes."""
    persoon = _persoon(session, gemeente, nummer)
    vraag = (
        select(Post.sleutel, Document.id, Document.inhoud)
        .join(Document, col(Document.post_id) == col(Post.id))
        .join(Traject, col(Traject.id) == col(Post.traject_id))
        .where(Traject.persoon_id == persoon.id)
        .order_by(col(Document.id))
    )
    for sleutel, document, inhoud in session.exec(vraag):
        yield f"{sleutel}-{document}.pdf", inhoud


def leg_vast(session: Session, gemeente: Gemeente, nummer: str, door: str, sha256: str, nu: datetime) -> None:
    """Record that this was asked and given, in the log of the management: a number, no person."""
    session.add(
        Inrichting(gemeente_id=nr_van(gemeente), moment=nu, door=door, wat=f"inzage {nummer}", sha256=sha256)
    )


def feiten(inzage: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The lines of the log, in order."""
    regels: list[Mapping[str, Any]] = inzage["gegevens"]["gebeurtenis"]
    return sorted(regels, key=lambda r: (r["traject_id"], r["volgnr"], r["deel"]))
