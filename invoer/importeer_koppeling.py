"""The mapping: which column is which fact, and what the file's own words mean. A person settles it."""

import json
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from inburgering.invoer.importeer_bevinding import citaat
from inburgering.invoer.importeer_lezen import Blad, Bronrij
from inburgering.invoer.importeer_velden import BIJ_NAAM, EIGEN_KOPPEN, OVERSLAAN, VELDEN, Veld, plat
from inburgering.wet.begrippen import Groep, Regime, Route
from inburgering.wet.tomllezer import GeenToml, lees_toml

ZOEK_KOP_IN = 15  # rows: some exports begin with a title
MINSTE_KOPPEN = 2
ONMISBAAR = frozenset({"bsn", "naam", "groep"})
KEUZES = {
    "groep": [g.value for g in Groep],
    "route": [r.value for r in Route],
    "regime": [r.value for r in Regime],
}


class OngeldigeKoppeling(ValueError):
    """The mapping file cannot be used; `str()` says per place what is wrong."""


class LegeInschrijving(StrEnum):
    """What an empty day of registration means for someone with an asylum permit."""

    ONBEKEND = "onbekend"
    NOG_NIET = "nog_niet"


class Koppeling(BaseModel):
    """What a person settled about one file. Everything is optional: the program knows the usual words."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kolommen: dict[str, str] = Field(default_factory=dict)
    groep: dict[str, str] = Field(default_factory=dict)
    route: dict[str, str] = Field(default_factory=dict)
    regime: dict[str, str] = Field(default_factory=dict)
    consulenten: dict[str, str] = Field(default_factory=dict)
    standaard_consulent: str | None = None
    lege_inschrijving: LegeInschrijving = LegeInschrijving.ONBEKEND
    codering: str | None = None
    scheiding: str | None = Field(None, min_length=1, max_length=1)
    blad: str | None = None

    @field_validator("standaard_consulent", "codering", "scheiding", "blad", mode="before")
    @classmethod
    def _leeg_is_niets(cls, waarde: Any) -> Any:
        return waarde or None

    @field_validator("kolommen")
    @classmethod
    def _kent_velden(cls, waarde: dict[str, str]) -> dict[str, str]:
        if onbekend := sorted(set(waarde) - set(BIJ_NAAM)):
            raise ValueError(f"onbekend: {', '.join(onbekend)}. Kies uit: {', '.join(BIJ_NAAM)}")
        return waarde

    @field_validator("groep", "route", "regime")
    @classmethod
    def _kent_woorden(cls, waarde: dict[str, str], info: Any) -> dict[str, str]:
        keuzes = [*KEUZES[info.field_name], OVERSLAAN, ""]
        for woord, betekenis in waarde.items():
            if betekenis not in keuzes:
                raise ValueError(f"'{woord}' is '{betekenis}'. Kies uit: {', '.join(k for k in keuzes if k)}")
        return {plat(woord): betekenis for woord, betekenis in waarde.items() if betekenis}

    @field_validator("consulenten")
    @classmethod
    def _plat(cls, waarde: dict[str, str]) -> dict[str, str]:
        return {plat(naam): wie for naam, wie in waarde.items() if wie}


def lees_koppeling(bestand: Path) -> Koppeling:
    """A mapping file, TOML or JSON. Raises OngeldigeKoppeling."""
    try:
        ruw = bestand.read_bytes()
        inhoud = _lees_json(ruw) if bestand.suffix.lower() == ".json" else lees_toml(ruw)
    except (OSError, UnicodeDecodeError):
        raise OngeldigeKoppeling(f"De koppeling {bestand.name} is er niet of is geen UTF-8.") from None
    except GeenToml as fout:
        raise OngeldigeKoppeling(f"De koppeling {bestand.name} is niet te lezen. {fout}") from None
    return maak_koppeling(inhoud, bestand.name)


def _lees_json(ruw: bytes) -> Any:
    try:
        return json.loads(ruw.decode("utf-8-sig"))
    except json.JSONDecodeError as fout:
        raise GeenToml(
            f"Dit is geen JSON. Op regel {fout.lineno}, teken {fout.colno} staat iets wat daar niet mag."
        ) from None


def maak_koppeling(inhoud: Mapping[str, Any], naam: str = "koppeling") -> Koppeling:
    """A mapping from values. Raises OngeldigeKoppeling."""
    try:
        return Koppeling.model_validate(inhoud)
    except ValidationError as fout:
        zinnen = [_zin(detail) for detail in fout.errors(include_url=False)]
        raise OngeldigeKoppeling(f"De koppeling {naam} klopt niet. {' '.join(zinnen)}") from None


def _zin(detail: Any) -> str:
    plek = ".".join(str(deel) for deel in detail["loc"])
    if detail["type"] == "value_error":
        return f"{plek}: {detail['ctx']['error']}."
    if detail["type"] == "extra_forbidden":
        return f"{plek}: dit woord kent het programma niet. Kies uit: {', '.join(Koppeling.model_fields)}."
    return f"{plek}: dit klopt niet."


@dataclass(frozen=True)
class Kop:
    """Where the heading stands and which column holds which fact."""

    rij: Bronrij
    plek: Mapping[str, int]
    niet_gebruikt: list[str]
    bezwaren: list[str] = field(default_factory=list)

    def cel(self, rij: Bronrij, veld: str) -> str:
        """The text of a fact in a row; empty when the file has no such column."""
        plek = self.plek.get(veld)
        return rij.cellen[plek] if plek is not None and plek < len(rij.cellen) else ""

    def titel(self, veld: str) -> str:
        """The heading as it stands in the file."""
        plek = self.plek.get(veld)
        return self.rij.cellen[plek].strip() if plek is not None else veld


def zoek_kop(blad: Blad, koppeling: Koppeling, velden: Sequence[Veld] = VELDEN) -> Kop:
    """The row with the headings, and what is wrong with it: `bezwaren` is empty when the file can be read."""
    kandidaten = [rij for rij in blad.rijen[:ZOEK_KOP_IN] if not rij.leeg]
    koppen = [_kop(rij, koppeling, velden) for rij in kandidaten]
    beste = max(koppen, key=lambda kop: len(kop.plek), default=None)
    if beste is None or len(beste.plek) < MINSTE_KOPPEN:
        eerste = kandidaten[0] if kandidaten else Bronrij(1, [])
        return Kop(eerste, {}, [], [_geen_kop(eerste)])
    return beste


def _kop(rij: Bronrij, koppeling: Koppeling, velden: Sequence[Veld]) -> Kop:
    namen = [plat(cel) for cel in rij.cellen]
    plek: dict[str, int] = {}
    bezwaren: list[str] = []
    for veld in velden:
        gezocht = koppeling.kolommen.get(veld.naam)
        if gezocht == "":
            continue
        koppen = veld.koppen if gezocht is None else (plat(gezocht),)
        vondsten = [i for i, naam in enumerate(namen) if naam and naam in koppen]
        if len(vondsten) == 1:
            plek[veld.naam] = vondsten[0]
        elif vondsten:
            titels = ", ".join(citaat(rij.cellen[i]) for i in vondsten)
            bezwaren.append(
                f"Meer dan één kolom kan {veld.wat} zijn: {titels}. Kies er een: kolommen.{veld.naam}."
            )
        elif gezocht is not None:
            bezwaren.append(
                f"De kolom '{gezocht}' uit de koppeling (kolommen.{veld.naam}) staat niet in het bestand."
            )
    gebruikt = set(plek.values())
    over = [
        cel.strip()
        for i, cel in enumerate(rij.cellen)
        if cel.strip() and i not in gebruikt and namen[i] not in EIGEN_KOPPEN
    ]
    zonder = {veld for veld, kop in koppeling.kolommen.items() if kop == "" and veld not in ONMISBAAR}
    return Kop(rij, plek, over, bezwaren + _ontbrekend(velden, plek.keys() | zonder, over))


def _ontbrekend(velden: Sequence[Veld], bekend: AbstractSet[str], over: list[str]) -> list[str]:
    gezien = ", ".join(citaat(titel) for titel in over) or "geen"
    weg = [(veld.naam, veld.wat) for veld in velden if veld.verplicht and veld.naam not in bekend]
    if velden is VELDEN and not bekend & {"naam", "achternaam"}:
        weg.append(("naam", "de naam"))
    return [_geen_kolom(naam, wat, gezien) for naam, wat in weg]


def _geen_kolom(naam: str, wat: str, gezien: str) -> str:
    of_niet = "" if naam in ONMISBAAR else ', of "" als uw bestand die niet heeft'
    return (
        f"Er is geen kolom gevonden voor {wat}. Kolommen die over zijn: {gezien}. "
        f'Zet in de koppeling onder [kolommen]: {naam} = "de kop in uw bestand"{of_niet}.'
    )


def _geen_kop(rij: Bronrij) -> str:
    gezien = ", ".join(citaat(cel) for cel in rij.cellen[:12] if cel.strip()) or "niets"
    return (
        f"Er is geen rij met kolomnamen gevonden. De eerste rij met tekst zegt: {gezien}. Kijk naar het "
        "scheidingsteken en de codering, of noem de kolommen in de koppeling."
    )
