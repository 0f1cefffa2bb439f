"""The look of the pages: design tokens in the names of NL Design System, of our own or of a municipality.

The file is JSON in the format of the Design Tokens Community Group. A municipality may bring its whole NL
Design System theme: of it we take the names we know, and what it does not name stays as it is here.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from inburgering.templates.kleur import contrast
from inburgering.templates.themaparen import PAREN
from inburgering.wet.taal import getal

BESTAND = Path(__file__).parent / "thema.tokens.json"
GROOTSTE = 2_000_000  # bytes
_DIEPST = 12
_KLEUR = re.compile(r"#[0-9a-f]{6}")
_KORT = re.compile(r"#[0-9a-f]{3}")
_MAAT = re.compile(r"\d{1,3}(\.\d{1,3})?(px|rem)")
_LETTER = re.compile(r"[A-Za-z0-9 '\"-]{1,60}")
_VERWIJST = re.compile(r"\{([\w.-]+)\}")
Tokens = Mapping[str, str]


class OngeldigThema(ValueError):
    """This file cannot be the look of the pages; `zinnen` say why, each with what to do."""

    def __init__(self, zinnen: list[str]) -> None:
        super().__init__(" ".join(zinnen))
        self.zinnen = zinnen


@cache
def standaard() -> Tokens:
    """Our own tokens by name: `basis-color-action-1-color-default` → `#0a5796`."""
    alles = _plat(json.loads(BESTAND.read_bytes()))
    return {naam: _waarde(alles, naam) for naam in alles}


def lees(ruw: bytes) -> dict[str, str]:
    """The tokens of a municipality that we know, checked with those it leaves to us. Raises OngeldigThema."""
    if len(ruw) > GROOTSTE:
        raise OngeldigThema(["Het bestand is te groot. Een thema is hoogstens 2 MB."])
    try:
        inhoud = json.loads(ruw)
    except (ValueError, RecursionError):
        inhoud = None
    if not isinstance(inhoud, dict):
        raise OngeldigThema(["Dit is geen bestand met design tokens. Kies een bestand dat eindigt op .json."])
    alles = _plat(inhoud)
    eigen, fouten = {}, []
    for naam in sorted(alles.keys() & standaard().keys()):
        try:
            eigen[naam] = _waarde(alles, naam)
        except ValueError as fout:
            fouten.append(f"{naam}: {fout}")
    if not eigen and not fouten:
        fouten = ["In dit bestand staat geen token dat dit programma kent, zoals basis.color.action-1."]
    if fouten := fouten or gebreken({**standaard(), **eigen}):
        raise OngeldigThema(fouten)
    return eigen


def gebreken(tokens: Tokens) -> list[str]:
    """Every pair of colours that cannot be told apart well enough (WCAG 2.2, 1.4.3 and 1.4.11)."""
    return [
        f"{waar}: {voor} ({tokens[voor]}) op {achter} ({tokens[achter]}) heeft contrast "
        f"{getal(gemeten, 1)} : 1. Nodig is {getal(eis, 1)} : 1. Maak een van de twee donkerder of lichter."
        for waar, voor, achter, eis in PAREN
        if (gemeten := _naar_beneden(contrast(tokens[voor], tokens[achter]))) < eis
    ]


def css(eigen: Tokens) -> str:
    """The style sheet with every token, a municipality's own before ours."""
    regels = [f"  --{naam}: {waarde};" for naam, waarde in {**standaard(), **eigen}.items()]
    return "\n".join([":root {", *regels, "}", ""])


def merk(eigen: Tokens) -> str:
    """A few characters that change when the style sheet does."""
    return sha256(css(eigen).encode()).hexdigest()[:10]


def _naar_beneden(verhouding: float) -> float:
    """In one decimal, never rounded up to what is asked."""
    return int(verhouding * 10) / 10


def _plat(inhoud: Mapping[str, Any], voor: str = "", diepte: int = 0) -> dict[str, Any]:
    return dict(_bladen(inhoud, voor, diepte))


def _bladen(inhoud: Mapping[str, Any], voor: str, diepte: int) -> Iterator[tuple[str, Any]]:
    """Every token by its name; groups are named by what stands around them."""
    for sleutel, deel in inhoud.items():
        if sleutel.startswith("$") or not isinstance(deel, dict) or diepte > _DIEPST:
            continue
        naam = f"{voor}-{sleutel}" if voor else sleutel
        for woord in ("$value", "value"):
            if woord in deel and not isinstance(deel[woord], dict | type(None)):
                yield naam, deel[woord]
                break
            if woord == "$value" and isinstance(deel.get(woord), dict):
                yield naam, deel[woord].get("hex", "")
                break
        else:
            yield from _bladen(deel, naam, diepte + 1)


def _waarde(alles: Mapping[str, Any], naam: str, stappen: int = 0) -> str:
    """The value of a token as CSS. Raises ValueError for what cannot be one."""
    ruw = alles[naam]
    verwijzing = _VERWIJST.fullmatch(ruw.strip()) if isinstance(ruw, str) else None
    if verwijzing:
        doel = verwijzing[1].replace(".", "-")
        if stappen > _DIEPST or doel not in alles:
            raise ValueError(f"verwijst naar {verwijzing[1]}, maar dat token staat niet in het bestand.")
        return _waarde(alles, doel, stappen + 1)
    if "font-family" in naam:
        return _letters(ruw)
    if "radius" in naam:
        return _maat(ruw)
    return _kleur(ruw)


def _kleur(ruw: Any) -> str:
    tekst = ruw.strip().lower() if isinstance(ruw, str) else ""
    if _KORT.fullmatch(tekst):
        tekst = "#" + "".join(teken * 2 for teken in tekst[1:])
    if not _KLEUR.fullmatch(tekst):
        raise ValueError("schrijf een kleur als # met zes cijfers of letters, zoals #154273.")
    return tekst


def _maat(ruw: Any) -> str:
    if not isinstance(ruw, str) or not _MAAT.fullmatch(ruw.strip()):
        raise ValueError("schrijf een maat als een getal met px of rem, zoals 4px.")
    return ruw.strip()


def _letters(ruw: Any) -> str:
    namen = ruw.split(",") if isinstance(ruw, str) else ruw
    if not isinstance(namen, list) or not all(isinstance(n, str) and _LETTER.fullmatch(n) for n in namen):
        raise ValueError("noem lettertypen bij naam, met een komma ertussen.")
    schoon = [naam.strip().strip("'\"") for naam in namen]
    return ", ".join(f'"{naam}"' if " " in naam else naam for naam in schoon if naam)
