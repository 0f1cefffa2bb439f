"""A day as a person types it: 2026-11-21 or 21-11-2026."""

from datetime import date, timedelta

from pydantic import TypeAdapter, ValidationError

from inburgering.statemachine.feiten_basis import Dag

VROEGST = date(2013, 1, 1)  # before it there is no trajectory under any of these laws
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


def voorbij(tekst: str, vandaag: date, waar_nu: str) -> tuple[date, str]:
    """The day that was asked for, which must have passed; else yesterday, and in Dutch what is wrong.

    `waar_nu` is the sentence that says where to find what holds today.
    """
    gisteren = vandaag - timedelta(days=1)
    try:
        dag = date.fromisoformat(tekst[:10]) if tekst else gisteren
    except ValueError:
        return gisteren, "Dit is geen datum. Schrijf een datum als 2026-11-21."
    if not VROEGST <= dag <= gisteren:
        return gisteren, f"Kies een dag die voorbij is. {waar_nu}"
    return dag, ""
