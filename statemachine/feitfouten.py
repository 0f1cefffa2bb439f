"""Wat er mis is met ingevulde feiten, in zinnen die zeggen wat te doen en nooit herhalen wat is ingevuld."""

import re
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

Ctx = Mapping[str, Any]

_ZINNEN: Mapping[str, Callable[[Ctx], str]] = {
    "missing": lambda _: "Dit moet u nog invullen.",
    "string_too_short": lambda _: "Dit moet u nog invullen.",
    "string_type": lambda _: "Vul hier tekst in.",
    "string_unicode": lambda _: (
        "In deze tekst staat een teken dat niet kan worden bewaard. Typ de tekst opnieuw."
    ),
    "string_too_long": lambda c: f"Deze tekst is te lang. Gebruik hoogstens {c['max_length']} tekens.",
    "too_long": lambda c: f"Dit zijn er te veel. Vul er hoogstens {c['max_length']} in.",
    "list_type": lambda _: "Vul hier een of meer regels in.",
    "int_type": lambda _: "Vul hier een heel getal in.",
    "int_parsing": lambda _: "Vul hier een heel getal in.",
    "int_parsing_size": lambda _: "Dit getal is te groot.",
    "int_from_float": lambda _: "Vul hier een heel getal in.",
    "greater_than_equal": lambda c: f"Vul {c['ge']} of meer in.",
    "less_than_equal": lambda c: f"Vul {c['le']} of minder in.",
    "bool_type": lambda _: "Kies ja of nee.",
    "bool_parsing": lambda _: "Kies ja of nee.",
    "eigen": lambda c: str(c["zin"]),
}


def vertaal(fout: ValidationError, model: type[BaseModel]) -> list[tuple[str, str]]:
    """Per fout het veld en een Nederlandse zin die met het label van dat veld begint."""
    return [_een(detail, model) for detail in fout.errors(include_url=False, include_input=False)]


def _een(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    ctx = detail.get("ctx", {})
    veld = str(detail["loc"][0]) if detail["loc"] else str(ctx.get("veld", ""))
    if detail["type"] == "extra_forbidden":
        return _onbekend(veld)
    zin = _keuzes(model, veld) if detail["type"] == "enum" else _zin(detail["type"], ctx)
    label = model.model_fields[veld].title if veld in model.model_fields else None
    return veld, f"{label.rstrip('?')}: {zin[0].lower()}{zin[1:]}" if label else zin


def _zin(soort: str, ctx: Ctx) -> str:
    maak = _ZINNEN.get(soort)
    return maak(ctx) if maak else "Dit klopt niet. Vul het opnieuw in."


def _onbekend(veld: str) -> tuple[str, str]:
    """Een veld dat er niet hoort; zijn naam komt van buiten, dus alleen herhalen als het een woord is."""
    if not re.fullmatch(r"[a-z][a-z_]{0,39}", veld):
        return "", "Er is een veld ingevuld dat niet bij deze gebeurtenis hoort."
    return veld, f"Het veld '{veld}' hoort niet bij deze gebeurtenis."


def _keuzes(model: type[BaseModel], veld: str) -> str:
    soort = keuzelijst(model.model_fields[veld].annotation)
    return "Kies een van deze antwoorden: " + ", ".join(lid.value for lid in soort or ()) + "."


def keuzelijst(annotatie: Any) -> type[Enum] | None:
    """De lijst antwoorden achter een type, ook als het veld leeg mag blijven of meer antwoorden heeft."""
    if isinstance(annotatie, type) and issubclass(annotatie, Enum):
        return annotatie
    gevonden = (keuzelijst(deel) for deel in get_args(annotatie))
    return next((soort for soort in gevonden if soort is not None), None)
