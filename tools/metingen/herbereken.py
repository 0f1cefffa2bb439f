"""All terms of all cases computed anew, against a loop that only reads the rows they come from."""

import os
from collections.abc import Callable, Sequence

from inburgering.db import herbouw, samen, zaken
from inburgering.db.tabellen import Gebeurtenisrij, Onderdeel, Termijnrij, Traject
from tests.werkplek import Werkplek
from tools.metingen.databases import Plek, settle
from tools.metingen.meting import Rij, Tafel, timed
from tools.metingen.zaken import Leven, copy_case, table_of

EERSTE = 100_000
REGELS = 25  # the length of each log


def measure(plek: Plek, aantal: int) -> Tafel:
    """Read every case bare, then compute it anew by one process and by one per core."""
    regels = _fill(plek, aantal)
    kernen = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    wegen: dict[str, Callable[[], object]] = {
        "alleen de rijen lezen, kaal": lambda: _read_bare(plek),
        "lezen als zaken": lambda: _read(plek),
        "herbouw.controleer(), 1 proces": lambda: _computes(plek, 1),
    }
    if kernen > 1:
        wegen[f"herbouw.controleer(), {kernen} processen"] = lambda: _computes(plek, kernen)
    tafel = Tafel(f"alle termijnen opnieuw: {aantal} zaken met elk {regels} regels, {plek.naam}")
    kaal = 0.0
    for wat, weg in wegen.items():
        ms = timed(weg)
        kaal = kaal or ms
        keer, samen = round(ms / kaal, 2), f"samen {ms / 1000:.1f} s"
        tafel.rijen.append(Rij(f"{wat}, per zaak", aantal, round(ms / aantal, 4), None, keer, samen))
    return tafel


def _fill(plek: Plek, aantal: int) -> int:
    """One case lived through our engine, and copies of it; gives the length of its log."""
    leven = Leven(Werkplek(plek.db))
    leven.tot(REGELS)
    copy_case(plek.db, leven.traject, EERSTE, aantal - 1)
    settle(plek)
    return leven.regels


def _read_bare(plek: Plek) -> None:
    """Every row of every case through the bare driver, in the same groups; nothing is done with it."""
    for nummers in zaken.groepen(plek.db):
        for model, kolom in ((Traject, "id"), (Onderdeel, "traject_id"), (Gebeurtenisrij, "traject_id"),
                             (Termijnrij, "traject_id")):  # fmt: skip
            plek.kaal.execute(_query(plek, table_of(model).name, kolom, nummers), nummers).fetchall()


def _query(plek: Plek, tabel: str, kolom: str, nummers: Sequence[int]) -> str:
    tekens = ", ".join([plek.teken] * len(nummers))
    return f"SELECT * FROM {tabel} WHERE {kolom} IN ({tekens})"  # noqa: S608 - our own names


def _read(plek: Plek) -> None:
    for nummers in zaken.groepen(plek.db):
        with samen.zelden_opruimen(), plek.db.momentopname() as session:
            for _ in zaken.lees(session, nummers):
                pass


def _computes(plek: Plek, processen: int) -> None:
    verslag = herbouw.controleer(plek.db, processen)
    if verslag.verschillen:
        raise RuntimeError(f"The copies should be right: {verslag.verschillen[0]}")
