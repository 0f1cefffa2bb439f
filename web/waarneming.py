"""Who stands in for a colleague, in a word for the page."""

from inburgering.wet.vervanging import Rooster


def waarnemer(rooster: Rooster, wie: int, niemand: str = "niemand") -> str:
    """Who stands in for her today; empty when she is there."""
    nummer = rooster.waarnemer(wie)
    if nummer == wie:
        return ""
    return rooster.mensen[nummer].naam if nummer else niemand
