"""Post and returns, by the clock of Prefect."""

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from inburgering import klok, omgeving
from inburgering.flows import bezorging, terugkomst
from inburgering.flows.verbinding import database, kan_helen


@task(
    retries=2,
    retry_delay_seconds=[1, 10],
    retry_condition_fn=kan_helen,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def bezorg_ronde() -> bezorging.Uitslag | None:
    """Claim and deliver the next letters; None when nothing is due."""
    plek = omgeving.lees()
    return bezorging.bezorg_ronde(database(), plek, klok.nu(), bezorging.kanalen_van(plek))


@task(cache_policy=NO_CACHE, persist_result=False)
def haal_op() -> terugkomst.Oogst:
    """Record the return files of partners; what the database was too busy for stays for the next run."""
    return terugkomst.haal_op(database(), omgeving.lees(), klok.nu(), klok.echt())


@flow(name="draag_over", timeout_seconds=240, persist_result=False)
def draag_over() -> dict[str, int]:
    """Deliver what waits and collect what came back. Safe to run twice, and by two at once.

    1. Collect the return files first: they may withdraw a reminder that waits.
    2. Claim some letters; render, deliver and record each.
    3. Repeat until none is due.
    """
    oogst, totaal = haal_op(), bezorging.Uitslag()
    while (ronde := bezorg_ronde()) is not None:
        totaal += ronde
    return {
        "teruggekomen": oogst.verwerkt,
        "afgekeurd": oogst.afgekeurd,
        "verzonden": totaal.verzonden,
        "mislukt": totaal.mislukt,
        "later": totaal.later,
    }
