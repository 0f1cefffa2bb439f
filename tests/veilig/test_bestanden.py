"""Files that mean harm: entities, bombs, depth and width. Refused in a sentence, quickly, not unpacked."""

import io
import json
import time
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook
from starlette.testclient import TestClient

from inburgering.db.terugbericht import Afgekeurd
from inburgering.invoer import ketenblad
from inburgering.invoer.importeer_lezen import OnleesbaarBestand, lees_blad
from inburgering.invoer.terugmelding_lezen import lees_een
from inburgering.web.api_basis import API, SOORT
from tests.veilig.stad import versterk
from tests.web.stad import Stad

pytestmark = pytest.mark.traag
LACH = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {n} "{f"&{v};" * 10}">' for v, n in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
"""Eight times ten entities in each other: two hundred million characters from some hundred."""
BUITEN = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY i SYSTEM "file:///etc/passwd">]>'
NAALD = "root:x:0"


def werkboek(deel: str, vervang: bytes) -> bytes:
    """A good workbook in which one part was replaced."""
    boek = Workbook()
    boek.active.append(["naam", "bsn"])  # type: ignore[union-attr]
    goed, uit = io.BytesIO(), io.BytesIO()
    boek.save(goed)
    with zipfile.ZipFile(goed) as van, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as naar:
        for naam in van.namelist():
            naar.writestr(naam, vervang if naam == deel else van.read(naam))
    return uit.getvalue()


def blad(begin: str, verwijzing: str) -> bytes:
    """A sheet with one cell that refers to an entity."""
    ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    cel = f'<c r="A1" t="inlineStr"><is><t>{verwijzing}</t></is></c>'
    return (
        f'{begin}<worksheet xmlns="{ns}"><sheetData><row r="1">{cel}</row></sheetData></worksheet>'.encode()
    )


@pytest.mark.parametrize("deel", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml"])
@pytest.mark.parametrize(("begin", "verwijzing"), [(LACH, "&i;"), (BUITEN, "&i;")], ids=["lach", "buiten"])
def test_een_werkboek_met_entiteiten(tmp_path: Path, deel: str, begin: str, verwijzing: str) -> None:
    """Billion laughs and external entities are not unpacked, and nothing is read from disk."""
    pad, van = tmp_path / "lijst.xlsx", time.perf_counter()
    pad.write_bytes(werkboek(deel, blad(begin, verwijzing)))
    try:
        gelezen = repr(lees_blad(pad))
    except OnleesbaarBestand as fout:
        gelezen = str(fout)
    assert NAALD not in gelezen
    assert "ha" * 1000 not in gelezen
    assert time.perf_counter() - van < 5


def test_een_heel_brede_rij(tmp_path: Path) -> None:
    """A sheet of a thousand columns, and one cell of a megabyte in a CSV, are answered in a sentence."""
    boek = Workbook(write_only=True)
    boek.create_sheet("x").append(["a"] * 1000)
    pad = tmp_path / "breed.xlsx"
    boek.save(pad)
    with pytest.raises(OnleesbaarBestand, match="kolommen"):
        lees_blad(pad)
    breed = tmp_path / "breed.csv"
    breed.write_text("naam;bsn\n" + "x" * 1_000_000 + ";1\n", encoding="utf-8")
    with pytest.raises(OnleesbaarBestand, match="meer dan 8000 tekens"):
        lees_blad(breed)


KETEN = {
    "een getal van vijfduizend cijfers": b'[{"a": ' + b"1" * 5000 + b"}]",
    "lijsten in lijsten": b'[{"a": ' + b"[" * 900 + b"]" * 900 + b"}]",
    "te diep om te lezen": b"[" * 100_000,
    "duizenden namen": b"[{" + b",".join(b'"k%d": 1' % i for i in range(10_000)) + b"}]",
    "geen lijst": b'{"berichten": {"a": 1}}',
}


@pytest.mark.parametrize("wat", KETEN)
def test_een_ketenbestand_dat_te_diep_of_te_breed_is(tmp_path: Path, wat: str) -> None:
    """A JSON file of a chain party that is none is refused in a sentence, whatever it holds."""
    pad = tmp_path / "bericht.json"
    pad.write_bytes(KETEN[wat])
    with pytest.raises(OnleesbaarBestand):
        ketenblad.lees(pad)


def test_een_teken_dat_geen_letter_is(tmp_path: Path) -> None:
    """Half a character and a NUL, which no database keeps, become the mark of a letter that was lost."""
    pad = tmp_path / "bericht.json"
    pad.write_bytes(b'[{"NAAM": "a\\ud800b\\u0000c"}]')
    assert "a\ufffdb\ufffdc" in ketenblad.lees(pad).rijen[1].cellen
    lijst = tmp_path / "lijst.csv"
    lijst.write_bytes(b"naam;bsn\na\0b;1\n")
    assert lees_blad(lijst).rijen[1].cellen == ["a\ufffdb", "1"]


DIEP = [b"[" * 50_000, b'{"a":' * 50_000, b'{"gebeurtenis":"' + b"x" * 90_000 + b'"}', b"1" * 50_000]


@pytest.mark.parametrize("ruw", [*DIEP, b'{"op": 1e999}', b"\xff\xfe", b'"\\ud800"', b"NaN", b"null", b"[]"])
def test_een_bericht_dat_te_diep_of_te_gek_is(ruw: bytes) -> None:
    """A message of a partner that is no message is Afgekeurd, never something else."""
    with pytest.raises(Afgekeurd):
        lees_een(ruw, "PST-2026-00001-T1")


@pytest.mark.parametrize("ruw", [*DIEP, json.dumps({"feiten": {"a": [[]] * 5000}}).encode()])
def test_een_diep_bericht_aan_de_interface(klant: TestClient, stad: Stad, ruw: bytes) -> None:
    """The interface for programs answers 400 or 422 as problem+json; the server keeps running."""
    vesting = versterk(stad)
    kop = {"Authorization": f"Bearer {vesting.sleutels['consulent']}", "Content-Type": "application/json"}
    antwoord = klant.post(f"{API}/trajecten/{vesting.nummers[0]}/gebeurtenissen", content=ruw, headers=kop)
    assert antwoord.status_code in (400, 422)
    assert antwoord.headers["content-type"] == SOORT


def test_een_ingepakt_verzoek_wordt_niet_uitgepakt(klant: TestClient, stad: Stad) -> None:
    """A body said to be gzip is taken as it is: there is nothing that could be a bomb."""
    import gzip

    ruw = gzip.compress(b"x" * 10_000_000)
    kop = {"Content-Encoding": "gzip", "Content-Type": "application/x-www-form-urlencoded"}
    assert klant.post("/aanmelden", content=ruw, headers=kop).status_code == 403
