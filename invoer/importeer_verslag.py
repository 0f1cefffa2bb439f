"""What came of an import: counts, a finding per row, and a file with the rows that were refused."""

import csv
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from inburgering.invoer.importeer_bevinding import Bevinding, Ernst, Reden
from inburgering.invoer.importeer_lezen import Blad, Bronrij

GEVAARLIJK = tuple("=+-@\t\r")  # a spreadsheet would take such a cell for a formula
MEESTE_PER_REDEN = 10  # in the text for a person; the reject file and `als_dict` have them all


@dataclass
class Verslag:
    """The report. `bezwaren` are about the file as a whole: when there are any, nothing was taken in."""

    blad: Blad
    proef: bool
    kolommen: dict[str, str] = field(default_factory=dict)
    kop: list[str] = field(default_factory=list)
    bezwaren: list[str] = field(default_factory=list)
    opmerkingen: list[str] = field(default_factory=list)
    vragen: list[str] = field(default_factory=list)
    rijen: int = 0
    overgenomen: dict[int, str] = field(default_factory=dict)  # row → traject number; empty in a dry run
    overgeslagen: list[int] = field(default_factory=list)
    afgekeurd: list[Bronrij] = field(default_factory=list)
    bevindingen: list[Bevinding] = field(default_factory=list)

    @property
    def gelukt(self) -> bool:
        """Whether the file could be read and no row was refused."""
        return not self.bezwaren and not self.afgekeurd

    def van(self, ernst: Ernst) -> list[Bevinding]:
        """The findings of this kind that count: remarks only about rows that were taken in."""
        return [
            b
            for b in self.bevindingen
            if b.ernst is ernst and (ernst is not Ernst.KIJK_NA or b.rij in self.overgenomen)
        ]

    def redenen(self, ernst: Ernst) -> dict[Reden, int]:
        """Per reason the number of rows, most first. A row can have more than one reason."""
        tel = Counter(reden for _, reden in {(b.rij, b.reden) for b in self.van(ernst)})
        return dict(sorted(tel.items(), key=lambda paar: (-paar[1], list(Reden).index(paar[0]))))

    def als_dict(self) -> dict[str, Any]:
        """For programs. It holds no personal data but what a finding quotes; never a BSN."""
        return {
            "bestand": self.blad.naam,
            "codering": self.blad.codering,
            "scheiding": self.blad.scheiding,
            "proef": self.proef,
            "kolommen": self.kolommen,
            "bezwaren": self.bezwaren,
            "opmerkingen": self.opmerkingen,
            "vragen": self.vragen,
            "rijen": self.rijen,
            "overgenomen": len(self.overgenomen),
            "afgekeurd": len(self.afgekeurd),
            "overgeslagen": len(self.overgeslagen),
            "redenen": {
                ernst.value: {reden.value: n for reden, n in self.redenen(ernst).items()} for ernst in Ernst
            },
            "bevindingen": [
                {"rij": b.rij, "kolom": b.kolom, "ernst": b.ernst.value, "reden": b.reden.value, "zin": b.zin}
                for b in self.bevindingen
            ],
        }

    def tekst(self) -> str:
        """The report for a person."""
        hoe = f" met scheidingsteken {self.blad.scheiding!r}" if self.blad.scheiding else ""
        regels = [f"Bestand {self.blad.naam}: gelezen als {self.blad.codering}{hoe}."]
        if self.bezwaren:
            return "\n".join([*regels, "Er is niets overgenomen:", *_lijst(self.bezwaren)])
        hulp = "zouden worden overgenomen" if self.proef else "overgenomen"
        tellingen = f"{len(self.overgenomen)} {hulp}, {len(self.afgekeurd)} afgekeurd"
        regels += [
            f"{self.rijen} rijen onder de kop: {tellingen}, {len(self.overgeslagen)} overgeslagen.",
            *_lijst(self.opmerkingen),
        ]
        if self.vragen:
            regels += ["", "Dit moet u eerst kiezen:", *_lijst(self.vragen)]
        for ernst, titel in (
            (Ernst.AFGEKEURD, "Afgekeurd"),
            (Ernst.OVERGESLAGEN, "Overgeslagen"),
            (Ernst.KIJK_NA, "Overgenomen, maar kijk na"),
        ):
            regels += self._hoofdstuk(ernst, titel)
        return "\n".join(regels)

    def _hoofdstuk(self, ernst: Ernst, titel: str) -> list[str]:
        vondsten = self.van(ernst)
        if not vondsten:
            return []
        aantal = len({b.rij for b in vondsten})
        tellingen = ", ".join(f"{n} × {reden.value}" for reden, n in self.redenen(ernst).items())
        uit = ["", f"{titel} ({aantal} {'rij' if aantal == 1 else 'rijen'}): {tellingen}"]
        for reden in self.redenen(ernst):
            alle = [b for b in vondsten if b.reden is reden]
            uit += _lijst(map(str, alle[:MEESTE_PER_REDEN]))
            if len(alle) > MEESTE_PER_REDEN:
                uit.append(f"- … en nog {len(alle) - MEESTE_PER_REDEN} keer: {reden.value}")
        return uit

    def schrijf_afgekeurd(self, map_: Path) -> Path | None:
        """Write the refused rows as CSV, to be mended and offered again; None when there are none.

        The file holds personal data as the source did: only its owner may read it (0600), and whoever made it
        throws it away afterwards. Cells that a spreadsheet would take for a formula get a quote in front.
        """
        if not self.afgekeurd:
            return None
        pad = map_ / f"{Path(self.blad.naam).stem}-afgekeurd.csv"
        pad.unlink(missing_ok=True)
        nummer = os.open(pad, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(nummer, "w", encoding="utf-8-sig", newline="") as f:
            schrijver = csv.writer(f, delimiter=";")
            schrijver.writerow([*self.kop, "Rij", "Reden"])
            for rij in self.afgekeurd:
                cellen = [*rij.cellen, *[""] * (len(self.kop) - len(rij.cellen))]
                schrijver.writerow([*map(onschuldig, cellen), rij.nummer, self._reden_van(rij.nummer)])
        return pad

    def _reden_van(self, nummer: int) -> str:
        eigen = [b for b in self.bevindingen if b.rij == nummer and b.ernst is Ernst.AFGEKEURD]
        return " ".join(f"{b.kolom}: {b.zin}" if b.kolom else b.zin for b in eigen)


def onschuldig(cel: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cel}" if cel.startswith(GEVAARLIJK) else cel


def _lijst(zinnen: Iterable[str]) -> list[str]:
    return [f"- {zin}" for zin in zinnen]
