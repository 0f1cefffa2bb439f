"""The embedded runner: registers the catalogue with the Prefect server and runs what is due, on one machine.

Run it as `python -m inburgering.flows.bedien`. On SIGTERM or SIGINT it lets runs in flight finish, and stops.
"""

import asyncio
import logging
import multiprocessing
import os
import signal
import sys
from collections.abc import Coroutine
from typing import Any
from uuid import UUID

from prefect import get_client
from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.runner import Runner
from prefect.states import Crashed

from inburgering import klok
from inburgering.flows import slag
from inburgering.flows.catalogus import Plan, plan
from inburgering.flows.uitrollen import velden
from inburgering.flows.verbinding import database
from inburgering.omgeving import OnjuisteInstelling

GEDULD = 60.0  # seconds for runs in flight; every flow is safe to cut off after that
ONDERWEG = [StateType.PENDING, StateType.RUNNING]
logger = logging.getLogger(__name__)


class Bediener(Runner):
    """A runner that finishes its runs before it stops. Prefect's own leaves them behind as orphans."""

    def __init__(self) -> None:
        super().__init__(
            name="inburgering", prefetch_seconds=0, query_seconds=5, limit=2, pause_on_shutdown=False
        )
        self.genoeg = asyncio.Event()
        self.lus = asyncio.get_running_loop()

    def handle_sigterm(self, *_: Any, **__: Any) -> None:
        """Only take note: `bedien` stops the runner."""
        self.lus.call_soon_threadsafe(self.genoeg.set)


async def bedien() -> None:
    """Run the catalogue until told to stop.

    1. Register every deployment; clear away what an earlier stop left behind; run each flow once now.
    2. On a signal: no new runs, wait for those in flight, stop.
    """
    runner = Bediener()
    signal.signal(signal.SIGINT, runner.handle_sigterm)
    plannen = plan([plek.code for plek in slag.gemeenten(database())])
    async with get_client() as client:
        nummers = [await _registreer(runner, wat) for wat in plannen]
        await _ruim_op(client, nummers)
        for nummer in nummers:
            await client.create_flow_run_from_deployment(nummer)
        loopt = asyncio.create_task(runner.start())
        genoeg = asyncio.create_task(runner.genoeg.wait())
        await asyncio.wait({loopt, genoeg}, return_when=asyncio.FIRST_COMPLETED)
        if loopt.done():
            loopt.result()  # it does not stop by itself: this raises why
            return
        bereikbaar = await _hoogstens(10, _pauzeer(client, nummers))
        await _hoogstens(GEDULD, _wacht_op_lopende(client, nummers if bereikbaar else []))
        if not await _hoogstens(15, _stop(runner, loopt)):
            os._exit(1)  # the runner's own tasks keep trying to reach a server that is gone


async def _hoogstens(seconden: float, werk: Coroutine[Any, Any, None]) -> bool:
    """Do this, but not for ever: whether it was done."""
    try:
        async with asyncio.timeout(seconden):
            await werk
    except Exception as fout:  # noqa: BLE001 - whatever it is, we must stop
        logger.warning("Niet ordelijk gestopt (%s); wat nog liep gaat later verder.", type(fout).__name__)
        return False
    return True


async def _stop(runner: Runner, loopt: "asyncio.Task[None]") -> None:
    await runner.astop()
    await loopt


async def _registreer(runner: Runner, wat: Plan) -> UUID:
    nummer: UUID = await runner.aadd_flow(wat.uitrol.flow(), **velden(wat))
    return nummer


async def _ruim_op(client: PrefectClient, nummers: list[UUID]) -> None:
    """Missed runs need not be made up (one run does it all), and what still 'runs' died with its runner."""
    for run in await _runs(client, nummers, [StateType.SCHEDULED]):
        if run.expected_start_time and run.expected_start_time < klok.echt():
            await client.delete_flow_run(run.id)
    for run in await _runs(client, nummers, ONDERWEG):
        await client.set_flow_run_state(run.id, Crashed(message="De uitvoerder is gestopt."), force=True)


async def _pauzeer(client: PrefectClient, nummers: list[UUID]) -> None:
    """No new runs."""
    for nummer in nummers:
        await client.pause_deployment(nummer)


async def _wacht_op_lopende(client: PrefectClient, nummers: list[UUID]) -> None:
    """Wait until no run of these is under way, and no process of any is left."""
    while multiprocessing.active_children() or (nummers and await _runs(client, nummers, ONDERWEG)):  # noqa: ASYNC110
        await asyncio.sleep(0.25)


async def _runs(client: PrefectClient, nummers: list[UUID], standen: list[StateType]) -> list[FlowRun]:
    return await client.read_flow_runs(
        flow_run_filter=FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=standen))),
        deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=nummers)),
    )


def main() -> int:
    """Run until told to stop; the exit code is 0 after an orderly stop, 1 without a usable database."""
    try:
        asyncio.run(bedien())
    except OnjuisteInstelling as fout:
        logger.error("%s", fout)  # noqa: TRY400 - the sentence says it all
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
