"""A list as a file to take along: CSV, XLSX or ODS, with what it is about above its rows.

A cell that a person typed never becomes a formula: in CSV it gets an apostrophe in front, in the other two it
is stored as text.
"""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from starlette.responses import Response

from inburgering.db.fouten import NietGevonden

Cel = str | int | float | Decimal | date | None
FORMULE = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True)
class Lijst:
    """What is taken along: the name of the file, sentences above the table, its headings and its rows."""

    naam: str
    koppen: Sequence[str]
    rijen: Iterable[Sequence[Cel]]
    boven: Sequence[str] = ()


def veilig(cel: object) -> str:
    """A cell of a CSV file that no spreadsheet takes for a formula."""
    inhoud = str(cel)
    return f"'{inhoud}" if inhoud.startswith(FORMULE) else inhoud


def als_csv(lijst: Lijst) -> bytes:
    """Semicolons and a byte order mark, as a Dutch spreadsheet reads it; decimals with a comma."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerows([veilig(zin)] for zin in lijst.boven)
    schrijver.writerow([veilig(kop) for kop in lijst.koppen])
    schrijver.writerows([_tekst(cel) for cel in rij] for rij in lijst.rijen)
    return ("\ufeff" + uit.getvalue()).encode()


def _tekst(cel: Cel) -> str:
    match cel:
        case None:
            return ""
        case date():
            return cel.isoformat()
        case float() | Decimal():
            return str(cel).replace(".", ",")
        case int():
            return str(cel)
        case _:
            return veilig(cel)


def als_xlsx(lijst: Lijst) -> bytes:
    """A workbook with one sheet; numbers and days keep their kind."""
    boek = Workbook(write_only=True)
    blad = boek.create_sheet("Lijst")

    def waarde(cel: Cel) -> object:
        if not isinstance(cel, str):
            return cel
        uit = WriteOnlyCell(blad, value=ILLEGAL_CHARACTERS_RE.sub("", cel))
        uit.data_type = "s"
        return uit

    for rij in _alles(lijst):
        blad.append([waarde(cel) for cel in rij])
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def als_ods(lijst: Lijst) -> bytes:
    """The same as an OpenDocument spreadsheet."""
    boek = OpenDocumentSpreadsheet()
    blad = Table(name="Lijst")
    for rij in _alles(lijst):
        regel = TableRow()
        for cel in rij:
            regel.addElement(_odscel(cel))
        blad.addElement(regel)
    boek.spreadsheet.addElement(blad)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def _odscel(cel: Cel) -> TableCell:
    tekst = "" if cel is None else ILLEGAL_CHARACTERS_RE.sub("", str(cel))
    if isinstance(cel, int | float | Decimal):
        uit = TableCell(valuetype="float", value=tekst)
    elif isinstance(cel, date):
        uit = TableCell(valuetype="date", datevalue=tekst)
    else:
        uit = TableCell(valuetype="string")
    uit.addElement(P(text=tekst))
    return uit


def _alles(lijst: Lijst) -> Iterable[Sequence[Cel]]:
    for zin in lijst.boven:
        yield [zin]
    yield lijst.koppen
    yield from lijst.rijen


SOORTEN: Mapping[str, tuple[Callable[[Lijst], bytes], str]] = {
    "csv": (als_csv, "text/csv; charset=utf-8"),
    "xlsx": (als_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "ods": (als_ods, "application/vnd.oasis.opendocument.spreadsheet"),
}
"""Per kind of file how it is made and what it is called on the web."""


def antwoord(lijst: Lijst, soort: str) -> Response:
    """The list as a download. Raises NietGevonden for another kind than csv, xlsx or ods."""
    if soort not in SOORTEN:
        raise NietGevonden("Dit bestand bestaat niet. Kies CSV, XLSX of ODS.")
    maak, mediatype = SOORTEN[soort]
    koppen = {"Content-Disposition": f'attachment; filename="{lijst.naam}.{soort}"'}
    return Response(maak(lijst), media_type=mediatype, headers=koppen)
