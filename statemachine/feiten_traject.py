"""De feiten van wat er met het traject als geheel gebeurt."""

from typing import Self

from pydantic import Field, model_validator

from inburgering.statemachine.feiten_basis import (
    NIET_TYPEN,
    Dag,
    Email,
    Feiten,
    JaNee,
    Keuze,
    Nummer,
    Regel,
    Regels,
    Telefoon,
    Verhaal,
    fout,
)
from inburgering.wet.begrippen import Groep, Route


class Beeindigingsreden(Keuze):
    """Waarom een traject eindigt (Wet inburgering 2021 art. 3, 4, 5, 7 tot en met 9 en 18)."""

    VOLDAAN = "voldaan", "heeft voldaan aan de inburgeringsplicht"
    VRIJSTELLING = "vrijstelling", "vrijgesteld"
    ONTHEFFING = "ontheffing", "ontheven"
    VERHUIZING = "verhuizing", "verhuisd naar een andere gemeente"
    OVERLIJDEN = "overlijden", "overleden"
    EINDE_VERBLIJFSRECHT = "einde_verblijfsrecht", "geen verblijfsrecht meer"
    AOW_LEEFTIJD = "aow_leeftijd", "heeft de AOW-leeftijd bereikt"
    NIET_INBURGERINGSPLICHTIG = "niet_inburgeringsplichtig", "is niet inburgeringsplichtig"
    REGIME_BEEINDIGD = "regime_beeindigd", "het vrijwillige traject of de begeleiding is klaar"


class Kennisgeving(Feiten):
    """DUO heeft schriftelijk gemeld dat deze persoon inburgeringsplichtig is."""

    nog_niet_ingeschreven: JaNee = Field(
        default=False,
        title="Nog niet ingeschreven in deze gemeente",
        description="Woont de inburgeraar nog in de opvang? Dan tellen de tien weken voor het PIP vanaf de "
        "inschrijving in de BRP (Besluit inburgering 2021, artikel 5.3, lid 1).",
    )


class Overname(Feiten):
    """Wat een bestand of een ander systeem over dit traject weet."""

    kennisgeving: Dag | None = Field(None, title="Dag van de kennisgeving van DUO")
    inschrijving_brp: Dag | None = Field(None, title="Dag van inschrijving in deze gemeente")
    nog_niet_ingeschreven: JaNee = Field(
        default=False,
        title="Nog niet ingeschreven in deze gemeente",
        description="Alleen als vaststaat dat de inburgeraar nog in de opvang woont.",
    )
    vaststelling_pip: Dag | None = Field(None, title="Dagtekening van het eerste PIP")
    leerroute: Route | None = Field(None, title="Leerroute")
    bron: Regel = Field(title="Bestand", description="De naam van het bestand of het systeem.")
    rij: Nummer = Field(title="Rij in het bestand")


class Toewijzing(Feiten):
    """Wie de vaste consulent wordt."""

    consulent: Nummer = Field(title="Consulent", json_schema_extra={"invoer": "consulent"})
    reden: Regel | None = Field(None, title="Reden", description="Bijvoorbeeld: afwezigheid of verdeling.")


class InschrijvingNaVerhuizing(Feiten):
    """Inschrijving na een verhuizing vanuit een andere gemeente."""

    vorige_gemeente: Regel | None = Field(None, title="Vorige gemeente")


class Voortgangsgesprek(Feiten):
    """Een gesprek over de voortgang (Wet inburgering 2021 art. 17, lid 1)."""

    verslag: Verhaal = Field(title="Verslag", description="Wat is besproken en afgesproken?")


class AanbodLeerroute(Feiten):
    """Het aanbod van een cursus of opleiding (Wet inburgering 2021 art. 16, lid 1)."""

    aanbieder: Regel = Field(title="School of aanbieder")
    start_op: Dag | None = Field(None, title="Eerste lesdag", description="Als die al bekend is.")


class StartTaalschakeltraject(Feiten):
    """De feitelijke start van het taalschakeltraject (Wet inburgering 2021 art. 8)."""

    instelling: Regel = Field(title="School")


class BekendmakingBesluit(Feiten):
    """Een beschikking is toegezonden of uitgereikt (Algemene wet bestuursrecht art. 3:41)."""

    besluit: Regel = Field(
        title="Welk besluit", description="Bijvoorbeeld: boete, of afwijzing van een verzoek."
    )


class WijzigingGegevens(Feiten):
    """Nieuwe gegevens van de persoon; alleen wat verandert is ingevuld."""

    naam: Regel | None = Field(None, title="Naam")
    geboren: Dag | None = Field(None, title="Geboortedatum")
    adres: Regels | None = Field(
        None, title="Adres", description="Elke regel van het adres op een eigen regel."
    )
    telefoon: Telefoon | None = Field(None, title="Telefoon")
    email: Email | None = Field(None, title="E-mail")
    taal: Regel | None = Field(None, title="Taal")
    tolk: JaNee | None = Field(None, title="Tolk nodig")
    groep: Groep | None = Field(
        None, title="Groep", description="De groep bepaalt welke termijnen en onderdelen gelden."
    )

    @model_validator(mode="after")
    def _iets(self) -> Self:
        if not any(waarde is not None for waarde in self.__dict__.values()):
            raise fout("Er is niets veranderd. Vul in wat anders wordt.")
        return self


class Notitie(Feiten):
    """Een aantekening in het logboek."""

    tekst: Verhaal = Field(title="Notitie", description=NIET_TYPEN)
    voor_consulent: JaNee = Field(
        default=False,
        title="De consulent moet hiernaar kijken",
        description="Dan komt de notitie bij de signalen van de consulent.",
    )


class Melding(Feiten):
    """Een trede van de ladder is bereikt: bijna, op de dag, verlopen, coördinator, teamleider."""

    code: Regel = Field(title="Termijn")
    aanleiding: Nummer = Field(title="Nummer van de gebeurtenis waarmee de termijn begon")
    trede: Regel = Field(title="Trede")
    laatste_dag: Dag = Field(title="Laatste dag waarvoor dit gold")


class AfhandelingSignaal(Feiten):
    """Iemand heeft naar een signaal gekeken en zegt waarom het klaar is."""

    signaal: Nummer = Field(title="Signaal", json_schema_extra={"invoer": "verborgen"})
    reden: Verhaal = Field(title="Wat is er gedaan?")


class Beeindiging(Feiten):
    """Het traject eindigt."""

    reden: Beeindigingsreden = Field(title="Reden")
    toelichting: Verhaal | None = Field(None, title="Toelichting")


class Staking(Feiten):
    """Een onderdeel stopt omdat het traject eindigt."""

    reden: Regel = Field(title="Reden")
