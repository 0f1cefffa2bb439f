"""Typesetting: blocks as data in, PDF out. The only place that knows Typst."""

import json
import re
import threading
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from inburgering.templates.bladzijde import houd_vast

_ZETTERS = threading.local()
_MAP = Path(__file__).parent
PPI = 96
_GEEN_GLYPH = "could not be displayed"


class OntbrekendTeken(ValueError):
    """A character the letter's fonts cannot draw; the message names it and says what to do."""


def zet(velden: Mapping[str, Any], dag: date) -> bytes:
    """The letter as PDF/A-2a and PDF/UA-1; `dag` is the only moment in it. Raises OntbrekendTeken."""
    moment = datetime(dag.year, dag.month, dag.day, tzinfo=UTC)
    (uit,) = _gezet(velden, format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=moment)
    return uit


def zet_beelden(velden: Mapping[str, Any]) -> list[bytes]:
    """The pages as PNG, sharp enough to read on a screen. Raises OntbrekendTeken."""
    return _gezet(velden, format="png", ppi=PPI)


def _gezet(velden: Mapping[str, Any], **hoe: Any) -> list[bytes]:
    try:
        uit = _zetter().compile(sys_inputs={"data": houd_vast(json.dumps(velden, ensure_ascii=False))}, **hoe)
    except typst.TypstError as fout:
        if _GEEN_GLYPH in str(fout):
            raise _ontbrekend(str(fout)) from None
        raise
    return [deel for deel in (uit if isinstance(uit, list) else [uit]) if deel is not None]


def _zetter() -> typst.Compiler:
    """One compiler per thread: compiling lets other threads run, but a compiler keeps its last data."""
    if not hasattr(_ZETTERS, "zetter"):
        _ZETTERS.zetter = typst.Compiler(str(_MAP / "brief.typ"), root=str(_MAP), font_paths=_letters())
    zetter: typst.Compiler = _ZETTERS.zetter
    return zetter


@cache
def _letters() -> typst.Fonts:
    """Only the fonts that come along, so that every machine makes the same bytes."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_MAP / "lettertypen")]
    )


def _ontbrekend(melding: str) -> OntbrekendTeken:
    gevonden = re.search(rf"text [`\"“]+(.+?)[`\"”]+ {_GEEN_GLYPH}", melding, re.DOTALL)
    wat = f"Het teken '{gevonden[1]}'" if gevonden else "Een teken in deze brief"
    return OntbrekendTeken(
        f"{wat} staat niet in de letters van de brief. Vul de naam in gewone (Latijnse) letters in, "
        "zoals die in het paspoort staat."
    )
