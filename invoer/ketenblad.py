"""A chain party's file as rows of text: CSV or XLSX as every import, or JSON flattened to rows."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from inburgering.invoer.importeer_lezen import (
    Blad,
    Bronrij,
    OnleesbaarBestand,
    controleer_maat,
    lees_blad,
    lees_bytes,
)

_GEEN_LETTER = re.compile("[\x00\ud800-\udfff]")
"""What JSON can hold and no database can: shown as a letter that was lost, as the import does."""


def lees(bestand: Path) -> Blad:
    """The rows of a file; of JSON the first row is made of its names. Raises OnleesbaarBestand."""
    if bestand.suffix.lower() != ".json":
        return lees_blad(bestand)
    ruw = lees_bytes(bestand)
    try:
        inhoud = json.loads(ruw.decode("utf-8-sig"))
        rijen = [dict(_plat(bericht)) for bericht in _berichten(inhoud)]
    except UnicodeDecodeError:
        raise OnleesbaarBestand("Dit JSON-bestand is geen UTF-8. Vraag het opnieuw aan.") from None
    except OnleesbaarBestand:
        raise
    except (ValueError, RecursionError):  # no JSON, a number of thousands of digits, too deep
        raise OnleesbaarBestand("Dit is geen leesbare JSON. Vraag het bestand opnieuw aan.") from None
    return _blad(bestand.name, rijen)


def _berichten(inhoud: Any) -> list[dict[str, Any]]:
    """The messages: a list, or the list under `berichten`."""
    lijst = inhoud.get("berichten") if isinstance(inhoud, dict) else inhoud
    if not isinstance(lijst, list) or not all(isinstance(bericht, dict) for bericht in lijst):
        raise OnleesbaarBestand(
            'Dit bestand heeft geen lijst met berichten. Verwacht is [{…}, {…}] of {"berichten": [{…}]}.'
        )
    if not lijst:
        raise OnleesbaarBestand("Dit bestand heeft geen enkel bericht.")
    return lijst


def _plat(bericht: dict[str, Any], voor: str = "") -> Iterator[tuple[str, str]]:
    """Every value under its full name: {"PIP": {"DAGTEKENINGPIP": …}} becomes PIP.DAGTEKENINGPIP."""
    for naam, waarde in bericht.items():
        if isinstance(waarde, dict):
            yield from _plat(waarde, f"{voor}{naam}.")
        else:
            yield f"{voor}{naam}", _tekst(waarde)


def _tekst(waarde: Any) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, list):
        return ", ".join(_tekst(deel) for deel in waarde)
    return _GEEN_LETTER.sub("\ufffd", str(waarde))


def _blad(naam: str, berichten: list[dict[str, str]]) -> Blad:
    koppen = list(dict.fromkeys(kop for bericht in berichten for kop in bericht))
    rijen = [Bronrij(1, koppen)]
    for nummer, bericht in enumerate(berichten, 2):
        cellen = [bericht.get(kop, "") for kop in koppen]
        controleer_maat(nummer, cellen)
        rijen.append(Bronrij(nummer, cellen))
    return Blad(naam, rijen, "JSON")
