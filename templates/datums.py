"""Dates as a letter and a page say them. Pure: today is an argument."""

from datetime import date

from inburgering.wet.taal import datum as _datum
from inburgering.wet.taal import maandnaam, weekdag


def als_dag(dag: date | str) -> date:
    """A day from a day or its ISO text."""
    return date.fromisoformat(dag) if isinstance(dag, str) else dag


def datum(dag: date | str) -> str:
    """`23 november 2026`."""
    return _datum(als_dag(dag))


def dag_en_datum(dag: date | str) -> str:
    """`maandag 23 november 2026`."""
    d = als_dag(dag)
    return f"{weekdag(d)} {_datum(d)}"


def kort(dag: date | str) -> str:
    """`23 nov`."""
    d = als_dag(dag)
    naam = "mrt" if d.month == 3 else maandnaam(d.month)[:3]
    return f"{d.day} {naam}"


def afstand(dag: date | str, vandaag: date) -> str:
    """How far away a last day is: `vandaag`, `nog 3 dagen`, `1 dag te laat`."""
    verschil = (als_dag(dag) - vandaag).days
    if verschil == 0:
        return "vandaag"
    eenheid = "dag" if abs(verschil) == 1 else "dagen"
    return f"nog {verschil} {eenheid}" if verschil > 0 else f"{-verschil} {eenheid} te laat"
