"""The measurements, side by side with the alternatives: `make bench`, or `python tools/bench.py --help`.

Everything is compared within one run, so read the ratios; milliseconds are of one machine on one day.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial

from tools.metingen import brieven, herbereken, ladder, landelijk, opstart, paginas, registratie, sleutels
from tools.metingen.databases import NoPostgres, Plek, postgres, sqlite
from tools.metingen.landelijk import Land
from tools.metingen.meting import Rij, Tafel, machine

Maken = Callable[[], AbstractContextManager[Plek]]


@dataclass(frozen=True)
class Maat:
    """How much is measured: rounds, lengths of a log, and per sweep (open terms, how many are due)."""

    rondes: int
    logboeken: tuple[int, ...]
    ladders: tuple[tuple[int, tuple[int, ...]], ...]
    ladders_postgres: tuple[tuple[int, tuple[int, ...]], ...]
    herbereken: int
    brieven: int
    opstart: int
    landelijk: Land
    sleutels: int
    paginas: paginas.Maat
    postgres: bool = True


GEWOON = Maat(
    rondes=60,
    logboeken=(25, 150),
    ladders=((10_000, (100,)), (1_000_000, (1_000, 10_000))),
    ladders_postgres=((10_000, (100,)), (1_000_000, (1_000,))),
    herbereken=100_000,
    brieven=40,
    opstart=10,
    landelijk=Land(zaken=100_000, een=5_000, twee=1_000),
    sleutels=2_000,
    paginas=paginas.Maat(zaken=100_000, gemeenten=20, rondes=40),
)
KLEIN = Maat(
    rondes=2,
    logboeken=(20,),
    ladders=((60, (2, 3)),),
    ladders_postgres=((60, (2, 3)),),
    herbereken=3,
    brieven=1,
    opstart=1,
    landelijk=Land(zaken=10, een=2, twee=3),
    sleutels=2,
    paginas=paginas.Maat(zaken=24, gemeenten=2, rondes=1),
)


def measure(maat: Maat, delen: Sequence[str]) -> Iterator[Tafel]:
    """Every table of the chosen parts, as soon as it is there."""
    for deel, meet in METEN.items():
        if deel in delen:
            yield from meet(maat)


def _registreer(maat: Maat) -> Iterator[Tafel]:
    plekken: list[Maken] = [sqlite, partial(sqlite, fsync=False), *([postgres] if maat.postgres else [])]
    for maak in plekken:
        yield from _in(maak, lambda plek: registratie.measure(plek, maat.rondes, maat.logboeken))


def _ladder_in_each(maat: Maat) -> Iterator[Tafel]:
    yield from _ladders(sqlite, maat.ladders, maat.rondes)
    if maat.postgres:
        yield from _ladders(postgres, maat.ladders_postgres, maat.rondes)


def _in_each(maat: Maat, meet: Callable[[Plek], Tafel]) -> Iterator[Tafel]:
    for maak in (sqlite, postgres) if maat.postgres else (sqlite,):
        yield from _in(maak, lambda plek: [meet(plek)])


def _paginas(maat: Maat) -> Iterator[Tafel]:
    for maak in (sqlite, postgres) if maat.postgres else (sqlite,):
        yield from _in(maak, lambda plek: paginas.measure(plek, maat.paginas))


def _ladders(maak: Maken, reeks: Sequence[tuple[int, tuple[int, ...]]], rondes: int) -> Iterator[Tafel]:
    for termijnen, beurten in reeks:
        yield from _in(maak, partial(_ladder, termijnen=termijnen, beurten=beurten, rondes=rondes))


def _ladder(plek: Plek, termijnen: int, beurten: tuple[int, ...], rondes: int) -> list[Tafel]:
    return [ladder.measure(plek, termijnen, beurten, rondes)]


def _in(maak: Maken, meet: Callable[[Plek], Iterator[Tafel] | list[Tafel]]) -> Iterator[Tafel]:
    """Measure in a new database; where there is no PostgreSQL, say so and go on."""
    try:
        with maak() as plek:
            yield from meet(plek)
    except NoPostgres as reden:
        yield Tafel("PostgreSQL", [Rij("PostgreSQL", opmerking=str(reden))])


METEN: dict[str, Callable[[Maat], Iterator[Tafel]]] = {
    "registreer": _registreer,
    "ladder": _ladder_in_each,
    "herbereken": lambda maat: _in_each(maat, lambda plek: herbereken.measure(plek, maat.herbereken)),
    "brieven": lambda maat: brieven.measure(maat.brieven),
    "opstart": lambda maat: iter([opstart.measure(maat.opstart)]),
    "landelijk": lambda maat: _in_each(maat, lambda plek: landelijk.measure(plek, maat.landelijk)),
    "sleutels": lambda maat: _in_each(maat, lambda plek: sleutels.measure(plek, maat.sleutels)),
    "paginas": _paginas,
}
DELEN = tuple(METEN)


def _size(gevraagd: argparse.Namespace) -> Maat:
    """How much is measured, as the command line asks."""
    maat = replace(KLEIN if gevraagd.klein else GEWOON, postgres=not gevraagd.zonder_postgres)
    if gevraagd.stuks:
        land = replace(maat.landelijk, een=gevraagd.stuks, twee=gevraagd.stuks)
        maat = replace(maat, landelijk=land, herbereken=gevraagd.stuks)
    if gevraagd.rondes:
        maat = replace(maat, paginas=replace(maat.paginas, rondes=gevraagd.rondes))
    if gevraagd.zaken:
        maat = replace(maat, paginas=replace(maat.paginas, zaken=gevraagd.zaken))
    return maat


def main(opdracht: Sequence[str] | None = None) -> int:
    """Read the command line, measure, and print as it comes."""
    lezer = argparse.ArgumentParser(description="Measure side by side with the alternatives.")
    lezer.add_argument("delen", nargs="*", metavar="DEEL", help=f"only these parts: {', '.join(DELEN)}")
    lezer.add_argument("--klein", action="store_true", help="a tiny size, to see that it works")
    lezer.add_argument("--zonder-postgres", action="store_true", help="SQLite only")
    lezer.add_argument(
        "--stuks",
        type=int,
        help="herbereken: so many cases; landelijk: so many terms and letters, by one and by two",
    )
    lezer.add_argument("--rondes", type=int, help="paginas: how often each page is opened")
    lezer.add_argument("--zaken", type=int, help="paginas: over so many cases")
    lezer.add_argument("--json", action="store_true", help="JSON at the end instead of text")
    gevraagd = lezer.parse_args(opdracht)
    if onbekend := set(gevraagd.delen) - set(DELEN):
        lezer.error(f"unknown part: {', '.join(sorted(onbekend))}")
    tafels = []
    if not gevraagd.json:
        print(", ".join(f"{naam} {waarde}" for naam, waarde in machine().items()))
    maat = _size(gevraagd)
    for tafel in measure(maat, gevraagd.delen or DELEN):
        tafels.append(tafel)
        if not gevraagd.json:
            print(f"\n{tafel.als_tekst()}", flush=True)
    if gevraagd.json:
        print(
            json.dumps({"machine": machine(), "tafels": [t.als_dict() for t in tafels]}, ensure_ascii=False)
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
