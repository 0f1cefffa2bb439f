"""What a file in gemeenten/*.toml may say, checked before anything is written."""

from collections.abc import Mapping
from difflib import get_close_matches
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import Field, ValidationError, model_validator

from inburgering.db.rapport_klein import NORM as KLEINE_AANTALLEN
from inburgering.db.rapportstand import NORM as RAPPORT_BEWAREN
from inburgering.db.zicht import KEUZES, ZICHT
from inburgering.invoer.gemeenten_basis import Deel, MetBron, Tekst, Woord, geen_dubbele
from inburgering.invoer.gemeenten_eigen import Eigen
from inburgering.invoer.gemeenten_fouten import OngeldigBestand, als_zin, fout
from inburgering.invoer.gemeenten_partners import PartnerDeel
from inburgering.wet import ladders, normen
from inburgering.wet.begrippen import Groep

LADDERS = "ladders"
MINST_KLEIN, MEEST_KLEIN = 3, 50  # fewer hides nobody, more hides everything
MINST_BEWAARD, MEEST_BEWAARD = 31, 3660  # days: the end of last month is asked for every day
JA_NEE_NORMEN = frozenset(f"handhaving_{groep.value}" for groep in Groep)
NAZORG = "nazorg"  # whether the municipality gives aftercare; when it says nothing, it does
JA_NEE_PARTNERS = frozenset({"contract_nodig", "capaciteit_harde_grens"})
"""Whether a handoff needs a contract, and whether a full contract stops it; unsaid is no."""


class Rol(StrEnum):
    """What someone does here."""

    CONSULENT = "consulent"
    COORDINATOR = "coordinator"
    TEAMLEIDER = "teamleider"
    BEHEERDER = "beheerder"


class Venster(StrEnum):
    """Where the window of the envelope is."""

    LINKS = "links"
    RECHTS = "rechts"


class Taalkeuze(StrEnum):
    """Which lines in another language stand above letters; nothing chosen is `nagekeken`."""

    NAGEKEKEN = "nagekeken"
    ALLE = "alle"
    GEEN = "geen"


class GemeenteDeel(Deel):
    """The municipality; `afkorting` begins every traject number."""

    code: Woord
    naam: Tekst
    afkorting: Annotated[str, Field(pattern=r"^[A-Z]{2,5}$")]


class Briefhoofd(Deel):
    """What stands above and below a letter; the name comes from the municipality."""

    afdeling: Tekst
    bezoek: Tekst
    post: Tekst
    telefoon: Tekst
    email: Tekst
    site: Tekst
    venster: Venster = Venster.LINKS
    taalregels: Taalkeuze | None = None
    kleur: Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")] | None = None


class NormDeel(MetBron):
    """A local norm, with the municipality's decision as `bron`."""

    naam: Woord
    waarde: Any

    @model_validator(mode="after")
    def _past(self) -> Self:
        for zin in _bezwaren(self.naam, self.waarde):
            raise fout(zin)
        return self


class GebruikerDeel(Deel):
    """A colleague."""

    naam: Tekst
    rol: Rol
    team: str = ""
    functie: str = ""
    telefoon: str = ""
    email: str = ""


class Gemeentebestand(Eigen):
    """The whole file."""

    gemeente: GemeenteDeel
    briefhoofd: Briefhoofd
    normen: list[NormDeel] = Field(default_factory=list)
    partners: list[PartnerDeel] = Field(default_factory=list)
    gebruikers: list[GebruikerDeel] = Field(default_factory=list)

    @model_validator(mode="after")
    def _elk_een_keer(self) -> Self:
        geen_dubbele("normen", [norm.naam for norm in self.normen])
        geen_dubbele("partners", [partner.naam for partner in self.partners])
        geen_dubbele("doelgroepen", [doelgroep.code for doelgroep in self.doelgroepen])
        geen_dubbele("gebruikers", [gebruiker.naam for gebruiker in self.gebruikers])
        return self

    @model_validator(mode="after")
    def _ladders_van_taken(self) -> Self:
        """A task may stand in the database only; but one that looks like a task here is a slip of the pen."""
        soorten = {taak.soort for partner in self.partners for taak in partner.taken}
        keuze: list[Any] = [norm.waarde for norm in self.normen if norm.naam == LADDERS]
        for taak in sorted({taak for waarde in keuze for taak in waarde.get(ladders.TAKEN, {})} - soorten):
            if lijkt := get_close_matches(taak, sorted(soorten), n=1, cutoff=0.8):
                raise fout(f"ladders.taken: de taak '{taak}' bestaat niet. Bedoelt u '{lijkt[0]}'?")
        return self

    def plat(self) -> dict[str, dict[str, Any]]:
        """Every setting under its own key, JSON-safe, so that two versions of a file can be compared."""
        uit = {
            "gemeente": self.gemeente.model_dump(mode="json"),
            "briefhoofd": self.briefhoofd.model_dump(mode="json", exclude_none=True),
        }
        for norm in self.normen:
            uit[f"norm/{norm.naam}"] = norm.model_dump(mode="json")
        for eigen in self.eigen_normen():
            uit[f"norm/{eigen['naam']}"] = eigen
        for partner in self.partners:
            uit[f"partner/{partner.naam}"] = partner.als_dict()
            for taak in partner.taken:
                uit[f"taak/{partner.naam}/{taak.soort}"] = taak.als_dict()
            for contract in partner.contracten:
                uit[f"contract/{partner.naam}/{contract.naam}"] = contract.model_dump(mode="json")
        for gebruiker in self.gebruikers:
            uit[f"gebruiker/{gebruiker.naam}"] = gebruiker.model_dump(mode="json")
        return uit


def controleer(naam: str, inhoud: Mapping[str, Any]) -> Gemeentebestand:
    """The content of a file, checked. Raises OngeldigBestand with every fault in it."""
    try:
        return Gemeentebestand.model_validate(inhoud)
    except ValidationError as bezwaar:
        raise OngeldigBestand(naam, [als_zin(d) for d in bezwaar.errors(include_url=False)]) from None


_GRENZEN = {
    KLEINE_AANTALLEN: (MINST_KLEIN, MEEST_KLEIN),
    RAPPORT_BEWAREN: (MINST_BEWAARD, MEEST_BEWAARD),
}


def _bezwaren(naam: str, waarde: Any) -> list[str]:
    if naam == LADDERS:
        return ladders.bezwaren(waarde)
    if naam == ZICHT:
        keuze = ", ".join(KEUZES)
        return [] if waarde in set(KEUZES) else [f"De norm '{naam}' is een van: {keuze}."]
    if naam in JA_NEE_NORMEN | JA_NEE_PARTNERS or naam == NAZORG:
        return [] if isinstance(waarde, bool) else [f"De norm '{naam}' is true of false."]
    if not isinstance(waarde, int) or isinstance(waarde, bool):
        return [f"De norm '{naam}' is een heel getal."]
    if naam in _GRENZEN:
        minst, meest = _GRENZEN[naam]
        goed = minst <= waarde <= meest
        return [] if goed else [f"De norm '{naam}' is een getal van {minst} tot en met {meest}."]
    return normen.bezwaren({naam: waarde})
