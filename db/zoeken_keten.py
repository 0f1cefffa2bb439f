"""What the pages about the chain ask: what DUO still owes us an answer to, and what went to subscribers."""

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, func, select

from inburgering.db.leveringen import ONDERWEG
from inburgering.db.tabellen import Abonnement, Bericht, Levering, Persoon, Traject


@dataclass(frozen=True)
class Openstaand:
    """A record that waits for DUO's answer, with whose traject it is."""

    levering: Levering
    nummer: str
    naam: str


def open_leveringen(
    session: Session, gemeente_id: int, consulent_id: int | None, *, vanaf: int, aantal: int
) -> list[Openstaand]:
    """A page of what DUO did not confirm, oldest first; of a consulent those of her own trajects."""
    vraag = select(Levering, Traject.nummer, Persoon.naam).select_from(Levering).join(Traject).join(Persoon)
    vraag = _open(vraag, gemeente_id, consulent_id)
    vraag = vraag.order_by(col(Levering.klaar_op), col(Levering.id)).offset(vanaf).limit(aantal)
    return [Openstaand(levering, nummer, naam) for levering, nummer, naam in session.exec(vraag)]


def tel_open(session: Session, gemeente_id: int, consulent_id: int | None) -> dict[str, int]:
    """How many there are in each state."""
    vraag: Any = select(Levering.stand, func.count()).select_from(Levering).join(Traject)
    vraag = _open(vraag, gemeente_id, consulent_id).group_by(Levering.stand)
    return {stand: int(n) for stand, n in session.exec(vraag)}


def _open(vraag: Any, gemeente_id: int, consulent_id: int | None) -> Any:
    vraag = vraag.where(Levering.gemeente_id == gemeente_id, col(Levering.stand).in_(ONDERWEG))
    return vraag if consulent_id is None else vraag.where(Traject.consulent_id == consulent_id)


def levering(session: Session, gemeente_id: int, kenmerk: str, consulent_id: int | None) -> Levering | None:
    """The open record with this kenmerk, when this person may see it."""
    vraag = _open(select(Levering).join(Traject), gemeente_id, consulent_id)
    gevonden: Levering | None = session.exec(vraag.where(Levering.kenmerk == kenmerk)).one_or_none()
    return gevonden


def abonnementen(session: Session, gemeente_id: int) -> list[tuple[Abonnement, dict[str, int]]]:
    """Every subscription of this municipality with its messages per state."""
    vraag = select(Abonnement).where(Abonnement.gemeente_id == gemeente_id).order_by(col(Abonnement.id))
    alle = list(session.exec(vraag))
    tellingen: dict[int, dict[str, int]] = {}
    tel: Any = select(Bericht.abonnement_id, Bericht.stand, func.count())
    tel = tel.where(col(Bericht.abonnement_id).in_([a.id for a in alle]))
    for nr, stand, n in session.exec(tel.group_by(Bericht.abonnement_id, Bericht.stand)):
        tellingen.setdefault(nr, {})[stand] = int(n)
    return [(a, tellingen.get(int(a.id or 0), {})) for a in alle]


def bezorgingen(
    session: Session, abonnement_id: int, *, vanaf: int, aantal: int
) -> list[tuple[Bericht, str]]:
    """A page of the messages for a subscriber, newest first, with the number of the traject."""
    vraag = select(Bericht, Traject.nummer).select_from(Bericht).join(Traject)
    vraag = vraag.where(Bericht.abonnement_id == abonnement_id)
    vraag = vraag.order_by(col(Bericht.id).desc()).offset(vanaf).limit(aantal)
    return [(bericht, nummer) for bericht, nummer in session.exec(vraag)]
