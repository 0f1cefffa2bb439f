"""Put the catalogue in a work pool of a Prefect server, from which any number of workers take runs."""

from collections.abc import Coroutine, Sequence
from typing import Any

from prefect import get_client
from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.actions import DeploymentScheduleCreate, WorkPoolCreate
from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterTags
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.client.schemas.schedules import CronSchedule
from prefect.deployments.runner import RunnerDeployment
from prefect.exceptions import ObjectNotFound
from prefect.settings import PREFECT_API_URL
from prefect.types.entrypoint import EntrypointType
from prefect.workers.process import ProcessWorker

from inburgering.flows.catalogus import MERK, TIJDZONE, Plan, plan
from inburgering.omgeving import OnjuisteInstelling

GEDULD = 60  # seconds for a run to begin, before its place is for another


def velden(wat: Plan) -> dict[str, Any]:
    """A deployment in the words of Prefect; the embedded runner and a work pool ask for the same."""
    uitrol = wat.uitrol
    plek = ConcurrencyLimitConfig(
        limit=uitrol.tegelijk or 1,
        collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW,
        grace_period_seconds=GEDULD,
    )
    return {
        "name": wat.naam,
        "schedules": [
            DeploymentScheduleCreate(schedule=CronSchedule(cron=cron, timezone=TIJDZONE))
            for cron in uitrol.cron
        ],
        "parameters": dict(wat.gegevens),
        "tags": list(wat.tags),
        "description": uitrol.omschrijving,
        "concurrency_limit": plek if uitrol.tegelijk else None,
        "entrypoint_type": EntrypointType.MODULE_PATH,
        "paused": False,  # an orderly stop of the embedded runner paused it
    }


def rol_uit(
    werkpool: str, gemeenten: Sequence[str], *, apart: bool = False
) -> Coroutine[Any, Any, list[str]]:
    """Make the work pool when it is not there, put every deployment in it, and remove ours that are over.

    Gives the names. Raises OnjuisteInstelling when it is not said which server.
    """
    if not PREFECT_API_URL.value():
        raise OnjuisteInstelling(
            "Zet PREFECT_API_URL op het adres van de Prefect-server, zoals http://prefect:4200/api."
        )
    return _rol_uit(werkpool, gemeenten, apart=apart)


async def _rol_uit(werkpool: str, gemeenten: Sequence[str], *, apart: bool) -> list[str]:
    plannen = plan(gemeenten, apart=apart)
    async with get_client() as client:
        await _werkpool(client, werkpool)
        for wat in plannen:
            uitrol = RunnerDeployment.from_flow(wat.uitrol.flow(), work_pool_name=werkpool, **velden(wat))
            await uitrol.aapply()
        await _verwijder_andere(client, werkpool, {wat.naam for wat in plannen})
    return [wat.naam for wat in plannen]


async def _werkpool(client: PrefectClient, naam: str) -> None:
    try:
        await client.read_work_pool(naam)
    except ObjectNotFound:
        sjabloon = ProcessWorker.get_default_base_job_template()
        await client.create_work_pool(
            WorkPoolCreate(name=naam, type=ProcessWorker.type, base_job_template=sjabloon)
        )


async def _verwijder_andere(client: PrefectClient, werkpool: str, namen: set[str]) -> None:
    """A deployment of ours in this pool that is no longer in the plan would do the work a second time."""
    van_ons = DeploymentFilter(tags=DeploymentFilterTags(all_=[MERK]))
    for uitrol in await client.read_deployments(deployment_filter=van_ons):
        if uitrol.work_pool_name == werkpool and uitrol.name not in namen:
            await client.delete_deployment(uitrol.id)
