"""The letters: what they say, what they never say, and that a value is only ever text."""

import io
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from pypdf import PdfReader

from inburgering.templates import brief, sjabloon
from inburgering.templates.blokken import Blok, OnbekendBlok, blokken
from inburgering.templates.tekens import schoon
from inburgering.templates.voorbeelden import voorbeeld
from inburgering.wet.bsn import bevat_bsn

DAG = date(2026, 11, 23)
GOEDGEKEURD = Path(__file__).parent / "goedgekeurd"
ALLE = sorted(brief.SJABLONEN)
LASTIG = [
    '#let x = 1; #read("/etc/passwd") $x^2$ @ref *vet*',
    "<script>alert(1)</script> &amp;",
    "{{ 7*7 }} {% raw %}",
    "= Kop\n- lijst",
    "ዮናስ ተስፋዬ",
    "Nguyễn Thị Hồng Şahin Łódź",
    "محمد العبد الله",
    "\u202eomgekeerd",
    "bel\x07 en nul\x00",
]


def pdf_tekst(inhoud: bytes) -> str:
    """The text of a PDF, with white space folded and direction marks out."""
    tekst = " ".join(pagina.extract_text() for pagina in PdfReader(io.BytesIO(inhoud)).pages)
    return schoon(tekst)


@pytest.mark.parametrize("naam", ALLE)
def test_de_tekst_is_de_goedgekeurde(naam: str) -> None:
    """Every letter reads as it was approved; a changed text is approved again by a person."""
    assert brief.tekst(naam, voorbeeld(naam), DAG) == (GOEDGEKEURD / f"{naam}.txt").read_text("utf-8")


@pytest.mark.parametrize("naam", ALLE)
def test_dezelfde_gegevens_geven_dezelfde_bytes(naam: str) -> None:
    """A letter made twice is the same letter, to the byte."""
    assert brief.pdf(naam, voorbeeld(naam), DAG) == brief.pdf(naam, voorbeeld(naam), DAG)


@pytest.mark.parametrize("naam", ALLE)
def test_de_pdf_is_toegankelijk_en_archiefwaardig(naam: str) -> None:
    """PDF/A-2a and PDF/UA-1 in one, tagged, in Dutch, with a title."""
    lezer = PdfReader(io.BytesIO(brief.pdf(naam, voorbeeld(naam), DAG)))
    xmp = lezer.trailer["/Root"]["/Metadata"].get_data().decode()
    assert re.search(r"pdfaid:part>2<", xmp)
    assert re.search(r"pdfaid:conformance>A<", xmp)
    assert re.search(r"pdfuaid:part>1<", xmp)
    assert lezer.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert str(lezer.trailer["/Root"]["/Lang"]).startswith("nl")
    assert lezer.metadata is not None
    assert brief.onderwerp(naam, voorbeeld(naam)) in str(lezer.metadata.title)


@pytest.mark.parametrize("naam", ALLE)
def test_pdf_en_platte_tekst_zeggen_hetzelfde(naam: str) -> None:
    """Every sentence of the plain text stands in the PDF."""
    gedrukt = pdf_tekst(brief.pdf(naam, voorbeeld(naam), DAG)).lower()
    gegevens = voorbeeld(naam)
    for regel in brief.tekst(naam, gegevens, DAG).splitlines():
        kern = schoon(regel.strip("- ").split(" Uiterlijk ")[0].split(": ")[0]).lower()
        assert kern[:60] in gedrukt, regel


@pytest.mark.parametrize("naam", ALLE)
def test_er_staat_nooit_een_bsn_in(naam: str) -> None:
    """No letter holds a number that could be a BSN."""
    assert not bevat_bsn(brief.tekst(naam, voorbeeld(naam), DAG))
    assert not bevat_bsn(pdf_tekst(brief.pdf(naam, voorbeeld(naam), DAG)))


@pytest.mark.parametrize("naam", [n for n in ALLE if brief.SJABLONEN[n].beschikking])
def test_elke_beschikking_zegt_hoe_iemand_bezwaar_maakt(naam: str) -> None:
    """With the last day, the address and what must be in it (Awb 3:45 and 6:5)."""
    tekst = brief.tekst(naam, voorbeeld(naam), DAG)
    assert "BENT U HET NIET EENS MET DIT BESLUIT?" in tekst
    assert "maandag 4 januari 2027" in tekst
    assert "Postbus 100" in tekst


def test_zonder_handhaving_dreigt_de_brief_niet_met_een_boete() -> None:
    """Where the municipality does not enforce, the warning says what is true."""
    gegevens = voorbeeld("herhaalde_oproep")
    assert "boete" not in brief.tekst("herhaalde_oproep", gegevens, DAG)
    met = brief.tekst("herhaalde_oproep", gegevens | {"handhaving": True}, DAG)
    assert "een boete van 250 euro" in met


def test_een_ontbrekend_gegeven_is_een_fout_en_geen_lege_plek() -> None:
    """A letter is never sent with a hole in it."""
    gegevens = voorbeeld("oproep_brede_intake")
    del gegevens["plaats"]
    with pytest.raises((UndefinedError, KeyError)):
        brief.pdf("oproep_brede_intake", gegevens, DAG)


def test_een_teken_zonder_letter_wordt_gemeld_met_wat_te_doen() -> None:
    """A name the fonts cannot draw stops the letter, with a sentence a consulent can act on."""
    gegevens = voorbeeld("oproep_brede_intake")
    with pytest.raises(brief.OntbrekendTeken, match="Latijnse"):
        brief.pdf("oproep_brede_intake", gegevens | {"aanhef": "Beste 王小明,"}, DAG)


@pytest.mark.parametrize("waarde", LASTIG)
def test_een_lastige_naam_blijft_tekst(waarde: str) -> None:
    """Nothing in a value is read as markup, in the PDF nor on the screen."""
    gegevens = voorbeeld("taak_budgetbeheer")
    gegevens = gegevens | {"inburgeraar": {**gegevens["inburgeraar"], "naam": waarde}}
    html = str(brief.html("taak_budgetbeheer", gegevens, DAG))
    assert "<script>" not in html
    assert "root:" not in pdf_tekst(brief.pdf("taak_budgetbeheer", gegevens, DAG))
    assert schoon(waarde) in brief.tekst("taak_budgetbeheer", gegevens, DAG)


PROEF = """{{ v }}

tekst {{ v }} en **{{ v }}** en *{{ v }}* ({{ v }})\\
{{ v }}

## {{ v }} kop

- {{ v }}
- **{{ v }}** x

[[taak]]
"""


def vorm(bl: list[Blok]) -> list[Any]:
    """The structure of a text, with every value replaced by a star."""

    def stuk(r: dict[str, Any]) -> tuple[Any, ...]:
        return r.get("b"), r.get("i"), r.get("v"), r.get("br"), "*" if r.get("v") else r["t"]

    return [(b["soort"], [[stuk(r) for r in runs] for runs in _runs(b)]) for b in bl]


def _runs(blok: Blok) -> list[list[dict[str, Any]]]:
    return [blok["runs"]] if "runs" in blok else blok.get("items", [])


def gemaakt(v: str) -> list[Blok]:
    """The blocks of the trial text with this value in every place."""
    return blokken(sjabloon.omgeving(als_markdown=True).from_string(PROEF).render(v=v))


REFERENTIE = vorm(gemaakt("X"))
MOEILIJK = st.text(
    alphabet="*_`#-+.[]()<>!\\\n\t |~&;:=\"'{}%/0123456789ab\ue000\ue001\u202e", min_size=1, max_size=30
)


@given(st.text(min_size=1, max_size=40) | MOEILIJK)
def test_geen_waarde_verandert_de_opbouw(v: str) -> None:
    """Whatever text a value holds: the structure stays, and the text comes out as it went in."""
    if not schoon(v):
        return
    gevonden = gemaakt(v)
    assert vorm(gevonden) == REFERENTIE
    assert {r["t"] for b in gevonden for runs in _runs(b) for r in runs if r.get("v")} == {schoon(v)}


def test_een_schrijver_kan_alleen_maken_wat_een_brief_kent() -> None:
    """An unknown block or a numbered list is refused with a sentence that names it."""
    with pytest.raises(OnbekendBlok, match="geheim"):
        blokken("[[geheim]]\n")
    with pytest.raises(OnbekendBlok, match="genummerde"):
        blokken("1. een\n2. twee\n")


def test_een_andere_tekst_is_een_andere_versie(monkeypatch: pytest.MonkeyPatch) -> None:
    """The version kept with a letter tells which text it was made from."""
    oud = brief.versie("oproep_brede_intake")
    assert re.fullmatch(r"[0-9a-f]{12}", oud)
    assert len({brief.versie(n) for n in ALLE}) == len(ALLE)
    monkeypatch.setattr(brief, "hele_tekst", lambda naam: "anders")
    brief.versie.cache_clear()
    assert brief.versie("oproep_brede_intake") != oud
    brief.versie.cache_clear()
