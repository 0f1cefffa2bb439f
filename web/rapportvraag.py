"""What is asked of a report: on which day, and with the knowledge of then or of now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from starlette.requests import Request

from inburgering.db.rapport_dagen import gewone, gisteren
from inburgering.db.zoeken_rapport import Peiling
from inburgering.templates.datums import datum
from inburgering.web.dagen import VROEGST

TOEN, NU = "toen", "nu"


@dataclass(frozen=True)
class Vraag:
    """Which day, and whether with what was known then or with all that was known at the end of yesterday.

    Of yesterday itself, and of today, that is the same.
    """

    peil: date
    vandaag: date
    kennis: str = TOEN
    fout: str = ""

    @property
    def telt_vandaag(self) -> bool:
        """Whether today counts: then it changes while people work, and it is counted now."""
        return self.peil == self.vandaag

    @property
    def bekend(self) -> date:
        """The last day of recording that counts."""
        return gisteren(self.vandaag) if self.kennis == NU else self.peil

    @property
    def zoals(self) -> str:
        """With which knowledge, in words."""
        if self.kennis == NU:
            return f"zoals nu bekend: alles wat tot en met {datum(self.bekend)} is vastgelegd"
        return "zoals op die dag bekend"

    @property
    def anders(self) -> "Vraag | None":
        """The same day with the other knowledge, where there is one."""
        if self.peil >= gisteren(self.vandaag):
            return None
        return Vraag(self.peil, self.vandaag, TOEN if self.kennis == NU else NU)

    @property
    def keuzes(self) -> Mapping[str, str]:
        """The same in an address; yesterday is not named, for that is what comes without."""
        gewoon = self.peil == gisteren(self.vandaag)
        return {
            "peildatum": "" if gewoon else self.peil.isoformat(), "kennis": NU if self.kennis == NU else ""
        }  # fmt: skip

    def peiling(self, gemeente_id: int) -> Peiling:
        """The same as the log is asked for it."""
        return Peiling(gemeente_id, self.peil, self.bekend)


def lees(request: Request, vandaag: date) -> Vraag:
    """What was asked for. Without a day, or with one that cannot be, it is yesterday; the page says so."""
    ruw = request.query_params.get("peildatum", "")[:10]
    fout, peil = "", gisteren(vandaag)
    try:
        peil = date.fromisoformat(ruw) if ruw else peil
    except ValueError:
        fout = "Dit is geen datum. Schrijf een datum als 2026-11-21."
    if not VROEGST <= peil <= vandaag:
        fout, peil = f"Kies een dag van {datum(VROEGST)} tot en met vandaag.", gisteren(vandaag)
    nu = request.query_params.get("kennis") == NU and peil < gisteren(vandaag)
    return Vraag(peil, vandaag, NU if nu else TOEN, fout)


def dagen(vandaag: date) -> Mapping[str, date]:
    """The days people ask for most: those that are counted ahead, and today."""
    return {**gewone(vandaag), "vandaag": vandaag}
