"""One worker of the national load: runs a flow until nothing is due, and says where its time went.

`python -m tools.metingen.landelijk_werker bewaak`: says when it is ready, begins at a line of input.
"""

import json
import sys
import time
from collections.abc import Callable
from typing import Any

from sqlalchemy import event

from inburgering.flows import bewaking, bezorging, terugkomst, verbinding
from inburgering.flows.catalogus import CATALOGUS
from inburgering.templates import brief


class Stopwatch:
    """How long was spent in each part; `werk` holds the parts that are ours and not Prefect's."""

    def __init__(self) -> None:
        self.tijd = dict.fromkeys(("werk", "database", "opmaak"), 0.0)
        self._begin = 0.0

    def wrap(self, waar: Any, naam: str, deel: str) -> None:
        """Time every call of this function from now on."""
        echt = getattr(waar, naam)

        def gemeten(*args: Any, **kwargs: Any) -> Any:
            begin = time.perf_counter()
            try:
                return echt(*args, **kwargs)
            finally:
                self.tijd[deel] += time.perf_counter() - begin

        setattr(waar, naam, gemeten)

    def watch(self, engine: Any) -> None:
        """Time every statement and every end of a transaction."""
        event.listen(engine, "before_cursor_execute", self._voor)
        event.listen(engine, "after_cursor_execute", self._na)
        for naam in ("do_commit", "do_rollback"):
            self.wrap(engine.dialect, naam, "database")

    def _voor(self, *_: Any) -> None:
        self._begin = time.perf_counter()

    def _na(self, *_: Any) -> None:
        self.tijd["database"] += time.perf_counter() - self._begin


def main(stroom: str) -> None:
    """Wait for the signal, run, tell."""
    (flow,) = [uitrol.flow() for uitrol in CATALOGUS if uitrol.naam == stroom]
    horloge = Stopwatch()
    horloge.wrap(bewaking, "meld", "werk")
    horloge.wrap(bezorging, "bezorg_ronde", "werk")
    horloge.wrap(terugkomst, "haal_op", "werk")
    horloge.wrap(brief, "vorm", "opmaak")
    horloge.wrap(brief, "pdf_van", "opmaak")
    horloge.watch(verbinding.database().engine)
    print("{}", flush=True)
    sys.stdin.readline()
    begin, t = time.time(), time.perf_counter()
    gedaan, runs = _run(flow, lambda uit: uit if isinstance(uit, int) else int(uit["verzonden"]))
    duur = time.perf_counter() - t
    meting = {"gedaan": gedaan, "runs": runs, "duur": duur, "begin": begin, "einde": begin + duur}
    meting |= {"prefect": duur - horloge.tijd["werk"]} | {d: horloge.tijd[d] for d in ("database", "opmaak")}
    print(json.dumps(meting), flush=True)


def _run(flow: Callable[[], Any], tel: Callable[[Any], int]) -> tuple[int, int]:
    """Run after run until one finds nothing (as the schedule does); how much was done, and in how many."""
    totaal = runs = 0
    while True:
        gedaan, runs = tel(flow()), runs + 1
        totaal += gedaan
        if not gedaan:
            return totaal, runs


if __name__ == "__main__":
    main(sys.argv[1])
