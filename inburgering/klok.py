"""The only place that asks for today or now. Everywhere else a day is an argument."""

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from inburgering import omgeving

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
VANDAAG = "INBURGERING_VANDAAG"


def nu() -> datetime:
    """The present moment, aware and in UTC. A set day in a demo map moves the date, not the time of day."""
    echt = datetime.now(UTC)
    dag = _gezet()
    if dag is None:
        return echt
    lokaal = datetime.combine(dag, echt.astimezone(AMSTERDAM).time(), AMSTERDAM)
    return lokaal.astimezone(UTC)


def vandaag() -> date:
    """Today in the Netherlands."""
    return nu().astimezone(AMSTERDAM).date()


def is_gezet() -> bool:
    """Whether a person has set the day (only possible in a demo map); the pages then say so."""
    return _gezet() is not None


def _gezet() -> date | None:
    waarde = os.environ.get(VANDAAG)
    if not waarde or not omgeving.lees().demo:
        return None
    return date.fromisoformat(waarde)
