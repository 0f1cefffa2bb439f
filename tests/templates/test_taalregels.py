"""A line in the reader's own language and about an interpreter: when it is there, and how it is set."""

import io
import re
import zipfile
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader

from inburgering.templates import brief, taalregels
from inburgering.templates.taalregels import Taalregel
from inburgering.templates.tekens import schoon
from inburgering.templates.voorbeelden import voorbeeld
from inburgering.templates.vormen import als_bladzijde
from inburgering.templates.woorddocument import als_docx

DAG = date(2026, 11, 23)
NAAM = "oproep_brede_intake"
TALEN = sorted(taalregels.taalregels())


def gegevens(taal: str, keuze: str = "", tolk: str | None = None) -> dict[str, Any]:
    """The data of a call to someone who speaks this language."""
    data = voorbeeld(NAAM)
    hoofd = data["gemeente"] | ({"taalregels": keuze} if keuze else {})
    return data | {"taal": taal, "tolk": tolk, "gemeente": hoofd}


def regels(taal: str, keuze: str = "", tolk: str | None = None) -> list[dict[str, Any]]:
    """What stands above the letter."""
    bl = taalregels.blokken(gegevens(taal, keuze, tolk))
    return bl[0]["regels"] if bl else []


@pytest.mark.parametrize("taal", TALEN)
def test_een_regel_die_niemand_nakeek_wordt_niet_gebruikt(taal: str) -> None:
    """Unless the municipality chooses so itself; our own lines are not checked yet."""
    assert taalregels.taalregels()[taal].nagekeken_door == ""
    assert regels(taal) == regels(taal, "nagekeken") == regels(taal, "geen") == []
    (regel,) = regels(taal, "alle")
    assert "\u206614 0123\u2069" in regel["t"]  # from left to right, also in the middle of Arabic
    assert "{" not in regel["t"]


def test_een_nagekeken_regel_wordt_gebruikt(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the name of who checked it in the file it is used without asking; `geen` still holds it back."""
    regel = Taalregel("xx", ("Proeftaal",), "Bel {telefoon}.", nagekeken_door="A. Tolk")
    monkeypatch.setattr(taalregels, "taalregels", lambda: {"proeftaal": regel})
    assert [schoon(r["t"]) for r in regels(" Proeftaal ")] == ["Bel 14 0123."]
    assert regels("Proeftaal", "geen") == []
    assert regels("Andere taal") == []


def test_wie_een_tolk_nodig_heeft_leest_dat_in_het_nederlands() -> None:
    """In every letter to a resident, a decision too; never in a letter to a partner."""
    zin = "Wilt u dat een tolk deze brief uitlegt? Bel ons: 14 0123."
    for naam, s in brief.SJABLONEN.items():
        tekst = brief.tekst(naam, voorbeeld(naam), DAG)
        assert (zin in tekst) == (s.aan == "inburgeraar"), naam
    assert zin not in brief.tekst(NAAM, voorbeeld(NAAM) | {"tolk": None}, DAG)


@pytest.mark.traag
@pytest.mark.parametrize("taal", TALEN)
def test_elke_regel_is_te_drukken_en_past(taal: str) -> None:
    """Every language that we have a line for has its letters, and the call still fits on one page."""
    data = gegevens(taal, "alle", "Tolktaal")
    assert len(PdfReader(io.BytesIO(brief.pdf(NAAM, data, DAG))).pages) == 1


@pytest.mark.parametrize(
    ("taal", "code", "richting"),
    [("Arabisch", "ar", "rtl"), ("Dari", "fa", "rtl"), ("Tigrinya", "ti", "ltr")],
)
def test_taal_en_richting_staan_erbij(taal: str, code: str, richting: str) -> None:
    """For a screen reader and for the eye: in HTML, in Word and in the PDF."""
    data = gegevens(taal, "alle")
    v = brief.vorm(NAAM, data, DAG)
    assert f'<p lang="{code}" dir="{richting}">' in als_bladzijde(v)
    word = _document_xml(als_docx(v))
    assert f'w:val="{code}"' in word
    assert ("<w:rtl/>" in word) == (richting == "rtl")
    assert code in _talen(brief.pdf(NAAM, data, DAG))


def _document_xml(inhoud: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(inhoud)).read("word/document.xml").decode()


def _talen(pdf: bytes) -> set[str]:
    """The languages that the text of the first page is marked with."""
    inhoud = PdfReader(io.BytesIO(pdf)).pages[0].get_contents()
    assert inhoud is not None
    return set(re.findall(r"/Lang\(([^)]*)\)", inhoud.get_data().decode("latin-1")))


NAMEN = {
    "Tigrinya": "ዮናስ ተስፋዬ", "Arabisch": "محمد العبد الله", "Perzisch": "پژمان گل‌چین",
    "Oekraïens": "Олександр Ґалаґан-Їжак", "Turks": "Şükrü Iğdır Öz", "Vietnamees": "Nguyễn Thị Hồng Ơn",
}  # fmt: skip


@pytest.mark.parametrize("taal", NAMEN)
def test_een_naam_in_eigen_schrift_komt_goed_in_elke_vorm(taal: str) -> None:
    """Drawn in the PDF, and in the other forms as it was typed."""
    naam = NAMEN[taal]
    data = voorbeeld(NAAM) | {"aanhef": f"Beste {naam},", "ontvanger": [naam, "Dorpsstraat 1"]}
    v = brief.vorm(NAAM, data, DAG)
    assert brief.pdf_van(v).startswith(b"%PDF")
    assert brief.tekst(NAAM, data, DAG).count(schoon(naam)) == 1
    assert schoon(naam) in als_bladzijde(v)


@pytest.mark.parametrize(
    ("naam", "teken"), [("王小明", "王"), ("यश", "य"), ("김민준", "김"), ("ສົມ", "ສ"), ("Yonas 😀", "😀")]
)
def test_een_naam_zonder_letters_stopt_met_wat_te_doen(naam: str, teken: str) -> None:
    """Never a box in the place of a name: the letter stops and says which character and what to fill in."""
    with pytest.raises(brief.OntbrekendTeken, match=f"Het teken '{teken}' .* in het paspoort staat"):
        brief.pdf(NAAM, voorbeeld(NAAM) | {"ontvanger": [naam, "Dorpsstraat 1"]}, DAG)
