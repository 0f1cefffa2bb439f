"""Prefect really schedules, and runs our flows: the few tests that need its server."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import httpx
import pytest

from inburgering import omgeving as instellingen
from inburgering.db import meldingen
from inburgering.db.basis import Database
from inburgering.db.versleuteling import Sleutelbos
from inburgering.flows.catalogus import CATALOGUS, TIJDZONE
from inburgering.omgeving import DATABASE, DEMO_MERK, MAP, Omgeving
from tests.flows.conftest import DAG
from tests.werkplek import Werkplek

pytestmark = pytest.mark.prefect


@pytest.fixture(scope="session")
def engine() -> Iterator[str]:
    """One Prefect server for all of these tests; gives the address of its API."""
    from prefect.settings import PREFECT_API_URL, PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
    from prefect.testing.utilities import prefect_test_harness

    stil = {PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}  # else each flow ends a second later
    with prefect_test_harness(server_startup_timeout=90), temporary_settings(stil):
        yield str(PREFECT_API_URL.value())


@pytest.fixture
def plek(werkplek: Werkplek, omgeving: Omgeving, monkeypatch: pytest.MonkeyPatch) -> Iterator[Omgeving]:
    """The installation as a flow finds it: by the environment, in a demo map, so that a day can be named."""
    from inburgering.flows import verbinding

    monkeypatch.setenv(MAP, str(omgeving.map))
    monkeypatch.setenv(DATABASE, omgeving.database)
    (omgeving.map / DEMO_MERK).write_text(instellingen.eigen_merk())
    Sleutelbos.lees(omgeving.sleutelbestand)
    verbinding.database.cache_clear()
    yield instellingen.lees()
    verbinding.database.cache_clear()


def test_de_planner_plant_echt(engine: str) -> None:
    """A deployment with a schedule gets runs. With a wrong SQLAlchemy it gets none, in silence."""
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.actions import DeploymentScheduleCreate
    from prefect.client.schemas.schedules import CronSchedule

    with get_client(sync_client=True) as client:
        for uitrol in CATALOGUS:
            schemas = [
                DeploymentScheduleCreate(schedule=CronSchedule(cron=cron, timezone=TIJDZONE))
                for cron in uitrol.cron
            ]
            nummer = client.create_deployment(
                client.create_flow(uitrol.flow()), name=uitrol.naam, schedules=schemas
            )
            assert httpx.post(f"{engine}/deployments/{nummer}/schedule", json={"min_runs": 3}).is_success
            vraag = {"deployments": {"id": {"any_": [str(nummer)]}}}
            assert httpx.post(f"{engine}/flow_runs/count", json=vraag).json() >= 3, uitrol.naam


def test_bewaak_loopt_de_ladder(engine: str, plek: Omgeving, werkplek: Werkplek) -> None:
    """A PIP that is a day late is reported once, however often the flow runs."""
    from inburgering.flows.bewaak import bewaak

    werkplek.open(date(2026, 8, 24))
    assert bewaak(date(2026, 11, 3)) == 1
    assert bewaak(date(2026, 11, 3)) == 0


def test_bewaak_kent_de_toekomst_alleen_in_een_demo(engine: str, plek: Omgeving, werkplek: Werkplek) -> None:
    """A day that has yet to come fails outside a demo map, and nothing is recorded."""
    from inburgering.flows.bewaak import bewaak

    traject = werkplek.open(date(2026, 8, 24))
    (plek.map / DEMO_MERK).unlink()
    with pytest.raises(instellingen.OnjuisteInstelling, match="toekomst"):
        bewaak(date(2100, 1, 1))
    assert [r.soort for r in werkplek.log(traject)] == ["kennisgeving", "toewijzing"]


def test_draag_over_bezorgt(
    engine: str, plek: Omgeving, werkplek: Werkplek, taak: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The decision and the task letter leave; a second run finds nothing to do."""
    from inburgering.flows.draag_over import draag_over

    monkeypatch.setenv("INBURGERING_VANDAAG", "2026-10-07")
    niets = {"teruggekomen": 0, "afgekeurd": 0, "verzonden": 0, "mislukt": 0, "later": 0}
    assert draag_over() == niets | {"verzonden": 2}
    assert draag_over() == niets
    assert len(list(plek.uitgaand.glob("plangroep/*.pdf"))) == 1


def test_alleen_een_fout_van_de_database_wordt_overgedaan(
    engine: str, plek: Omgeving, werkplek: Werkplek, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database that was busy is asked again; a fault of ours is not."""
    from sqlalchemy.exc import OperationalError

    from inburgering.flows import bewaak as stroom

    fouten: list[Exception] = [OperationalError("", {}, Exception("database is locked"))]
    gevraagd: list[date] = []

    def verwerk(_database: Database, dag: date, *_: Any, **__: Any) -> int:
        gevraagd.append(dag)
        if fouten:
            raise fouten.pop(0)
        return 0

    monkeypatch.setattr(meldingen, "verwerk", verwerk)
    assert stroom.bewaak(DAG) == 0
    assert len(gevraagd) == 2
    fouten.append(ValueError("kapot"))
    with pytest.raises(ValueError, match="kapot"):
        stroom.bewaak(DAG)
    assert len(gevraagd) == 3
