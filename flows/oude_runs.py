"""The history of Prefect: what died with its worker gets an end, and what is old goes.

Only runs of our deployments, known by their tag. Nothing of ours depends on it: it keeps the screen readable
and frees the places that a dead run holds.
"""

from datetime import datetime, timedelta
from typing import Any

from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterEndTime,
    FlowRunFilterExpectedStartTime,
    FlowRunFilterState,
    FlowRunFilterStateType,
    FlowRunFilterTags,
)
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.exceptions import ObjectNotFound
from prefect.states import Crashed

from inburgering.flows.catalogus import CATALOGUS, MERK

DOOD = timedelta(seconds=2 * max(uitrol.hoogstens for uitrol in CATALOGUS))
TE_LAAT = timedelta(hours=1)  # a run that waits that long: a later one did its work
BEWAAR = timedelta(days=30)
ONDERWEG = [StateType.PENDING, StateType.RUNNING, StateType.CANCELLING]
KLAAR = [StateType.COMPLETED, StateType.FAILED, StateType.CRASHED, StateType.CANCELLED]
MEEST = 200  # what Prefect gives at once


def ruim_op(nu: datetime) -> dict[str, int]:
    """End what died, delete what never began in time and what is old; how many of each.

    `nu` is the moment by the machine's clock.
    """
    with get_client(sync_client=True) as client:
        return {
            "runs die waren blijven hangen": _beeindig(client, nu),
            "runs die te laat waren": _verwijder(client, _gepland([StateType.SCHEDULED], nu - TE_LAAT)),
            "oude runs": _verwijder(client, _oud(nu)),
        }


def _beeindig(client: SyncPrefectClient, nu: datetime) -> int:
    runs = client.read_flow_runs(flow_run_filter=_gepland(ONDERWEG, nu - DOOD), limit=MEEST)
    for run in runs:
        client.set_flow_run_state(run.id, Crashed(message="De werker is gestopt."), force=True)
    return len(runs)


def _verwijder(client: SyncPrefectClient, welke: FlowRunFilter) -> int:
    weg = 0
    while runs := client.read_flow_runs(flow_run_filter=welke, limit=MEEST):
        weg += sum(_weg(client, run) for run in runs)
    return weg


def _weg(client: SyncPrefectClient, run: FlowRun) -> bool:
    try:
        client.delete_flow_run(run.id)
    except ObjectNotFound:  # another was first
        return False
    return True


def _gepland(standen: list[StateType], voor: datetime) -> FlowRunFilter:
    return _filter(standen, expected_start_time=FlowRunFilterExpectedStartTime(before_=voor))


def _oud(nu: datetime) -> FlowRunFilter:
    return _filter(KLAAR, end_time=FlowRunFilterEndTime(before_=nu - BEWAAR))


def _filter(standen: list[StateType], **wanneer: Any) -> FlowRunFilter:
    return FlowRunFilter(
        tags=FlowRunFilterTags(all_=[MERK]),
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=standen)),
        **wanneer,
    )
