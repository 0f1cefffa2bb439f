"""What a file or a page may say of a partner, its tasks and its contracts; checked before it is written."""

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import Field, field_validator, model_validator

from inburgering.db.kanalen import Kanaal, bezwaar
from inburgering.db.partnervelden import VELDEN as PARTNERVELDEN
from inburgering.db.tabellen_contract import PER_JAAR
from inburgering.invoer.gemeenten_basis import Deel, Tekst, Woord, geen_dubbele
from inburgering.invoer.gemeenten_fouten import fout
from inburgering.templates.brief import SJABLONEN
from inburgering.wet.begrippen import Route

VELDEN = frozenset(PARTNERVELDEN)

Dagen = Annotated[int, Field(ge=1, le=730, strict=True)]
Plaatsen = Annotated[int, Field(ge=1, le=100_000, strict=True)]
Cent = Annotated[int, Field(ge=0, le=1_000_000_000, strict=True)]
Naam = Annotated[str, Field(min_length=1, max_length=120, pattern=r"^[^/]+$")]


class TaakDeel(Deel):
    """What a partner may be asked, and all it gets to see (`velden`), each field on a ground."""

    soort: Woord
    naam: Tekst
    omschrijving: Tekst
    sjabloon: Woord
    reactie_dagen: Dagen
    gereed_dagen: Dagen
    velden: list[str]
    grondslag: Tekst
    gronden: dict[str, Tekst] = Field(default_factory=dict)
    warm: bool = False

    @field_validator("sjabloon")
    @classmethod
    def _brief(cls, waarde: str) -> str:
        sjabloon = SJABLONEN.get(waarde)
        if sjabloon is None or sjabloon.aan != "partner":
            raise fout(f"Er is geen brief aan een partner met de naam '{waarde}'.")
        return waarde

    @model_validator(mode="after")
    def _past(self) -> Self:
        if onbekend := sorted(set(self.velden) - VELDEN):
            zin = (
                f"Onbekend gegeven in 'velden': {', '.join(onbekend)}. Kies uit: {', '.join(sorted(VELDEN))}."
            )
            raise fout(zin)
        if los := sorted(set(self.gronden) - set(self.velden)):
            raise fout(f"'gronden' noemt '{los[0]}', maar dat staat niet in 'velden'.")
        if self.reactie_dagen > self.gereed_dagen:
            raise fout(
                "Een partner kan niet later reageren ('reactie_dagen') dan klaar zijn ('gereed_dagen')."
            )
        return self

    def als_dict(self) -> dict[str, Any]:
        """JSON-safe, without what is as usual."""
        return self.model_dump(mode="json", exclude_defaults=True)


class ContractDeel(Deel):
    """What was agreed or bought: for which tasks and leerroutes, how long, how many places."""

    naam: Naam
    taken: list[Woord] = Field(default_factory=list)
    leerroutes: list[Route] = Field(default_factory=list)
    geldig_vanaf: date
    geldig_tot: date | None = None
    plaatsen: Plaatsen | None = None
    per: Literal["tegelijk", "jaar"] = "tegelijk"
    regio: str = Field("", max_length=200)
    prijs_cent: Cent | None = None
    prijs_per: str = Field("", max_length=200)
    inkoopkenmerk: str = Field("", max_length=200)
    notitie: str = Field("", max_length=1000)

    @model_validator(mode="after")
    def _bruikbaar(self) -> Self:
        if self.geldig_tot is not None and self.geldig_tot < self.geldig_vanaf:
            raise fout("'geldig_tot' ligt voor 'geldig_vanaf'.")
        if self.per == PER_JAAR and self.plaatsen is None:
            raise fout("Zonder 'plaatsen' heeft 'per' geen betekenis. Noem hoeveel plaatsen er zijn.")
        return self


class PartnerDeel(Deel):
    """A partner, its tasks and its contracts."""

    naam: Tekst
    kanaal: Kanaal
    adres: str = ""
    contact: str = ""
    postadres: list[Tekst] = Field(default_factory=list, max_length=5)
    geldig_vanaf: date
    geldig_tot: date | None = None
    taken: list[TaakDeel] = Field(default_factory=list)
    contracten: list[ContractDeel] = Field(default_factory=list)

    @model_validator(mode="after")
    def _bruikbaar(self) -> Self:
        if zin := bezwaar(self.kanaal, self.adres):
            raise fout(zin)
        if self.geldig_tot is not None and self.geldig_tot < self.geldig_vanaf:
            raise fout("'geldig_tot' ligt voor 'geldig_vanaf'.")
        geen_dubbele("taken", [taak.soort for taak in self.taken])
        geen_dubbele("contracten", [contract.naam for contract in self.contracten])
        soorten = {taak.soort for taak in self.taken}
        for contract in self.contracten:
            if onbekend := sorted(set(contract.taken) - soorten):
                zin = f"Het contract '{contract.naam}' noemt de taak '{onbekend[0]}', maar die is er niet."
                raise fout(zin)
        return self

    def als_dict(self) -> dict[str, Any]:
        """The partner itself, JSON-safe."""
        return self.model_dump(mode="json", exclude={"taken", "contracten"})
