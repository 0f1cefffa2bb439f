"""Read a sheet of an Excel workbook as rows of text, and stay whole when the file means harm."""

import io
import warnings
import zipfile
import zlib
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from inburgering.invoer.importeer_lezen import (
    MEESTE_KOLOMMEN,
    MEESTE_RIJEN,
    Blad,
    Bronrij,
    OnleesbaarBestand,
    controleer_maat,
)

MEESTE_UITGEPAKT = 200_000_000  # bytes
STERKSTE_PAKKING = 200  # times; a caseload packs some ten times
LEGE_RIJEN_TOT_EINDE = 1000
KAPOT = (  # what openpyxl and the zip reader raise on a damaged file
    InvalidFileException, zipfile.BadZipFile, zlib.error, LookupError, ValueError, TypeError, AttributeError,
    SyntaxError, RuntimeError, EOFError,
)  # fmt: skip


def lees_excel(naam: str, ruw: bytes, blad: str | None = None) -> Blad:
    """The rows of the named sheet, or of the only one with text. Values, never formulas.

    Raises OnleesbaarBestand.
    """
    _controleer_zip(ruw)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells what it passes over; none of it is ours
            boek = load_workbook(io.BytesIO(ruw), read_only=True, data_only=True, keep_links=False)
            gekozen, opmerkingen = _kies(boek, blad)
            rijen = _rijen(boek[gekozen].iter_rows(values_only=True, max_col=MEESTE_KOLOMMEN + 1))
    except OnleesbaarBestand:
        raise
    except KAPOT:
        raise OnleesbaarBestand(
            "Dit is geen leesbare Excel-werkmap. Open haar in Excel of LibreOffice en bewaar haar als .xlsx."
        ) from None
    return Blad(naam, rijen, f"Excel, blad '{gekozen}'", opmerkingen=opmerkingen)


def _controleer_zip(ruw: bytes) -> None:
    """A workbook is a zip: look at the sizes it claims before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(ruw)) as pak:
            delen = pak.infolist()
    except KAPOT:
        raise OnleesbaarBestand("Dit Excel-bestand is beschadigd. Vraag het opnieuw.") from None
    if "xl/workbook.xml" not in {deel.filename for deel in delen}:
        raise OnleesbaarBestand("Dit is geen Excel-werkmap. Bewaar de lijst als .xlsx of als CSV.")
    uitgepakt = sum(deel.file_size for deel in delen)
    if uitgepakt > MEESTE_UITGEPAKT or any(
        deel.file_size > STERKSTE_PAKKING * max(deel.compress_size, 1_000) for deel in delen
    ):
        raise OnleesbaarBestand(
            "Dit Excel-bestand is uitgepakt veel te groot. Bewaar alleen de lijst, als CSV."
        )


def _kies(boek: Any, blad: str | None) -> tuple[str, list[str]]:
    namen = [b.title for b in boek.worksheets]
    if blad is not None:
        if blad not in namen:
            raise OnleesbaarBestand(f"Er is geen blad '{blad}'. Wel: {', '.join(namen)}.")
        return blad, []
    gevuld = [b.title for b in boek.worksheets if _heeft_tekst(b)]
    if not gevuld:
        raise OnleesbaarBestand("In deze werkmap staat niets.")
    if len(gevuld) == 1:
        return gevuld[0], []
    zin = f"De werkmap heeft {len(gevuld)} bladen; gelezen is '{gevuld[0]}'. Kies met 'blad' in de koppeling."
    return gevuld[0], [zin]


def _heeft_tekst(blad: Any) -> bool:
    blad.reset_dimensions()  # the size a file claims is not to be trusted
    return any(cel is not None for rij in blad.iter_rows(values_only=True, max_row=50) for cel in rij)


def _rijen(ruwe: Iterable[tuple[Any, ...]]) -> list[Bronrij]:
    rijen: list[Bronrij] = []
    leeg = 0
    for nummer, waarden in enumerate(ruwe, 1):
        cellen = [als_tekst(waarde) for waarde in waarden]
        while cellen and not cellen[-1]:
            cellen.pop()
        leeg = 0 if cellen else leeg + 1
        if leeg > LEGE_RIJEN_TOT_EINDE or nummer > MEESTE_RIJEN + LEGE_RIJEN_TOT_EINDE:
            break  # a sheet can be a million styled, empty rows long
        controleer_maat(nummer - leeg, cellen)
        rijen.append(Bronrij(nummer, cellen))
    while rijen and rijen[-1].leeg:
        rijen.pop()
    return rijen


def als_tekst(waarde: Any) -> str:
    """A cell as text: days as 2026-11-21, whole numbers without a comma, empty as an empty text."""
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime):
        return waarde.date().isoformat()
    if isinstance(waarde, date | time):
        return waarde.isoformat()
    if isinstance(waarde, float) and waarde.is_integer():
        return str(int(waarde))
    return str(waarde)
