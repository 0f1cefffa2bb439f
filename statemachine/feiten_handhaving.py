"""De feiten van de handhaving: signaal, rapport, zienswijze, besluit, bekendmaking en betaling."""

from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, Field, JsonValue, model_validator

from inburgering.statemachine.feiten_basis import (
    Dag,
    Feiten,
    GeenFeiten,
    JaNee,
    Keuze,
    Nummer,
    Regel,
    Verhaal,
    fout,
)
from inburgering.statemachine.feiten_intake import GeenBoeteReden
from inburgering.wet.boetes import Gedrag, Verwijtbaarheid
from inburgering.wet.boetes_woorden import bedrag, lees_euro
from inburgering.wet.gebeurtenissen import Gebeurtenis

MEDEWERKER: dict[str, JsonValue] = {"invoer": "medewerker"}


def _heel_bedrag(waarde: Any) -> Any:
    """Een heel getal mag ook: zo staat het in JSON."""
    return str(waarde) if type(waarde) is int else waarde


def _bedrag(tekst: str) -> str:
    try:
        return bedrag(lees_euro(tekst))
    except ValueError:
        raise fout("Dit is geen bedrag. Schrijf een bedrag als 25 of 12,50.") from None


Bedrag = Annotated[Regel, BeforeValidator(_heel_bedrag), AfterValidator(_bedrag)]
"""Een bedrag in euro, bewaard als tekst met twee decimalen: 12,50."""


class Zienswijzevorm(Keuze):
    """Hoe de zienswijze is gegeven (Algemene wet bestuursrecht art. 4:9)."""

    SCHRIFTELIJK = "schriftelijk", "schriftelijk"
    MONDELING = "mondeling", "mondeling"
    NIET_GEGEVEN = "niet_gegeven", "niet gegeven"


class Vernietiger(Keuze):
    """Wie de boete verlaagde of liet vervallen."""

    COLLEGE = "college", "het college, uit zichzelf"
    BEZWAAR = "bezwaar", "het college, na bezwaar"
    RECHTER = "rechter", "de rechter"


class SignaalHandhaving(Feiten):
    """Iemand ziet dat de inburgeraar niet meewerkt. Nog geen oordeel (Wet inburgering 2021 art. 23)."""

    gedrag: Gedrag = Field(title="Wat gebeurt er niet")
    constatering: Dag = Field(
        title="Dag van constatering",
        description="De dag waarop u of een ander het zag. Van deze dag tellen twaalf maanden terug "
        "(Besluit inburgering 2021, artikel 7.1, lid 3).",
    )
    overtreding_op: Dag | None = Field(
        None, title="Dag van de overtreding", description="Alleen als die eerder was dan de constatering."
    )
    toelichting: Verhaal = Field(
        title="Toelichting",
        description="Wat is gezien, wat weet u van de reden? Zet hier geen diagnose neer.",
    )


class RapportOvertreding(Feiten):
    """Het rapport van de overtreding (Algemene wet bestuursrecht art. 5:48). De dag is de dagtekening."""

    overtreding: Verhaal = Field(
        title="Welke overtreding",
        description="Met dag, tijd en plaats, en de afspraak uit het PIP die niet is nagekomen.",
    )
    rapporteur: Nummer = Field(
        title="Opgesteld door",
        description="Wie dit rapport opstelt, beslist niet over de boete.",
        json_schema_extra=MEDEWERKER,
    )
    gewaarschuwd_op: Dag | None = Field(
        None,
        title="Gewaarschuwd op",
        description="De wet vraagt hier geen waarschuwing; uw gemeente misschien wel.",
    )


class UitnodigingZienswijze(Feiten):
    """De inburgeraar mag zeggen wat hij ervan vindt (Algemene wet bestuursrecht art. 5:50 en 5:53)."""

    uiterlijk: Dag = Field(
        title="Uiterste dag",
        description="Tot en met deze dag kan de inburgeraar reageren. De wet noemt geen aantal dagen; twee "
        "weken is gebruikelijk.",
    )
    rapport_meegestuurd: JaNee = Field(
        title="Het rapport is meegestuurd",
        description="Dat moet (Algemene wet bestuursrecht, artikel 5:50, lid 1).",
    )
    tolk: Regel | None = Field(
        None, title="Tolk", description="Taal van de tolk, als de verdediging dat nodig maakt."
    )


class Zienswijze(Feiten):
    """Wat de inburgeraar ervan vindt, of dat hij niet reageerde."""

    vorm: Zienswijzevorm = Field(title="Hoe gegeven")
    inhoud: Verhaal | None = Field(None, title="Wat vindt de inburgeraar ervan")

    @model_validator(mode="after")
    def _inhoud_als_gegeven(self) -> Self:
        if self.vorm is not Zienswijzevorm.NIET_GEGEVEN and self.inhoud is None:
            raise fout("Schrijf op wat de inburgeraar ervan vindt.", "inhoud")
        return self


class BoeteMedewerking(Feiten):
    """Het besluit van een mens om een boete op te leggen, met alles wat daarbij is gewogen."""

    verwijtbaar: JaNee = Field(
        title="Het gedrag is te verwijten",
        description="Zonder verwijt is er geen boete (Algemene wet bestuursrecht, artikel 5:41).",
    )
    verwijtbaarheid: Verwijtbaarheid = Field(
        title="Hoeveel verwijt",
        description="Opzet 100, grove schuld 75, gewoon verwijt 50, verminderd 25 procent "
        "(Besluit inburgering 2021, artikel 7.1, lid 4).",
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
    omstandigheden: Verhaal | None = Field(
        None,
        title="Bijzondere omstandigheden",
        description="Weeg ze mee: de boete kan lager (Algemene wet bestuursrecht, artikel 5:46, lid 3).",
    )
    bedrag: Bedrag = Field(
        title="Bedrag in euro", description="Niet meer dan het berekende bedrag; lager mag altijd."
    )
    motivering: Verhaal = Field(
        title="Motivering", description="Ook: waarom een boete en niet een verlaging van de bijstand."
    )
    beslisser: Nummer = Field(
        title="Besloten door",
        description="Een ander dan wie het rapport opstelde.",
        json_schema_extra=MEDEWERKER,
    )


class AfzienVanBoete(Feiten):
    """Er komt geen boete. Dat kan altijd, met een reden."""

    reden: GeenBoeteReden = Field(
        title="Reden",
        description="Is al om een zienswijze gevraagd? Deel dan schriftelijk mee dat er geen boete komt "
        "(Algemene wet bestuursrecht, artikel 5:50, lid 2).",
    )
    toelichting: Verhaal = Field(title="Toelichting")


class BekendmakingBoetebesluit(Feiten):
    """De boete is toegezonden of uitgereikt (Algemene wet bestuursrecht art. 3:41)."""

    betalen_uiterlijk: Dag | None = Field(
        None,
        title="Betalen tot en met",
        description="Alleen als het besluit een latere dag noemt dan zes weken na de bekendmaking "
        "(Algemene wet bestuursrecht, artikel 4:87).",
    )


class BoeteOnherroepelijk(Feiten):
    """Tegen de boete kan niets meer worden gedaan."""

    niets_open: JaNee = Field(
        title="Er loopt geen bezwaar of beroep meer",
        description="Bezwaar en beroep tegen deze boete zijn klaar, of zijn er niet geweest.",
    )


class BoeteVernietigd(Feiten):
    """De boete is verlaagd, herroepen of vernietigd."""

    door: Vernietiger = Field(title="Door wie")
    nieuw_bedrag: Bedrag | None = Field(
        None, title="Nieuw bedrag in euro", description="Leeg als de boete helemaal vervalt."
    )
    motivering: Verhaal = Field(title="Motivering")


class Aanmaning(Feiten):
    """De aanmaning om binnen twee weken te betalen (Algemene wet bestuursrecht art. 4:112)."""

    bedrag: Bedrag | None = Field(None, title="Nog te betalen in euro")


class BetalingBoete(Feiten):
    """De inburgeraar heeft betaald."""

    bedrag: Bedrag = Field(title="Betaald bedrag in euro")
    alles_betaald: JaNee = Field(
        default=True, title="Alles is betaald", description="Nee als er nog iets openstaat."
    )


FEITEN: dict[Gebeurtenis, type[Feiten]] = {
    Gebeurtenis.SIGNAAL_HANDHAVING: SignaalHandhaving,
    Gebeurtenis.RAPPORT_OVERTREDING: RapportOvertreding,
    Gebeurtenis.UITNODIGING_ZIENSWIJZE: UitnodigingZienswijze,
    Gebeurtenis.ZIENSWIJZE: Zienswijze,
    Gebeurtenis.BOETE_MEDEWERKING: BoeteMedewerking,
    Gebeurtenis.AFZIEN_VAN_BOETE: AfzienVanBoete,
    Gebeurtenis.BEKENDMAKING_BOETEBESLUIT: BekendmakingBoetebesluit,
    Gebeurtenis.OPLEGGING_BOETE: GeenFeiten,
    Gebeurtenis.BEKENDMAKING_BOETE: BekendmakingBoetebesluit,
    Gebeurtenis.BOETE_ONHERROEPELIJK: BoeteOnherroepelijk,
    Gebeurtenis.BOETE_VERNIETIGD: BoeteVernietigd,
    Gebeurtenis.AANMANING: Aanmaning,
    Gebeurtenis.BETALING_BOETE: BetalingBoete,
}
