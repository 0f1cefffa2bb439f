"""Paging: which page, of how many, and the links to the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode


@dataclass(frozen=True)
class Bladen:
    """Page `nr` of a list of `totaal` rows, `per` on a page."""

    nr: int
    totaal: int
    per: int

    @classmethod
    def gevraagd(cls, nr: int, totaal: int, per: int) -> "Bladen":
        """The page that was asked for, or the last one there is."""
        return cls(min(nr, cls(1, totaal, per).aantal), totaal, per)

    @property
    def aantal(self) -> int:
        return max(1, -(-self.totaal // self.per))

    @property
    def eerste(self) -> int:
        return (self.nr - 1) * self.per + 1 if self.totaal else 0

    @property
    def laatste(self) -> int:
        return min(self.nr * self.per, self.totaal)

    @property
    def nummers(self) -> list[int]:
        """The pages to link: the first, the last and those around this one; 0 stands for a gap."""
        gewenst = sorted({1, self.aantal, *range(max(1, self.nr - 2), min(self.aantal, self.nr + 2) + 1)})
        uit: list[int] = []
        for nummer in gewenst:
            if uit and nummer > uit[-1] + 1:
                uit.append(0)
            uit.append(nummer)
        return uit


def bladnummer(tekst: str) -> int:
    """The page number in an address; anything else is the first page."""
    return max(1, int(tekst)) if tekst.isascii() and tekst.isdigit() and len(tekst) < 6 else 1


def adres(pad: str, keuzes: Mapping[str, object], **anders: object) -> str:
    """This page with other choices; empty ones are left out."""
    alles = {naam: waarde for naam, waarde in ({**keuzes, **anders}).items() if waarde not in ("", None)}
    return f"{pad}?{urlencode(alles)}" if alles else pad
