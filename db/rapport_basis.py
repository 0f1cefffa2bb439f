"""What a report is: tables of cells, each with the trajects behind it. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from inburgering.db.rapport_klein import toonbaar
from inburgering.wet.taal import maandnaam

MAANDEN = 12


@dataclass(frozen=True)
class Vak:
    """A count, and the numbers of the trajects it counted (each as often as it counted).

    Of a report that was kept only the counts are read: then `trajecten` is empty.
    """

    aantal: int
    trajecten: tuple[str, ...] = ()


Waarde = Vak | float | None
"""A count, a duration in days or weeks, or nothing to say."""


@dataclass(frozen=True)
class Kolom:
    """A column: its heading and what exactly is counted. `reeks`: it is drawn."""

    kop: str
    uitleg: str
    reeks: bool = False


@dataclass(frozen=True)
class Rij:
    """A row; None in `waarden` where the row as a whole is left out."""

    code: str
    naam: str
    waarden: Mapping[str, Waarde] | None


@dataclass(frozen=True)
class Tabel:
    """A table. `totaal`: its last row is the sum of the others."""

    naam: str
    eerste: str
    kolommen: Mapping[str, Kolom]
    rijen: Sequence[Rij]
    totaal: bool = False

    def vak(self, rij: str, kolom: str) -> Vak:
        """The cell with these codes. Raises KeyError when there is none, or when it is not a count."""
        waarden = next((r.waarden for r in self.rijen if r.code == rij), None) or {}
        gevonden = waarden[kolom]
        if not isinstance(gevonden, Vak):
            raise KeyError(kolom)
        return gevonden


@dataclass(frozen=True)
class Rapport:
    """A report on a day: what it counts in one sentence, and its tables by code."""

    code: str
    naam: str
    uitleg: str
    tabellen: Mapping[str, Tabel]
    apart: Sequence[str] = field(default=())


@dataclass(frozen=True)
class Maand:
    """A calendar month up to the peildatum, both days included."""

    begin: date
    eind: date

    @property
    def code(self) -> str:
        return f"{self.begin:%Y-%m}"

    @property
    def naam(self) -> str:
        return f"{maandnaam(self.begin.month)} {self.begin.year}"

    def heeft(self, dag: date | None) -> bool:
        """Whether this day lies in it."""
        return dag is not None and self.begin <= dag <= self.eind


def maanden(peil: date, aantal: int = MAANDEN) -> list[Maand]:
    """The months up to and including that of the peildatum, which ends there; oldest first."""
    uit, eind = [], peil
    for _ in range(aantal):
        begin = eind.replace(day=1)
        uit.append(Maand(begin, eind))
        eind = begin - timedelta(days=1)
    return uit[::-1]


def vak(nummers: Iterable[str]) -> Vak:
    """A count of these."""
    alle = tuple(nummers)
    return Vak(len(alle), alle)


def voor_buiten(tabel: Tabel, vanaf: int) -> Tabel:
    """The table as it may leave the municipality: a row with a small number is left out as a whole.

    Beside a total at least two rows are left out, so that none follows by subtraction.
    """
    onderdelen = list(tabel.rijen[:-1]) if tabel.totaal else list(tabel.rijen)
    weg = {rij.code for rij in onderdelen if not _mag(rij, vanaf)}
    totaal = list(tabel.rijen[len(onderdelen) :])
    if totaal and len(weg) == 1:
        over = [rij for rij in onderdelen if rij.code not in weg]
        weg |= {min(over, key=_grootte).code} if over else {totaal[0].code}
    weg |= {rij.code for rij in totaal if not _mag(rij, vanaf)}
    return replace(tabel, rijen=[replace(r, waarden=None) if r.code in weg else r for r in tabel.rijen])


def _mag(rij: Rij, vanaf: int) -> bool:
    return all(toonbaar(w.aantal, vanaf) for w in (rij.waarden or {}).values() if isinstance(w, Vak))


def _grootte(rij: Rij) -> int:
    return sum(w.aantal for w in (rij.waarden or {}).values() if isinstance(w, Vak))
