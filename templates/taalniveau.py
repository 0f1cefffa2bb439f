"""How hard a letter is to read, sentence by sentence: an indication for who writes, never a refusal.

The score is the Flesch-Douma reading ease for Dutch: 206.84 - 0.77 x (syllables per 100 words) - 0.93 x
(words per sentence). Source: W.H. Douma, De leesbaarheid van landbouwbladen: een onderzoek naar en een
toepassing van leesbaarheidsformules, Bulletin 17, Landbouwhogeschool Wageningen, 1960. Higher is easier;
syllables are counted with the Dutch hyphenation patterns of pyphen, so the score is approximate. A score
says nothing about whether a text is B1: that asks a reader.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyphen

from inburgering.templates.blokken import Blok, Run
from inburgering.templates.tekens import DICHT, OPEN

LANGSTE_ZIN = 20  # words
GEMIDDELD = 12.0  # words per sentence
LANGSTE_WOORD = 18  # letters
MAKKELIJK = 60.0  # Flesch-Douma, and higher
_LIJST = Path(__file__).with_name("woorden_b1.toml")
_WOORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TELT = re.compile(r"[\w'’-]*\w")  # a number is a word to read too
_AFKORTING = re.compile(r"\b[A-Z][A-Za-z]*[A-Z][A-Za-z]*\b|\b(?:[a-z]\.){2,}")
_LIJDEND = re.compile(
    r"\b(wordt|worden|werd|werden)\b(?:\s+\w+){0,6}?\s+((?:\w*ge|be|ver|ont|her|er)\w+(?:d|t|en))\b",
    re.IGNORECASE,
)
_WAARDE = re.compile(rf"{OPEN}[^{DICHT}]*{DICHT}")  # a word of a value: who writes the text did not choose it
_EINDE = re.compile(rf"(?:(?<=[.?!:;])|(?<=[.?!:;]{DICHT}))\s+(?=[\W\d]*[A-ZÀ-Þ])")


@dataclass(frozen=True)
class Bevinding:
    """One sentence with what makes it hard and, where there is one, a suggestion."""

    zin: str
    wat: str
    voorstel: str = ""


@dataclass(frozen=True)
class Oordeel:
    """The measures of a letter; `bevindingen` stand in the order of its sentences."""

    zinnen: int
    woorden_per_zin: float
    leesgemak: float
    bevindingen: tuple[Bevinding, ...]

    @property
    def makkelijk(self) -> bool:
        """Whether the whole stays within what we ask of our own letters."""
        return not self.bevindingen and self.leesgemak >= MAKKELIJK and self.woorden_per_zin <= GEMIDDELD


def beoordeel(blokken: Iterable[Blok]) -> Oordeel:
    """Look at the running text of a letter; a heading and a table are no sentences."""
    alle = list(_zinnen(blokken))
    heel = " ".join(alle)
    woorden = [w for zin in alle for w in _TELT.findall(_kaal(zin))]
    per_zin = len(woorden) / len(alle) if alle else 0.0
    bevindingen = tuple(b for zin in alle for b in _bevindingen(_kaal(zin), _WAARDE.sub("", zin), heel))
    return Oordeel(len(alle), round(per_zin, 1), leesgemak(woorden, len(alle)), bevindingen)


def leesgemak(woorden: list[str], zinnen: int) -> float:
    """The Flesch-Douma score; 100 for a text without words. See the docstring of this module."""
    if not woorden or not zinnen:
        return 100.0
    per_honderd = 100 * sum(map(lettergrepen, woorden)) / len(woorden)
    return round(206.84 - 0.77 * per_honderd - 0.93 * len(woorden) / zinnen, 1)


@cache
def lettergrepen(woord: str) -> int:
    """The syllables of a word, by where it may be broken off; a number counts as one."""
    return len(_breuk().positions(woord.lower())) + 1


@cache
def _breuk() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL", left=1, right=1)


def _zinnen(blokken: Iterable[Blok]) -> Iterator[str]:
    for blok in blokken:
        if blok["soort"] in {"alinea", "lijst"}:
            for runs in [blok["runs"]] if "runs" in blok else blok["items"]:
                tekst = "".join("\n" if r.get("br") else _gemerkt(r) for r in runs)
                yield from (zin for regel in tekst.split("\n") for zin in _EINDE.split(regel) if _is_zin(zin))


def _gemerkt(run: Run) -> str:
    """The text of a piece; each word of a value between its marks."""
    return " ".join(f"{OPEN}{w}{DICHT}" for w in run["t"].split()) if run.get("v") else str(run["t"])


def _kaal(zin: str) -> str:
    return zin.replace(OPEN, "").replace(DICHT, "")


def _is_zin(zin: str) -> bool:
    """More than a name or a line of an address."""
    kaal = _kaal(zin)
    return len(_TELT.findall(kaal)) > 1 and bool(re.search(r"[.?!:;]$", kaal.strip()))


def _bevindingen(zin: str, eigen: str, heel: str) -> Iterator[Bevinding]:
    """`eigen` is the sentence without its values: only what the author wrote is judged word by word."""
    aantal = len(_TELT.findall(zin))
    if aantal > LANGSTE_ZIN:
        yield Bevinding(zin, f"een lange zin: {aantal} woorden", "Maak er twee zinnen van.")
    if gevonden := _LIJDEND.search(eigen):
        yield Bevinding(zin, f"lijdende vorm: '{gevonden[1]} … {gevonden[2]}'", "Zeg wie het doet.")
    laag = eigen.lower()
    for woord, makkelijk in _lijst()["moeilijk"].items():
        if re.search(rf"\b{re.escape(woord)}\b", laag):
            yield Bevinding(zin, f"een moeilijk woord: '{woord}'", f"Schrijf '{makkelijk}'.")
    yield from (Bevinding(zin, f"een lang woord: '{w}'", "Gebruik kortere woorden.") for w in _lange(eigen))
    for kort in dict.fromkeys(_AFKORTING.findall(eigen)):
        if kort not in _lijst()["afkortingen"]["woorden"] and f"({kort})" not in heel:
            yield Bevinding(zin, f"een afkorting zonder uitleg: '{kort}'", "Schrijf het eerst voluit.")


def _lange(zin: str) -> list[str]:
    bekend = set(_lijst()["bekend"]["woorden"])
    return [w for w in _WOORD.findall(zin) if len(w) > LANGSTE_WOORD and w.lower() not in bekend]


@cache
def _lijst() -> dict[str, Any]:
    return tomllib.loads(_LIJST.read_text("utf-8"))
