"""Het antwoord van een partner: welke berichten er zijn, en hun vorm als schema voor wie ze stuurt.

De feiten zijn die van de gebeurtenissen in `feiten_overdracht.py`; hier staat alleen wat eromheen zit.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Literal, Union

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, create_model

from inburgering.statemachine.feiten import FEITEN
from inburgering.statemachine.feiten_basis import Dag, Feiten, GeenFeiten, Regel
from inburgering.statemachine.feiten_overdracht import VraagVanPartner
from inburgering.statemachine.feitfouten import keuzelijst
from inburgering.wet.gebeurtenissen import Gebeurtenis

VERSIE = "1"
MEESTE = 500
"""Zoveel berichten mogen er hoogstens in één bestand staan."""

VRAAG = "vraag"
NAMEN: Mapping[str, str] = {
    Gebeurtenis.BEVESTIGING_PARTNER: "bevestigen dat het gezamenlijke gesprek is geweest",
    Gebeurtenis.AANVAARDING: "taak aannemen",
    Gebeurtenis.WEIGERING: "taak niet aannemen",
    Gebeurtenis.START_UITVOERING: "begonnen met de taak",
    Gebeurtenis.TOEZEGGING: "een latere dag toezeggen",
    Gebeurtenis.TERUGMELDING: "terugmelden wat is gedaan",
    VRAAG: "iets vragen aan de gemeente",
}
"""Wat een partner kan zeggen over zijn eigen taak, met een naam voor mensen."""

SOORTEN: Mapping[str, type[Feiten]] = MappingProxyType(
    {str(s): VraagVanPartner if s == VRAAG else FEITEN[Gebeurtenis(s)] for s in NAMEN}
)
"""Bij elk soort bericht het model van zijn feiten."""

VERWIJZING = ("taak", "token")
KOP = (*VERWIJZING, "gebeurtenis", "op")
"""De kolommen van een CSV die over elk bericht gaan; daarna komen de feiten."""

VOORBEELD: Mapping[str, Any] = {
    "taak": "HLM-2026-00123-T1",
    "token": "het laatste deel van de link in de brief",
    "gebeurtenis": "terugmelding",
    "op": "2026-11-24",
    "feiten": {"naam": "R. Smit", "resultaat": "uitgevoerd", "verslag": "De vaste lasten zijn geregeld."},
}


class Melding(BaseModel):
    """Wat in elk bericht staat."""

    model_config = ConfigDict(extra="forbid")
    op: Dag = Field(title="Dag", description="De dag waarop het gebeurde, als 2026-11-24. Niet later dan nu.")


class Bericht(Melding):
    """Wat een bericht in een bestand ook nodig heeft: over welke taak het gaat."""

    taak: Regel = Field(title="Taaknummer", description="Zoals in de brief.")
    token: Regel = Field(
        title="Token", description="Het laatste deel van de link in de brief; de hele link mag ook."
    )


def kolommen() -> tuple[str, ...]:
    """Alle kolommen die een CSV kan hebben, in vaste volgorde."""
    feiten = dict.fromkeys(naam for model in SOORTEN.values() for naam in model.model_fields)
    return (*KOP, *feiten)


@cache
def bericht(basis: type[Melding] = Bericht) -> TypeAdapter[Any]:
    """Een bericht van welke soort ook; `Bericht` voor een bestand, `Melding` waar de taak al bekend is."""
    keuzes = tuple(_model(basis, soort, model) for soort, model in SOORTEN.items())
    een: Any = Annotated[Union[keuzes], Field(discriminator="gebeurtenis")]  # noqa: UP007
    return TypeAdapter(een)


def _model(basis: type[Melding], soort: str, model: type[Feiten]) -> type[BaseModel]:
    velden: dict[str, Any] = {
        "gebeurtenis": (Literal[soort], Field(title="Bericht", description=NAMEN[soort])),
        "feiten": (model, Field(default_factory=model) if model is GeenFeiten else Field()),
    }
    naam = soort.title().replace("_", "")
    return create_model(f"{basis.__name__}{naam}", __base__=basis, **velden)


def schema(adres: str) -> dict[str, Any]:
    """Het JSON Schema van een bestand: één bericht, of een lijst. `adres` is dat van de site."""
    een = bericht().json_schema()
    delen = een.pop("$defs")
    een.pop("discriminator", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{adres}/schema/terugmelding-{VERSIE}.json",
        "title": "Terugmelding van een partner",
        "description": "Een bericht van een partner over een taak van de gemeente, of een lijst ervan.",
        "anyOf": [
            {"$ref": "#/$defs/Bericht"},
            {"type": "array", "items": {"$ref": "#/$defs/Bericht"}, "minItems": 1, "maxItems": MEESTE},
        ],
        "$defs": {"Bericht": een, **delen},
        "examples": [dict(VOORBEELD)],
    }


def tabelschema(adres: str) -> dict[str, Any]:
    """Hetzelfde voor een CSV, als Table Schema (Data Package): één bericht per rij."""
    velden = [
        {"name": "taak", "type": "string", "title": "Taaknummer", "constraints": {"required": True}},
        {"name": "token", "type": "string", "title": "Token of link", "constraints": {"required": True}},
        {
            "name": "gebeurtenis",
            "type": "string",
            "title": "Bericht",
            "constraints": {"required": True, "enum": list(SOORTEN)},
        },
        {"name": "op", "type": "date", "title": "Dag", "format": "any", "constraints": {"required": True}},
    ]
    return {
        "$id": f"{adres}/schema/terugmelding-{VERSIE}-csv.json",
        "title": "Terugmelding van een partner, als CSV",
        "fields": velden + [_kolom(naam) for naam in kolommen()[len(KOP) :]],
        "missingValues": [""],
    }


def _kolom(naam: str) -> dict[str, Any]:
    bij = {soort: m.model_fields[naam] for soort, m in SOORTEN.items() if naam in m.model_fields}
    veld = next(iter(bij.values()))
    kolom: dict[str, Any] = {"name": naam, "type": "string", "title": veld.title}
    if lijst := keuzelijst(veld.annotation):
        kolom["constraints"] = {"enum": [str(lid.value) for lid in lijst]}
    return kolom | {"description": f"Verplicht bij: {', '.join(bij)}."}
