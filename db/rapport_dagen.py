"""On which days reports are asked for most, and with which knowledge. Pure."""

from collections.abc import Mapping
from datetime import date, timedelta


def gisteren(vandaag: date) -> date:
    """The last day that is over: the newest of which nothing is recorded any more."""
    return vandaag - timedelta(days=1)


def gewone(vandaag: date) -> Mapping[str, date]:
    """By name: yesterday, and the ends of the last month, quarter and year."""
    kwartaal = date(vandaag.year, 3 * ((vandaag.month - 1) // 3) + 1, 1)
    return {
        "gisteren": gisteren(vandaag),
        "einde vorige maand": vandaag.replace(day=1) - timedelta(days=1),
        "einde vorig kwartaal": kwartaal - timedelta(days=1),
        "einde vorig jaar": date(vandaag.year - 1, 12, 31),
    }


def paren(vandaag: date) -> list[tuple[date, date]]:
    """Of each usual day the day itself and what was known: then, and up to and including yesterday."""
    tot = gisteren(vandaag)
    return sorted({(dag, bekend) for dag in gewone(vandaag).values() for bekend in (dag, tot)})
