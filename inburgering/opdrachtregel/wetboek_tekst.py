"""The rules and the changes in them as text for a terminal of 100 columns, and as values for JSON."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby, zip_longest
from typing import Any

from inburgering.wet.begrippen import ALLE_GROEPEN, ALLE_REGIMES, Regime
from inburgering.wet.bepalingen import Bepaling
from inburgering.wet.regelgegevens import als_dict
from inburgering.wet.regelset import Regelset
from inburgering.wet.regelwoorden import EIGEN, Regel, lengte, onderwerp, vindplaats, voor_wie
from inburgering.wet.taal import datum
from inburgering.wet.termijnregel import Termijnregel
from inburgering.wet.verschil import Wijziging
from inburgering.wet.waardensoort import Wetswaarde

BREEDTE = 100
OVERGANG = "Wat vóór die dag begon, houdt de oude regel: elke zaak volgt de regels van haar eigen dagen."
_LINKS, _RECHTS = 30, 20  # the value or length, and the place in the law


def lijst(geldt: Regelset, onzeker: Sequence[Bepaling], dag: date) -> str:
    """Every rule that holds, under a heading per subject; the municipality's own norms last."""
    regels = [f"{geldt.naam}: de regels op {datum(dag)}", "═" * BREEDTE]
    eigen = [t for t in geldt.termijnen if onderwerp(t) == EIGEN]
    wettelijk = [t for t in geldt.termijnen if t not in eigen]
    delen: tuple[tuple[str, Sequence[Regel]], ...] = (
        ("TERMIJNEN", wettelijk),
        ("GETALLEN", geldt.waarden),
        ("WAT MAG EN WAT MOET", geldt.bepalingen),
        ("NIET ZEKER OP DEZE DAG", onzeker),
        ("GEEN WET", eigen),
    )
    for kop, deel in delen:
        regels += _deel(kop, deel)
    regels += ["", "Bij elke regel staan de tekst, de link en voorbeelden in docs/regels.md."]
    return "\n".join(regels)


def _deel(kop: str, deel: Sequence[Regel]) -> Iterator[str]:
    if not deel:
        return
    yield from ("", kop)
    for naam, groep in groupby(sorted(deel, key=_volgorde(deel)), key=onderwerp):
        yield from ("", naam, "─" * BREEDTE)
        rijen = dict.fromkeys("\n".join(_regel(regel)) for regel in groep)  # T04a stands there twice
        yield from rijen


def _volgorde(deel: Sequence[Regel]) -> Any:
    koppen = list(dict.fromkeys(onderwerp(regel) for regel in deel))
    return lambda regel: koppen.index(onderwerp(regel))


def _regel(regel: Regel) -> Iterator[str]:
    if isinstance(regel, Bepaling):
        yield from _rij("", f"{regel.naam} ({regel.code})", vindplaats(regel.bron))
        yield from textwrap.wrap(regel.tekst, BREEDTE - 4, initial_indent="    ", subsequent_indent="    ")
    elif isinstance(regel, Wetswaarde):
        yield from _rij(regel.in_woorden, f"{regel.naam} ({regel.code})", vindplaats(regel.bron))
    else:
        geval = f" (geval: {regel.geldt_als})" if regel.geldt_als else ""
        yield from _rij(f"{regel.code:<6}{lengte(regel)}", regel.naam + geval, vindplaats(regel.bron))
    if regel.voor != ALLE_GROEPEN or regel.routes or (isinstance(regel, Termijnregel) and _ander(regel)):
        inspring = " " * (4 if isinstance(regel, Bepaling) else _LINKS)
        wie = f"voor {voor_wie(regel)}"
        yield from textwrap.wrap(wie, BREEDTE, initial_indent=inspring, subsequent_indent=inspring)


def _ander(regel: Termijnregel) -> bool:
    return regel.regimes not in (frozenset({Regime.WI2021}), ALLE_REGIMES)


def _rij(links: str, midden: str, rechts: str) -> Iterator[str]:
    """One rule in three columns; without a left one the middle takes its room."""
    breed = _LINKS if links else 0
    ruimte = BREEDTE - breed - _RECHTS
    linker = textwrap.wrap(links, _LINKS - 2, subsequent_indent=" " * 6)
    midder = textwrap.wrap(midden, ruimte - 2)
    for cel, naam, bron in zip_longest(linker, midder, [rechts], fillvalue=""):
        yield f"{cel:<{breed}}{naam:<{ruimte}}{bron}".rstrip()


def verschillen(gevonden: Sequence[Wijziging], kop: str) -> str:
    """Every change, by the day from which it holds."""
    regels = [*kop.splitlines(), "═" * BREEDTE]
    if not gevonden:
        return "\n".join([*regels, "", "Er veranderde niets."])
    op_dag = sorted(gevonden, key=lambda w: w.vanaf or date.max)
    for dag, groep in groupby(op_dag, key=lambda w: w.vanaf):
        regels += ["", f"Vanaf {datum(dag)}" if dag else "Zonder vaste dag", "─" * BREEDTE]
        for nummer, wijziging in enumerate(groep):
            regels += [*([""] if nummer else []), *_wijziging(wijziging)]
    return "\n".join(regels)


def _wijziging(wijziging: Wijziging) -> Iterator[str]:
    yield from textwrap.wrap(wijziging.kop, BREEDTE)
    for zin in (*wijziging.zinnen, wijziging.opmerking):
        yield from textwrap.wrap(zin, BREEDTE, initial_indent="    ", subsequent_indent="    ")
    slot = f"Voor: {wijziging.voor}. Bron: {wijziging.bron.met_versie}."
    yield from textwrap.wrap(slot, BREEDTE, initial_indent="    ", subsequent_indent="    ")
    if wijziging.bron.url:
        yield f"    {wijziging.bron.url}"


def lijst_als_dict(geldt: Regelset, onzeker: Iterable[Bepaling], dag: date, versie: str) -> dict[str, Any]:
    """The same list as values; `versie` is that of the whole set, so that it is the same on every day."""
    return {
        "naam": geldt.naam,
        "op": dag.isoformat(),
        "versie": versie,
        "termijnen": [als_dict(regel) for regel in geldt.termijnen],
        "waarden": [als_dict(regel) for regel in geldt.waarden],
        "bepalingen": [als_dict(regel) for regel in geldt.bepalingen],
        "onzeker": [als_dict(regel) for regel in onzeker],
    }
