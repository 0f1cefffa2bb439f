"""Waarin twee versies van dezelfde regel verschillen, deel voor deel, in woorden."""

from collections.abc import Callable, Iterator

from inburgering.wet.begrippen import Wie
from inburgering.wet.regelwoorden import Regel, begint_met, eindigt_met, lengte, vindplaats, voor_wie
from inburgering.wet.termijnregel import Termijnregel
from inburgering.wet.waardensoort import Wetswaarde

Deel = tuple[str, str]
"""Hoe het wordt en wat het was, elk als eind van een zin: ('duurt de termijn 12 weken', '10 weken')."""

WIE = {
    Wie.COLLEGE: "het college",
    Wie.DUO: "DUO",
    Wie.INBURGERINGSPLICHTIGE: "de inburgeraar",
    Wie.PARTNER: "de partner",
}


def delen(oud: Regel, nieuw: Regel) -> tuple[Deel, ...]:
    """Elk deel dat voor een mens anders is; leeg als de regel hetzelfde betekent."""
    return tuple(_delen(oud, nieuw))


def _delen(oud: Regel, nieuw: Regel) -> Iterator[Deel]:
    if isinstance(oud, Wetswaarde) and isinstance(nieuw, Wetswaarde):
        yield from _anders("is dit", oud, nieuw, lambda w: w.in_woorden)
    if isinstance(oud, Termijnregel) and isinstance(nieuw, Termijnregel):
        yield from _van_termijn(oud, nieuw)
    yield from _anders("geldt dit voor", oud, nieuw, voor_wie)
    yield from _anders("heet dit", oud, nieuw, lambda r: f"'{r.naam}'")
    yield from _anders("staat dit in", oud, nieuw, lambda r: vindplaats(r.bron))


def _van_termijn(oud: Termijnregel, nieuw: Termijnregel) -> Iterator[Deel]:
    yield from _anders("begint de termijn met", oud, nieuw, begint_met)
    yield from _anders("duurt de termijn", oud, nieuw, lengte)
    if oud.schuift != nieuw.schuift:
        yield _JA if nieuw.schuift else _NEE
    yield from _anders("telt de eerste dag", oud, nieuw, lambda r: "mee" if r.telt_dag_mee else "niet mee")
    yield from _anders("eindigt de termijn door", oud, nieuw, lambda r: eindigt_met(r) or "niets")
    yield from _anders("is aan zet", oud, nieuw, lambda r: WIE[r.verantwoordelijke])


_JA = ("verlengt een weekend of feestdag de termijn", "niet zo")
_NEE = ("verlengt een weekend of feestdag de termijn niet meer", "wel zo")


def _anders(begin: str, oud: Regel, nieuw: Regel, woorden: Callable[..., str]) -> Iterator[Deel]:
    nu, toen = woorden(nieuw), woorden(oud)
    if nu != toen:
        yield f"{begin} {nu}", toen
