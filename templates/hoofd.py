"""What stands around the text of a letter: letterhead, address, reference, subject, QR code."""

import io
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import segno

from inburgering.templates.datums import datum
from inburgering.templates.kleur import leesbaar
from inburgering.templates.tekens import schoon

KLEUR = "#154273"
_WAPEN = Path(__file__).parent / "wapen.svg"
_WAPENKLEUR = "#123a5e"  # the colour in our own drawing that becomes the municipality's


def hoofd(onderwerp: str, gegevens: Mapping[str, Any], dag: date) -> dict[str, Any]:
    """Everything the house style shows outside the text. Raises KeyError when the data lacks something."""
    gemeente = {"venster": "links", **gegevens["gemeente"]}
    kleur = gemeente.get("kleur") or KLEUR
    wapen = gemeente.pop("wapen", None) or _eigen_wapen(leesbaar(kleur))
    return {
        "gemeente": {sleutel: schoon(str(w)) for sleutel, w in gemeente.items()},
        "kleur": kleur,
        "tekstkleur": leesbaar(kleur),
        "wapen": wapen,
        "ontvanger": [_adresregel(str(regel)) for regel in gegevens["ontvanger"]],
        "kenmerk": schoon(str(gegevens["kenmerk"])),
        "afzender": {sleutel: schoon(str(w)) for sleutel, w in gegevens["afzender"].items()},
        "onderwerp": onderwerp,
        "datum": datum(dag),
        "dag": [dag.year, dag.month, dag.day],
        "qr": qr_svg(url) if (url := gegevens.get("bevestig", {}).get("url")) else "",
    }


def _adresregel(regel: str) -> str:
    """One line of the address; the two spaces between postcode and town stay (PostNL asks for them)."""
    return "  ".join(deel for stuk in re.split(r" {2,}", regel) if (deel := schoon(stuk)))


@cache
def _eigen_wapen(kleur: str) -> str:
    """Our neutral crest in the colour of the municipality."""
    return _WAPEN.read_text("utf-8").replace(_WAPENKLEUR, kleur)


def qr_svg(url: str) -> str:
    """A QR code as SVG, readable with a seventh of it damaged (level M)."""
    buffer = io.BytesIO()
    segno.make(url, error="m", micro=False).save(buffer, kind="svg", border=0, scale=4)
    return buffer.getvalue().decode()
