"""The ladder, by the clock of Prefect."""

from datetime import date, datetime

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from inburgering import klok
from inburgering.flows import bewaking
from inburgering.flows.bewaking import Over
from inburgering.flows.verbinding import database, kan_helen


@task(
    retries=2,
    retry_delay_seconds=[1, 10],
    retry_condition_fn=kan_helen,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def meld(vandaag: date, nu: datetime, over: Over) -> tuple[int, Over]:
    """Give the next batch of termijnen their melding, one transaction per traject."""
    return bewaking.meld(database(), vandaag, nu, over)


@flow(name="bewaak", timeout_seconds=240, persist_result=False)
def bewaak(vandaag: date | None = None) -> int:
    """Walk the ladder: almost due, due, overdue, coordinator, team lead. Safe to run twice.

    1. Take the termijnen whose next melding is due.
    2. Register each melding: the signal, the reminder and the next rung, in one transaction.
    3. Repeat until none is left. A traject that fails is passed over; then the run fails at the end.
    """
    dag, nu = klok.moment(vandaag)
    return bewaking.bewaak(lambda over: meld(dag, nu, over))
