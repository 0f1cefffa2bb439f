"""A letter as a Word document (DOCX), with real headings, lists and table heads, from the same words."""

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from inburgering.templates.blokken import Blok, Run
from inburgering.templates.brief import Vorm
from inburgering.templates.vormen import contact, voet
from inburgering.templates.weergave import bevestig_regels, tabelkop


def als_docx(v: Vorm) -> bytes:
    """The letter as DOCX; the same words give the same document."""
    doc = Document()
    _eigenschappen(doc, v)
    _regels(doc, [v.kop["gemeente"]["naam"], v.kop["gemeente"]["afdeling"]])
    _regels(doc, v.kop["ontvanger"])
    _regels(doc, [f"Datum: {v.kop['datum']}", f"Ons kenmerk: {v.kop['kenmerk']}", f"Contact: {contact(v)}"])
    doc.add_heading(v.kop["onderwerp"], 1)
    for blok in v.blokken:
        _zet(doc, blok)
    doc.add_paragraph(voet(v)).runs[0].font.size = Pt(9)
    uit = io.BytesIO()
    doc.save(uit)
    return uit.getvalue()


def _eigenschappen(doc: Any, v: Vorm) -> None:
    """Title, author, day and language: what a screen reader says first."""
    jaar, maand, dag = v.kop["dag"]
    eigen = doc.core_properties
    eigen.title, eigen.author, eigen.language = v.kop["onderwerp"], v.kop["gemeente"]["naam"], "nl-NL"
    eigen.created = eigen.modified = datetime(jaar, maand, dag, tzinfo=UTC).replace(tzinfo=None)
    eigen.last_modified_by, eigen.comments = "", ""
    _taal(doc.styles["Normal"].element.get_or_add_rPr(), "nl-NL")


def _taal(eigenschappen: Any, code: str, *, rtl: bool = False) -> None:
    taal = OxmlElement("w:lang")
    taal.set(qn("w:val"), code)
    if rtl:
        taal.set(qn("w:bidi"), code)
        eigenschappen.append(OxmlElement("w:rtl"))
    for oud in eigenschappen.findall(qn("w:lang")):
        eigenschappen.remove(oud)
    eigenschappen.append(taal)


def _zet(doc: Any, blok: Blok) -> None:
    match blok["soort"]:
        case "kop":
            _runs(doc.add_heading("", 2), blok["runs"])
        case "alinea":
            _runs(doc.add_paragraph(), blok["runs"])
        case "lijst":
            for item in blok["items"]:
                _runs(doc.add_paragraph(style="List Bullet"), item)
        case "taalregel":
            for regel in blok["regels"]:
                _taalregel(doc.add_paragraph(), regel)
        case "bevestig":
            kop, *regels = bevestig_regels(blok)
            doc.add_heading(kop, 2)
            _regels(doc, regels)
        case _:
            _tabel(doc, blok)


def _runs(alinea: Any, runs: Iterable[Run]) -> None:
    for run in runs:
        if run.get("br"):
            alinea.add_run().add_break()
            continue
        stuk = alinea.add_run(f"\u2068{run['t']}\u2069" if run.get("v") else run["t"])
        stuk.bold, stuk.italic = run.get("b"), run.get("i")


def _taalregel(alinea: Any, regel: dict[str, Any]) -> None:
    stuk = alinea.add_run(regel["t"])
    _taal(stuk._r.get_or_add_rPr(), regel["taal"], rtl=regel["rtl"])  # noqa: SLF001 - python-docx has no language
    if regel["rtl"]:
        alinea._p.get_or_add_pPr().append(OxmlElement("w:bidi"))  # noqa: SLF001


def _regels(doc: Any, regels: Iterable[str]) -> None:
    alinea = doc.add_paragraph()
    for nr, regel in enumerate(regels):
        if nr:
            alinea.add_run().add_break()
        alinea.add_run(regel)


def _tabel(doc: Any, blok: Blok) -> None:
    tabel = doc.add_table(rows=1, cols=2)
    tabel.style = "Table Grid"
    for cel, tekst in zip(tabel.rows[0].cells, tabelkop(blok["soort"]), strict=True):
        cel.text = tekst
    tabel.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - repeats, and is read as head
    for links, rechts in blok["rijen"]:
        cellen = tabel.add_row().cells
        cellen[0].text, cellen[1].text = links, rechts
    doc.add_paragraph()
