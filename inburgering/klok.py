"""The only place that asks for today or now. Everywhere else a day is an argument."""

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from inburgering import omgeving

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
VANDAAG = "INBURGERING_VANDAAG"
_BEGIN = datetime.now(UTC)


def nu() -> datetime:
    """The present moment, aware and in UTC. A set day in a demo map moves the date, not the time of day.

    A day with a time (`2027-03-27T23:59`, in the Netherlands) is the moment at which this process began: the
    clock goes on from there. Raises OnjuisteInstelling when it is neither.
    """
    gezet = _gezet()
    return echt() if gezet is None else gezet


def vandaag() -> date:
    """Today in the Netherlands."""
    return nu().astimezone(AMSTERDAM).date()


def echt() -> datetime:
    """The moment by this machine's clock, whatever day is set: for the age of files and of processes."""
    return datetime.now(UTC)


def op_dag(dag: date) -> datetime:
    """The present time of day, on another day."""
    return datetime.combine(dag, echt().astimezone(AMSTERDAM).time(), AMSTERDAM).astimezone(UTC)


def is_gezet() -> bool:
    """Whether a person has set the day (only possible in a demo map); the pages then say so."""
    return _gezet() is not None


def moment(op: date | None) -> tuple[date, datetime]:
    """The day to act for and the moment to record with, when a person may name a day.

    A day that has yet to come is for a demo map: elsewhere it would report what nobody can know.
    Raises OnjuisteInstelling.
    """
    if op is None or op == vandaag():
        return vandaag(), nu()
    if op < vandaag():
        return op, nu()
    if not omgeving.lees().demo:
        raise omgeving.OnjuisteInstelling(
            f"{op:%d-%m-%Y} ligt in de toekomst. Vooruitkijken kan alleen in een demomap."
        )
    return op, op_dag(op)


def _gezet() -> datetime | None:
    waarde = os.environ.get(VANDAAG)
    if not waarde or not omgeving.lees().demo:
        return None
    try:
        if "T" in waarde:
            return _in_utc(datetime.fromisoformat(waarde)) + (echt() - _BEGIN)
        return op_dag(date.fromisoformat(waarde))
    except ValueError:
        raise omgeving.OnjuisteInstelling(f"{VANDAAG} is geen dag. Schrijf een dag als 2027-01-10.") from None


def _in_utc(moment: datetime) -> datetime:
    return (moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)).astimezone(UTC)
