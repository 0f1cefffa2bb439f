"""Who saw or changed whose data: kept before the page is shown, asked by an auditor or the person herself.

The fields follow the Logboek Dataverwerkingen (Logius): a trace, an activity of the register
(`db/verwerkingen.py`), whose data, by whom, when, and how it ended.
"""

import base64
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import func, insert
from sqlmodel import Session, col, select

from inburgering.db import versleuteling
from inburgering.db.basis import in_utc
from inburgering.db.tabellen import Inzagerij, Traject

ACTIVITEIT = "Het inburgeringstraject uitvoeren"
_VELD = b"inzage.betrokkene"


class Handeling(StrEnum):
    """What was done with the data."""

    BEKEKEN = "bekeken"
    GEWIJZIGD = "gewijzigd"
    BSN_GETOOND = "BSN getoond"
    LIJST_BEKEKEN = "lijst bekeken"
    LIJST_UITGEVOERD = "lijst uitgevoerd"


@dataclass(frozen=True, kw_only=True)
class Blik:
    """One look: whose data (`traject_id`, or a list of `aantal` people), and what for."""

    handeling: Handeling
    traject_id: int | None = None
    aantal: int = 1
    doel: str = ""


@dataclass(frozen=True, kw_only=True)
class Wie:
    """Who looked: a person of the municipality, or a partner (then without a number)."""

    gemeente_id: int
    naam: str
    gebruiker_id: int | None = None


def schrijf(
    session: Session,
    wie: Wie,
    blikken: Iterable[Blik],
    *,
    trace_id: str,
    bladzijde: str,
    status: int,
    moment: datetime,
) -> None:
    """Keep these looks, in one statement."""
    rijen = [
        {
            "moment": moment,
            "trace_id": trace_id,
            "gemeente_id": wie.gemeente_id,
            "traject_id": blik.traject_id,
            "kijker_id": wie.gebruiker_id,
            "kijker": wie.naam,
            "handeling": blik.handeling.value,
            "bladzijde": bladzijde,
            "status": status,
            "doel": blik.doel,
            "aantal": blik.aantal,
        }
        for blik in blikken
    ]
    if rijen:
        session.execute(insert(Inzagerij), rijen)


@dataclass(frozen=True)
class Regel:
    """One line of the answer to "who saw or changed this"."""

    moment: datetime
    wie: str
    handeling: str
    nummer: str
    aantal: int
    doel: str


@dataclass(frozen=True, kw_only=True)
class Vraag:
    """What is asked of the log: of one municipality, between two moments, of one traject or one person."""

    gemeente_id: int
    van: datetime
    tot: datetime
    nummer: str = ""
    kijker_id: int | None = None


def zoek(session: Session, vraag: Vraag, *, vanaf: int = 0, aantal: int = 50) -> tuple[list[Regel], int]:
    """The looks that fit, newest first, and how many there are."""
    waar: list[Any] = [
        Inzagerij.gemeente_id == vraag.gemeente_id,
        Inzagerij.moment >= vraag.van,
        Inzagerij.moment < vraag.tot,
    ]
    if vraag.nummer:
        nummers = select(Traject.id).where(
            Traject.nummer == vraag.nummer, Traject.gemeente_id == vraag.gemeente_id
        )
        waar.append(col(Inzagerij.traject_id).in_(nummers))
    if vraag.kijker_id is not None:
        waar.append(Inzagerij.kijker_id == vraag.kijker_id)
    totaal = session.exec(select(func.count()).select_from(Inzagerij).where(*waar)).one()
    rijen = session.exec(
        select(Inzagerij, Traject.nummer)
        .join(Traject, col(Traject.id) == col(Inzagerij.traject_id), isouter=True)
        .where(*waar)
        .order_by(col(Inzagerij.moment).desc(), col(Inzagerij.id).desc())
        .offset(vanaf)
        .limit(aantal)
    )
    return [
        Regel(r.moment, r.kijker, r.handeling, nummer or "", r.aantal, r.doel) for r, nummer in rijen
    ], totaal


def uitvoer(session: Session, van: datetime, tot: datetime) -> Iterator[str]:
    """The looks of a period as JSON lines in the words of the Logboek Dataverwerkingen.

    The person is named by an encrypted number that only this installation can turn back.
    """
    vraag = (
        select(Inzagerij, Traject.nummer)
        .join(Traject, col(Traject.id) == col(Inzagerij.traject_id), isouter=True)
        .where(Inzagerij.moment >= van, Inzagerij.moment < tot)
        .order_by(col(Inzagerij.id))
        .execution_options(yield_per=1000)
    )
    for rij, nummer in session.exec(vraag):
        yield json.dumps(_ldv(rij, nummer), ensure_ascii=False)


def _ldv(rij: Inzagerij, nummer: str | None) -> dict[str, Any]:
    eigen: dict[str, Any] = {"dpl.core.processing_activity_id": ACTIVITEIT}
    if nummer is not None:
        versleuteld = versleuteling.bos().versleutel(nummer, _VELD)
        eigen["dpl.core.data_subject_id"] = base64.urlsafe_b64encode(versleuteld).decode()
        eigen["dpl.core.data_subject_id_type"] = "trajectnummer"
    eigen |= {"inburgering.wie": rij.kijker, "inburgering.aantal": rij.aantal}
    if rij.doel:
        eigen["inburgering.doel"] = rij.doel
    return {
        "trace_id": rij.trace_id,
        "timestamp": in_utc(rij.moment).isoformat(timespec="milliseconds"),
        "operation_name": f"{rij.handeling} {rij.bladzijde}",
        "status_code": "Ok" if rij.status < 400 else "Error",
        "attributes": eigen,
    }
