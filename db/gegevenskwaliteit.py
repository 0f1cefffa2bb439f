"""Where a chain party says something else than we have: a signal per contradiction, and their list."""

import hashlib
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, func, select

from inburgering.db import signalen
from inburgering.db.tabellen import Gebruiker, Persoon, Signaal, Traject
from inburgering.db.zaak import Zaak

SOORT = "gegevenskwaliteit"


def meld(zaak: Zaak, zin: str, nu: datetime) -> bool:
    """Put a contradiction before the consulent; False when the same one was reported before.

    Also when a person closed it since: she looked at exactly this. Nobody could close one of a traject that
    ended, so there it is not kept: the caller says it in his report.
    """
    vinger = hashlib.sha256(zin.encode()).hexdigest()[:16]
    sleutel = f"{zaak.traject.nummer}:{SOORT}:{vinger}"
    bekend = zaak.session.exec(select(Signaal.id).where(Signaal.sleutel == sleutel)).first()
    if bekend is not None or zaak.is_beeindigd:
        return False
    signalen.open_signaal(zaak, "consulent", SOORT, zin, zaak.traject.volgnr, nu, sleutel=sleutel)
    return True


def aantal(session: Session, gemeente_id: int, consulent_id: int | None) -> int:
    """How many are open, of the whole municipality or of one consulent."""
    vraag = select(func.count()).select_from(Signaal).join(Traject)
    return int(session.exec(_open(vraag, gemeente_id, consulent_id)).one())


def lijst(
    session: Session, gemeente_id: int, consulent_id: int | None, *, vanaf: int, aantal: int
) -> list[tuple[Signaal, str, str, str]]:
    """A page of open contradictions, oldest first: the signal, traject number, person and owner."""
    vraag = (
        select(Signaal, Traject.nummer, Persoon.naam, Gebruiker.naam)
        .select_from(Signaal)
        .join(Traject)
        .join(Persoon)
        .join(Gebruiker, col(Gebruiker.id) == col(Traject.consulent_id))
    )
    vraag = _open(vraag, gemeente_id, consulent_id).order_by(col(Signaal.open_sinds), col(Signaal.id))
    return [
        (s, nummer, naam, wie) for s, nummer, naam, wie in session.exec(vraag.offset(vanaf).limit(aantal))
    ]


def _open(vraag: Any, gemeente_id: int, consulent_id: int | None) -> Any:
    vraag = vraag.where(
        Traject.gemeente_id == gemeente_id, Signaal.soort == SOORT, col(Signaal.afgehandeld_door).is_(None)
    )
    return vraag if consulent_id is None else vraag.where(Traject.consulent_id == consulent_id)
