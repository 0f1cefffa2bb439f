"""The text of a letter: a value is only ever text, and an author can make only what a letter knows."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import TemplateError, UndefinedError

from inburgering.templates import sjabloon
from inburgering.templates.bladzijde import deel, houd_vast
from inburgering.templates.blokken import Blok, OnbekendBlok, blokken
from inburgering.templates.eigen import STANDAARD
from inburgering.templates.sjabloon import alineas, klein
from inburgering.templates.tekens import schoon

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


def gerenderd(bron: str, **waarden: Any) -> str:
    """What an author's text becomes."""
    return sjabloon.omgeving(als_markdown=True).from_string(bron).render(**waarden)


@pytest.mark.parametrize(
    "bron",
    [
        "{{ onbekend }}",
        "{% for a in onbekend | alineas %}{{ a }}{% endfor %}",
        "{{ onbekend | datum }}",
        "{{ x.__class__ }}",
        "{{ x.pip }}",
    ],
)
def test_een_onbekende_naam_is_een_fout(bron: str) -> None:
    """Never an empty place in a letter, and no way into the program."""
    with pytest.raises((UndefinedError, TemplateError)):
        gerenderd(bron, x={})


@pytest.mark.parametrize("naam", ["../brief.py", "/etc/passwd", "taak_pvt", "_bestaat_niet"])
def test_een_schrijver_opent_alleen_gedeelde_delen(naam: str) -> None:
    """`include` reaches the shared parts of letters and nothing else."""
    with pytest.raises(TemplateError):
        gerenderd("{% include naam %}", naam=naam)


def test_een_kop_die_niet_klopt_wordt_gemeld() -> None:
    """A head with a line too few is named, with where to look."""
    with pytest.raises(ValueError, match="De kop van brief 'proef' klopt niet"):
        sjabloon._lees("proef", "---\nonderwerp: Proef\naan: partner\n---\nTekst\n")


def test_elke_brief_heeft_aanhef_en_groet_als_eigen_alinea() -> None:
    """The shared parts never melt into the text, whatever it ends with."""
    for naam in sjabloon.sjablonen():
        tekst = STANDAARD.hele_tekst(naam)
        assert re.match(r"\{\{ aanhef \}\}\n\n", tekst)
        assert re.search(r"\n\nMet vriendelijke groet,", tekst)
    (vorige, groet) = blokken(gerenderd("{% if x %}Ja.{% endif %}\n\nMet vriendelijke groet,", x=1))
    assert (vorige["soort"], groet["soort"]) == ("alinea", "alinea")


def test_alineas_en_kleine_letter() -> None:
    """What someone typed keeps its paragraphs; an abbreviation keeps its capitals."""
    assert alineas("Een.\n\n Twee.\r\nDrie.\n") == ["Een.", " Twee.", "Drie."]
    assert alineas(None) == alineas("") == []
    assert [klein(n) for n in ("Budgetbeheer", "PVT", "Participatieverklaringstraject (PVT)")] == [
        "budgetbeheer", "PVT", "participatieverklaringstraject (PVT)",
    ]  # fmt: skip


def test_een_datum_breekt_niet_af() -> None:
    """Day, month and year stay on one line, as do a postcode and the number of the town hall."""
    assert houd_vast("op 4 januari 2027, 1234 AB of 14 0123") == (
        "op 4\u00a0januari\u00a02027, 1234\u00a0AB of 14\u00a00123"
    )
    assert houd_vast("in de 3 weken na 2027") == "in de 3 weken na 2027"


def test_het_laatste_deel_blijft_bij_elkaar_als_het_past() -> None:
    """A closing never stands alone; a part longer than a page may break, so that nothing is lost."""
    kort = blokken("Tekst.\n\n## Kop\n\nSlot.\n\nGroet.")
    begin, slot = deel(kort)
    assert [b["soort"] for b in begin] == ["alinea"]
    assert [b["soort"] for b in slot] == ["kop", "alinea", "alinea"]
    lang = blokken("## Kop\n\n" + "woord " * 800)
    assert deel(lang) == (lang, [])
