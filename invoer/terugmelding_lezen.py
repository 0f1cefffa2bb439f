"""Read a return file of a partner, JSON or CSV, as messages; whatever is in it, only `Afgekeurd` comes out.

What each message says is not judged here: `db/terugmelden.py` does that, for every way alike.
"""

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from inburgering.db.terugbericht import Afgekeurd, Bericht
from inburgering.invoer.terugmelding_csv import lees_csv
from inburgering.statemachine.feiten_basis import REGEL_LENGTE, VERHAAL_LENGTE, Dag
from inburgering.statemachine.terugmelding import KOP, MEESTE, SOORTEN

GROOTSTE = 2_000_000  # bytes; 500 reports of a page
GROOTSTE_BERICHT = 100_000  # bytes
DIEPSTE = 5  # a message has three levels
BESTANDEN = (".json", ".csv")
_DAG: TypeAdapter[date] = TypeAdapter(Dag)
_STUURTEKEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_LINK = re.compile(r"(?:https?://[^\s]*)?/p/([^/\s?#]+)/?")


@dataclass(frozen=True)
class Regel:
    """One message of a file, or why it cannot be read. `taak` is what it says it is about."""

    nummer: int
    bericht: Bericht | None
    reden: str = ""
    taak: str = ""


def lees(naam: str, ruw: bytes) -> list[Regel]:
    """The messages of a file, in order; `naam` says by its end which kind it is. Raises Afgekeurd."""
    if len(ruw) > GROOTSTE:
        raise Afgekeurd("Het bestand is te groot. Splits het in kleinere bestanden.")
    if not ruw.strip():
        raise Afgekeurd("Het bestand is leeg.")
    einde = naam.lower()
    if einde.endswith(".csv"):
        rijen = lees_csv(ruw)
    elif einde.endswith(".json"):
        rijen = list(enumerate(_lees_json(ruw), 1))
    else:
        raise Afgekeurd("Alleen bestanden met de naam .json of .csv worden gelezen.")
    if not rijen:
        raise Afgekeurd("Er staat geen bericht in het bestand.")
    if len(rijen) > MEESTE:
        raise Afgekeurd(f"Er staan meer dan {MEESTE} berichten in het bestand. Splits het.")
    return [_regel(nummer, inhoud) for nummer, inhoud in rijen]


def lees_bericht(inhoud: Any) -> Bericht:
    """One message of a file: about which task, by which token. Raises Afgekeurd."""
    deel = _object(inhoud)
    ontbreekt = [naam for naam in KOP if not isinstance(deel.get(naam), str) or not str(deel[naam]).strip()]
    if ontbreekt:
        raise Afgekeurd(f"Deze velden ontbreken of zijn geen tekst: {', '.join(ontbreekt)}.")
    if any(len(str(deel[naam])) > REGEL_LENGTE for naam in KOP):
        raise Afgekeurd("Het taaknummer of het token is te lang. Neem het over uit de brief.")
    verwijzing = {"taak": str(deel.pop("taak")).strip(), "token": _token(str(deel.pop("token")))}
    return _melding(deel, **verwijzing)


def lees_een(ruw: bytes, taak: str) -> Bericht:
    """The one message of a request about a task that its address names. Raises Afgekeurd."""
    if len(ruw) > GROOTSTE_BERICHT:
        raise Afgekeurd("Het bericht is te groot.")
    inhoud = _lees_json(ruw)
    return lees_melding(inhoud[0] if len(inhoud) == 1 and not ruw.lstrip().startswith(b"[") else inhoud, taak)


def lees_melding(inhoud: Any, taak: str) -> Bericht:
    """One message about a task that is known already. Raises Afgekeurd."""
    return _melding(_object(inhoud), taak=taak)


def _melding(deel: dict[str, Any], *, taak: str, token: str = "") -> Bericht:
    soort, op = _soort(deel.pop("gebeurtenis", None)), _dag(deel.pop("op", None))
    feiten = deel.pop("feiten", {})
    if not isinstance(feiten, dict):
        raise Afgekeurd("Het veld feiten heeft niet de goede vorm: daarin staan namen met hun waarde.")
    eigen = SOORTEN[soort].model_fields
    bekend = {naam: waarde for naam, waarde in feiten.items() if naam in eigen}
    onbekend = deel | {naam: waarde for naam, waarde in feiten.items() if naam not in eigen}
    return Bericht(soort=soort, op=op, feiten=bekend, taak=taak, token=token, onbekend=onbekend)


def _regel(nummer: int, inhoud: Any) -> Regel:
    taak = inhoud.get("taak") if isinstance(inhoud, dict) else None
    genoemd = taak.strip() if isinstance(taak, str) and re.fullmatch(r"[\w\- ]{1,60}", taak) else ""
    try:
        return Regel(nummer, lees_bericht(inhoud), taak=genoemd)
    except Afgekeurd as fout:
        return Regel(nummer, None, str(fout), genoemd)


def _lees_json(ruw: bytes) -> list[Any]:
    try:
        inhoud = json.loads(
            ruw.decode("utf-8-sig"), object_pairs_hook=_zonder_dubbele, parse_constant=_geen_getal
        )
    except UnicodeDecodeError:
        raise Afgekeurd("Dit is geen UTF-8. Bewaar het opnieuw als UTF-8.") from None
    except (ValueError, RecursionError):
        raise Afgekeurd("Dit is geen geldige JSON.") from None
    return inhoud if isinstance(inhoud, list) else [inhoud]


def _zonder_dubbele(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    """A name that stands there twice could mean two things."""
    uit = dict(paren)
    if len(uit) != len(paren):
        raise Afgekeurd("Eén naam staat er twee keer in. Laat elke naam één keer voorkomen.")
    return uit


def _geen_getal(_woord: str) -> Any:
    raise Afgekeurd("Er staat een getal in dat niet bestaat (NaN of oneindig).")


def _object(inhoud: Any) -> dict[str, Any]:
    """A message as names with values that can be kept. Raises Afgekeurd."""
    if not isinstance(inhoud, dict):
        raise Afgekeurd("Een bericht is een object met taak, token, gebeurtenis, op en feiten.")
    for waarde in _waarden(inhoud):
        if isinstance(waarde, str) and (len(waarde) > 2 * VERHAAL_LENGTE or _STUURTEKEN.search(waarde)):
            raise Afgekeurd("Er staat tekst in die te lang is, of een teken dat niet kan worden bewaard.")
        if isinstance(waarde, int | float) and (abs(waarde) > 10**15 or math.isnan(waarde)):
            raise Afgekeurd("Er staat een getal in dat te groot is.")
    return dict(inhoud)


def _waarden(waarde: Any, diepte: int = 0) -> Iterator[Any]:
    """Every name and value, however deep. Raises Afgekeurd for what is nested too deep."""
    if diepte > DIEPSTE:
        raise Afgekeurd("Het bericht heeft te veel lagen.")
    if isinstance(waarde, Mapping):
        yield from waarde
        waarde = list(waarde.values())
    if isinstance(waarde, list):
        for deel in waarde:
            yield from _waarden(deel, diepte + 1)
    else:
        yield waarde


def _soort(waarde: Any) -> str:
    woord = waarde.strip().lower() if isinstance(waarde, str) else ""
    if woord not in SOORTEN:
        raise Afgekeurd(f"Het veld gebeurtenis is een van: {', '.join(SOORTEN)}.")
    return woord


def _dag(waarde: Any) -> date:
    try:
        return _DAG.validate_python(waarde if isinstance(waarde, str) else None)
    except ValidationError:
        raise Afgekeurd("Het veld op is geen dag. Schrijf een dag als 2026-11-24.") from None


def _token(tekst: str) -> str:
    """The token itself, also when the whole link was copied."""
    kaal = tekst.strip().removeprefix("'")  # what a spreadsheet puts before text that looks like a formula
    link = _LINK.fullmatch(kaal)
    return link[1] if link else kaal
