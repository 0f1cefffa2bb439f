"""A day as a person types it: 2026-11-21 or 21-11-2026."""

from datetime import date

from pydantic import TypeAdapter, ValidationError

from inburgering.statemachine.feiten_basis import Dag

_DAG: TypeAdapter[date] = TypeAdapter(Dag)


class GeenDag(ValueError):
    """What was typed is no day; `str()` says in Dutch what to do, without repeating it."""


def lees(tekst: str) -> date:
    """The day. Raises GeenDag."""
    if not tekst.strip():
        raise GeenDag("Vul een dag in.")
    try:
        return _DAG.validate_python(tekst)
    except ValidationError as fout:
        ctx = fout.errors(include_input=False, include_url=False)[0].get("ctx", {})
        raise GeenDag(str(ctx.get("zin", "Dit is geen datum."))) from None
