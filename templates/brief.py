"""A letter: (name, version, JSON) → PDF, HTML or plain text. Pure: no clock, no network, no file written.

The PDF is PDF/A-2a and PDF/UA-1 in one; the compiler refuses what is not accessible.
"""

import hashlib
import io
import json
import re
import threading
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import segno
import typst
from markupsafe import Markup

from inburgering.templates import weergave
from inburgering.templates.blokken import Blok, blokken
from inburgering.templates.datums import datum
from inburgering.templates.sjabloon import Sjabloon, hele_tekst, omgeving, sjablonen
from inburgering.templates.tekens import schoon

__all__ = ["SJABLONEN", "OntbrekendTeken", "Sjabloon", "html", "onderwerp", "pdf", "tekst", "versie"]

SJABLONEN: Mapping[str, Sjabloon] = sjablonen()
STANDAARDEN = ["a-2a", "ua-1"]
KLEUR = "#154273"
_ZETTERS = threading.local()
_MAP = Path(__file__).parent


class OntbrekendTeken(ValueError):
    """A character the letter's fonts cannot draw; the message names it and says what to do."""


@cache
def versie(naam: str) -> str:
    """Which version of the letter this is: 12 hex digits over all that decides how it looks."""
    vinger = hashlib.sha256(typst.__version__.encode())
    for bestand in ("brief.typ", "huisstijl.typ", "brief.py", "blokken.py", "tekens.py", "sjabloon.py"):
        vinger.update((_MAP / bestand).read_bytes())
    vinger.update(hele_tekst(naam).encode())
    vinger.update(SJABLONEN[naam].onderwerp.encode())
    return vinger.hexdigest()[:12]


def onderwerp(naam: str, gegevens: Mapping[str, Any]) -> str:
    """The subject line. Raises jinja2.UndefinedError when the data lacks a name."""
    return schoon(_sjabloon(SJABLONEN[naam].onderwerp, als_markdown=False).render(**gegevens))


def inhoud(naam: str, gegevens: Mapping[str, Any]) -> list[Blok]:
    """The letter as blocks, each with the data it shows."""
    bl = blokken(_sjabloon(hele_tekst(naam), als_markdown=True).render(**gegevens))
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

    Raises OntbrekendTeken when a name holds a character no font here can draw.
    """
    velden = {"brief": _kop(naam, gegevens, dag), "blokken": inhoud(naam, gegevens)}
    moment = datetime(dag.year, dag.month, dag.day, tzinfo=UTC)
    try:
        uit = _zetter().compile(
            sys_inputs={"data": json.dumps(velden, ensure_ascii=False)},
            format="pdf",
            pdf_standards=STANDAARDEN,
            timestamp=moment,
        )
    except typst.TypstError as fout:
        raise _vertaal(fout) from None
    if not isinstance(uit, bytes):
        raise TypeError("Typst gave no PDF.")
    return uit


def _kop(naam: str, gegevens: Mapping[str, Any], dag: date) -> dict[str, Any]:
    gemeente = {"venster": "links", "kleur": KLEUR} | dict(gegevens["gemeente"])
    return {
        "gemeente": {sleutel: schoon(str(w)) for sleutel, w in gemeente.items()},
        "ontvanger": [schoon(str(regel)) for regel in gegevens["ontvanger"]],
        "kenmerk": schoon(str(gegevens["kenmerk"])),
        "afzender": {sleutel: schoon(str(w)) for sleutel, w in gegevens["afzender"].items()},
        "onderwerp": onderwerp(naam, gegevens),
        "datum": datum(dag),
        "dag": [dag.year, dag.month, dag.day],
        "qr": qr_svg(gegevens["bevestig"]["url"]) if "bevestig" in gegevens else "",
    }


def qr_svg(url: str) -> str:
    """A QR code as SVG, readable with a quarter of it damaged."""
    buffer = io.BytesIO()
    segno.make(url, error="m", micro=False).save(buffer, kind="svg", border=0, scale=4)
    return buffer.getvalue().decode()


def _sjabloon(bron: str, *, als_markdown: bool) -> Any:
    return _vertaald(bron, als_markdown)


@cache
def _vertaald(bron: str, als_markdown: bool) -> Any:  # noqa: FBT001 - a cached function takes plain arguments
    return omgeving(als_markdown=als_markdown).from_string(bron)


def _zetter() -> typst.Compiler:
    """One compiler per thread: compiling lets other threads run, but a compiler keeps its last data."""
    if not hasattr(_ZETTERS, "zetter"):
        letters = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_MAP / "lettertypen")]
        )
        _ZETTERS.zetter = typst.Compiler(str(_MAP / "brief.typ"), root=str(_MAP), font_paths=letters)
    zetter: typst.Compiler = _ZETTERS.zetter
    return zetter


def _vertaal(fout: Exception) -> Exception:
    gevonden = re.search(
        r"text `?[\"“](.+?)[\"”]`? could not be displayed|character.*?`(.)`", str(fout), re.DOTALL
    )
    if gevonden is None and "could not be displayed" not in str(fout):
        return fout
    teken = next((g for g in gevonden.groups() if g), "") if gevonden else ""
    wat = f"Het teken '{teken}'" if teken else "Een teken in deze brief"
    return OntbrekendTeken(
        f"{wat} staat niet in de letters van de brief. Vul de naam in gewone (Latijnse) letters in, "
        "zoals die in het paspoort staat."
    )
