"""Work over a whole database by several processes at once, each with a connection of its own.

Such work reads rows by the hundred and drops them again; nothing of that points round in a circle. Looking
for circles as often as Python does by itself took a fifth of the time (docs/metingen.md), so it is done less.
"""

import gc
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context
from typing import TypeVar

from inburgering.db.basis import Database
from inburgering.db.sleutelbos import Sleutelbos
from inburgering.db.versleuteling import bos

Deel = TypeVar("Deel")
Uit = TypeVar("Uit")
ZELDEN = 100_000
"""So many new things are there before Python looks for circles; by itself it does at 700."""
GEWOON = gc.get_threshold()
_van_dit_proces: list[Database] = []


def verdeel(
    database: Database, werk: Callable[[Database, Deel], Uit], delen: Iterable[Deel], processen: int = 1
) -> Iterator[Uit]:
    """What `werk` gives for each part, in order. It is a function of a module, so that a process finds it.

    The first part is done here: what is small does not wait for other processes to start.
    """
    rest = iter(delen)
    alleen = rest if processen == 1 else islice(rest, 1)
    for deel in alleen:
        with zelden_opruimen():
            uit = werk(database, deel)
        yield uit
    volgende = list(islice(rest, 1))
    if volgende:
        sleutels = bos()
        begin = (database.url, sleutels.sleutels, sleutels.actief)
        with ProcessPoolExecutor(processen, get_context("spawn"), _begin, begin) as groep:
            yield from groep.map(partial(_doe, werk), chain(volgende, rest))


@contextmanager
def zelden_opruimen() -> Iterator[None]:
    """Look for circles less often while this lasts."""
    gc.set_threshold(ZELDEN, *GEWOON[1:])
    try:
        yield
    finally:
        gc.set_threshold(*GEWOON)


def _begin(url: str, sleutels: dict[int, bytes], actief: int) -> None:
    _van_dit_proces[:] = [Database(url, Sleutelbos(sleutels, actief))]
    gc.freeze()  # what was loaded stays
    gc.set_threshold(ZELDEN, *GEWOON[1:])


def _doe(werk: Callable[[Database, Deel], Uit], deel: Deel) -> Uit:
    return werk(_van_dit_proces[0], deel)
