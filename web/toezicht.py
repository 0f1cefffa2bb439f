"""The administrator's page of what goes by itself: when each flow last did its work, and what was set."""

from dataclasses import dataclass
from datetime import datetime

from fastapi import APIRouter
from sqlmodel import Session, col, select
from starlette.requests import Request
from starlette.responses import Response

from inburgering import klok
from inburgering.db import hartslag
from inburgering.db.hartslag import STROMEN
from inburgering.db.tabellen import Hartslag, Inrichting
from inburgering.web.inrichting_woorden import in_woorden
from inburgering.web.toegang import Beheer, Ik
from inburgering.web.toon import toon
from inburgering.web.verzoek import Lezen

router = APIRouter()
PAD = "/toezicht"
LAATSTE = 30
WAT = {
    "bewaak": "Termijnen nalopen",
    "draag_over": "Brieven bezorgen en terugmeldingen ophalen",
    "rapporteer": "De stand van de dag vastleggen",
    "opruimen": "Opruimen wat verlopen is",
    "deel_mee": "DUO en andere systemen berichten",
    "druk_af": "Brieven voor de printer bundelen",
    "haal_binnen": "Ophalen wat van partners terugkomt",
}
"""What each flow does, in words for a page."""


@dataclass(frozen=True)
class Regel:
    """One flow: what it does, when it last succeeded and failed, and what is wrong (empty: nothing)."""

    wat: str
    geslaagd: datetime | None
    mislukt: datetime | None
    reden: str


@router.get(PAD)
def toezicht(request: Request, ik: Beheer, session: Lezen) -> Response:
    """Every flow for this municipality, and the last changes of its settings."""
    regels = _regels(session, ik)
    return toon(
        request, "toezicht", actief=PAD, regels=regels, mis=sum(bool(r.reden) for r in regels),
        wijzigingen=in_woorden(session, ik.gemeente_id, _wijzigingen(session, ik)),
    )  # fmt: skip


def _regels(session: Session, ik: Ik) -> list[Regel]:
    slagen = {
        rij.stroom: rij
        for rij in session.exec(select(Hartslag).where(Hartslag.gemeente_id == ik.gemeente_id))
    }
    mis = {a.stroom: a.reden for a in hartslag.alarmen(session, klok.echt(), ik.gemeente_id)}
    return [
        Regel(
            WAT[stroom.naam],
            slag.geslaagd if (slag := slagen.get(stroom.naam)) else None,
            slag.mislukt if slag else None,
            mis.get(stroom.naam, ""),
        )
        for stroom in STROMEN
    ]


def _wijzigingen(session: Session, ik: Ik) -> list[Inrichting]:
    vraag = select(Inrichting).where(Inrichting.gemeente_id == ik.gemeente_id)
    return list(session.exec(vraag.order_by(col(Inrichting.id).desc()).limit(LAATSTE)))
