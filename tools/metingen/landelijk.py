"""The load of the whole country: sweep and delivery by our flows, where the time goes, a second worker.

Cases are copied by SQL; the flows run in processes of their own, with a Prefect server, as workers run them.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import update

from inburgering import omgeving
from inburgering.db.tabellen import Post
from inburgering.klok import VANDAAG
from tests.werkplek import Werkplek, om
from tools.metingen.databases import Plek, keys_in, settle
from tools.metingen.ladder import KENNISGEVING, PIP, count_open, first_rung
from tools.metingen.meting import Rij, Tafel
from tools.metingen.zaken import copy_case, copy_waiting_post, table_of

OPGESTELD, VERZONDEN, GEREED = PIP + timedelta(days=4), PIP + timedelta(days=5), date(2027, 9, 30)
NUMMERS = 100_000  # the copies of each group are numbered from a multiple of this
ROOT = Path(__file__).resolve().parents[2]
DELEN = ("prefect", "database", "opmaak")


@dataclass(frozen=True)
class Land:
    """How many cases; and how many terms are due and letters wait for one worker, and for two."""

    zaken: int
    een: int
    twee: int


def measure(plek: Plek, land: Land) -> Tafel:
    """Fill, then run both flows with one worker and with two."""
    dag_een, dag_twee = _fill(plek, land)
    tafel = Tafel(f"landelijk: {land.zaken} zaken, {count_open(plek)} open termijnen, {plek.naam}")
    with _installatie(plek) as waarden:
        een = _run("bewaak", waarden, dag_een, land.een, werkers=1)
        tafel.rijen += [een, _run("bewaak", waarden, dag_twee, land.twee, werkers=2, naast=een)]
        een = _run("draag_over", waarden, VERZONDEN, land.een, werkers=1)
        _release(plek)
        tafel.rijen += [een, _run("draag_over", waarden, VERZONDEN, land.twee, werkers=2, naast=een)]
    return tafel


def _fill(plek: Plek, land: Land) -> tuple[date, date]:
    """One case of each kind lived through our engine, and copies; gives the days on which terms are due."""
    werkplek = Werkplek(plek.db)
    een, twee, brief_een, brief_twee, rustig = (
        werkplek.tot_pip(KENNISGEVING, PIP + timedelta(days=dag)) for dag in range(5)
    )
    with plek.db.engine.begin() as verbinding:
        verbinding.execute(update(table_of(Post)).values(stand="ingetrokken"))
    groepen = {een: land.een, twee: land.twee, brief_een: land.een, brief_twee: land.twee}
    for nr, (zaak, aantal) in enumerate(groepen.items(), 1):
        if zaak in (brief_een, brief_twee):
            werkplek.draag_over(zaak, OPGESTELD, GEREED)
        if zaak == brief_twee:
            _hold(plek, zaak)
        copy_waiting_post(plek.db, zaak, copy_case(plek.db, zaak, nr * NUMMERS, aantal - 1))
    rest = land.zaken - sum(groepen.values())
    copy_case(plek.db, rustig, (len(groepen) + 1) * NUMMERS, max(1, rest))
    settle(plek)
    return first_rung(plek, een), first_rung(plek, twee)


def _hold(plek: Plek, zaak: int) -> None:
    """The letters of this case are for later."""
    t = table_of(Post)
    with plek.db.engine.begin() as verbinding:
        verbinding.execute(update(t).where(t.c.traject_id == zaak).values(volgende_poging=om(GEREED)))


def _release(plek: Plek) -> None:
    """What was held is due now, once the rest is gone."""
    t = table_of(Post)
    with plek.db.engine.begin() as verbinding:
        wacht = update(t).where(t.c.stand == "wacht", t.c.volgende_poging > om(OPGESTELD))
        verbinding.execute(wacht.values(volgende_poging=om(OPGESTELD)))


@contextmanager
def _installatie(plek: Plek) -> Iterator[dict[str, str]]:
    """A demo map around this database, so that the day can be set; gives the environment of a worker."""
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")  # before Prefect is imported
    from prefect.settings import PREFECT_API_URL  # noqa: PLC0415 - the other parts do not wait for Prefect
    from prefect.testing.utilities import prefect_test_harness  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="inb-land-") as map_:
        url = plek.db.engine.url.render_as_string(hide_password=False)
        eigen = {omgeving.MAP: map_, omgeving.DATABASE: url, omgeving.ADRES: "https://inb.example"}
        (Path(map_) / omgeving.DEMO_MERK).write_text(omgeving.eigen_merk(url))
        keys_in(Path(map_))
        stil = {"PREFECT_HOME": f"{map_}/prefect", "DO_NOT_TRACK": "1", "PREFECT_LOGGING_LEVEL": "ERROR"}
        with prefect_test_harness(server_startup_timeout=120):
            yield {
                **os.environ, **eigen, **stil,
                "PREFECT_API_URL": str(PREFECT_API_URL.value()), "PYTHONPATH": str(ROOT),
            }  # fmt: skip


def _run(
    stroom: str, waarden: dict[str, str], dag: date, aantal: int, *, werkers: int, naast: Rij | None = None
) -> Rij:
    """Run a flow by so many workers until nothing is due: the time per item, and where it went."""
    uit = _together(stroom, waarden | {VANDAAG: dag.isoformat()}, werkers)
    gedaan = sum(int(u["gedaan"]) for u in uit)
    if gedaan != aantal:
        raise RuntimeError(f"{stroom}: {gedaan} done, {aantal} expected")
    if stroom == "draag_over" and not all(u["opmaak"] for u in uit if u["gedaan"]):
        raise RuntimeError("Letters are made in another way now: their making was not timed.")
    klok = max(u["einde"] for u in uit) - min(u["begin"] for u in uit)
    per_stuk = round(klok * 1000 / aantal, 3)
    keer = round(per_stuk / naast.mediaan, 2) if naast and naast.mediaan else 1.0
    hoe = "1 werker" if werkers == 1 else f"{werkers} werkers"
    rij = Rij(f"{stroom}, {hoe}, per stuk", aantal, per_stuk, None, keer, _shares(uit, klok))
    print(f"  {rij.wat}: {rij.mediaan} ms, {rij.opmerking}", file=sys.stderr, flush=True)  # it takes long
    return rij


def _shares(uit: list[dict[str, Any]], klok: float) -> str:
    """The share of each part in the time of the workers together."""
    samen = sum(u["duur"] for u in uit)
    delen = {deel: sum(u[deel] for u in uit) / samen for deel in DELEN}
    delen["rest"] = 1 - sum(delen.values())
    aandeel = ", ".join(f"{deel} {100 * hoe:.0f} %" for deel, hoe in delen.items())
    return f"{aandeel}; samen {klok:.0f} s in {sum(u['runs'] for u in uit)} runs"


def _together(stroom: str, waarden: dict[str, str], werkers: int) -> list[dict[str, Any]]:
    """So many processes, which begin when each of them is ready; gives what each tells."""
    opdracht = [sys.executable, "-m", "tools.metingen.landelijk_werker", stroom]
    kinderen = [
        subprocess.Popen(opdracht, env=waarden, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for _ in range(werkers)
    ]
    try:
        for kind in kinderen:
            _line(kind)
        for kind in kinderen:
            if kind.stdin:
                kind.stdin.write(b"\n")
                kind.stdin.flush()
        return [json.loads(_line(kind)) for kind in kinderen]
    finally:
        for kind in kinderen:
            kind.kill()
            kind.communicate()


def _line(kind: "subprocess.Popen[bytes]") -> bytes:
    """The next line that is for us; Prefect may say things too. Raises RuntimeError when there is none."""
    for regel in kind.stdout or ():
        if regel.startswith(b"{"):
            return regel
    raise RuntimeError("A worker stopped before it was done.")
