"""The line above a resident's letter: in her own language when somebody checked it, and about an interpreter.

The lines stand in `taalregels.toml`, each with who checked it. A municipality chooses in its letterhead:
`nagekeken` (when nothing is chosen), `alle` or `geen`. The letter itself is never translated here.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from inburgering.templates.blokken import Blok
from inburgering.templates.tekens import schoon

KEUZES = ("nagekeken", "alle", "geen")
TOLK = "Wilt u dat een tolk deze brief uitlegt? Bel ons: {telefoon}."
_BESTAND = Path(__file__).with_name("taalregels.toml")


@dataclass(frozen=True)
class Taalregel:
    """One language: its line, in which direction it runs, and who checked it (empty: nobody yet)."""

    code: str
    namen: tuple[str, ...]
    regel: str
    nagekeken_door: str = ""
    rechts_naar_links: bool = False


@cache
def taalregels() -> Mapping[str, Taalregel]:
    """The lines by the name of the language in lower case. Raises ValueError when a name is there twice."""
    uit: dict[str, Taalregel] = {}
    for rij in tomllib.loads(_BESTAND.read_text("utf-8"))["talen"]:
        taal = Taalregel(**rij | {"namen": tuple(rij["namen"])})
        for naam in taal.namen:
            if naam.lower() in uit:
                raise ValueError(f"De taal '{naam}' staat twee keer in taalregels.toml.")
            uit[naam.lower()] = taal
    return uit


def blokken(gegevens: Mapping[str, Any]) -> list[Blok]:
    """What comes above the letter of this person; nothing when she needs neither."""
    telefoon = schoon(str(gegevens["gemeente"].get("telefoon", "")))
    uit = []
    if taal := _te_gebruiken(
        str(gegevens.get("taal") or ""), str(gegevens["gemeente"].get("taalregels", ""))
    ):
        regel = {
            "t": taal.regel.format(telefoon=_van_links(telefoon)),
            "taal": taal.code,
            "rtl": taal.rechts_naar_links,
        }
        uit.append(regel)
    if gegevens.get("tolk"):
        uit.append({"t": TOLK.format(telefoon=telefoon), "taal": "nl", "rtl": False})
    return [{"soort": "taalregel", "regels": uit}] if uit else []


def _van_links(telefoon: str) -> str:
    """A number that is read from left to right, also in the middle of Arabic."""
    return f"\u2066{telefoon}\u2069"


def _te_gebruiken(naam: str, keuze: str) -> Taalregel | None:
    taal = taalregels().get(naam.strip().lower())
    if taal is None or keuze == "geen":
        return None
    return taal if taal.nagekeken_door or keuze == "alle" else None
