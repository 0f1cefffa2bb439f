"""The numbers of the day, by the clock of Prefect."""

from datetime import date

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from inburgering import klok
from inburgering.db import dagstand
from inburgering.flows import slag, verslag
from inburgering.flows.catalogus import RAPPORTEER
from inburgering.flows.prefecthulp import laat_zien, noem
from inburgering.flows.verbinding import database, kan_helen


@task(
    retries=len(RAPPORTEER.herhaal),
    retry_delay_seconds=[*RAPPORTEER.herhaal],
    retry_condition_fn=kan_helen,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def leg_vast(gemeente_id: int, dag: date) -> dict[dagstand.Sleutel, int]:
    """Count one municipality and keep the numbers, in one transaction."""
    with database().schrijven() as session:
        return dict(dagstand.leg_vast(session, gemeente_id, dag))


@flow(
    name=RAPPORTEER.naam,
    flow_run_name=noem(RAPPORTEER.naam),
    timeout_seconds=RAPPORTEER.hoogstens,
    persist_result=False,
)
def rapporteer(gemeente: str | None = None) -> int:
    """Keep how each municipality stands today; gives how many numbers were kept. Safe to run twice."""
    dag = klok.vandaag()
    waar = slag.gemeenten(database(), gemeente)
    with slag.slag(database(), RAPPORTEER.naam, waar):
        standen = [(plek, leg_vast(plek.id, dag)) for plek in waar]
    laat_zien(RAPPORTEER.naam, verslag.van_rapporteer(database(), standen, dag), gemeente)
    return sum(len(stand) for _, stand in standen)
