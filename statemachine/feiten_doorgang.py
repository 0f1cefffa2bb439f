"""De feiten van de doorgaande lijn: de wachttijd, aanmelding, contact en verhuizing."""

from typing import Self

from pydantic import Field, model_validator

from inburgering.statemachine.feiten_basis import (
    NIET_TYPEN,
    Dag,
    Feiten,
    JaNee,
    Keuze,
    Regel,
    Regels,
    Uren,
    Verhaal,
    fout,
)
from inburgering.wet.gebeurtenissen import Gebeurtenis

UREN_PER_WEEK = 168


class Wachttijdactiviteit(Keuze):
    """Wat iemand doet in de tijd voor de huisvesting."""

    TAALLES = "taalles", "taalles"
    VOORINBURGERING = "voorinburgering", "programma van het COA (voorinburgering)"
    VRIJWILLIGERSWERK = "vrijwilligerswerk", "vrijwilligerswerk"
    WERK = "werk", "werk of stage"
    OPLEIDING = "opleiding", "school of opleiding"
    KENNISMAKING = "kennismaking", "kennismaking met de gemeente"
    ANDERS = "anders", "iets anders"


class Kanaal(Keuze):
    """Hoe er contact was."""

    GESPREK = "gesprek", "gesprek op kantoor"
    HUISBEZOEK = "huisbezoek", "huisbezoek"
    TELEFOON = "telefoon", "telefoon"
    VIDEO = "video", "beeldbellen"
    BERICHT = "bericht", "bericht of e-mail"
    ANDERS = "anders", "anders"


class Koppeling(Feiten):
    """Het COA heeft deze persoon aan de gemeente gekoppeld; er is nog geen woning."""

    azc: Regel | None = Field(
        None, title="Opvanglocatie", description="De plaats of de naam van het azc, als die bekend is."
    )
    verwachte_huisvesting: Dag | None = Field(
        None, title="Verwachte dag van de verhuizing", description="Als die al bekend is."
    )


class ActiviteitWachttijd(Feiten):
    """Iets wat iemand doet terwijl hij op een woning wacht."""

    soort: Wachttijdactiviteit = Field(title="Wat doet de inburgeraar")
    bij_wie: Regel | None = Field(None, title="Bij wie", description="De school, de werkgever of de partner.")
    uren_per_week: Uren | None = Field(None, title="Uren per week")
    toelichting: Verhaal | None = Field(None, title="Toelichting")

    @model_validator(mode="after")
    def _past_in_een_week(self) -> Self:
        if self.uren_per_week is not None and self.uren_per_week > UREN_PER_WEEK:
            raise fout("Een week heeft 168 uur. Vul minder in.", "uren_per_week")
        return self


class Huisvesting(Feiten):
    """Er is een woning; de inburgeraar verhuist nog."""

    adres: Regels | None = Field(
        None, title="Adres", description="Elke regel van het adres op een eigen regel."
    )
    verhuist_op: Dag | None = Field(None, title="Dag van de verhuizing", description="Als die al bekend is.")


class Aanmelding(Feiten):
    """Iemand doet mee zonder kennisgeving: de ondertussengroep, of een vrijwillig traject."""

    door_wie: Regel | None = Field(
        None, title="Aangemeld door", description="De persoon zelf, een collega of een partner."
    )
    toelichting: Verhaal | None = Field(None, title="Toelichting")


class Contact(Feiten):
    """Er was contact met de inburgeraar."""

    kanaal: Kanaal = Field(title="Hoe was er contact")
    verslag: Verhaal = Field(title="Verslag", description=f"Wat is besproken en afgesproken? {NIET_TYPEN}")


class Vertrek(Feiten):
    """De inburgeraar is verhuisd naar een andere gemeente."""

    naar_gemeente: Regel = Field(
        title="Nieuwe gemeente", description="Onbekend of naar het buitenland? Schrijf dat hier op."
    )


class VerzoekNieuwCollege(Feiten):
    """De nieuwe gemeente vraagt om het dossier (Wet inburgering 2021 art. 35, lid 4)."""

    door_wie: Regel | None = Field(None, title="Wie vroeg erom")


class OverdrachtDossier(Feiten):
    """PIP, voortgang en boetes zijn aan de nieuwe gemeente gegeven (Wet inburgering 2021 art. 35, lid 4)."""

    toelichting: Verhaal | None = Field(
        None, title="Wat is gegeven", description="Alleen het PIP, de voortgang en opgelegde boetes."
    )


class VerzoekAanOudCollege(Feiten):
    """De gemeente vraagt de vorige gemeente om het dossier (Wet inburgering 2021 art. 35, lid 4)."""

    gemeente: Regel | None = Field(None, title="Aan welke gemeente")


class OntvangstDossier(Feiten):
    """Het dossier van de vorige gemeente is binnen (Wet inburgering 2021 art. 35, lid 4)."""

    met_pip: JaNee = Field(
        title="Er zit een PIP bij",
        description="Dan neemt u de leerroute over en stelt u binnen tien weken na de inschrijving hier een "
        "nieuw PIP vast (Wet inburgering 2021, artikel 15, lid 4).",
    )
    toelichting: Verhaal | None = Field(None, title="Toelichting")


FEITEN: dict[Gebeurtenis, type[Feiten]] = {
    Gebeurtenis.KOPPELING: Koppeling,
    Gebeurtenis.ACTIVITEIT_WACHTTIJD: ActiviteitWachttijd,
    Gebeurtenis.HUISVESTING: Huisvesting,
    Gebeurtenis.AANMELDING: Aanmelding,
    Gebeurtenis.CONTACT: Contact,
    Gebeurtenis.VERTREK: Vertrek,
    Gebeurtenis.VERZOEK_NIEUW_COLLEGE: VerzoekNieuwCollege,
    Gebeurtenis.OVERDRACHT_DOSSIER: OverdrachtDossier,
    Gebeurtenis.VERZOEK_AAN_OUD_COLLEGE: VerzoekAanOudCollege,
    Gebeurtenis.ONTVANGST_DOSSIER: OntvangstDossier,
}
