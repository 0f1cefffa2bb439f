"""De feiten van wat DUO beslist: verlenging, ontheffing, vrijstelling, en wat het college bijdraagt."""

from typing import Self

from pydantic import Field, model_validator

from inburgering.statemachine.feiten_basis import Dag, Feiten, JaNee, Keuze, fout
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


class AanvraagVerlenging(Feiten):
    """De inburgeraar vraagt DUO om meer tijd."""

    grond: Verlengingsgrond = Field(title="Reden voor meer tijd")


class BesluitVerlenging(Feiten):
    """DUO besluit over meer tijd (Wet inburgering 2021 art. 12)."""

    toegekend: JaNee = Field(title="Toegekend")
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


FEITEN: dict[Gebeurtenis, type[Feiten]] = {
    Gebeurtenis.AANVRAAG_VERLENGING: AanvraagVerlenging,
    Gebeurtenis.BESLUIT_VERLENGING: BesluitVerlenging,
    Gebeurtenis.AANVRAAG_ONTHEFFING: AanvraagOntheffing,
    Gebeurtenis.BESLUIT_ONTHEFFING: BesluitOntheffing,
}
