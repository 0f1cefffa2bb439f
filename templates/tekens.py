"""What a value may hold when it enters a letter: text, and never structure.

A value is cleaned, every punctuation mark is escaped the CommonMark way, and two private marks say where it
begins and ends, so that the parser can isolate it (a name in Arabic does not drag the words around it along).
"""

import re
import unicodedata
from typing import Any

from jinja2 import Undefined

OPEN, DICHT = "\ue000", "\ue001"  # `schoon` takes them out of every value, so they are ours alone
_LEESTEKENS = re.compile(r"([!-/:-@\[-`{-~])")
_RICHTING = frozenset(
    "\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
_WEG = frozenset({"Cc", "Cs", "Co", "Cn"})


def schoon(tekst: str) -> str:
    """One line in NFC, without control, private, unassigned and direction marks."""
    tekst = re.sub(r"\s+", " ", unicodedata.normalize("NFC", tekst))
    tekst = "".join(t for t in tekst if t not in _RICHTING and unicodedata.category(t) not in _WEG)
    return re.sub(r" +", " ", tekst).strip()


def waarde(v: Any) -> Any:
    """A value as it goes into the Markdown of a letter. An unknown name stays an error of Jinja2's own."""
    if isinstance(v, Undefined):
        return v
    tekst = "" if v is None else schoon(str(v))
    return OPEN + _LEESTEKENS.sub(r"\\\1", tekst) + DICHT if tekst else ""


def plat(v: Any) -> Any:
    """A value in a line of plain text (the subject): cleaned, not escaped."""
    if isinstance(v, Undefined):
        return v
    return "" if v is None else schoon(str(v))
