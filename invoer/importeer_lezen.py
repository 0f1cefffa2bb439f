"""Read a caseload as rows of text, whatever program it came from: CSV in many spellings, or XLSX.

Deterministic, by rules of our own, so that the same file always reads the same. A person can overrule each
guess in the mapping.
"""

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path

GROOTSTE_BESTAND = 25_000_000  # bytes
MEESTE_RIJEN = 50_000
MEESTE_KOLOMMEN = 200
LANGSTE_CEL = 8_000
SCHEIDINGEN = ";,\t|"
WEG = "�"  # what stands where a character was lost


class OnleesbaarBestand(ValueError):
    """The file cannot be read; `str()` says why and what to do."""


@dataclass(frozen=True)
class Bronrij:
    """One row as it stands in the file. `nummer` counts from 1, as a spreadsheet does."""

    nummer: int
    cellen: list[str]

    @property
    def leeg(self) -> bool:
        return not any(cel.strip() for cel in self.cellen)


@dataclass(frozen=True)
class Blad:
    """A file as rows of text, and how it was read."""

    naam: str
    rijen: list[Bronrij]
    codering: str
    scheiding: str | None = None
    opmerkingen: list[str] = field(default_factory=list)


def lees_blad(
    bestand: Path, codering: str | None = None, scheiding: str | None = None, blad: str | None = None
) -> Blad:
    """The rows of a file. Raises OnleesbaarBestand."""
    ruw = lees_bytes(bestand)
    if ruw.startswith(b"PK\x03\x04"):
        from inburgering.invoer.importeer_excel import lees_excel  # noqa: PLC0415 - openpyxl is slow to import

        return lees_excel(bestand.name, ruw, blad)
    if ruw.startswith(b"\xd0\xcf\x11\xe0"):
        raise OnleesbaarBestand(
            "Dit is een oud of beveiligd Excel-bestand. Bewaar het als Excel-werkmap (.xlsx) of als CSV."
        )
    if ruw.startswith(b"%PDF"):
        raise OnleesbaarBestand("Dit is een PDF. Vraag de lijst als Excel-werkmap (.xlsx) of als CSV.")
    return _lees_csv(bestand.name, ruw, codering, scheiding)


def lees_bytes(bestand: Path) -> bytes:
    """The bytes of a file. Raises OnleesbaarBestand: not there, empty, or far too big."""
    try:
        if bestand.stat().st_size > GROOTSTE_BESTAND:
            raise OnleesbaarBestand(
                f"Dit bestand is groter dan {GROOTSTE_BESTAND // 1_000_000} MB. Splits het, of haal weg wat "
                "niet bij de lijst hoort."
            )
        ruw = bestand.read_bytes()
    except OSError:
        raise OnleesbaarBestand(f"Het bestand {bestand.name} is er niet of is niet te lezen.") from None
    if not ruw.strip():
        raise OnleesbaarBestand("Dit bestand is leeg.")
    return ruw


def _lees_csv(naam: str, ruw: bytes, codering: str | None, scheiding: str | None) -> Blad:
    codering = codering or raad_codering(ruw)
    try:
        tekst = ruw.decode(codering, errors="replace").removeprefix("\ufeff")
    except LookupError:
        raise OnleesbaarBestand(f"De codering '{codering}' bestaat niet. Kies bijvoorbeeld utf-8.") from None
    regels = tekst.replace("\0", "\ufffd").splitlines(keepends=True)  # PostgreSQL keeps no NUL
    begin = 0
    if regels and regels[0].lower().startswith("sep=") and len(regels[0].strip()) == len("sep=;"):
        scheiding, begin = scheiding or regels[0].strip()[-1], 1  # Excel's own first line
    scheiding = scheiding or raad_scheiding(regels[begin:])
    rijen = _rijen("".join(regels[begin:]), scheiding, begin + 1)
    return Blad(naam, rijen, codering, scheiding)


def lees_tekst(ruw: bytes) -> list[Bronrij]:
    """The rows of a CSV, its encoding and separator guessed. Raises OnleesbaarBestand."""
    return _lees_csv("", ruw, None, None).rijen


def _rijen(tekst: str, scheiding: str, eerste: int) -> list[Bronrij]:
    csv.field_size_limit(GROOTSTE_BESTAND)
    rijen = []
    try:
        for nummer, cellen in enumerate(
            csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding), eerste
        ):
            controleer_maat(nummer, cellen)
            rijen.append(Bronrij(nummer, cellen))
    except csv.Error:
        raise OnleesbaarBestand(
            "Dit is geen leesbare CSV. Open het in het programma waar het uit komt en bewaar het opnieuw."
        ) from None
    return rijen


def controleer_maat(nummer: int, cellen: list[str]) -> None:
    """Refuse what is no list of people. Raises OnleesbaarBestand."""
    if nummer > MEESTE_RIJEN:
        raise OnleesbaarBestand(f"Dit bestand heeft meer dan {MEESTE_RIJEN} rijen. Splits het.")
    if len(cellen) > MEESTE_KOLOMMEN:
        raise OnleesbaarBestand(f"Rij {nummer} heeft meer dan {MEESTE_KOLOMMEN} kolommen. Dit is geen lijst.")
    if any(len(cel) > LANGSTE_CEL for cel in cellen):
        raise OnleesbaarBestand(
            f"In rij {nummer} staat een cel van meer dan {LANGSTE_CEL} tekens. Staat er een aanhalingsteken "
            "te veel of te weinig?"
        )


def raad_codering(ruw: bytes) -> str:
    """The encoding: the mark at the start, else UTF-16 by its zero bytes, else UTF-8, else Windows-1252.

    A file that is mostly good UTF-8 with some broken bytes stays UTF-8: then the broken places show up as
    lost characters, instead of every letter with an accent going wrong in silence.
    """
    for merk, naam in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if ruw.startswith(merk):
            return naam
    begin = ruw[:2000]
    if begin[1::2].count(0) > len(begin) // 4:
        return "utf-16-le"
    if begin[0::2].count(0) > len(begin) // 4:
        return "utf-16-be"
    tekst = ruw.decode("utf-8", errors="replace")
    kapot = tekst.count(WEG)
    goed = sum(1 for teken in tekst if teken > "\x7f") - kapot
    return "utf-8" if goed >= kapot else "cp1252"


def raad_scheiding(regels: list[str]) -> str:
    """The separator: what occurs most in the first line with text, outside quotes; the semicolon at a tie."""
    for regel in regels:
        if not regel.strip():
            continue
        buiten = "".join(regel.split('"')[0::2])
        tel = {teken: buiten.count(teken) for teken in SCHEIDINGEN}
        return max(SCHEIDINGEN, key=lambda teken: tel[teken])
    return ";"
