"""The numbers of the day and the reports people open most, by the clock of Prefect."""

from datetime import date

from prefect import flow, task

from inburgering import klok
from inburgering.db import dagstand, rapporten
from inburgering.flows import slag, verslag
from inburgering.flows.catalogus import RAPPORTEER
from inburgering.flows.prefecthulp import herhaald, laat_zien, noem
from inburgering.flows.verbinding import database


@task(**herhaald(RAPPORTEER))
def leg_vast(gemeente_id: int, dag: date) -> dict[dagstand.Sleutel, int]:
    """Count one municipality and keep the numbers, in one transaction."""
    with database().schrijven() as session:
        return dict(dagstand.leg_vast(session, gemeente_id, dag))


@task(**herhaald(RAPPORTEER))
def tel_vooruit(gemeente_id: int) -> int:
    """Count the usual reports of one municipality and keep them, each in a transaction of its own."""
    return rapporten.maak(database(), gemeente_id, klok.nu())


@flow(
    name=RAPPORTEER.naam,
    flow_run_name=noem(RAPPORTEER.naam),
    timeout_seconds=RAPPORTEER.hoogstens,
    persist_result=False,
)
def rapporteer(gemeente: str | None = None) -> int:
    """Keep how each municipality stands today; gives how many numbers were kept. Safe to run twice.

    1. Count what is overdue, nearly so and outstanding today.
    2. Count the reports of yesterday and of the last month, quarter and year, so that nobody waits for them.
    """
    dag = klok.vandaag()
    waar = slag.gemeenten(database(), gemeente)
    with slag.slag(database(), RAPPORTEER.naam, waar):
        standen = [(plek, leg_vast(plek.id, dag)) for plek in waar]
        geteld = sum(tel_vooruit(plek.id) for plek in waar)
    laat_zien(RAPPORTEER.naam, verslag.van_rapporteer(database(), standen, dag, geteld), gemeente)
    return sum(len(stand) for _, stand in standen)
