"""De feiten van de brede intake en de leerbaarheidstoets."""

from typing import Self

from pydantic import Field, model_validator

from inburgering.statemachine.feiten_basis import (
    Dag,
    Feiten,
    JaNee,
    Keuze,
    Nummer,
    Regel,
    Tijd,
    Verhaal,
    fout,
)
from inburgering.wet.begrippen import Route

BOETE_BREDE_INTAKE_EURO = 250  # Besluit inburgering 2021 art. 7.1 lid 1


class Verzuim(Keuze):
    """Wat de inburgeraar naliet (Wet inburgering 2021 art. 14, lid 1)."""

    NIET_VERSCHENEN = "niet_verschenen", "niet verschenen"
    ONVOLDOENDE_MEEGEWERKT = "onvoldoende_meegewerkt", "onvoldoende meegewerkt"


class Taalniveau(Keuze):
    """Het niveau van het Nederlands volgens het Europees Referentiekader."""

    GEEN = "geen", "nog geen Nederlands"
    ALFA = "alfa", "leert lezen en schrijven (alfabetisering)"
    A0 = "a0", "op weg naar A1"
    A1 = "a1", "A1"
    A2 = "a2", "A2"
    B1 = "b1", "B1"
    HOGER = "hoger", "hoger dan B1"


class GeenBoeteReden(Keuze):
    """Waarom het college afziet van een boete."""

    NIET_VERWIJTBAAR = "niet_verwijtbaar", "het verzuim is niet te verwijten"
    VERLAGING_BIJSTAND = "verlaging_bijstand", "de bijstand is voor hetzelfde al verlaagd"
    HANDHAVING_UIT = "handhaving_uit", "de gemeente legt deze groep geen boete op"
    OMSTANDIGHEDEN = "omstandigheden", "bijzondere omstandigheden"
    ANDERS = "anders", "een andere reden"


class Beperking(Keuze):
    """Waarom de toets niet kan worden afgenomen (Wet inburgering 2021 art. 14, lid 6)."""

    VISUEEL = "visueel", "visuele beperking"
    AUDITIEF = "auditief", "auditieve beperking"


class Afspraak(Feiten):
    """Een oproep met dag, tijd en plaats, en de dag tot wanneer de inburgeraar kan verschijnen."""

    dag: Dag = Field(title="Dag van de afspraak")
    tijd: Tijd = Field(title="Tijd")
    plaats: Regel = Field(title="Plaats", description="Het adres of de kamer waar de afspraak is.")
    uiterlijk: Dag = Field(
        title="Uiterste dag",
        description="Tot en met deze dag kan de inburgeraar verschijnen. U bepaalt deze termijn "
        "(Wet inburgering 2021, artikel 14, lid 1).",
    )
    tolk: Regel | None = Field(None, title="Tolk", description="Taal van de tolk, als die nodig is.")

    @model_validator(mode="after")
    def _binnen_de_termijn(self) -> Self:
        if self.dag > self.uiterlijk:
            raise fout("De uiterste dag ligt voor de dag van de afspraak.", "uiterlijk")
        return self


class HerhaaldeOproep(Afspraak):
    """De tweede oproep, met een schriftelijke waarschuwing."""

    waarschuwing: JaNee = Field(
        title="De brief waarschuwt voor een boete",
        description="De tweede oproep bevat een schriftelijke waarschuwing "
        "(Wet inburgering 2021, artikel 14, lid 1).",
    )


class NietVerschenen(Feiten):
    """De inburgeraar kwam niet, of werkte niet genoeg mee."""

    soort: Verzuim = Field(title="Wat gebeurde er")
    toelichting: Verhaal = Field(
        title="Toelichting", description="Wat weet u van de reden? Heeft de inburgeraar zich afgemeld?"
    )


class RapportBoete(Feiten):
    """Het rapport van de overtreding (Algemene wet bestuursrecht art. 5:48)."""

    overtreding: Verhaal = Field(title="Wat is er gebeurd", description="Met dag, tijd en plaats.")
    opgesteld_door: Nummer = Field(title="Opgesteld door", json_schema_extra={"invoer": "medewerker"})


class BoeteBredeIntake(Feiten):
    """Het besluit van een mens om een boete op te leggen, met alles wat daarbij is gewogen."""

    verwijtbaar: JaNee = Field(
        title="Het verzuim is te verwijten",
        description="U hebt vastgesteld dat het verzuim de inburgeraar te verwijten is "
        "(Algemene wet bestuursrecht, artikel 5:41).",
    )
    bijstand_verlaagd: JaNee = Field(
        title="De bijstand is voor hetzelfde al verlaagd",
        description="Dan mag er geen boete komen (Wet inburgering 2021, artikel 27).",
    )
    aanhoudende_onwil: Verhaal | None = Field(
        None,
        title="Waaruit blijkt aanhoudende onwil",
        description="Nodig bij asielstatushouders (Hof van Justitie EU 4 februari 2025, C-158/23, Keren).",
    )
    zienswijze: Verhaal = Field(
        title="Zienswijze", description="Wat vindt de inburgeraar ervan? Of: hoe en wanneer is dat gevraagd?"
    )
    motivering: Verhaal = Field(title="Motivering van het besluit")
    bedrag: int = Field(
        BOETE_BREDE_INTAKE_EURO,
        title="Bedrag in euro",
        description="Hoogstens 250 euro; lager bij bijzondere omstandigheden "
        "(Besluit inburgering 2021, artikel 7.1, lid 1 en lid 6).",
        ge=1,
        le=BOETE_BREDE_INTAKE_EURO,
    )
    voorbereid_door: Nummer = Field(title="Voorbereid door", json_schema_extra={"invoer": "medewerker"})
    beslisser: Nummer = Field(
        title="Besloten door",
        description="Iemand anders dan wie het besluit voorbereidde.",
        json_schema_extra={"invoer": "medewerker"},
    )


class GeenBoete(Feiten):
    """Het besluit om geen boete op te leggen."""

    reden: GeenBoeteReden = Field(title="Reden")
    toelichting: Verhaal = Field(title="Toelichting")


class Intakegesprek(Feiten):
    """Wat de brede intake moet omvatten (Wet inburgering 2021 art. 14, lid 3; Besluit art. 5.2)."""

    onderwijs_en_werk: Verhaal = Field(
        title="Opleiding en werk in het land van herkomst",
        description="Welke opleiding, welk werk, hoe lang?",
    )
    omstandigheden_besproken: JaNee = Field(title="Persoonlijke omstandigheden besproken")
    gezondheid_besproken: JaNee = Field(
        title="Gezondheid besproken", description="Lichamelijk en geestelijk. Zet hier geen diagnose neer."
    )
    vve_van_toepassing: JaNee = Field(
        title="Kind dat naar de voorschool kan",
        description="Is er een kind voor voorschoolse educatie (VVE)?",
    )
    vve_verkend: JaNee = Field(
        default=False, title="Voorschool verkend", description="Alleen als er zo'n kind is."
    )
    taalniveau: Taalniveau = Field(title="Niveau van het Nederlands")
    arbeidsparticipatie: Verhaal = Field(title="Mogelijkheden voor werk")
    zelfredzaamheid: Verhaal = Field(
        title="Zelfredzaamheid", description="Wat lukt alleen, waar is hulp nodig?"
    )
    gewezen_op_alleen: JaNee = Field(
        title="Gewezen op een gesprek alleen",
        description="U hebt gezegd dat de inburgeraar zonder anderen mag spreken "
        "(Besluit inburgering 2021, artikel 5.2, lid 2).",
    )
    verslag: Verhaal = Field(title="Verslag")


class AfrondingBijAfwezigheid(Feiten):
    """De intake is zonder de inburgeraar afgerond (Wet inburgering 2021 art. 14, lid 2)."""

    verslag: Verhaal = Field(title="Wat is bekend", description="Waarop baseert u het PIP?")


class AanmeldingLeerbaarheidstoets(Feiten):
    """De aanmelding voor de toets bij DUO (Regeling inburgering 2021 art. 5.1)."""

    dag: Dag | None = Field(None, title="Dag van de toets", description="Als die al bekend is.")
    plaats: Regel | None = Field(None, title="Plaats")


class NietVerschenenLeerbaarheidstoets(Feiten):
    """De inburgeraar kwam niet naar de toets."""

    afgemeld: JaNee = Field(title="Heeft zich afgemeld")
    toelichting: Verhaal | None = Field(None, title="Toelichting")


class UitslagLeerbaarheidstoets(Feiten):
    """Het advies van DUO over de leerroute. Een mens kiest daarna de route."""

    advies: Route = Field(title="Advies over de leerroute")


class OntheffingLeerbaarheidstoets(Feiten):
    """Het college laat de toets achterwege."""

    beperking: Beperking = Field(title="Beperking")
    niet_in_staat: JaNee = Field(
        default=False,
        title="Niet in staat de toets te maken",
        description="Nodig bij een auditieve beperking (Wet inburgering 2021, artikel 14, lid 6).",
    )
    motivering: Verhaal = Field(title="Motivering", description="Zet hier geen diagnose neer.")
