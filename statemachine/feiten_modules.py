"""De feiten van het participatieverklaringstraject, de MAP en het meedoen (werk en participatie)."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from inburgering.statemachine.feiten_basis import Feiten, JaNee, Keuze, Regel, Verhaal, fout
from inburgering.statemachine.feiten_uren import Periode, Uurtal
from inburgering.wet.gebeurtenissen import Gebeurtenis

INTAKE_UREN = "Uren van voor het PIP, tijdens de brede intake. De gemeente mag deze meetellen."


class MapThema(Keuze):
    """De acht thema's van de MAP (Besluit inburgering 2021 art. 3.2, lid 1)."""

    BEROEPENORIENTATIE = "beroepenorientatie", "beroepenoriëntatie"
    REALISTISCH_BEROEPSBEELD = "realistisch_beroepsbeeld", "realistisch beroepsbeeld"
    BEROEPSKANSEN = "beroepskansen", "beroepskansen"
    BEROEPSCOMPETENTIES = "beroepscompetenties", "beroepscompetenties verwerven"
    WERKNEMERSCOMPETENTIES = "werknemerscompetenties", "werknemerscompetenties"
    NETWERK_OPBOUWEN = "netwerk_opbouwen", "netwerk opbouwen"
    WERK_VINDEN = "werk_vinden", "werk vinden"
    WERKCULTUUR = "werkcultuur", "werkcultuur"


class Activiteitsoort(Keuze):
    """Waarmee iemand meedoet."""

    WERK = "werk", "werk"
    STAGE = "stage", "stage"
    VRIJWILLIGERSWERK = "vrijwilligerswerk", "vrijwilligerswerk"
    LEERWERKPLEK = "leerwerkplek", "leerwerkplek"
    TAAL_IN_PRAKTIJK = "taal_in_praktijk", "taal in de praktijk"
    ANDERS = "anders", "iets anders"


class StartPvt(Feiten):
    """Het participatieverklaringstraject begint (Wet inburgering 2021 art. 6; Besluit art. 3.1)."""

    door_wie: Regel | None = Field(None, title="Door wie", description="De partner of de collega.")


class UrenPvt(Periode):
    """Bijgewoonde uren van het participatieverklaringstraject (Besluit inburgering 2021 art. 3.1)."""

    uren: Uurtal = Field(title="Uren")
    activiteit: JaNee = Field(
        default=False,
        title="Was hier een activiteit of excursie bij",
        description="Ten minste een keer is dat nodig.",
    )
    tijdens_intake: JaNee = Field(default=False, title="Tijdens de brede intake", description=INTAKE_UREN)

    @model_validator(mode="after")
    def _uren(self) -> Self:
        self.pas_in_periode(_iets(self.uren), "uren")
        return self


class OndertekeningPvt(Feiten):
    """De inburgeraar heeft de participatieverklaring ondertekend (Besluit inburgering 2021 art. 3.1)."""

    toelichting: Verhaal | None = Field(None, title="Toelichting")


class StartMap(Feiten):
    """De Module Arbeidsmarkt en Participatie begint (Wet inburgering 2021 art. 6; Besluit art. 3.2)."""

    door_wie: Regel | None = Field(None, title="Door wie", description="De partner of de collega.")


class UrenMap(Periode):
    """Praktische inzet en behandelde thema's van de MAP (Regeling inburgering 2021 art. 3.1)."""

    uren: Uurtal = Field(
        0, title="Uren praktische inzet", description="Alleen uren in de praktijk; veertig zijn er nodig."
    )
    themas: Annotated[list[MapThema], Field(max_length=8)] = Field(
        default_factory=list, title="Behandelde thema's"
    )
    tijdens_intake: JaNee = Field(default=False, title="Tijdens de brede intake", description=INTAKE_UREN)

    @model_validator(mode="after")
    def _uren_of_themas(self) -> Self:
        if not self.uren and not self.themas:
            raise fout("Vul uren in, of ten minste een thema.", "uren")
        self.pas_in_periode(self.uren, "uren")
        return self


class EindgesprekMap(Feiten):
    """Het eindgesprek waarmee de MAP klaar is (Besluit inburgering 2021 art. 3.2, lid 2)."""

    verslag: Verhaal = Field(title="Verslag")


class MapNietNodig(Feiten):
    """De MAP vervalt of herleeft met de leerroute (Wet inburgering 2021 art. 8, lid 3)."""

    reden: Regel | None = Field(None, title="Reden")


class StartActiviteit(Feiten):
    """Werk, stage, vrijwilligerswerk of iets anders waarmee iemand meedoet."""

    soort: Activiteitsoort = Field(title="Soort")
    bij_wie: Regel = Field(title="Bij wie")
    uren_per_week: Uurtal | None = Field(None, title="Uren per week")

    @model_validator(mode="after")
    def _past_in_week(self) -> Self:
        if (self.uren_per_week or 0) > 7 * 24:
            raise fout("In een week passen hoogstens 168 uren. Kijk naar de uren.", "uren_per_week")
        return self


class UrenParticipatie(Periode):
    """Uren waarin iemand meedeed (in de Z-route: Besluit inburgering 2021 art. 3.14)."""

    uren: Uurtal = Field(title="Uren")
    waarin: Regel = Field(title="Waarin", description="Bijvoorbeeld: vrijwilligerswerk in het buurthuis.")
    tijdens_intake: JaNee = Field(default=False, title="Tijdens de brede intake", description=INTAKE_UREN)

    @model_validator(mode="after")
    def _uren(self) -> Self:
        self.pas_in_periode(_iets(self.uren), "uren")
        return self


class EindeActiviteit(Feiten):
    """Een activiteit stopt."""

    reden: Regel = Field(title="Reden")
    nog_actief: JaNee = Field(title="Loopt er nog een andere activiteit")
    klaar: JaNee = Field(
        default=False,
        title="Het meedoen is klaar",
        description="Kies ja als er geen nieuwe activiteit meer hoeft te komen.",
    )

    @model_validator(mode="after")
    def _niet_allebei(self) -> Self:
        if self.nog_actief and self.klaar:
            raise fout("Er loopt nog een activiteit. Dan is het meedoen nog niet klaar.", "klaar")
        return self


def _iets(uren: float) -> float:
    if not uren:
        raise fout("Vul meer dan 0 uren in.", "uren")
    return uren


FEITEN: dict[Gebeurtenis, type[Feiten]] = {
    Gebeurtenis.START_PVT: StartPvt,
    Gebeurtenis.UREN_PVT: UrenPvt,
    Gebeurtenis.ONDERTEKENING_PVT: OndertekeningPvt,
    Gebeurtenis.START_MAP: StartMap,
    Gebeurtenis.UREN_MAP: UrenMap,
    Gebeurtenis.EINDGESPREK_MAP: EindgesprekMap,
    Gebeurtenis.VERVALLEN_MAP: MapNietNodig,
    Gebeurtenis.HERLEVING_MAP: MapNietNodig,
    Gebeurtenis.START_ACTIVITEIT: StartActiviteit,
    Gebeurtenis.UREN_PARTICIPATIE: UrenParticipatie,
    Gebeurtenis.EINDE_ACTIVITEIT: EindeActiviteit,
}
