"""De feiten van de inburgeringsplicht zelf: wat DUO erover meldt, en een vrijstelling."""

from typing import Self

from dateutil.relativedelta import relativedelta
from pydantic import Field, model_validator

from inburgering.statemachine.feiten_basis import Dag, Feiten, Keuze, Verhaal, fout
from inburgering.wet.gebeurtenissen import Gebeurtenis


class Voldaan(Keuze):
    """Hoe iemand aan de inburgeringsplicht voldeed (Wet inburgering 2021 art. 5 en 7 tot en met 9)."""

    DIPLOMA = "diploma", "inburgeringsdiploma (B1-route)"
    TAALSCHAKELTRAJECT = "taalschakeltraject", "diploma taalschakeltraject (onderwijsroute)"
    CERTIFICAAT = "certificaat", "inburgeringscertificaat (Z-route)"
    VRIJSTELLEND_DIPLOMA = "vrijstellend_diploma", "een ander diploma dat vrijstelt"
    ONTHEFFING = "ontheffing", "ontheffing door DUO"
    ANDERS = "anders", "anders"


class Waarvoor(Keuze):
    """Waarvoor DUO een nieuwe termijn gaf (Wet inburgering 2021 art. 24 en 25)."""

    PVT_MAP = "pvt_map", "participatieverklaring of MAP (artikel 24)"
    LEERROUTE = "leerroute", "leerroute (artikel 25)"


class Onderbrekingsreden(Keuze):
    """Waarom de plicht korte tijd niet gold (Besluit inburgering 2021 art. 2.1, lid 2)."""

    GEEN_INGEZETENE = "geen_ingezetene", "niet ingeschreven als inwoner van Nederland"
    TIJDELIJK_DOEL = "tijdelijk_doel", "in Nederland voor een tijdelijk doel"
    GEESTELIJKE_BEDIENAAR = "geestelijke_bedienaar", "werk als geestelijke bedienaar onderbroken"


class Duomelding(Keuze):
    """Wat de gemeente aan DUO meldt (Besluit inburgering 2021 art. 9.2 en 9.3)."""

    PIP = "pip", "de dagtekening van het PIP"
    LEERROUTE = "leerroute", "de leerroute of een wijziging daarvan"
    PVT = "pvt", "het participatieverklaringstraject"
    MAP = "map", "de Module Arbeidsmarkt en Participatie"
    AANBOD = "aanbod", "dat een aanbod uitblijft"
    VOORTGANG = "voortgang", "voortgang, aanwezigheid of taalniveau"
    ANDERS = "anders", "iets anders"


class Vrijstellingsreden(Keuze):
    """Waarom iemand voorlopig niet hoeft in te burgeren (Wet inburgering 2021 art. 4)."""

    LEERPLICHT = "leerplicht", "leerplichtig of kwalificatieplichtig"
    OPLEIDING = "opleiding", "volgt een opleiding met een diploma dat vrijstelt"
    ANDERS = "anders", "een andere reden"


class PlichtVoldaan(Feiten):
    """DUO meldt dat aan de inburgeringsplicht is voldaan. DUO beslist daarover, niet de gemeente."""

    hoe: Voldaan = Field(title="Hoe is aan de plicht voldaan")
    datum: Dag = Field(title="Dag waarop aan de plicht is voldaan", description="De dag die DUO noemt.")


class NieuweTermijnDuo(Feiten):
    """DUO legde een boete op en gaf een nieuwe termijn (Wet inburgering 2021 art. 24 en 25)."""

    waarvoor: Waarvoor = Field(title="Waarvoor is de nieuwe termijn")
    nieuwe_laatste_dag: Dag = Field(
        title="Nieuwe laatste dag", description="De laatste dag volgens de brief van DUO."
    )


class TermijnVolgensDuo(Feiten):
    """De inburgeringstermijn zoals DUO haar berekent; die geldt (Besluit inburgering 2021 art. 9.3)."""

    aanvang: Dag = Field(title="Eerste dag volgens DUO")
    einde: Dag = Field(title="Laatste dag volgens DUO")

    @model_validator(mode="after")
    def _in_volgorde(self) -> Self:
        if self.einde <= self.aanvang:
            raise fout("De laatste dag moet na de eerste dag liggen. Kijk naar de dagen.", "einde")
        return self


class OnderbrekingPlicht(Feiten):
    """De plicht gold hoogstens een jaar niet; de termijn wordt zo lang verlengd (Besluit art. 4.2)."""

    van: Dag = Field(title="Eerste dag van de onderbreking")
    tot: Dag = Field(title="Laatste dag van de onderbreking")
    reden: Onderbrekingsreden = Field(title="Reden")

    @model_validator(mode="after")
    def _hoogstens_een_jaar(self) -> Self:
        if self.tot < self.van:
            raise fout("De laatste dag ligt voor de eerste dag. Kijk naar de dagen.", "tot")
        if self.tot >= self.van + relativedelta(years=1):
            raise fout(
                "De onderbreking duurt langer dan een jaar. Dan verlengt zij de termijn niet (Besluit "
                "inburgering 2021, artikel 4.2). Vraag DUO wat er geldt.",
                "tot",
            )
        return self


class MeldingDuo(Feiten):
    """De gemeente heeft dit aan DUO doorgegeven."""

    wat: Duomelding = Field(title="Wat is gemeld")
    toelichting: Verhaal | None = Field(None, title="Toelichting")


class StartVrijstelling(Feiten):
    """De inburgeraar hoeft voorlopig niet in te burgeren (Wet inburgering 2021 art. 4)."""

    reden: Vrijstellingsreden = Field(title="Reden")
    opnieuw_bekijken_op: Dag = Field(
        title="Opnieuw bekijken op", description="Op deze dag kijkt u of de vrijstelling nog geldt."
    )
    toelichting: Verhaal | None = Field(None, title="Toelichting")

    @model_validator(mode="after")
    def _leg_uit(self) -> Self:
        if self.reden is Vrijstellingsreden.ANDERS and not self.toelichting:
            raise fout("Leg uit waarom de inburgeraar is vrijgesteld.", "toelichting")
        return self


class EindeVrijstelling(Feiten):
    """De vrijstelling eindigt; het traject gaat verder waar het was."""

    toelichting: Verhaal | None = Field(None, title="Toelichting")


FEITEN: dict[Gebeurtenis, type[Feiten]] = {
    Gebeurtenis.PLICHT_VOLDAAN: PlichtVoldaan,
    Gebeurtenis.NIEUWE_TERMIJN_DUO: NieuweTermijnDuo,
    Gebeurtenis.TERMIJN_VOLGENS_DUO: TermijnVolgensDuo,
    Gebeurtenis.ONDERBREKING_PLICHT: OnderbrekingPlicht,
    Gebeurtenis.MELDING_DUO: MeldingDuo,
    Gebeurtenis.START_VRIJSTELLING: StartVrijstelling,
    Gebeurtenis.EINDE_VRIJSTELLING: EindeVrijstelling,
}
