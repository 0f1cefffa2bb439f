"""Post and returns, by the clock of Prefect."""

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from inburgering import klok, omgeving
from inburgering.flows import bezorging, slag, terugkomst, verslag
from inburgering.flows.catalogus import DRAAG_OVER
from inburgering.flows.prefecthulp import herhaald, laat_zien, noem
from inburgering.flows.verbinding import database

GENOEG = 180  # seconds: what is left by then is for the next run, well before this one would be cut off


@task(**herhaald(DRAAG_OVER))
def bezorg_ronde() -> bezorging.Uitslag | None:
    """Claim and deliver the next letters; None when nothing is due."""
    plek = omgeving.lees()
    return bezorging.bezorg_ronde(database(), plek, klok.nu(), bezorging.kanalen_van(plek))


@task(cache_policy=NO_CACHE, persist_result=False)
def haal_op() -> terugkomst.Oogst:
    """Record the return files of partners; what the database was too busy for stays for the next run."""
    return terugkomst.haal_op(database(), omgeving.lees(), klok.nu(), klok.echt())


@flow(
    name=DRAAG_OVER.naam,
    flow_run_name=noem(DRAAG_OVER.naam),
    timeout_seconds=DRAAG_OVER.hoogstens,
    persist_result=False,
)
def draag_over() -> dict[str, int]:
    """Deliver what waits and collect what came back. Safe to run twice, and by two at once.

    1. Collect the return files first: they may withdraw a reminder that waits.
    2. Claim some letters; render, deliver and record each.
    3. Repeat until none is due, or it has been long enough.
    """
    waar = slag.gemeenten(database())
    with slag.slag(database(), DRAAG_OVER.naam, waar):
        telling = _draag_over()
    laat_zien(DRAAG_OVER.naam, verslag.van_draag_over(database(), telling, waar))
    return telling


def _draag_over() -> dict[str, int]:
    begin = klok.echt()
    oogst, totaal = haal_op(), bezorging.Uitslag()
    while (klok.echt() - begin).total_seconds() < GENOEG and (ronde := bezorg_ronde()) is not None:
        totaal += ronde
    return {
        "teruggekomen": oogst.verwerkt,
        "afgekeurd": oogst.afgekeurd,
        "verzonden": totaal.verzonden,
        "mislukt": totaal.mislukt,
        "later": totaal.later,
    }
