"""Dagen en opsommingen in gewoon Nederlands, voor elke uitleg en elke foutmelding van de kern."""

from collections.abc import Sequence
from datetime import date

_WEEKDAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip


def weekdag(dag: date) -> str:
    """De naam van de weekdag: 'vrijdag'."""
    return _WEEKDAGEN[dag.weekday()]


def maandnaam(maand: int) -> str:
    """De naam van de maand (1 = januari)."""
    return _MAANDEN[maand - 1]


def datum(dag: date) -> str:
    """De dag zonder weekdag: '16 oktober 2026'."""
    return f"{dag.day} {maandnaam(dag.month)} {dag.year}"


def voluit(dag: date) -> str:
    """De dag met weekdag: 'vrijdag 16 oktober 2026'."""
    return f"{weekdag(dag)} {datum(dag)}"


def opsomming(delen: Sequence[str], woord: str = "en") -> str:
    """Woorden achter elkaar: 'a, b en c'."""
    *begin, laatste = delen
    return f"{', '.join(begin)} {woord} {laatste}" if begin else laatste


def hoofdletter(zin: str) -> str:
    """Dezelfde zin met een hoofdletter; de rest blijft zoals zij was."""
    return zin[:1].upper() + zin[1:]


def getal(waarde: float, cijfers: int = 2) -> str:
    """Een getal met een komma, zonder nullen aan het eind: '7,5', '800'."""
    return f"{waarde:.{cijfers}f}".rstrip("0").rstrip(".").replace(".", ",") if cijfers else f"{waarde:.0f}"
