"""Een regelset: alle termijnen, waarden en bepalingen bij elkaar, elk met de tijd waarin zij gelden.

`VIGEREND` is de wet zoals het programma haar kent. Een concept (`concept.py`) is een andere regelset ernaast.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any, TypeVar

from inburgering.wet.bepalingen import Bepaling
from inburgering.wet.bepalingen_blijvend import BEPALINGEN as BLIJVEND
from inburgering.wet.bepalingen_gewijzigd import BEPALINGEN as GEWIJZIGD
from inburgering.wet.duur import Duur
from inburgering.wet.regelwoorden import Regel
from inburgering.wet.termijnen import REGELS
from inburgering.wet.termijnregel import Termijnregel
from inburgering.wet.waarden import WAARDEN, geldend
from inburgering.wet.waardensoort import Maat, Onderwerp, Wetswaarde

_VOLGORDE = list(Onderwerp)
R = TypeVar("R", Termijnregel, Wetswaarde, Bepaling)

BEPALINGEN: tuple[Bepaling, ...] = tuple(
    sorted((*BLIJVEND, *GEWIJZIGD), key=lambda bepaling: _VOLGORDE.index(bepaling.onderwerp))
)
"""Alle bepalingen, naar onderwerp."""


@dataclass(frozen=True)
class Regelset:
    """Regels die samen één recht vormen. Van een code kunnen er meer versies zijn, naast en na elkaar."""

    naam: str
    termijnen: tuple[Termijnregel, ...]
    waarden: tuple[Wetswaarde, ...]
    bepalingen: tuple[Bepaling, ...]

    @cached_property
    def versie(self) -> str:
        """Twaalf tekens die veranderen zodra een regel verandert; in elk proces dezelfde."""
        tekst = "\n".join(afdruk(regel) for regel in self.regels)
        return sha256(tekst.encode()).hexdigest()[:12]

    @property
    def regels(self) -> tuple[Regel, ...]:
        """Alles achter elkaar: termijnen, waarden, bepalingen."""
        return (*self.termijnen, *self.waarden, *self.bepalingen)

    @cached_property
    def codes(self) -> frozenset[str]:
        """Elke code die in deze set voorkomt."""
        return frozenset(regel.code for regel in self.regels)

    def in_werking(self, dag: date) -> "Regelset":
        """Alleen wat op deze dag gold. Wat misschien al gold, zit er niet bij; zie `onzeker`."""
        return Regelset(
            self.naam,
            _geldend(self.termijnen, dag),
            _geldend(self.waarden, dag),
            _geldend(self.bepalingen, dag),
        )

    def onzeker(self, dag: date) -> tuple[Bepaling, ...]:
        """De bepalingen waarvan niet bekend is of zij op deze dag al golden."""
        return tuple(b for b in self.bepalingen if b.onzeker_op(dag))

    def waarde(self, code: str, dag: date) -> int:
        """Het getal dat in deze set op deze dag geldt; een bedrag in eurocenten. Raises OnbekendeWaarde."""
        return geldend(code, dag, self.waarden).waarde


def _geldend(regels: Iterable[R], dag: date) -> tuple[R, ...]:
    return tuple(regel for regel in regels if regel.geldt_op(dag))


def afdruk(regel: Regel) -> str:
    """Steeds dezelfde tekst voor dezelfde regel: de volgorde in een verzameling doet er niet toe."""
    if isinstance(regel, Termijnregel):
        return repr(regel)
    delen = (f"{f.name}={_vast(getattr(regel, f.name))}" for f in fields(regel))
    return f"{type(regel).__name__}({', '.join(delen)})"


def _vast(waarde: Any) -> str:
    return "{" + ", ".join(sorted(waarde)) + "}" if isinstance(waarde, frozenset) else repr(waarde)


def ongelijk(regels: Regelset, dag: date) -> tuple[tuple[str, str], ...]:
    """Elke waarde die dan niet gelijk is aan de termijn met dezelfde lengte: (code, code van termijn)."""
    geldt = regels.in_werking(dag)
    return tuple(
        (w.code, w.termijn)
        for w in geldt.waarden
        if w.termijn and not any(_even_lang(w, t) for t in geldt.termijnen if t.code == w.termijn)
    )


def _even_lang(waarde: Wetswaarde, termijn: Termijnregel) -> bool:
    duur = termijn.duur
    return isinstance(duur, Duur) and (abs(duur.aantal), duur.eenheid.value) == (
        waarde.waarde,
        "jaren" if waarde.eenheid is Maat.JAAR else waarde.eenheid.value,
    )


VIGEREND = Regelset("Wet inburgering 2021", REGELS, WAARDEN, BEPALINGEN)
"""De wet zoals het programma haar kent, van 2022 tot nu."""
