"""A municipality's own crest: shapes are drawn, and whatever could run or fetch something is refused."""

from datetime import date

import pytest

from inburgering.templates import brief
from inburgering.templates.huisstijl import Huisstijl
from inburgering.templates.voorbeelden import voorbeeld
from inburgering.templates.wapen import GROOTSTE, OngeldigWapen, keur_wapen

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'viewBox="0 0 9 9">{}</svg>'
)
GOED = SVG.format('<title>Wapen</title><path d="M0 0h9v9z" fill="#123"/><use href="#a"/>')


def test_een_tekening_van_vormen_komt_in_de_brief() -> None:
    """As it was given, and the typesetter draws it."""
    assert keur_wapen(GOED) == GOED
    naam = "oproep_brede_intake"
    met = brief.pdf(naam, voorbeeld(naam), date(2026, 11, 23), stijl=Huisstijl(wapen=GOED, versie=1))
    assert met != brief.pdf(naam, voorbeeld(naam), date(2026, 11, 23))


@pytest.mark.parametrize(
    "svg",
    [
        "geen svg",
        "<html/>",
        SVG.format("<script>alert(1)</script>"),
        SVG.format('<image href="/etc/passwd"/>'),
        SVG.format('<use xlink:href="https://kwaad.example/x.svg#a"/>'),
        SVG.format('<path d="M0 0" onload="alert(1)"/>'),
        SVG.format('<style>@import "https://kwaad.example/x.css";</style>'),
        SVG.format('<rect fill="url(https://kwaad.example/x)"/>'),
        SVG.format("<foreignObject/>"),
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + SVG.format("<title>&x;</title>"),
        '<!DOCTYPE svg SYSTEM "https://kwaad.example/x.dtd">' + GOED,
        SVG.format("<!-- " + "x" * GROOTSTE + " -->"),
    ],
)
def test_wat_kan_lopen_of_ophalen_wordt_geweigerd(svg: str) -> None:
    """With a sentence that says what to do."""
    with pytest.raises(OngeldigWapen, match=r"Kies een bestand|Laat het"):
        keur_wapen(svg)
