"""A report as it is kept: its tables with the counts as JSON, and behind them which trajects were counted.

The trajects stand apart, by number of the row, cell after cell: a page reads the counts only, a list one
cell. Rows ascend by traject, so a cell is kept as steps from one to the next, and packs to little. Pure.
"""

import json
import zlib
from collections.abc import Mapping
from itertools import accumulate, chain, pairwise
from typing import Any

from inburgering.db.rapport_basis import Kolom, Rapport, Rij, Tabel, Vak, Waarde


class _Bladen:
    """The cells one after the other; one that was there already is kept once."""

    def __init__(self, rij_van: Mapping[str, int]) -> None:
        self.rij_van = rij_van
        self.inhoud = bytearray()
        self._er_al: dict[bytes, tuple[int, int]] = {}

    def leg(self, vak: Vak) -> list[int]:
        """The count, and from where to where its trajects stand."""
        rijen = [self.rij_van[nummer] for nummer in vak.trajecten]
        stappen = [later - eerder for eerder, later in pairwise(chain((0,), rijen))]
        blad = zlib.compress(json.dumps(stappen, separators=(",", ":")).encode())
        if blad not in self._er_al:
            self._er_al[blad] = (len(self.inhoud), len(self.inhoud) + len(blad))
            self.inhoud += blad
        return [vak.aantal, *self._er_al[blad]]


def pak(rapport: Rapport, rij_van: Mapping[str, int]) -> tuple[dict[str, Any], bytes]:
    """The report as JSON, and the trajects; `rij_van` gives by the number of a traject that of its row.

    Raises KeyError for a traject that has none.
    """
    bladen = _Bladen(rij_van)
    inhoud = {
        "code": rapport.code, "naam": rapport.naam, "uitleg": rapport.uitleg, "apart": list(rapport.apart),
        "tabellen": [[code, _tabel(tabel, bladen)] for code, tabel in rapport.tabellen.items()],
    }  # fmt: skip
    return inhoud, bytes(bladen.inhoud)


def _tabel(tabel: Tabel, bladen: _Bladen) -> dict[str, Any]:
    def rij(r: Rij) -> list[Any]:
        waarden = [(r.waarden or {})[code] for code in tabel.kolommen]
        return [r.code, r.naam, [bladen.leg(w) if isinstance(w, Vak) else w for w in waarden]]

    return {
        "naam": tabel.naam, "eerste": tabel.eerste, "totaal": tabel.totaal,
        "kolommen": [[code, k.kop, k.uitleg, k.reeks] for code, k in tabel.kolommen.items()],
        "rijen": [rij(r) for r in tabel.rijen],
    }  # fmt: skip


def lees(inhoud: Mapping[str, Any]) -> Rapport:
    """The report with its counts, without the trajects."""
    tabellen = {code: _gelezen(tabel) for code, tabel in inhoud["tabellen"]}
    return Rapport(inhoud["code"], inhoud["naam"], inhoud["uitleg"], tabellen, inhoud["apart"])


def _gelezen(tabel: Mapping[str, Any]) -> Tabel:
    def waarden(ruw: list[Any]) -> dict[str, Waarde]:
        return {
            code: Vak(w[0]) if isinstance(w, list) else w
            for (code, *_), w in zip(tabel["kolommen"], ruw, strict=True)
        }

    kolommen = {code: Kolom(*rest) for code, *rest in tabel["kolommen"]}
    rijen = [Rij(code, naam, waarden(ruw)) for code, naam, ruw in tabel["rijen"]]
    return Tabel(tabel["naam"], tabel["eerste"], kolommen, rijen, tabel["totaal"])


def plek(inhoud: Mapping[str, Any], tabel: str, rij: str, kolom: str) -> tuple[int, int]:
    """From where to where the trajects of a cell stand. Raises KeyError when it is no count."""
    gevonden = dict(inhoud["tabellen"])[tabel]
    welke = [code for code, *_ in gevonden["kolommen"]]
    ruw = {code: dict(zip(welke, waarden, strict=True)) for code, _, waarden in gevonden["rijen"]}[rij][kolom]
    if not isinstance(ruw, list):
        raise KeyError(kolom)
    return ruw[1], ruw[2]


def rijen(blad: bytes) -> list[int]:
    """The numbers of the rows in a cell, each as often as it was counted."""
    return list(accumulate(json.loads(zlib.decompress(blad))))
