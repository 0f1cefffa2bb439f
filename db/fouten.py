"""What the one write path may refuse, each with a Dutch sentence a person can act on."""

from inburgering.statemachine.basis import Bezwaar
from inburgering.statemachine.feiten import OngeldigeFeiten

__all__ = ["IemandWasEerder", "MagNiet", "NietGevonden", "OngeldigeFeiten", "Weigering"]


class Weigering(Exception):
    """The base of every refusal; `str()` is safe to show to a user."""


class NietGevonden(Weigering):
    """The traject or onderdeel does not exist (or is not this municipality's)."""


class MagNiet(Weigering):
    """The machine refuses; `bezwaren` says why, with the article where there is one."""

    def __init__(self, bezwaren: tuple[Bezwaar, ...]) -> None:
        self.bezwaren = bezwaren
        super().__init__(" ".join(b.reden for b in bezwaren))

    @classmethod
    def omdat(cls, reden: str) -> "MagNiet":
        return cls((Bezwaar("", reden, None),))


class IemandWasEerder(Weigering):
    """Someone else changed the traject since it was read; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            "Iemand anders heeft dit traject intussen gewijzigd. "
            "Bekijk wat er is veranderd en probeer het dan opnieuw."
        )
