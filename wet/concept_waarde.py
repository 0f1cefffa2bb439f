"""Wat een concept met een waarde doet: een ander getal, in dezelfde eenheid."""

import re
from collections.abc import Mapping
from typing import Any

from inburgering.wet.concept_fouten import Fouten
from inburgering.wet.waardensoort import Maat, Wetswaarde

_WOORDEN = ("code", "waarde", "naam")
_EURO = re.compile(r"€\s*(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{2}))?")
_GETAL = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:\s+(\S+))?")
_OOK = {"uren": Maat.UUR, "%": Maat.PROCENT, "week": Maat.WEEK, "maand": Maat.MAAND, "jaren": Maat.JAAR}
_HOOGSTENS = {Maat.CENT: 100_000_00, Maat.UUR: 10_000}


def velden_van_waarde(deel: Mapping[str, Any], plek: str, nu: Wetswaarde, fouten: Fouten) -> dict[str, Any]:
    """Het nieuwe getal (een bedrag in eurocenten) en zo nodig de nieuwe naam; fouten komen in `fouten`."""
    fouten.onbekende_woorden(deel, plek, _WOORDEN)
    velden: dict[str, Any] = {}
    if naam := fouten.tekst(deel, "naam", plek):
        velden["naam"] = naam
    if "waarde" not in deel:
        fouten.meld(plek, "waarde ontbreekt")
        return velden
    getal = _lees(deel["waarde"], nu)
    if getal is None:
        fouten.meld(plek, f"waarde is niet te lezen; schrijf {_zo(nu)}")
    elif getal > _HOOGSTENS.get(nu.eenheid, 1_000):
        fouten.meld(plek, f"waarde is ongeloofwaardig hoog; nu is het {nu.in_woorden}")
    elif getal == nu.waarde:
        fouten.meld(plek, f"waarde is nu al {nu.in_woorden}; er verandert niets")
    else:
        velden["waarde"] = getal
    return velden


def _lees(waarde: object, nu: Wetswaarde) -> int | None:
    if nu.eenheid is Maat.CENT:
        gevonden = _EURO.fullmatch(waarde.strip()) if isinstance(waarde, str) else None
        return int(gevonden[1].replace(".", "")) * 100 + int(gevonden[2] or 0) if gevonden else None
    if isinstance(waarde, int) and not isinstance(waarde, bool):
        return waarde if waarde >= 0 else None
    gevonden = _GETAL.fullmatch(waarde.strip()) if isinstance(waarde, str) else None
    if gevonden is None:
        return None
    past = gevonden[2] is None or gevonden[2] == nu.eenheid.value or _OOK.get(gevonden[2]) is nu.eenheid
    return int(gevonden[1].replace(".", "")) if past else None


def _zo(nu: Wetswaarde) -> str:
    """Een voorbeeld in de goede vorm."""
    if nu.eenheid is Maat.CENT:
        return f'een bedrag met euroteken, als tekst: waarde = "{nu.in_woorden}"'
    if nu.eenheid is Maat.AANTAL:
        return f"een heel getal: waarde = {nu.waarde}"
    return f"een heel getal in {nu.eenheid.value}: waarde = {nu.waarde}"
