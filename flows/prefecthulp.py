"""What our flows share in Prefect: names of runs that a person can read, and artifacts of what a run did."""

import logging
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from prefect import runtime
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE

from inburgering.db.basis import AMSTERDAM
from inburgering.flows import slag
from inburgering.flows.catalogus import Uitrol
from inburgering.flows.verbinding import database, kan_helen
from inburgering.flows.verslag import Verslag

MEEST = 3  # municipalities named in the name of a run
logger = logging.getLogger(__name__)


def herhaald(uitrol: Uitrol) -> dict[str, Any]:
    """How a step of this flow is done: again when that can heal it, after the pauses of the catalogue."""
    return {
        "retries": len(uitrol.herhaal),
        "retry_delay_seconds": [*uitrol.herhaal],
        "retry_condition_fn": kan_helen,
        "cache_policy": NO_CACHE,
        "persist_result": False,
    }


def noem(stroom: str) -> Callable[[], str]:
    """The name of a run: `bewaak Zwolle 2026-11-22 06:00`, by its planned time in the Netherlands."""

    def naam() -> str:
        gepland: datetime = runtime.flow_run.scheduled_start_time
        code: str | None = (runtime.flow_run.parameters or {}).get("gemeente")
        return f"{stroom} {_wie(code)}{gepland.astimezone(AMSTERDAM):%Y-%m-%d %H:%M}"

    return naam


def _wie(code: str | None) -> str:
    """For whom, with a space behind it; nothing when the database cannot say."""
    try:
        namen = [plek.naam for plek in slag.gemeenten(database(), code)]
    except Exception as fout:  # noqa: BLE001 - a name is no reason not to run
        logger.warning("De gemeenten zijn niet te lezen (%s).", type(fout).__name__)
        return ""
    if len(namen) > MEEST:
        return f"{len(namen)} gemeenten "
    return f"{', '.join(namen)} " if namen else ""


def laat_zien(stroom: str, verslag: Verslag, gemeente: str | None = None) -> None:
    """Leave the report in Prefect, under a key of its own per flow; a failure here is only written down."""
    if verslag.leeg:
        return
    sleutel = re.sub(r"[^a-z0-9]+", "-", f"{stroom}-{gemeente}" if gemeente else stroom)
    try:
        create_table_artifact(key=sleutel, table=verslag.rijen, description=verslag.tekst)
    except Exception as fout:  # noqa: BLE001 - the work was done
        logger.warning("Het verslag van %s is niet bewaard (%s).", stroom, type(fout).__name__)
