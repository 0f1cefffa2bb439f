"""The same step with SpiffWorkflow: restore its state, do one task, write its state and the same rows."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Integer, MetaData, Table, Text, insert

from tools.metingen.databases import Plek
from tools.metingen.schrijfwerk import Schrijf, execute_all, statements

STAAT = Table(
    "bench_spiff", MetaData(), Column("traject_id", Integer, primary_key=True), Column("staat", Text)
)


def prepared(plek: Plek, trajecten: Sequence[int]) -> Any:
    """Give each traject a process that waits at the appointment; returns the serializer.

    Raises ImportError when SpiffWorkflow is not installed.
    """
    from SpiffWorkflow.bpmn import BpmnWorkflow  # noqa: PLC0415 - only here when the bench group is installed
    from SpiffWorkflow.bpmn.parser import BpmnParser  # noqa: PLC0415
    from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer  # noqa: PLC0415

    parser = BpmnParser()
    parser.add_bpmn_file(str(Path(__file__).with_name("intake.bpmn")))
    proces = BpmnWorkflow(parser.get_spec("brede_intake"))
    proces.do_engine_steps()
    _one_task(proces)
    serializer = BpmnWorkflowSerializer()
    staat = serializer.serialize_json(proces)
    STAAT.metadata.create_all(plek.db.engine)
    with plek.db.engine.begin() as verbinding:
        verbinding.execute(insert(STAAT), [{"traject_id": nr, "staat": staat} for nr in trajecten])
    return serializer


def with_spiff(plek: Plek, serializer: Any, werk: Sequence[Schrijf]) -> Callable[[int], None]:
    """Restore, do one task, serialise, and write that with the same rows in one transaction."""
    zinnen = statements(plek, werk)
    lees = f"SELECT staat FROM bench_spiff WHERE traject_id = {plek.teken}"  # noqa: S608 - a parameter
    bewaar = f"UPDATE bench_spiff SET staat = {plek.teken} WHERE traject_id = {plek.teken}"  # noqa: S608

    def schrijf(traject: int) -> None:
        plek.kaal.execute(plek.begin)
        (staat,) = plek.kaal.execute(lees, [traject]).fetchone()
        proces = serializer.deserialize_json(staat)
        _one_task(proces)
        plek.kaal.execute(bewaar, [serializer.serialize_json(proces), traject])
        execute_all(plek, zinnen, traject)
        plek.kaal.execute("COMMIT")

    return schrijf


def _one_task(proces: Any) -> None:
    from SpiffWorkflow.util.task import TaskState  # noqa: PLC0415

    taak = proces.get_next_task(state=TaskState.READY, manual=True)
    taak.data["verschenen"] = True
    taak.run()
    proces.do_engine_steps()
