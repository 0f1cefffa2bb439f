"""A letter that was made, in other forms: on the screen, and to take along as HTML, Word or text."""

from markupsafe import Markup

from inburgering.db.tabellen import Document
from inburgering.templates import weergave
from inburgering.templates.brief import Vorm
from inburgering.templates.vormen import als_bladzijde, als_platte_tekst

VORMEN = {"html": "Webpagina (HTML)", "docx": "Word (DOCX)", "txt": "Gewone tekst"}
MEDIATYPE = {
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain; charset=utf-8",
}


def vorm_van(document: Document) -> Vorm | None:
    """The words of a letter as it was made; None for one from before they were kept."""
    return Vorm(**document.vorm) if document.vorm else None


def in_vorm(v: Vorm, soort: str) -> bytes:
    """The letter in this form. Raises KeyError for another word."""
    if soort == "docx":
        from inburgering.templates.woorddocument import als_docx

        return als_docx(v)
    return {"html": als_bladzijde, "txt": als_platte_tekst}[soort](v).encode()


def zonder_link(v: Vorm) -> Markup:
    """The letter for the screen: the partner's own link is not shown to others."""
    blokken = [blok | ({"url": ""} if blok["soort"] == "bevestig" else {}) for blok in v.blokken]
    boven = Markup("<p>{}</p>\n<p><strong>{}</strong></p>\n").format(v.kop["datum"], v.kop["onderwerp"])
    return boven + weergave.als_html(blokken)
