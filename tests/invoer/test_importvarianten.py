"""The same caseload from other offices: another column order, encoding, separator or program."""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from inburgering.invoer.importeer_bevinding import Ernst, Reden
from inburgering.invoer.importeer_lezen import lees_blad
from tests.invoer.conftest import Plek

KOP = [
    "Naam",
    "BSN",
    "Geboortedatum",
    "Doelgroep",
    "Kennisgeving",
    "Inschrijving BRP",
    "Datum PIP",
    "Leerroute",
]
KOP += ["Klantmanager", "Opmerking"]
RIJEN = [
    rij.split("/")
    for rij in (
        "Zoë Núñez/999714338/22-08-1993/gezinsmigrant/05-09-2026/22-08-2026///K. Visser/a;b,c|d",
        'Müller, José/999707243/28-09-2000/gezinsmigrant/11-07-2025//18-02-2026/B1/F. Bakker/"ja"',
        "Renée Çelik/999540427/11-05-2005/gezinsmigrant/19-03-2026/03-09-2026/14-09-2026/Z/K. Visser/x\ny",
    )
]


def als_csv(scheiding: str, volgorde: list[int] | None = None) -> str:
    """The rows as CSV, with the columns in another order when asked."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=scheiding)
    for rij in [KOP, *RIJEN]:
        schrijver.writerow([rij[i] for i in volgorde or range(len(KOP))])
    return uit.getvalue()


def bewaar(plek: Plek, naam: str, inhoud: bytes) -> Path:
    """Write a file in the map of this test."""
    bestand = plek.map / naam
    bestand.write_bytes(inhoud)
    return bestand


VARIANTEN: dict[str, Callable[[], bytes]] = {
    "utf-8, komma": lambda: als_csv(",").encode(),
    "utf-8 met merk, tab": lambda: als_csv("\t").encode("utf-8-sig"),
    "cp1252, puntkomma": lambda: als_csv(";").encode("cp1252"),
    "utf-16, puntkomma": lambda: als_csv(";").encode("utf-16"),
    "utf-16 zonder merk, streep": lambda: als_csv("|").encode("utf-16-le"),
    "andere volgorde": lambda: als_csv(";", [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]).encode(),
    "met sep=": lambda: b"sep=;\r\n" + als_csv(";").encode(),
    "met een titel erboven": lambda: b"Caseload november;;\r\n\r\n" + als_csv(";").encode(),
}


@pytest.fixture
def na_eerste(plek: Plek) -> Plek:
    """The three people, taken in once."""
    verslag = plek.importeer(bewaar(plek, "lijst.csv", als_csv(";").encode()))
    assert len(verslag.overgenomen) == 3
    return plek


@pytest.mark.parametrize("variant", VARIANTEN)
def test_the_same_people_in_another_spelling(na_eerste: Plek, variant: str) -> None:
    """Whatever the encoding, separator or column order: the rows are recognised as taken in already."""
    verslag = na_eerste.importeer(bewaar(na_eerste, "ander.csv", VARIANTEN[variant]()))
    assert verslag.bezwaren == []
    assert verslag.redenen(Ernst.OVERGESLAGEN)[Reden.AL_OVERGENOMEN] == 3
    assert verslag.afgekeurd == []


def test_a_workbook_with_real_dates_and_numbers(na_eerste: Plek) -> None:
    """In XLSX a day is a day, a BSN a number, and an empty row or a styled one costs nothing."""
    boek = Workbook()
    blad = boek.active
    assert blad is not None
    blad.append(KOP)
    blad.append([None])
    for rij in RIJEN:
        dagen = [date(int(d[6:]), int(d[3:5]), int(d[:2])) if d[:1].isdigit() else None for d in rij[4:7]]
        geboren = date(int(rij[2][6:]), int(rij[2][3:5]), int(rij[2][:2]))
        blad.append([rij[0], int(rij[1]), geboren, rij[3], *dagen, *rij[7:]])
    pad = na_eerste.map / "lijst.xlsx"
    boek.save(pad)
    verslag = na_eerste.importeer(pad)
    assert verslag.redenen(Ernst.OVERGESLAGEN) == {Reden.AL_OVERGENOMEN: 3, Reden.LEGE_RIJ: 1}
    assert verslag.blad.codering == "Excel, blad 'Sheet'"


def test_which_sheet(na_eerste: Plek) -> None:
    """With more sheets the first with text is read and said; the mapping can name another."""
    boek = Workbook()
    eerste, tweede = boek.active, boek.create_sheet("Caseload")
    assert eerste is not None
    eerste.append(["Toelichting bij deze lijst"])
    for rij in [KOP, *RIJEN]:
        tweede.append(rij)
    pad = na_eerste.map / "bladen.xlsx"
    boek.save(pad)
    assert "kolomnamen" in na_eerste.importeer(pad).bezwaren[0]
    assert len(na_eerste.importeer(pad, blad="Caseload").overgeslagen) == 3


def test_other_headings_are_settled_in_the_mapping(plek: Plek) -> None:
    """Headings that nobody could know are named in the mapping; what the file lacks is named empty."""
    tekst = "persoon;nummer;soort;brief duo;wie\nZoë Núñez;999714338;gezin;5-9-2026;K. Visser\n"
    kolommen = {
        "naam": "Persoon", "bsn": "nummer", "groep": "soort", "kennisgeving": "Brief DUO", "consulent": "wie",
        "inschrijving_brp": "", "vaststelling_pip": "", "klantnummer": "",
    }  # fmt: skip
    assert plek.lees(tekst).bezwaren != []
    verslag = plek.lees(tekst, kolommen=kolommen)
    assert verslag.bezwaren == []
    assert len(verslag.overgenomen) == 1


def test_a_broken_utf8_file_stays_utf8(plek: Plek) -> None:
    """One broken byte in a UTF-8 file spoils one name, and not every letter with an accent."""
    inhoud = als_csv(";").encode().replace("Zoë".encode(), b"Zo\xff")
    verslag = plek.importeer(bewaar(plek, "stuk.csv", inhoud))
    assert {(b.rij, b.reden) for b in verslag.van(Ernst.AFGEKEURD)} == {(2, Reden.TEKENS_VERLOREN)}
    assert len(verslag.overgenomen) == 2


def test_what_was_read_can_be_overruled(plek: Plek) -> None:
    """A person who knows better names the encoding and the separator."""
    pad = bewaar(plek, "x.csv", "naam#bsn\nZoë#1\n".encode("latin-1"))
    blad = lees_blad(pad, codering="latin-1", scheiding="#")
    assert [rij.cellen for rij in blad.rijen] == [["naam", "bsn"], ["Zoë", "1"]]
