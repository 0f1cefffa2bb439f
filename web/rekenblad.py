"""Rows as a spreadsheet. Its libraries are slow to import, so it is loaded when somebody asks."""

import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from inburgering.web.uitvoer import Cel


def als_xlsx(rijen: Iterable[Sequence[Cel]]) -> bytes:
    """A workbook with one sheet; text is never read as a formula."""
    boek = Workbook(write_only=True)
    blad = boek.create_sheet("Lijst")

    def waarde(cel: Cel) -> object:
        if not isinstance(cel, str):
            return cel
        uit = WriteOnlyCell(blad, value=ILLEGAL_CHARACTERS_RE.sub("", cel))
        uit.data_type = "s"
        return uit

    for rij in rijen:
        blad.append([waarde(cel) for cel in rij])
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def als_ods(rijen: Iterable[Sequence[Cel]]) -> bytes:
    """The same as an OpenDocument spreadsheet."""
    boek = OpenDocumentSpreadsheet()
    blad = Table(name="Lijst")
    for rij in rijen:
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
