"""De feiten van wat DUO beslist: verlenging, ontheffing, vrijstelling, en wat het college bijdraagt."""

from collections.abc import Sequence
from typing import Annotated, Self

from pydantic import Field, model_validator

from inburgering.statemachine.feiten_basis import Dag, Feiten, JaNee, Keuze, Verhaal, fout
from inburgering.wet.gebeurtenissen import Gebeurtenis


class Verlengingsgrond(Keuze):
    """Waarom iemand meer tijd vraagt (Besluit art. 4.3 en 4.4, Regeling art. 4.1 en 4.2)."""

    ZIEKTE = "ziekte", "ziekte van de inburgeraar of naaste familie"
    OVERLIJDEN_NAASTE = "overlijden_naaste", "overlijden van naaste familie"
    BEVALLING = "bevalling", "bevalling"
    OPVANGHUIS = "opvanghuis", "verblijf in een Blijf-van-mijn-lijfhuis"
    ALFABETISERING = "alfabetisering", "alfabetisering"
    DAKLOOSHEID = "dakloosheid", "dakloosheid"
    GEEN_AANBOD = "geen_aanbod", "geen aanbod van de gemeente"
    AANBIEDER = "aanbieder", "de school is gestopt of schiet tekort"
    NIET_VERWIJTBAAR = "niet_verwijtbaar", "een andere reden die niet te verwijten is"
    COMBINATIE = "combinatie", "een combinatie van redenen"
    OPLEIDING = "opleiding", "praktijkonderwijs, vso of entree"
    INSPANNINGEN = "inspanningen", "veel inspanning (alleen B1-route)"


class Ontheffingsgrond(Keuze):
    """Op welke grond ontheffing is gevraagd (Wet inburgering 2021 art. 5)."""

    MEDISCH = "medisch", "medisch (artikel 5, lid 1)"
    BIJZONDER = "bijzonder", "bijzondere omstandigheden (artikel 5, lid 2)"


class Omvang(Keuze):
    """Of een ontheffing alles raakt of een deel."""

    GEHEEL = "geheel", "geheel"
    GEDEELTELIJK = "gedeeltelijk", "gedeeltelijk"


class Vrijdeel(Keuze):
    """Waarvoor DUO een deel vrijstelt of ontheft (Wet inburgering 2021 art. 4, 5, 7 en 9)."""

    LEZEN = "lezen", "examen lezen"
    LUISTEREN = "luisteren", "examen luisteren"
    SCHRIJVEN = "schrijven", "examen schrijven"
    SPREKEN = "spreken", "examen spreken"
    KNM = "knm", "examen KNM"
    PARTICIPATIE = "participatie", "meedoen in de Z-route"


class Advies(Keuze):
    """Wat het college DUO adviseert."""

    VERLENEN = "verlenen", "ontheffing verlenen"
    NIET_VERLENEN = "niet_verlenen", "geen ontheffing verlenen"


class Vrijstellingsgrond(Keuze):
    """Op welke grond vrijstelling is gevraagd (Wet inburgering 2021 art. 4 en 7, lid 3)."""

    DIPLOMA = "diploma", "een diploma of certificaat"
    VOLDOENDE_INGEBURGERD = "voldoende_ingeburgerd", "aantoonbaar voldoende ingeburgerd"
    LEERPLICHT = "leerplicht", "leerplichtig of kwalificatieplichtig"
    OPLEIDING = "opleiding", "volgt een opleiding met een vrijstellend diploma"
    ANDERS = "anders", "een andere grond"


Vrijdelen = Annotated[list[Vrijdeel], Field(max_length=len(Vrijdeel))]
"""De onderdelen van een gedeeltelijk besluit; leeg bij een besluit over alles."""


def _noem_het_deel(toegekend: bool, omvang: Omvang | None, delen: Sequence[Vrijdeel]) -> None:  # noqa: FBT001
    """Raises een fout als een gedeeltelijk besluit niet zegt waarvoor, of een heel besluit dat wel doet."""
    gedeeltelijk = toegekend and omvang is Omvang.GEDEELTELIJK
    if gedeeltelijk and not delen:
        raise fout("Kies waarvoor dit geldt. Dat staat in het besluit van DUO.", "onderdelen")
    if delen and not gedeeltelijk:
        raise fout("Kies alleen onderdelen als DUO een deel toekende.", "onderdelen")


class AanvraagVerlenging(Feiten):
    """De inburgeraar vraagt DUO om meer tijd."""

    grond: Verlengingsgrond = Field(title="Reden voor meer tijd")
    van: Dag | None = Field(
        None,
        title="Van",
        description="De eerste dag waarop dit speelde. Ontbrak een aanbod: de dag van het PIP.",
    )
    tot: Dag | None = Field(None, title="Tot en met", description="De laatste dag waarop dit speelde.")

    @model_validator(mode="after")
    def _van_voor_tot(self) -> Self:
        if self.van is not None and self.tot is not None and self.tot < self.van:
            raise fout("De laatste dag ligt voor de eerste. Kijk naar de dagen.", "tot")
        return self


class BesluitVerlenging(Feiten):
    """DUO besluit over meer tijd (Wet inburgering 2021 art. 12)."""

    toegekend: JaNee = Field(title="Toegekend")
    grond: Verlengingsgrond | None = Field(
        None, title="Reden", description="Alleen als er geen aanvraag was, of als DUO een andere reden noemt."
    )
    verlengd_tot: Dag | None = Field(
        None, title="Nieuwe laatste dag", description="De laatste dag volgens het besluit van DUO."
    )

    @model_validator(mode="after")
    def _dag_bij_toekenning(self) -> Self:
        if self.toegekend and self.verlengd_tot is None:
            raise fout("Vul de nieuwe laatste dag in die in het besluit van DUO staat.", "verlengd_tot")
        return self


class AanvraagOntheffing(Feiten):
    """De inburgeraar vraagt DUO om ontheffing (Wet inburgering 2021 art. 5)."""

    grond: Ontheffingsgrond = Field(title="Grond")


class BesluitOntheffing(Feiten):
    """DUO besluit over ontheffing."""

    toegekend: JaNee = Field(title="Toegekend")
    omvang: Omvang | None = Field(None, title="Omvang", description="Alleen als er is toegekend.")
    onderdelen: Vrijdelen = Field(
        default_factory=list, title="Waarvoor", description="Bij een gedeeltelijke ontheffing."
    )

    @model_validator(mode="after")
    def _deel(self) -> Self:
        _noem_het_deel(self.toegekend, self.omvang, self.onderdelen)
        return self


class VerklaringCollege(Feiten):
    """De verklaring van het college dat er geen aanbod was (Regeling inburgering 2021 art. 4.1)."""

    zonder_aanbod_vanaf: Dag = Field(
        title="Zonder aanbod vanaf", description="Meestal de dag waarop het PIP is vastgesteld."
    )
    aanbod_op: Dag | None = Field(
        None, title="Aanbod gedaan op", description="Leeg als er nog geen aanbod is."
    )
    toelichting: Verhaal = Field(title="Verklaring")

    @model_validator(mode="after")
    def _aanbod_na_begin(self) -> Self:
        if self.aanbod_op is not None and self.aanbod_op < self.zonder_aanbod_vanaf:
            raise fout("Het aanbod ligt voor de eerste dag zonder aanbod. Kijk naar de dagen.", "aanbod_op")
        return self


class AdviesOntheffing(Feiten):
    """Het advies van het college aan DUO (Wet inburgering 2021 art. 5, lid 2; Besluit art. 2.8)."""

    advies: Advies = Field(title="Advies")
    motivering: Verhaal = Field(title="Motivering", description="Zet hier geen diagnose neer.")


class AanvraagVrijstelling(Feiten):
    """De inburgeraar vraagt DUO om vrijstelling (Wet inburgering 2021 art. 4 en 7, lid 3)."""

    grond: Vrijstellingsgrond = Field(title="Grond")


class BesluitVrijstelling(Feiten):
    """DUO besluit over vrijstelling, op aanvraag of uit zichzelf."""

    toegekend: JaNee = Field(title="Toegekend")
    omvang: Omvang | None = Field(None, title="Omvang", description="Alleen als er is toegekend.")
    onderdelen: Vrijdelen = Field(
        default_factory=list, title="Waarvoor", description="Bij een gedeeltelijke vrijstelling."
    )

    @model_validator(mode="after")
    def _deel(self) -> Self:
        _noem_het_deel(self.toegekend, self.omvang, self.onderdelen)
        return self


FEITEN: dict[Gebeurtenis, type[Feiten]] = {
    Gebeurtenis.AANVRAAG_VERLENGING: AanvraagVerlenging,
    Gebeurtenis.VERKLARING_COLLEGE: VerklaringCollege,
    Gebeurtenis.BESLUIT_VERLENGING: BesluitVerlenging,
    Gebeurtenis.AANVRAAG_ONTHEFFING: AanvraagOntheffing,
    Gebeurtenis.ADVIES_ONTHEFFING: AdviesOntheffing,
    Gebeurtenis.BESLUIT_ONTHEFFING: BesluitOntheffing,
    Gebeurtenis.AANVRAAG_VRIJSTELLING: AanvraagVrijstelling,
    Gebeurtenis.BESLUIT_VRIJSTELLING: BesluitVrijstelling,
}
