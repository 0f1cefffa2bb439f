"""A message by e-mail: only that something waits, and the link. Nothing about a person (e-mail is not safe).

A file in `mail/` has the subject on its first line and the text after a blank line.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from inburgering.templates.sjabloon import omgeving

_MAP = Path(__file__).parent / "mail"
_PER_BRIEF = {"herinnering_partner": "herinnering"}  # every other letter with a link is a task


@dataclass(frozen=True)
class Bericht:
    """What goes into the subject and into the body, as plain text."""

    onderwerp: str
    tekst: str


def bericht(sjabloon: str, *, gemeente: str, kenmerk: str, link: str) -> Bericht:
    """The message that goes instead of this letter; it can hold these three values and no other."""
    soort = _PER_BRIEF.get(sjabloon, "taak")
    heel = _sjabloon(soort).render(gemeente=gemeente, kenmerk=kenmerk, link=link)
    onderwerp, _, tekst = heel.partition("\n\n")
    return Bericht(onderwerp, tekst.strip() + "\n")


@cache
def _sjabloon(soort: str) -> Any:
    bron = (_MAP / f"{soort}.txt.j2").read_text("utf-8")
    return omgeving(als_markdown=False).from_string(bron)
