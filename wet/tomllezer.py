"""TOML lezen met een uitleg in het Nederlands: op welke regel het misgaat en wat daar moet staan."""

import re
import tomllib
from typing import Any


class GeenToml(ValueError):
    """Dit is geen TOML; de tekst is één zin voor een mens, met de regel waar het misgaat."""


_UITLEG = (
    ("Cannot overwrite", "dit staat hierboven al een keer; elk woord mag één keer"),
    ("Cannot declare", "deze kop staat hierboven al een keer; voor een rij hoort er [[ ]] omheen"),
    ("Cannot mutate", "dit is hierboven al vastgelegd"),
    ("Duplicate inline table key", "dit staat er twee keer"),
    ("Cannot redefine namespace", "hier staat iets met dezelfde naam als iets hierboven"),
    ("Expected '=' after a key", "na een naam hoort een is-teken: naam = waarde"),
    ("Expected ']'", "een kop eindigt met een rechte haak: [kop] of [[kop]]"),
    ("Unclosed array", "een lijst begint met [ en eindigt met ]; een haak ontbreekt"),
    ("Unclosed inline table", "een accolade ontbreekt: { naam = waarde }"),
    ("Unterminated string", "een aanhalingsteken ontbreekt aan het eind"),
    ("Unescaped", "zet voor een \\ nog een \\, of gebruik enkele aanhalingstekens"),
    ("Illegal character", "hier staat een teken dat niet mag, of een aanhalingsteken ontbreekt aan het eind"),
    ("Found invalid character", "hier staat een teken dat niet mag"),
    ("Invalid date", "deze datum bestaat niet; schrijf 2026-11-21"),
    ("Invalid value", "hier hoort een waarde: tekst tussen aanhalingstekens, een getal of een datum"),
    ("Invalid initial character", "een naam bestaat uit letters, cijfers en streepjes"),
    ("Invalid statement", "hier hoort naam = waarde, of een kop tussen rechte haken"),
    ("Expected newline", "hier staat iets te veel; begin een nieuwe regel"),
    ("Expected", "hier ontbreekt iets"),
)
_PLEK = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")


def lees_toml(ruw: bytes) -> dict[str, Any]:
    """De inhoud van een TOML-bestand. Raises GeenToml."""
    try:
        tekst = ruw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise GeenToml("Dit is geen UTF-8. Bewaar het bestand opnieuw als UTF-8.") from None
    try:
        return tomllib.loads(tekst)
    except tomllib.TOMLDecodeError as fout:
        raise GeenToml(leg_uit(fout, tekst)) from None


def leg_uit(fout: tomllib.TOMLDecodeError, tekst: str) -> str:
    """Eén zin over een fout van de TOML-lezer, met de regel en de naam die daar staat."""
    melding = str(fout)
    wat = next((zin for woord, zin in _UITLEG if melding.startswith(woord)), "dit is niet te lezen")
    regels = tekst.splitlines() or [""]
    gevonden = _PLEK.search(melding)
    if gevonden is None or gevonden[1] is None:
        if melding.startswith("Invalid value"):
            wat = "er ontbreekt een waarde of een haak die sluit"
        return f"Dit is geen TOML. Aan het eind van het bestand (regel {len(regels)}): {wat}."
    nummer = int(gevonden[1])
    return f"Dit is geen TOML. Regel {nummer}{_bij(regels[nummer - 1 : nummer])}: {wat}."


def _bij(regel: list[str]) -> str:
    """De naam vóór het is-teken; nooit de waarde, want die kan over een mens gaan."""
    naam, is_teken, _ = "".join(regel).partition("=")
    return f" (bij '{naam.strip()[:40]}')" if is_teken and naam.strip() else ""
