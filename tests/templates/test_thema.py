"""The design tokens: ours can be read, a municipality's file is taken whole or refused with the reason."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from inburgering.templates import pagina, thema
from inburgering.templates.kleur import contrast
from inburgering.templates.thema import OngeldigThema
from inburgering.templates.themaparen import PAREN

WEB = Path(pagina.__file__).resolve().parents[1] / "web"
LITERAAL = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|rgba|hsl|hwb|lab|lch|oklab|oklch)\(|%23[0-9a-fA-F]{3}")
NAMEN = re.compile(r":[^;{}]*\b(white|black|red|green|blue|yellow|orange|gr[ae]y|silver|navy)\b")
IN_BLAD = re.compile(r"""(?:fill|stroke|color)=["'](?!none|currentColor|\{\{)[^"']+["']|style=""")


def _bestand(**tokens: Any) -> bytes:
    """A file with these colours of action-1; a double underscore stands for the dash."""
    kleuren = {naam.replace("_", "-"): {"$type": "color", "$value": w} for naam, w in tokens.items()}
    return json.dumps({"basis": {"color": {"action-1": kleuren}}}).encode()


@pytest.mark.parametrize(
    ("kleur", "ander", "verhouding"),
    [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#767676", "#ffffff", 4.54)],
)
def test_contrast_is_that_of_wcag(kleur: str, ander: str, verhouding: float) -> None:
    """Black on white, white on white, and the grey that just passes; whichever lies behind."""
    assert contrast(kleur, ander) == pytest.approx(verhouding, abs=0.01)
    assert contrast(ander, kleur) == pytest.approx(verhouding, abs=0.01)


def test_our_own_theme_can_be_read() -> None:
    """Each pair of colours that lie on each other has the contrast WCAG 2.2 asks there."""
    assert len(PAREN) > 30
    assert thema.gebreken(thema.standaard()) == []


@pytest.mark.parametrize("blad", sorted(WEB.glob("statisch/*.css")), ids=lambda p: p.name)
def test_style_sheets_name_no_colour(blad: Path) -> None:
    """Colours stand in the token file alone, so that one file re-themes every page."""
    css = re.sub(r"/\*.*?\*/", "", blad.read_text(), flags=re.DOTALL)
    assert LITERAAL.findall(css) == []
    assert NAMEN.findall(css) == []


def test_pages_and_drawings_name_no_colour() -> None:
    """No page has a colour or a style of its own, and no chart is drawn in one."""
    bladen = [*pagina.PAGINAS.glob("*.j2"), *WEB.glob("tekening*.py"), *WEB.glob("zicht_*.py")]
    assert len(bladen) > 80
    gevonden = {blad.name: IN_BLAD.findall(blad.read_text()) for blad in bladen}
    assert {naam: wat for naam, wat in gevonden.items() if wat} == {}


def test_every_token_that_is_asked_for_exists_and_is_used() -> None:
    """The style sheets read no name that nobody gives, and no token is kept for nothing."""
    css = "".join(blad.read_text() for blad in WEB.glob("statisch/*.css"))
    gegeven = set(thema.standaard()) | set(re.findall(r"^\s*--([\w-]+):", css, re.MULTILINE))
    gevraagd = set(re.findall(r"var\(--([\w-]+)", css))
    assert gevraagd - gegeven == set()
    assert set(thema.standaard()) - gevraagd == set()


def test_a_file_in_the_format_of_the_design_tokens_group_is_read() -> None:
    """Groups become names with dashes; short colours, old `value` and references are understood."""
    ruw = {
        "merk": {"paars": {"$type": "color", "$value": "#5115EF"}},
        "basis": {
            "color": {
                "action-1": {
                    "color-default": {"$value": "{merk.paars}"},
                    "inverse-color-default": {"value": "#fff"},
                    "onbekend": {"$value": "geen kleur"},
                },
                "default": {"bg-document": {"$value": {"colorSpace": "srgb", "hex": "#FFFFFF"}}},
            },
            "heading": {"font-family": {"$value": ["Noto Serif", "serif"]}},
            "border-radius": {"sm": {"$value": "0.5rem"}},
        },
    }
    assert thema.lees(json.dumps(ruw).encode()) == {
        "basis-border-radius-sm": "0.5rem",
        "basis-color-action-1-color-default": "#5115ef",
        "basis-color-action-1-inverse-color-default": "#ffffff",
        "basis-color-default-bg-document": "#ffffff",
        "basis-heading-font-family": '"Noto Serif", serif',
    }


def test_too_little_contrast_is_refused_with_where_and_how_much() -> None:
    """Yellow buttons under white letters: which two colours, where, what it is and what it must be."""
    with pytest.raises(OngeldigThema) as fout:
        thema.lees(_bestand(inverse_bg_default="#ffdd00"))
    (zin,) = fout.value.zinnen
    assert zin == (
        "Tekst op een knop: basis-color-action-1-inverse-color-default (#ffffff) op "
        "basis-color-action-1-inverse-bg-default (#ffdd00) heeft contrast 1,3 : 1. "
        "Nodig is 4,5 : 1. Maak een van de twee donkerder of lichter."
    )


@pytest.mark.parametrize(
    ("ruw", "zin"),
    [
        (b"<svg/>", "geen bestand met design tokens"),
        (b"[1]", "geen bestand met design tokens"),
        (b"{" * 90_000, "geen bestand met design tokens"),
        (b"{}", "geen token dat dit programma kent"),
        (_bestand(color_default="rood"), "schrijf een kleur als # met zes cijfers"),
        (_bestand(color_default="#123; } body { display: none"), "schrijf een kleur als #"),
        (_bestand(color_default="{merk.weg}"), "verwijst naar merk.weg"),
        (_bestand(color_default="{basis.color.action-1.color-default}"), "verwijst naar"),
        (b" " * 2_000_001, "te groot"),
    ],
)
def test_what_is_no_theme_is_refused_in_a_sentence(ruw: bytes, zin: str) -> None:
    """Also what would break out of the style sheet, goes round in circles, or is a thousand groups deep."""
    with pytest.raises(OngeldigThema, match=zin):
        thema.lees(ruw)


def test_the_style_sheet_has_every_token_once() -> None:
    """A municipality's own value takes the place of ours; another content gives another mark."""
    blad = thema.css({"basis-border-radius-sm": "0px"})
    assert blad.count("--basis-border-radius-sm:") == 1
    assert "--basis-border-radius-sm: 0px;" in blad
    assert blad.count("\n  --") == len(thema.standaard())
    assert thema.merk({}) != thema.merk({"basis-border-radius-sm": "0px"})
