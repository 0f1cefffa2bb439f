"""Files to take along: each kind opens again with what was in it, and no cell becomes a formula."""

import io
from datetime import date

import pytest
from odf import text
from odf.opendocument import load
from odf.table import TableCell, TableRow
from openpyxl import load_workbook

from inburgering.db.fouten import NietGevonden
from inburgering.web import uitvoer
from inburgering.web.uitvoer import Lijst

GEVAAR = ("=1+1", "+31", "-1", "@x", "\tx")
LIJST = Lijst(
    "proef",
    ("Naam", "Dag", "Aantal", "Dagen"),
    [("=HYPERLINK(1)", date(2026, 11, 23), 3, 2.5), ("Nguyễn", None, 0, None)],
    boven=("Definitie: een proef.",),
)


def test_csv_is_what_a_dutch_spreadsheet_reads() -> None:
    """Byte order mark, semicolons, a comma in a decimal, the definition first; a formula is text."""
    assert uitvoer.als_csv(LIJST).decode() == (
        "\ufeffDefinitie: een proef.\r\nNaam;Dag;Aantal;Dagen\r\n"
        "'=HYPERLINK(1);2026-11-23;3;2,5\r\nNguyễn;;0;\r\n"
    )


@pytest.mark.parametrize("gevaar", GEVAAR)
def test_what_looks_like_a_formula_stays_text(gevaar: str) -> None:
    """Also in a sentence above the table and in a heading."""
    assert uitvoer.veilig(gevaar) == f"'{gevaar}"
    blad = load_workbook(io.BytesIO(uitvoer.als_xlsx(Lijst("x", (gevaar,), [(gevaar,)])))).worksheets[0]
    assert {cel.data_type for rij in blad.iter_rows() for cel in rij} == {"s"}


def test_xlsx_keeps_numbers_and_days() -> None:
    """A day is a day and a number a number; what a spreadsheet cannot hold is left out of the text."""
    boek = load_workbook(io.BytesIO(uitvoer.als_xlsx(Lijst("x", ("a\x00b",), LIJST.rijen))))
    rijen = [[cel.value for cel in rij] for rij in boek.worksheets[0].iter_rows()]
    assert rijen[0][0] == "ab"
    assert rijen[1][0] == "=HYPERLINK(1)"
    assert str(rijen[1][1]).startswith("2026-11-23")
    assert rijen[1][2:] == [3, 2.5]


def test_ods_holds_the_same() -> None:
    """Four rows; the formula is a string, the day a date."""
    boek = load(io.BytesIO(uitvoer.als_ods(LIJST)))
    rijen = boek.spreadsheet.getElementsByType(TableRow)
    assert len(rijen) == 4
    cellen = rijen[2].getElementsByType(TableCell)
    assert [cel.getAttribute("valuetype") for cel in cellen] == ["string", "date", "float", "float"]
    assert cellen[0].getAttribute("formula") is None
    assert str(cellen[0].getElementsByType(text.P)[0]) == "=HYPERLINK(1)"


def test_another_kind_of_file_does_not_exist() -> None:
    """Only the three that are offered."""
    with pytest.raises(NietGevonden):
        uitvoer.antwoord(LIJST, "exe")
    assert uitvoer.antwoord(LIJST, "ods").headers["content-disposition"] == 'attachment; filename="proef.ods"'
