"""A letter: (name, version, JSON) → PDF, HTML or plain text. Pure: no clock, no network, no file written.

The PDF is PDF/A-2a and PDF/UA-1 in one; the compiler refuses what is not accessible. `docs/brieven.md` says
how a municipality changes a text; `voorbeelden.py` shows the data each letter asks for.
"""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from inburgering.templates import weergave
from inburgering.templates.bladzijde import deel
from inburgering.templates.blokken import Blok, blokken
from inburgering.templates.datums import datum
from inburgering.templates.hoofd import hoofd
from inburgering.templates.sjabloon import Sjabloon, hele_tekst, omgeving, sjablonen
from inburgering.templates.tekens import schoon
from inburgering.templates.zetter import OntbrekendTeken, zet
from inburgering.wet import taal

__all__ = ["SJABLONEN", "OntbrekendTeken", "Sjabloon", "html", "onderwerp", "pdf", "tekst", "versie"]

SJABLONEN: Mapping[str, Sjabloon] = sjablonen()
_MAP = Path(__file__).parent
_CODE = (
    "bladzijde", "blokken", "brief", "datums", "hoofd", "kleur", "sjabloon", "tekens", "weergave", "zetter",
)  # fmt: skip


@cache
def versie(naam: str) -> str:
    """Which version of the letter this is: 12 hex digits over all that decides how it looks."""
    vinger = hashlib.sha256(naam.encode())
    vinger.update(_opmaak())
    vinger.update(hele_tekst(naam).encode())
    vinger.update(SJABLONEN[naam].onderwerp.encode())
    return vinger.hexdigest()[:12]


@cache
def _opmaak() -> bytes:
    """A digest over what all letters share: house style, crest, fonts, code, and the typesetter itself."""
    vinger = hashlib.sha256()
    for bestand in _bestanden():
        vinger.update(bestand.name.encode() + b"\0" + bestand.read_bytes())
    for pakket in ("typst", "jinja2", "markdown-it-py", "segno"):
        vinger.update(_pakketversie(pakket).encode())
    return vinger.digest()


def _pakketversie(pakket: str) -> str:
    from importlib.metadata import version  # noqa: PLC0415 - only needed when a version is asked

    return f"{pakket} {version(pakket)}\n"


def _bestanden() -> Iterator[Path]:
    yield from (_MAP / naam for naam in ("brief.typ", "huisstijl.typ", "wapen.svg"))
    yield from (_MAP / f"{naam}.py" for naam in _CODE)
    yield from sorted((_MAP / "lettertypen").glob("*.ttf"))
    yield from sorted((_MAP / "brieven").glob("_*.md.j2"))
    yield Path(taal.__file__)  # the names of days and months


def onderwerp(naam: str, gegevens: Mapping[str, Any]) -> str:
    """The subject line. Raises jinja2.UndefinedError when the data lacks a name."""
    return schoon(_vertaald(SJABLONEN[naam].onderwerp, "plat").render(**gegevens))


def inhoud(naam: str, gegevens: Mapping[str, Any]) -> list[Blok]:
    """The letter as blocks, each with the data it shows."""
    bl = blokken(_vertaald(hele_tekst(naam), "markdown").render(**gegevens))
    return [blok | weergave.gegevens_van(blok["soort"], gegevens) for blok in bl]


def html(naam: str, gegevens: Mapping[str, Any], dag: date) -> Markup:
    """The preview on the screen: the same blocks, every value in <bdi>."""
    kop = Markup("<p><strong>{}</strong></p>\n").format(onderwerp(naam, gegevens))
    return Markup("<p>{}</p>\n").format(datum(dag)) + kop + weergave.als_html(inhoud(naam, gegevens))


def tekst(naam: str, gegevens: Mapping[str, Any], dag: date) -> str:
    """The letter as plain text, for those who cannot use the PDF."""
    return f"{datum(dag)}\n\n{onderwerp(naam, gegevens)}\n\n{weergave.als_tekst(inhoud(naam, gegevens))}"


def pdf(naam: str, gegevens: Mapping[str, Any], dag: date) -> bytes:
    """The letter as PDF, dated `dag`; the same input gives the same bytes.

    Raises OntbrekendTeken when a name holds a character no font here can draw, jinja2.UndefinedError or
    KeyError when the data lacks something.
    """
    kop = hoofd(onderwerp(naam, gegevens), gegevens, dag)
    begin, slot = deel(inhoud(naam, gegevens))
    return zet({"brief": kop, "blokken": begin, "slot": slot}, dag)


@cache
def _vertaald(bron: str, soort: str) -> Any:
    return omgeving(als_markdown=soort == "markdown").from_string(bron)
