"""What closing facts, letters and free text costs: opening, another key, and closing what was readable."""

import tempfile
from collections.abc import Callable, Iterator
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from alembic import command
from sqlalchemy import Column, select

from inburgering.db import migratie, sleutelkolommen, sleutels_draaien, versleuteling
from inburgering.db.gesloten import Gesloten
from inburgering.db.sleutelbos import Sleutelbos
from tests.werkplek import Werkplek
from tools.metingen.databases import Plek, keys_in, settle
from tools.metingen.meting import Rij, Tafel, timed
from tools.metingen.zaken import Leven, copy_case

EERSTE = 100_000
REGELS = 60  # the length of each log


def measure(plek: Plek, zaken: int) -> Tafel:
    """Read what is closed as it is stored, open it, close it with another key, and as an upgrade does."""
    leven = Leven(Werkplek(plek.db))
    leven.tot(REGELS)
    copy_case(plek.db, leven.traject, EERSTE, zaken - 1)
    settle(plek)
    aantal = sum(1 for _ in _waarden(plek, open_=False))
    wegen: dict[str, Callable[[], object]] = {
        "lezen zoals het er staat": lambda: _loop(plek, open_=False),
        "lezen en openen": lambda: _loop(plek, open_=True),
        "sleutel --draai": lambda: _draai(plek),
    }
    tijden = {wat: timed(weg) for wat, weg in wegen.items()}
    _naar(plek, "0023")
    tijden["migratie 0024, wat leesbaar was sluiten"] = timed(lambda: migratie.werk_bij(plek.db.engine))
    kaal = tijden["lezen zoals het er staat"]
    rijen = [
        Rij(
            f"{wat}, per waarde", aantal, round(ms / aantal, 4), None, round(ms / kaal, 2),
            f"samen {ms / 1000:.1f} s",
        )
        for wat, ms in tijden.items()
    ]  # fmt: skip
    return Tafel(f"gesloten gegevens: {zaken} zaken met elk {leven.regels} regels, {plek.naam}", rijen)


def _kolommen() -> list[Column[Any]]:
    return [kolom for kolom in sleutelkolommen.alle() if isinstance(kolom.type, Gesloten)]


def _waarden(plek: Plek, *, open_: bool) -> Iterator[Any]:
    with plek.db.lezen() as session:
        for kolom in _kolommen():
            vraag = select(kolom if open_ else sleutelkolommen.rauw(kolom)).where(kolom.is_not(None))
            yield from session.connection().execute(vraag, execution_options={"yield_per": 1000}).scalars()


def _loop(plek: Plek, *, open_: bool) -> None:
    for _ in _waarden(plek, open_=open_):
        pass


def _draai(plek: Plek) -> None:
    with tempfile.TemporaryDirectory(prefix="inb-bench-") as map_:
        bos = keys_in(Path(map_))
        versleuteling.gebruik(bos)
        uitslag = sleutels_draaien.draai(plek.db, wacht=0)
        versleuteling.gebruik(Sleutelbos(bos.sleutels, bos.actief))
    if uitslag.klachten:
        raise RuntimeError(f"Every value should turn: {uitslag.klachten[0]}")


def _naar(plek: Plek, versie: str) -> None:
    with as_file(files("inburgering.db") / "migraties") as map_:
        command.downgrade(migratie.instellingen(plek.db.engine, str(map_)), versie)
