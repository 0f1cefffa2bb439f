"""The log of settings: who changed what of the municipality, when, from what to what."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from inburgering.db.tabellen import Gemeente, Inrichting


@dataclass(frozen=True)
class Wijziging:
    """What was changed: a name for it, and per field what stood there and what stands there now."""

    wat: str
    verschil: Mapping[str, tuple[Any, Any]]

    @property
    def anders(self) -> dict[str, dict[str, Any]]:
        """The fields that really changed, JSON-safe."""
        return {n: {"oud": oud, "nieuw": nieuw} for n, (oud, nieuw) in self.verschil.items() if oud != nieuw}


def leg_vast(session: Session, gemeente_id: int, door: str, nu: datetime, wijziging: Wijziging) -> bool:
    """Write the change to the log; nothing, and False, when nothing changed."""
    anders = wijziging.anders
    if not anders:
        return False
    ruw = json.dumps(anders, sort_keys=True, ensure_ascii=False)
    session.add(
        Inrichting(
            gemeente_id=gemeente_id,
            moment=nu,
            door=door,
            wat=wijziging.wat,
            sha256=hashlib.sha256(ruw.encode()).hexdigest(),
            verschil=anders,
        )
    )
    return True


def geschiedenis(session: Session, gemeente_id: int, wat: str, aantal: int = 50) -> list[Inrichting]:
    """What was changed under this name, newest first."""
    vraag = select(Inrichting).where(Inrichting.gemeente_id == gemeente_id, Inrichting.wat == wat)
    return list(session.exec(vraag.order_by(col(Inrichting.id).desc()).limit(aantal)))


def neem_beurt(session: Session, gemeente_id: int) -> None:
    """Nobody else changes the settings of this municipality until the caller's transaction ends.

    Ask it before anything is read: what is read after it is what stands there now. Cases go on meanwhile.
    """
    session.get_one(Gemeente, gemeente_id, with_for_update={"key_share": True})


def laatste(session: Session, gemeente_id: int, wat: str) -> tuple[str, datetime] | None:
    """Who changed this last, and when; None when nobody did on a page."""
    rijen = geschiedenis(session, gemeente_id, wat, 1)
    return (rijen[0].door, rijen[0].moment) if rijen else None
