"""The ladder, by the clock of Prefect."""

from datetime import date, datetime

from prefect import flow, task

from inburgering import klok
from inburgering.db import zegel
from inburgering.flows import bewaking, slag, verslag
from inburgering.flows.bewaking import Over
from inburgering.flows.catalogus import BEWAAK
from inburgering.flows.prefecthulp import herhaald, laat_zien, noem
from inburgering.flows.verbinding import database


@task(**herhaald(BEWAAK))
def meld(vandaag: date, nu: datetime, over: Over, gemeente_id: int) -> tuple[int, Over]:
    """Give the next batch of termijnen their melding, one transaction per traject."""
    return bewaking.meld(database(), vandaag, nu, over, gemeente_id)


@task(**herhaald(BEWAAK))
def verzegel() -> int:
    """Seal the other logs up to now; gives how many lines."""
    return zegel.verzegel(database(), klok.echt())


@flow(
    name=BEWAAK.naam,
    flow_run_name=noem(BEWAAK.naam),
    timeout_seconds=BEWAAK.hoogstens,
    persist_result=False,
)
def bewaak(vandaag: date | None = None, gemeente: str | None = None) -> int:
    """Walk the ladder: almost due, due, overdue, coordinator, team lead. Safe to run twice.

    First what was recorded in the other logs since the last time is sealed, so that a later change shows.
    1. Of each municipality (or of the one with this code), take the termijnen whose next melding is due.
    2. Register each melding: the signal, the reminder and the next rung, in one transaction.
    3. Repeat until none is left. A traject that fails is passed over; then the run fails at the end.
    """
    dag, nu = klok.moment(vandaag)
    verzegel()
    waar = slag.gemeenten(database(), gemeente)
    with slag.slag(database(), BEWAAK.naam, waar) as verloop:
        rondes = bewaking.per_gemeente(database(), waar, dag, lambda over, nr: meld(dag, nu, over, nr))
        verloop.mislukt = {ronde.plek.id: ronde.zin for ronde in rondes if ronde.over}
    laat_zien(BEWAAK.naam, verslag.van_bewaak(database(), rondes, dag), gemeente)
    return bewaking.eindig(rondes)
