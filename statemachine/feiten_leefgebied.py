"""De feiten over leefgebieden en belemmeringen: korte antwoorden, dus weinig bijzonders in een tekst.

Bijzondere persoonsgegevens (AVG art. 9) horen niet in een tekst. Dat er iets met de gezondheid speelt mag wel
worden vastgelegd (Wet inburgering 2021 art. 37, lid 2); wat er speelt niet.
"""

from typing import Self

from pydantic import Field, model_validator

from inburgering.statemachine.feiten_basis import NIET_TYPEN, Dag, Feiten, Keuze, Regel, Verhaal, fout
from inburgering.wet.gebeurtenissen import Gebeurtenis


class Hoegaathet(Keuze):
    """Hoe het gaat op een leefgebied."""

    GOED = "goed", "gaat goed"
    AANDACHT = "aandacht", "vraagt aandacht"
    HULP = "hulp", "er is al hulp"
    NIET = "niet", "speelt niet"


class Belemmeringssoort(Keuze):
    """Wat in de weg staat."""

    KINDEROPVANG = "kinderopvang", "geen kinderopvang"
    VERVOER = "vervoer", "vervoer of reistijd"
    GELD = "geld", "geld of schulden"
    WONEN = "wonen", "wonen"
    GEZONDHEID = "gezondheid", "gezondheid"
    LEREN = "leren", "lezen, schrijven of leren is moeilijk"
    DIGITAAL = "digitaal", "computer of telefoon"
    WERKTIJDEN = "werktijden", "werktijden en lestijden passen niet"
    AANBOD = "aanbod", "er is geen plek of geen aanbod"
    REGELS = "regels", "een regel zit in de weg"
    GEZIN = "gezin", "zorg voor familie, of gezin nog niet hier"
    ANDERS = "anders", "iets anders"


class Aanpakker(Keuze):
    """Wie ermee verdergaat."""

    CONSULENT = "consulent", "de consulent"
    INBURGERAAR = "inburgeraar", "de inburgeraar zelf"
    COLLEGA = "collega", "een andere afdeling van de gemeente"
    PARTNER = "partner", "een partner"


class Leefgebieden(Feiten):
    """Hoe het gaat op elk leefgebied; wat niet is besproken blijft leeg."""

    werk: Hoegaathet | None = Field(None, title="Werk")
    opleiding: Hoegaathet | None = Field(None, title="School en opleiding")
    inkomen: Hoegaathet | None = Field(None, title="Inkomen")
    schulden: Hoegaathet | None = Field(None, title="Schulden")
    wonen: Hoegaathet | None = Field(None, title="Wonen")
    gezondheid: Hoegaathet | None = Field(
        None,
        title="Gezondheid",
        description="Alleen hoe het gaat, nooit wat iemand heeft (Wet inburgering 2021, artikel 37, lid 2).",
    )
    kinderen: Hoegaathet | None = Field(None, title="Kinderen en opvang")
    netwerk: Hoegaathet | None = Field(None, title="Familie, vrienden en buurt")

    @model_validator(mode="after")
    def _iets_besproken(self) -> Self:
        if not any(waarde is not None for waarde in self.__dict__.values()):
            raise fout("Kies bij minstens één leefgebied hoe het gaat.")
        return self


class Belemmering(Feiten):
    """Iets staat in de weg."""

    soort: Belemmeringssoort = Field(title="Wat staat in de weg")
    wie: Aanpakker = Field(title="Wie pakt het op")
    naam: Regel | None = Field(
        None, title="Naam van de partner of afdeling", description="Geen naam van de inburgeraar."
    )
    bekijken_op: Dag = Field(title="Opnieuw bekijken op")
    aanpak: Verhaal | None = Field(None, title="Wat gaat er gebeuren", description=NIET_TYPEN)


class HerzieningBelemmering(Feiten):
    """De gemeente keek opnieuw; het speelt nog."""

    wie: Aanpakker = Field(title="Wie pakt het nu op")
    naam: Regel | None = Field(None, title="Naam van de partner of afdeling")
    bekijken_op: Dag = Field(title="Opnieuw bekijken op")
    aanpak: Verhaal | None = Field(None, title="Wat is er gedaan en wat volgt", description=NIET_TYPEN)


class OplossingBelemmering(Feiten):
    """Het staat niet meer in de weg."""

    toelichting: Verhaal | None = Field(None, title="Hoe is het opgelost", description=NIET_TYPEN)


FEITEN: dict[Gebeurtenis, type[Feiten]] = {
    Gebeurtenis.LEEFGEBIEDEN: Leefgebieden,
    Gebeurtenis.BELEMMERING: Belemmering,
    Gebeurtenis.HERZIENING_BELEMMERING: HerzieningBelemmering,
    Gebeurtenis.OPLOSSING_BELEMMERING: OplossingBelemmering,
}
