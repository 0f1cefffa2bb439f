"""A report drawn: a bar per row, its parts on or beside each other. The same numbers stand in the table."""

from markupsafe import Markup, escape

from inburgering.db.rapport_basis import Rij, Tabel, Vak

BREED, HOOG, LINKS, ONDER, BOVEN = 720, 220, 40, 34, 10
NAAST = 2  # so many series stand side by side; more are stacked


def reeksen(tabel: Tabel) -> dict[str, str]:
    """The columns that are drawn, with their headings, in the order of their colours."""
    return {code: kolom.kop for code, kolom in tabel.kolommen.items() if kolom.reeks}


def staven(tabel: Tabel, naam: str) -> Markup:
    """The drawing; empty when there is nothing to draw. `naam` makes its title unique on the page."""
    getekend = list(reeksen(tabel))
    rijen = [rij for rij in tabel.rijen if rij.waarden is not None]
    naast = len(getekend) <= NAAST
    hoogte = max((_hoogte(rij, getekend, naast=naast) for rij in rijen), default=0)
    if not hoogte:
        return Markup()
    stap = (BREED - LINKS) / len(rijen)
    schaal = (HOOG - ONDER - BOVEN) / hoogte
    delen = [_raster(hoogte, schaal)]
    for i, rij in enumerate(rijen):
        delen.append(_rij(rij, getekend, LINKS + i * stap, stap, schaal, naast=naast))
        if len(rijen) <= 6 or i % 3 == 0:
            delen.append(_onderschrift(rij.naam, LINKS + (i + 0.5) * stap))
    t, d = f"teken-{naam}-t", f"teken-{naam}-d"
    zin = f"Staven per {tabel.eerste.lower()}; de getallen staan in de tabel hieronder."
    return Markup(  # noqa: S704 - only numbers and our own words; names are escaped
        f'<svg class="grafiek rapportgrafiek" viewBox="0 0 {BREED} {HOOG}" role="img"'
        f' aria-labelledby="{t} {d}"><title id="{t}">{escape(tabel.naam)}</title>'
        f'<desc id="{d}">{escape(zin)}</desc>{"".join(delen)}</svg>'
    )


def _aantal(rij: Rij, code: str) -> int:
    waarde = (rij.waarden or {}).get(code)
    return waarde.aantal if isinstance(waarde, Vak) else 0


def _hoogte(rij: Rij, getekend: list[str], *, naast: bool) -> int:
    aantallen = [_aantal(rij, code) for code in getekend]
    return max(aantallen, default=0) if naast else sum(aantallen)


def _raster(hoogte: int, schaal: float) -> str:
    lijnen = []
    for waarde in sorted({0, hoogte // 2, hoogte}):
        y = HOOG - ONDER - waarde * schaal
        lijnen.append(f'<path class="raster" d="M{LINKS} {y:.1f}H{BREED}"/>')
        lijnen.append(f'<text x="{LINKS - 6}" y="{y + 4:.1f}" text-anchor="end">{waarde}</text>')
    return "".join(lijnen)


def _rij(rij: Rij, getekend: list[str], x: float, stap: float, schaal: float, *, naast: bool) -> str:
    breed = stap * 0.7 / (len(getekend) if naast else 1)
    uit, onder = [], float(HOOG - ONDER)
    for i, code in enumerate(getekend):
        hoog = _aantal(rij, code) * schaal
        links = x + stap * 0.15 + (i * breed if naast else 0)
        boven = HOOG - ONDER - hoog if naast else onder - hoog
        onder = HOOG - ONDER if naast else boven
        if hoog:
            vorm = f'x="{links:.1f}" y="{boven:.1f}" width="{breed:.1f}" height="{hoog:.1f}"'
            uit.append(f'<rect class="reeks reeks-{i}" {vorm}/>')
    return "".join(uit)


def _onderschrift(naam: str, x: float) -> str:
    return f'<text x="{x:.1f}" y="{HOOG - 12}" text-anchor="middle">{escape(naam)}</text>'
