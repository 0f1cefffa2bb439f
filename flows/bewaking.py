"""The ladder from the bottom to the top. Imports no Prefect: a flow and the command line call it."""

from collections.abc import Callable
from datetime import date, datetime

from inburgering.db import meldingen
from inburgering.db.basis import Database

Over = tuple[int, ...]
"""The trajecten that failed, by number."""


class NietNagekeken(Exception):
    """Some trajecten could not be gone through; the others were. `str()` is a Dutch sentence."""

    def __init__(self, over: Over, gemeld: int) -> None:
        super().__init__(
            f"{gemeld} gemeld; {len(over)} trajecten konden niet worden nagekeken. Meld dit aan de beheerder."
        )


def bewaak(meld: Callable[[Over], tuple[int, Over]]) -> int:
    """Report batch after batch until nothing is due; gives how many terms were reported.

    `meld` does one batch, leaving out the trajecten that failed before. Raises NietNagekeken at the end.
    """
    totaal, over = 0, Over()
    while True:
        gedaan, nu_over = meld(over)
        totaal += gedaan
        if not gedaan and nu_over == over:
            break
        over = nu_over
    if over:
        raise NietNagekeken(over, totaal)
    return totaal


def meld(database: Database, vandaag: date, nu: datetime, over: Over) -> tuple[int, Over]:
    """One batch: one transaction per traject."""
    gestruikeld = set(over)
    gedaan = meldingen.verwerk(database, vandaag, nu, over=gestruikeld)
    return gedaan, tuple(sorted(gestruikeld))
