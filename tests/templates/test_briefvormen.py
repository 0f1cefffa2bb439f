"""PDF, HTML, Word and plain text: one letter, the same sentences; each form as accessible as it can be."""

import io
import re
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from pypdf import PdfReader

from inburgering.templates import brief
from inburgering.templates.tekens import schoon
from inburgering.templates.voorbeelden import voorbeeld
from inburgering.templates.vormen import als_bladzijde, als_platte_tekst
from inburgering.templates.woorddocument import als_docx

DAG = date(2026, 11, 23)
ALLE = sorted(brief.SJABLONEN)


class Lezer(HTMLParser):
    """The text of a page in the order it is read, and its elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tekst, self.stil = "", 0
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.stil += tag in {"style", "title"}
        self.tekst += "" if tag in {"bdi", "strong", "em"} else " "

    def handle_endtag(self, tag: str) -> None:
        self.stil -= tag in {"style", "title"}
        self.tekst += "" if tag in {"bdi", "strong", "em"} else " "

    def handle_data(self, data: str) -> None:
        self.tekst += "" if self.stil else data


def vorm(naam: str, **anders: Any) -> brief.Vorm:
    """The words of a letter with made-up data."""
    return brief.vorm(naam, voorbeeld(naam) | anders, DAG)


def zinnen(naam: str) -> list[str]:
    """Every piece of text that the letter holds, in its order."""
    uit = []
    for blok in vorm(naam).blokken:
        for runs in [blok["runs"]] if "runs" in blok else blok.get("items", []):
            uit += "".join("\n" if r.get("br") else r["t"] for r in runs).split("\n")
        uit += [cel for rij in blok.get("rijen", []) for cel in rij]
        uit += [r["t"] for r in blok.get("regels", [])]
        uit += [blok[deel] for deel in ("kop", "url", "waarschuwing") if deel in blok]
    return [gelijk(zin) for zin in uit if zin]


def gelijk(tekst: str) -> str:
    """Text without what a form may do with it: white space, hyphens at line ends, capitals of a heading."""
    return re.sub(r"\s+", "", schoon(tekst)).lower()


def pdf_tekst(naam: str) -> str:
    """The text of all pages without what stands above and below each."""
    lezer = PdfReader(io.BytesIO(brief.pdf(naam, voorbeeld(naam), DAG)))
    return "".join(gelijk(p.extract_text()) for p in lezer.pages)


def docx_tekst(inhoud: bytes) -> str:
    """The text of a Word document in its order, tables too."""
    lichaam = Document(io.BytesIO(inhoud)).element.body
    return " ".join(t.text or "" for t in lichaam.iter(qn("w:t")))


@pytest.mark.traag
@pytest.mark.parametrize("naam", ALLE)
def test_elke_vorm_heeft_dezelfde_zinnen(naam: str) -> None:
    """What stands in one stands in all, in the same order."""
    v = vorm(naam)
    vormen = {
        "html": gelijk(Lezer(als_bladzijde(v)).tekst),
        "docx": gelijk(docx_tekst(als_docx(v))),
        "tekst": gelijk(als_platte_tekst(v)),
    }
    gedrukt = pdf_tekst(naam)
    for soort, tekst in vormen.items():
        plek = 0
        for zin in zinnen(naam):
            gevonden = tekst.find(zin, plek)
            assert gevonden >= 0, (soort, zin)
            plek = gevonden
    assert [zin for zin in zinnen(naam) if zin[:60] not in gedrukt] == []


@pytest.mark.parametrize("naam", ["beschikking_pip", "oproep_brede_intake", "taak_pvt"])
def test_de_webpagina_is_toegankelijk(naam: str) -> None:
    """Dutch, a title, one heading of the first level and none skipped, every table with a head."""
    tags = Lezer(als_bladzijde(vorm(naam))).tags
    assert ("html", {"lang": "nl"}) in tags
    koppen = [int(t[1]) for t, _ in tags if re.fullmatch("h[1-6]", t)]
    assert koppen[0] == 1
    assert koppen.count(1) == 1
    assert set(koppen[1:]) <= {2}
    assert sum(t == "table" for t, _ in tags) == sum(t == "thead" for t, _ in tags)
    assert not any("src" in a or t in {"script", "link"} for t, a in tags)


def test_word_heeft_echte_koppen_lijsten_en_tabelkoppen() -> None:
    """What a screen reader goes by: styles, language, title, a head that repeats."""
    doc = Document(io.BytesIO(als_docx(vorm("taak_pvt"))))
    stijlen = [p.style.name for p in doc.paragraphs if p.style]
    assert stijlen.count("Heading 1") == 1
    assert stijlen.count("Heading 2") == 4
    assert doc.core_properties.title == "Taak voor u: participatieverklaringstraject (PVT)"
    assert doc.core_properties.language == "nl-NL"
    assert doc.tables[0].rows[0]._tr.find(".//" + qn("w:tblHeader")) is not None
    besluit = Document(io.BytesIO(als_docx(vorm("beschikking_pip"))))
    assert sum(p.style is not None and p.style.name == "List Bullet" for p in besluit.paragraphs) > 5


def test_een_naam_blijft_ook_in_html_en_word_tekst() -> None:
    """No markup comes out of a value, and an Arabic name does not drag the words around it along."""
    kwaad = "<script>alert(1)</script> محمد"
    v = vorm("oproep_brede_intake", aanhef=f"Beste {kwaad},")
    blad = als_bladzijde(v)
    assert "<script>" not in blad
    assert "<bdi>Beste &lt;script&gt;" in blad
    assert kwaad in docx_tekst(als_docx(v))


def test_dezelfde_woorden_geven_hetzelfde_document() -> None:
    """The day in it is the day of the letter, not the day it was asked for."""
    eigen = Document(io.BytesIO(als_docx(vorm("derde_oproep")))).core_properties
    assert eigen.created is not None
    assert eigen.created.date() == DAG
