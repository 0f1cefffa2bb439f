"""Recorded facts as people read them: the label of each field and its value in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from inburgering.statemachine.feiten import FEITEN, Feiten
from inburgering.statemachine.feitfouten import keuzelijst
from inburgering.templates.datums import datum
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.taal import getal


def regels(
    soort: str, gegevens: Mapping[str, Any], namen: Mapping[str, Mapping[Any, str]]
) -> list[tuple[str, str]]:
    """Label and value of every fact that was filled in.

    `namen` gives for each kind of number (consulent, medewerker, partner) what it stands for.
    """
    return van_model(FEITEN[Gebeurtenis(soort)], gegevens, namen)


def van_model(
    model: type[Feiten], gegevens: Mapping[str, Any], namen: Mapping[str, Mapping[Any, str]]
) -> list[tuple[str, str]]:
    """The same for facts of one model; what does not fit it is shown as it is."""
    uit = []
    for naam, veld in model.model_fields.items():
        extra = veld.json_schema_extra if isinstance(veld.json_schema_extra, dict) else {}
        invoer = str(extra.get("invoer", ""))
        waarde = gegevens.get(naam)
        if waarde in (None, "", []) or invoer == "verborgen":
            continue
        naam_van = namen.get(invoer, {}).get(waarde) if isinstance(waarde, int) else None
        label = (veld.title or naam).removeprefix("Uw ")  # asked of a partner, read by a consulent
        uit.append((label[:1].upper() + label[1:], naam_van or _tekst(veld.annotation, waarde)))
    return uit


def _tekst(annotatie: Any, waarde: Any) -> str:
    if isinstance(waarde, bool):
        return "Ja" if waarde else "Nee"
    if isinstance(waarde, list):
        return ", ".join(_tekst(annotatie, deel) for deel in waarde)
    if isinstance(waarde, float):
        return getal(waarde)
    soort = keuzelijst(annotatie)
    if soort is not None and waarde in set(soort):
        return str(getattr(soort(waarde), "naam", waarde))
    return _dag(waarde)


def _dag(waarde: Any) -> str:
    try:
        return (
            datum(date.fromisoformat(waarde))
            if isinstance(waarde, str) and len(waarde) == 10
            else str(waarde)
        )
    except ValueError:
        return str(waarde)
