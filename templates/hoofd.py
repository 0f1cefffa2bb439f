"""What stands around the text of a letter: letterhead, address, reference, subject, QR code."""

import io
import json
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import segno

from inburgering.templates.datums import datum
from inburgering.templates.huisstijl import Huisstijl
from inburgering.templates.kleur import leesbaar
from inburgering.templates.tekens import schoon

KLEUR = "#154273"
_WAPEN = Path(__file__).parent / "wapen.svg"
_MASKER = 2
_WAPENKLEUR = "#123a5e"  # the colour in our own drawing that becomes the municipality's


Kop = dict[str, Any]


def kop(onderwerp: str, gegevens: Mapping[str, Any], dag: date) -> Kop:
    """Everything around the text that is words, JSON-safe. Raises KeyError when the data lacks something."""
    gemeente = {"venster": "links", "kleur": KLEUR, **gegevens["gemeente"]}
    return {
        "gemeente": {sleutel: schoon(str(w)) for sleutel, w in gemeente.items() if sleutel != "wapen"},
        "ontvanger": [_adresregel(str(regel)) for regel in gegevens["ontvanger"]],
        "kenmerk": schoon(str(gegevens["kenmerk"])),
        "afzender": {sleutel: schoon(str(w)) for sleutel, w in gegevens["afzender"].items()},
        "onderwerp": onderwerp,
        "datum": datum(dag),
        "dag": [dag.year, dag.month, dag.day],
        "terug": terug(gegevens),
        "link": gegevens.get("bevestig", {}).get("url") or "",
    }


def hoofd(woorden: Kop, stijl: Huisstijl) -> dict[str, Any]:
    """The same with what is drawn: colours, crest and QR code, in the house style of the municipality."""
    kleur = stijl.kleur or woorden["gemeente"]["kleur"]
    gemeente = woorden["gemeente"] | ({"venster": stijl.venster} if stijl.venster else {})
    return woorden | {
        "gemeente": gemeente,
        "kleur": kleur,
        "tekstkleur": leesbaar(kleur),
        "wapen": stijl.wapen or _eigen_wapen(leesbaar(kleur)),
        "qr": qr_svg(woorden["link"]) if woorden["link"] else "",
    }


def terug(gegevens: Mapping[str, Any]) -> list[str]:
    """For a partner's own system, in the footer: where the form of a return file stands, and an example."""
    schema, taak = gegevens.get("bevestig", {}).get("schema"), gegevens.get("taak")
    if not schema or not taak:
        return []
    begin = {
        "taak": taak["nummer"],
        "token": "…",
        "gebeurtenis": "aanvaarding",
        "op": taak["reactie_uiterlijk"],
    }
    return [
        schoon(f"Eigen systeem? Antwoord met een bestand (JSON of CSV): {schema}"),
        schoon(
            json.dumps(
                {**begin, "op": taak["reactie_uiterlijk"], "feiten": {"naam": "…"}}, ensure_ascii=False
            )
        ),
    ]


def _adresregel(regel: str) -> str:
    """One line of the address; the two spaces between postcode and town stay (PostNL asks for them)."""
    return "  ".join(deel for stuk in re.split(r" {2,}", regel) if (deel := schoon(stuk)))


@cache
def _eigen_wapen(kleur: str) -> str:
    """Our neutral crest in the colour of the municipality."""
    return _WAPEN.read_text("utf-8").replace(_WAPENKLEUR, kleur)


def qr_svg(url: str) -> str:
    """A QR code as SVG, readable with a seventh of it damaged (level M).

    The mask is fixed: every reader finds it in the code itself, and trying all eight took a third of the time
    that a whole letter takes.
    """
    buffer = io.BytesIO()
    segno.make(url, error="m", micro=False, mask=_MASKER).save(buffer, kind="svg", border=0, scale=4)
    return buffer.getvalue().decode()
