"""The ladder from the bottom to the top. Imports no Prefect: a flow and the command line call it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from inburgering.db import meldingen
from inburgering.db.basis import Database
from inburgering.flows.slag import Plek

Over = tuple[int, ...]
"""The trajecten that failed, by number."""


class NietNagekeken(Exception):
    """Some trajecten could not be gone through; the others were. `str()` is a Dutch sentence."""

    def __init__(self, over: Over, gemeld: int) -> None:
        super().__init__(
            f"{gemeld} gemeld; {len(over)} trajecten konden niet worden nagekeken. Meld dit aan de beheerder."
        )


@dataclass(frozen=True)
class Ronde:
    """What came of the ladder of one municipality: how many terms were reported, which trajecten failed."""

    plek: Plek
    gemeld: int = 0
    over: Over = ()

    @property
    def zin(self) -> str:
        """What to write down of a round that failed."""
        return str(NietNagekeken(self.over, self.gemeld))


def bewaak(meld: Callable[[Over], tuple[int, Over]]) -> int:
    """Report batch after batch until nothing is due; gives how many terms were reported.

    `meld` does one batch, leaving out the trajecten that failed before. Raises NietNagekeken at the end.
    """
    totaal, over = _tot_het_op_is(meld)
    if over:
        raise NietNagekeken(over, totaal)
    return totaal


def _tot_het_op_is(meld: Callable[[Over], tuple[int, Over]]) -> tuple[int, Over]:
    totaal, over = 0, Over()
    while True:
        gedaan, nu_over = meld(over)
        totaal += gedaan
        if not gedaan and nu_over == over:
            return totaal, over
        over = nu_over


def per_gemeente(
    database: Database, waar: Sequence[Plek], dag: date, meld: Callable[[Over, int], tuple[int, Over]]
) -> list[Ronde]:
    """The ladder of each of these municipalities; one that has nothing due costs nothing.

    `meld` does one batch of the municipality with this number, leaving out what failed before.
    """
    with database.lezen() as session:
        aan_de_beurt = set(meldingen.gemeenten_aan_de_beurt(session, dag))
    uit = []
    for plek in waar:
        ronde = Ronde(plek)
        if plek.id in aan_de_beurt:
            gemeld, over = _tot_het_op_is(lambda over, plek=plek: meld(over, plek.id))  # type: ignore[misc]
            ronde = Ronde(plek, gemeld, over)
        uit.append(ronde)
    return uit


def eindig(rondes: Sequence[Ronde]) -> int:
    """How many terms were reported in all. Raises NietNagekeken when a traject failed."""
    totaal = sum(ronde.gemeld for ronde in rondes)
    if over := tuple(nr for ronde in rondes for nr in ronde.over):
        raise NietNagekeken(over, totaal)
    return totaal


def meld(
    database: Database, vandaag: date, nu: datetime, over: Over, gemeente_id: int | None = None
) -> tuple[int, Over]:
    """One batch: one transaction per traject."""
    gestruikeld = set(over)
    gedaan = meldingen.verwerk(database, vandaag, nu, over=gestruikeld, gemeente_id=gemeente_id)
    return gedaan, tuple(sorted(gestruikeld))
