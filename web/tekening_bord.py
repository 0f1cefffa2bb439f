"""The board's drawings: a line of twelve weeks, and a bar per kind of step."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

BREED, HOOG, LINKS, RECHTS, ONDER, BOVEN = 360, 190, 34, 12, 26, 18


def trend(reeks: Sequence[tuple[date, int, int]]) -> Markup:
    """The overdue steps per week as a line, those at partners dashed; the same numbers stand in a table."""
    alle_stappen = [alle for _, alle, _ in reeks]
    bij_partner = [bij for _, _, bij in reeks]
    hoogste = max(*alle_stappen, *bij_partner)
    stap = _rond(hoogste / 3)
    top = max(1, -(-hoogste // stap)) * stap

    def x(i: int) -> float:
        return LINKS + i * (BREED - LINKS - RECHTS) / max(1, len(reeks) - 1)

    def y(waarde: int) -> float:
        return HOOG - ONDER - waarde * (HOOG - ONDER - BOVEN) / top

    def pad(waarden: Sequence[int]) -> str:
        return "M" + "L".join(f"{x(i):.1f} {y(waarde):.1f}" for i, waarde in enumerate(waarden))

    raster = "".join(
        f'<path class="raster" d="M{LINKS} {y(w):.1f}H{BREED - RECHTS}"/>'
        f'<text x="{LINKS - 6}" y="{y(w) + 4:.1f}" text-anchor="end">{w}</text>'
        for w in range(0, top + 1, stap)
    )
    weken = "".join(
        f'<text x="{x(i):.1f}" y="{HOOG - 8}" text-anchor="middle">wk {dag.isocalendar().week}</text>'
        for i, (dag, _, _) in enumerate(reeks[:-1])
        if i % 3 == 0
    )
    einde = len(reeks) - 1
    nu = reeks[-1][1]
    return Markup(  # noqa: S704 - only numbers and our own words
        f'<svg class="grafiek" viewBox="0 0 {BREED} {HOOG}" role="img" aria-labelledby="trend-t trend-d">'
        f'<title id="trend-t">Verlopen stappen per week</title>'
        f'<desc id="trend-d">In {len(reeks)} weken van {reeks[0][1]} naar {nu} verlopen.</desc>{raster}'
        f'<path class="vlak" d="{pad(alle_stappen)}L{x(einde):.1f} {y(0):.1f}L{x(0):.1f} {y(0):.1f}Z"/>'
        f'<path class="as" d="M{LINKS} {y(0):.1f}H{BREED - RECHTS}"/>'
        f'<path class="lijn lijn-2" d="{pad(bij_partner)}"/><path class="lijn" d="{pad(alle_stappen)}"/>'
        f'<circle class="punt" cx="{x(einde):.1f}" cy="{y(nu):.1f}" r="4.5"/>{weken}'
        f'<text class="waarde" x="{x(einde) - 2:.1f}" y="{y(nu) - 10:.1f}" text-anchor="end">{nu}</text>'
        f'<text x="{x(einde):.1f}" y="{HOOG - 8}" text-anchor="end">nu</text></svg>'
    )


def _rond(minstens: float) -> int:
    """The first round number that is at least this: 1, 2, 5, 10, 20, 50 and so on."""
    macht = 1
    while macht * 10 < minstens:
        macht *= 10
    return next(n * macht for n in (1, 2, 5, 10) if n * macht >= minstens)


def staaf(college: int, partner: int, top: int) -> Markup:
    """One bar: what lies at the municipality and, in another colour, at a partner."""
    breed = 100 / max(1, top)
    return Markup(  # noqa: S704 - only numbers
        '<svg class="staaf" viewBox="0 0 100 18" preserveAspectRatio="none" aria-hidden="true"'
        ' focusable="false">'
        f'<rect width="{college * breed:.1f}" height="18"/>'
        f'<rect class="deel-2" x="{college * breed:.1f}" width="{partner * breed:.1f}" height="18"/></svg>'
    )
