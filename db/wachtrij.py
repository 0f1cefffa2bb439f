"""What every queue of this database shares: claim under a lease, growing pauses, and giving up in time.

A claim lapses by itself, so that a killed process loses nothing; `skip_locked` lets two workers claim past
each other on PostgreSQL.
"""

from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar

from sqlmodel import Session, col, or_

LEASE = timedelta(minutes=5)
POGINGEN = 8
EERSTE_WACHT = timedelta(minutes=2)
LANGSTE_WACHT = timedelta(hours=6)


class Wachtend(Protocol):
    """A row that waits to be delivered."""

    id: int | None
    stand: str
    poging: int
    volgende_poging: datetime
    lease_tot: datetime | None
    fout: str


Rij = TypeVar("Rij", bound=Wachtend)


def neem(session: Session, tabel: Any, vraag: Any, nu: datetime, aantal: int) -> list[Any]:
    """Claim rows that are due and not claimed by another; `vraag` selects from `tabel`."""
    vraag = (
        vraag.where(tabel.stand == "wacht", col(tabel.volgende_poging) <= nu)
        .where(or_(col(tabel.lease_tot).is_(None), col(tabel.lease_tot) < nu))
        .order_by(col(tabel.volgende_poging), col(tabel.id))
        .limit(aantal)
        .with_for_update(skip_locked=True)
    )
    rijen = list(session.exec(vraag).all())
    for rij in rijen:
        rij.lease_tot = nu + LEASE
        rij.poging += 1
    return rijen


def mislukt(rij: Wachtend, fout: str, nu: datetime, *, herstelbaar: bool) -> bool:
    """An attempt failed: wait longer each time; True when it is given up, for a person to look at."""
    rij.lease_tot, rij.fout = None, fout
    if herstelbaar and rij.poging < POGINGEN:
        rij.volgende_poging = nu + pauze(rij.poging)
        return False
    rij.stand = "mislukt"
    return True


def opnieuw(rij: Wachtend, nu: datetime) -> bool:
    """A person mended the cause: from the start again. False when it had not been given up."""
    if rij.stand != "mislukt":
        return False
    rij.stand, rij.poging, rij.volgende_poging = "wacht", 0, nu
    return True


def pauze(poging: int) -> timedelta:
    """How long to wait after this attempt: two minutes, doubled each time, six hours at most."""
    wacht: timedelta = EERSTE_WACHT * 2 ** (poging - 1)
    return min(wacht, LANGSTE_WACHT)
