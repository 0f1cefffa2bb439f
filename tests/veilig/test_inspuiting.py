"""Injection: what a person types stays text in the database, the page, the file, the header and the path."""

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from defusedxml.ElementTree import fromstring
from jinja2 import StrictUndefined
from openpyxl import load_workbook
from starlette.testclient import TestClient

from inburgering.templates import pagina
from inburgering.web.uitvoer import FORMULE
from tests.veilig.kwaad import GEREKEND, KWAAD
from tests.web.conftest import post
from tests.web.opmaak import gebreken
from tests.web.stad import VANDAAG, Stad

pytestmark = pytest.mark.traag
Als = Callable[[str], TestClient]
NAAM = '=HYPERLINK("http://kwaad.example";"klik")'
XSS = '"><script>kwaad()</script>{{7919*7907}}<img src=x onerror=kwaad()>'
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:"


@pytest.mark.parametrize("vraag", [*KWAAD["sql"], "\\%", "x' AND 1=1--"])
def test_zoeken_is_geen_sql(als: Als, stad: Stad, vraag: str) -> None:
    """A question with SQL or a wildcard in it finds nobody, changes nothing and breaks nothing."""
    k = als("sanne")
    antwoord = k.get("/caseload", params={"zoek": vraag})
    assert antwoord.status_code == 200
    assert not [naam for naam in ("Amina Yusuf Ali", "Olga Petrenko") if naam in antwoord.text]
    assert k.get("/caseload", params={"zoek": "Olga"}).text.count("Olga Petrenko") >= 1


def test_een_naam_is_geen_opmaak_en_geen_sjabloon(als: Als, stad: Stad) -> None:
    """On every page that shows it a name with markup and a template in it is the same text."""
    nummer = stad.nummer(stad.nieuw(XSS[:60], VANDAAG - timedelta(days=2)))
    k = als("sanne")
    for pad in (f"/trajecten/{nummer}", "/caseload", "/mijn-dag", f"/caseload?zoek={nummer}"):
        html = k.get(pad).text
        assert "<script>kwaad" not in html, pad
        assert GEREKEND not in html, pad
        assert gebreken(html) == [], pad
    assert "&lt;script&gt;" in k.get(f"/trajecten/{nummer}").text


def test_de_sjablonen_ontsnappen_vanzelf_en_missen_niets() -> None:
    """Every page is made with escaping on, and a name that is not there is an error, not a blank."""
    omgeving = pagina.omgeving()
    assert omgeving.autoescape is True
    assert omgeving.undefined is StrictUndefined


@pytest.fixture
def met_formule(als: Als, stad: Stad) -> TestClient:
    """Sanne, with a case of someone whose name is a formula."""
    stad.nieuw(NAAM, VANDAAG - timedelta(days=2))
    return als("sanne")


def test_geen_formule_in_csv(met_formule: TestClient) -> None:
    """The cell begins with an apostrophe; no cell begins as a formula does."""
    tekst = met_formule.get("/caseload/lijst.csv").text.lstrip("\ufeff")
    cellen = [cel for rij in csv.reader(io.StringIO(tekst), delimiter=";") for cel in rij]
    assert f"'{NAAM}" in cellen
    assert [cel for cel in cellen if cel.startswith(FORMULE)] == []


def test_geen_formule_in_xlsx(met_formule: TestClient) -> None:
    """The cell is stored as text, no cell as a formula."""
    ruw = met_formule.get("/caseload/lijst.xlsx").content
    cellen = [cel for rij in load_workbook(io.BytesIO(ruw)).active.iter_rows() for cel in rij]  # type: ignore[union-attr]
    assert [cel.data_type for cel in cellen if cel.value == NAAM] == ["s"]
    assert [cel.value for cel in cellen if cel.data_type == "f"] == []


def test_geen_formule_in_ods(met_formule: TestClient) -> None:
    """The cell has the kind of text; no cell has a formula."""
    with zipfile.ZipFile(io.BytesIO(met_formule.get("/caseload/lijst.ods").content)) as pak:
        boom = fromstring(pak.read("content.xml"))
    cellen = list(boom.iter(f"{OFFICE}table:1.0}}table-cell"))
    met = [cel for cel in cellen if "".join(cel.itertext()) == NAAM]
    assert [cel.get(f"{OFFICE}office:1.0}}value-type") for cel in met] == ["string"]
    assert [cel for cel in cellen if cel.get(f"{OFFICE}table:1.0}}formula")] == []


@pytest.mark.parametrize("naar", [*KWAAD["kop"], "/caseload\r\nX-Kwaad: ja", "/\\kwaad.example", "/x\t//y"])
def test_een_kop_blijft_een_regel(klant: TestClient, mensen: dict[str, int], naar: str) -> None:
    """Where to go after signing in cannot add a header, a cookie or a body, nor lead elsewhere."""
    velden = {"gebruiker": str(mensen["sanne"]), "naar": naar}
    antwoord = post(klant, "/aanmelden", velden, van="/aanmelden")
    assert antwoord.status_code == 303
    assert "x-kwaad" not in antwoord.headers
    assert "kwaad=1" not in antwoord.headers["set-cookie"]
    assert antwoord.headers["location"].startswith("/")
    assert not antwoord.headers["location"].startswith(("//", "/\\"))


@pytest.mark.parametrize("pad", [
    "/statisch/..%2f..%2fpyproject.toml", "/statisch/%2e%2e/%2e%2e/etc/passwd", "/statisch/..\\..\\x",
    "/statisch//etc/passwd", "/schema/..%2f..%2fpyproject.toml", "/briefteksten/..%2f..%2fhuisstijl",
    "/briefteksten/%2e%2e%2f_groet/wijzig", "/caseload/lijst...%2fx", "/statisch/",
])  # fmt: skip
def test_een_pad_blijft_binnen_zijn_map(als: Als, pad: str) -> None:
    """No address leads to a file outside the folder that is served, and no folder is listed."""
    antwoord = als("bea").get(pad)
    assert antwoord.status_code == 404
    assert "root:x" not in antwoord.text
    assert "[project]" not in antwoord.text


def test_de_naam_van_een_bestand_is_van_ons(met_formule: TestClient) -> None:
    """A download has a name of letters, digits and dashes, whatever was asked."""
    kop: Any = met_formule.get("/caseload/lijst.csv?zoek=x%22%0d%0aX-Kwaad:%20ja").headers
    naam = kop["content-disposition"].partition('filename="')[2].rstrip('"')
    assert naam.replace("-", "").replace(".", "").isalnum()
    assert "x-kwaad" not in kop
