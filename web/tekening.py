"""Drawings as SVG from the server: no script, good on paper, and the same numbers stand in text beside."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

KORTE_MAANDEN = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
Maand = tuple[int, int]


def stapbalk(nr: int, van: int) -> Markup:
    """A bar of `van` blocks of which the first `nr` are filled."""
    breed = 96 / van
    vak = '<rect x="{:.1f}" width="{:.1f}" height="6" rx="1" class="{}"/>'
    blokken = "".join(vak.format(i * breed, breed - 2, "aan" if i < nr else "uit") for i in range(van))
    return _svg("stapbalk", "0 0 96 6", blokken)


def maanden(begin: date, aantal: int) -> list[Maand]:
    """So many months in a row, from the month of `begin`."""
    return [
        ((begin.year * 12 + begin.month - 1 + i) // 12, (begin.month - 1 + i) % 12 + 1) for i in range(aantal)
    ]


def plek(dag: date, reeks: Sequence[Maand]) -> float:
    """Where a day stands on an axis of equally wide months, in months; kept within the axis."""
    jaar, maand = reeks[0]
    afstand = (dag.year - jaar) * 12 + dag.month - maand + (dag.day - 1) / monthrange(dag.year, dag.month)[1]
    return max(0.0, min(float(len(reeks)), afstand))


def termijnbalk(soort: str, van: date, tot: date, vandaag: date, reeks: Sequence[Maand]) -> Markup:
    """A term as a bar: loopt, verlopen, binnenkort, klaar or gepland. Too late is drawn on in red."""
    x1, x2, nu = (plek(dag, reeks) * 100 for dag in (van, tot, vandaag))
    hoogte = len(reeks) * 100
    lijnen = "".join(f'<path class="raster" d="M{i * 100} 0V40"/>' for i in range(len(reeks) + 1))
    gewoon = "loopt" if soort == "verlopen" else soort
    balk = f'<rect class="balk-{gewoon}" x="{x1:.1f}" y="10" width="{max(6, x2 - x1):.1f}" height="20"/>'
    if soort == "verlopen":
        balk += f'<rect class="balk-verlopen" x="{x2:.1f}" y="10" width="{max(6, nu - x2):.1f}" height="20"/>'
    streep = f'<path class="vandaag" d="M{nu:.1f} 0V40"/>'
    return _svg("gantt-balk", f"0 0 {hoogte} 40", lijnen + balk + streep, ' preserveAspectRatio="none"')


def _svg(klasse: str, vak: str, inhoud: str, meer: str = "") -> Markup:
    return Markup(  # noqa: S704 - only numbers and our own class names
        f'<svg class="{klasse}" viewBox="{vak}"{meer} aria-hidden="true" focusable="false">{inhoud}</svg>'
    )
