"""What is a municipality's own: its target groups, words, regimes and caseload. Stored as dated norms."""

from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from inburgering.invoer.gemeenten_basis import Deel, MetBron, Tekst, Woord
from inburgering.invoer.gemeenten_fouten import fout
from inburgering.routes.doelgroepen import VOORVOEGSEL
from inburgering.statemachine.machines import MACHINES
from inburgering.wet.begrippen import Groep, Regime, Route

STANDAARDWOORDEN = {
    "consulent": "wie het traject regie geeft",
    "consulenten": "dezelfden, als het er meer zijn",
    "inburgeraar": "om wie het gaat",
    "inburgeraars": "dezelfden, als het er meer zijn",
    "traject": "alles van koppeling tot en met nazorg",
    "wachttijd": "de tijd tussen koppeling en woning",
    "ondertussengroep": "wie onder de wet van 2013 valt en toch wordt begeleid",
    "participatie": "meedoen: werk, leerwerkplek, vrijwilligerswerk",
    "begeleiding": "maatschappelijke begeleiding",
    "nazorg": "het contact na de inburgering",
}
"""The words a municipality may replace on its pages, and what each means."""

Leeftijd = Annotated[int, Field(ge=0, le=120, strict=True)]
Weken = Annotated[int, Field(ge=1, le=104, strict=True)]
Aantal = Annotated[int, Field(ge=1, le=500, strict=True)]
Gewicht = Annotated[float, Field(ge=0, le=10)]
LokaalWoord = Annotated[str, Field(min_length=2, max_length=40)]


class DoelgroepDeel(MetBron):
    """A target group: the rule in words, and what of it the program can check."""

    code: Woord
    naam: Tekst
    regel: Tekst
    indeling: Woord | None = None
    leeftijd_vanaf: Leeftijd | None = None
    leeftijd_tot_en_met: Leeftijd | None = None
    groepen: list[Groep] = Field(default_factory=list)
    regimes: list[Regime] = Field(default_factory=list)
    leerroutes: list[Route] = Field(default_factory=list)
    toestanden: list[str] = Field(default_factory=list)
    mens_bevestigt: bool = False
    contact_weken: Weken | None = None

    @model_validator(mode="after")
    def _bruikbaar(self) -> Self:
        van, tot = self.leeftijd_vanaf, self.leeftijd_tot_en_met
        if van is not None and tot is not None and van > tot:
            raise fout("'leeftijd_vanaf' is hoger dan 'leeftijd_tot_en_met'. Zo past niemand.")
        bekend = sorted(str(toestand.id) for toestand in MACHINES["traject"].states)
        if onbekend := sorted(set(self.toestanden) - set(bekend)):
            raise fout(f"Een traject kent de toestand '{onbekend[0]}' niet. Kies uit: {', '.join(bekend)}.")
        return self

    def als_norm(self) -> dict[str, Any]:
        """The group as a dated norm under its own name."""
        waarde = self.model_dump(mode="json", exclude_defaults=True, exclude={"geldig_vanaf"})
        return _norm(f"{VOORVOEGSEL}{self.code}", waarde, self)


class RegimesDeel(MetBron):
    """Under which regimes this municipality opens a traject, and why."""

    open: dict[Regime, Tekst]

    @model_validator(mode="after")
    def _ook_de_wet(self) -> Self:
        if Regime.WI2021 not in self.open:
            raise fout(
                "Het regime 'wi2021' ontbreekt in 'open'. Elke gemeente voert de Wet inburgering 2021 uit."
            )
        return self

    def als_norm(self) -> dict[str, Any]:
        """The regimes as a dated norm: code and reason."""
        return _norm("regimes", {regime.value: reden for regime, reden in self.open.items()}, self)


class WoordenDeel(MetBron):
    """The municipality's own words for the standard ones."""

    lokaal: dict[str, LokaalWoord]

    @model_validator(mode="after")
    def _bekend(self) -> Self:
        if onbekend := sorted(set(self.lokaal) - set(STANDAARDWOORDEN)):
            keuze = ", ".join(STANDAARDWOORDEN)
            raise fout(f"Voor '{onbekend[0]}' kan geen eigen woord. Kies uit: {keuze}.")
        return self

    def als_norm(self) -> dict[str, Any]:
        """The words as a dated norm."""
        return _norm("woorden", dict(self.lokaal), self)


class CaseloadDeel(MetBron):
    """How many trajecten fit one consulent; `gewicht` says how heavy a target group counts (1 is usual)."""

    per_consulent: Aantal
    per_functie: dict[str, Aantal] = Field(default_factory=dict)
    gewicht: dict[str, Gewicht] = Field(default_factory=dict)

    def als_norm(self) -> dict[str, Any]:
        """The caseload as a dated norm."""
        return _norm("caseload", self.model_dump(mode="json", exclude={"bron", "geldig_vanaf"}), self)


class Eigen(Deel):
    """The sections above, as a part of the whole file."""

    doelgroepen: list[DoelgroepDeel] = Field(default_factory=list)
    regimes: RegimesDeel | None = None
    woorden: WoordenDeel | None = None
    caseload: CaseloadDeel | None = None

    @model_validator(mode="after")
    def _gewichten_bestaan(self) -> Self:
        bekend = {doelgroep.code for doelgroep in self.doelgroepen}
        if self.caseload and (onbekend := sorted(set(self.caseload.gewicht) - bekend)):
            raise fout(f"caseload.gewicht: de doelgroep '{onbekend[0]}' staat niet in dit bestand.")
        return self

    def eigen_normen(self) -> list[dict[str, Any]]:
        """Everything in these sections as norms, JSON-safe."""
        delen = [*self.doelgroepen, self.regimes, self.woorden, self.caseload]
        return [deel.als_norm() for deel in delen if deel is not None]


def _norm(naam: str, waarde: Any, deel: MetBron) -> dict[str, Any]:
    dag = deel.geldig_vanaf.isoformat()
    return {"naam": naam, "waarde": waarde, "bron": deel.bron, "geldig_vanaf": dag}
