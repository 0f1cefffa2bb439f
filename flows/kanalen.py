"""The ways out: what a channel must be able to do, and the two ways in which it can fail."""

import re
from collections.abc import Mapping
from typing import Protocol

from inburgering.db.post import Zending

_VEILIG = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,119}")


class BezorgFout(Exception):
    """A letter did not go out; `str()` is a Dutch sentence without personal data or secrets."""


class TijdelijkeFout(BezorgFout):
    """This can heal by itself: try again later."""


class BlijvendeFout(BezorgFout):
    """Trying again changes nothing: a person must act."""


class Kanaal(Protocol):
    """A way out to a receiver."""

    def lever(self, zending: Zending) -> None:
        """Deliver one letter, or recognise that it was delivered before.

        Returns only when the receiver has it. Raises TijdelijkeFout or BlijvendeFout.
        """
        ...


class Pagina:
    """The channel `pagina`: nothing is sent. A person hands the partner a link to the page of the task."""

    def lever(self, zending: Zending) -> None:  # noqa: ARG002 - whatever it is
        """Say so, at once: it is for the consulent to do."""
        raise BlijvendeFout(
            "Deze partner krijgt geen bericht van het programma. Open de brief, kies 'Geef de link' en geef "
            "die zelf aan de partner."
        )


Kanalen = Mapping[str, Kanaal]


def veilige_naam(naam: str, wat: str) -> str:
    """The name itself when it can safely be a file or folder name. Raises BlijvendeFout."""
    if not _VEILIG.fullmatch(naam) or naam.endswith("."):
        raise BlijvendeFout(
            f"{wat} kan geen naam van een map of bestand zijn. Gebruik letters, cijfers en -."
        )
    return naam
