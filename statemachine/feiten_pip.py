"""De feiten van het PIP, van het financieel ontzorgen en van de maatschappelijke begeleiding."""

from typing import Self

from pydantic import Field, model_validator

from inburgering.statemachine.feiten_basis import (
    Aantal,
    Dag,
    Feiten,
    JaNee,
    Keuze,
    Nummer,
    Regel,
    Uren,
    Verhaal,
    fout,
)
from inburgering.statemachine.feiten_leerroute import Taalonderdeel
from inburgering.wet.begrippen import Route


class Herzieningsreden(Keuze):
    """Waarom een PIP opnieuw wordt vastgesteld (Wet art. 15 en 17; Besluit art. 5.3 tot en met 5.5)."""

    ANDERE_LEERROUTE = "andere_leerroute", "een andere leerroute"
    AFSCHALING = "afschaling", "afschalen van B1 naar A2"
    VERHUIZING = "verhuizing", "verhuisd uit een andere gemeente"
    BEZWAAR = "bezwaar", "uitkomst van bezwaar of beroep"
    AFSPRAKEN = "afspraken", "andere afspraken"


class EindeOntzorgenReden(Keuze):
    """Waarom het ontzorgen stopt terwijl er bijstand blijft."""

    ZES_MAANDEN = "zes_maanden", "de zes maanden zijn voorbij"
    AFWIJKING = "afwijking", "eerder, met een motivering"


class EindeBegeleidingReden(Keuze):
    """Waarom de maatschappelijke begeleiding stopt."""

    AFGEROND = "afgerond", "afgerond"
    OP_VERZOEK = "op_verzoek", "op verzoek van de inburgeraar"
    ANDERS = "anders", "een andere reden"


class Wisseluitzondering(Keuze):
    """Waarom een andere leerroute nog kan na anderhalf jaar (Wet art. 17, lid 2; Besluit art. 5.4).

    Van de onderwijsroute naar de B1-route kan altijd; daarvoor is geen uitzondering nodig.
    """

    OPLEIDING = (
        "niet_vrijstellende_opleiding",
        "een opleiding die niet vrijstelt is na anderhalf jaar gestopt",
    )
    BIJZONDER = "bijzonder_geval", "een bijzonder geval, met een motivering"


class OpstellingPip(Feiten):
    """De inhoud van het PIP in wording; alles mag nog leeg zijn (Wet art. 15; Besluit art. 5.3).

    `merk` zegt naast het label wanneer een veld toch nodig is om het PIP vast te stellen.
    """

    leerroute: Route | None = Field(None, title="Leerroute")
    begeleiding: Verhaal | None = Field(
        None, title="Ondersteuning en begeleiding", description="Wat doet de gemeente, wat doet een partner?"
    )
    intensiteit_pvt_uren: Uren | None = Field(None, title="Uren participatieverklaringstraject")
    intensiteit_map_uren: Uren | None = Field(
        None,
        title="Uren Module Arbeidsmarkt en Participatie",
        description="Niet in de onderwijsroute.",
        json_schema_extra={"merk": "nodig in de B1-route en de Z-route"},
    )
    intensiteit_leerroute_uren_per_week: Uren | None = Field(
        None,
        title="Uren les per week",
        description="Alleen bij asielstatushouders.",
        json_schema_extra={"merk": "nodig om vast te stellen"},
    )
    voortgangsgesprekken: Aantal | None = Field(None, title="Aantal voortgangsgesprekken")
    vve_van_toepassing: JaNee | None = Field(None, title="Afspraken over de voorschool nodig")
    vve_afspraken: Verhaal | None = Field(
        None,
        title="Afspraken over de voorschool (VVE)",
        json_schema_extra={"merk": "nodig als er afspraken over de voorschool zijn"},
    )
    pw_beschikkingen: Verhaal | None = Field(
        None,
        title="Besluiten over bijstand die erbij horen",
        description="Besluiten op grond van de Participatiewet, met datum en kenmerk. Zij horen bij het PIP "
        "(Wet inburgering 2021, artikel 15, lid 3).",
    )
    examens_gewenst: JaNee | None = Field(
        None,
        title="Wil examens op A2 of KNM doen",
        description="Alleen in de Z-route.",
        json_schema_extra={"merk": "nodig in de Z-route"},
    )
    examens_a2: list[Taalonderdeel] | None = Field(
        None,
        title="Examens op A2",
        description="Alleen in de B1-route, en alleen onderdelen waarvoor is afgeschaald.",
        max_length=4,
    )
    eigen_norm_uren: Uren | None = Field(
        None,
        title="Lagere norm: uren les",
        description="Alleen in de Z-route, voor wie slecht hoort of ziet (Besluit inburgering 2021, artikel "
        "3.14, lid 8). Leeg: 800 uur.",
    )
    eigen_norm_participatie_uren: Uren | None = Field(
        None,
        title="Lagere norm: uren meedoen",
        description="Alleen in de Z-route, voor wie slecht hoort of ziet. Leeg: 800 uur.",
    )
    alfabetisering: JaNee | None = Field(
        None, title="Alfabetisering nodig", description="Nodig voor een lening voor alfabetisering."
    )
    motivering: Verhaal | None = Field(
        None, title="Motivering", description="Waarom past deze leerroute? Dit komt in de beschikking."
    )


class WachtOpInformatieDerde(Feiten):
    """Zonder deze informatie kan het PIP redelijkerwijs niet worden gemaakt (Besluit art. 5.3, lid 2)."""

    van_wie: Regel = Field(title="Van wie is de informatie")
    motivering: Verhaal = Field(
        title="Waarom kan het niet zonder",
        description="Alleen als het PIP redelijkerwijs niet zonder deze informatie kan worden gemaakt.",
    )
    verwacht_op: Dag = Field(title="Verwacht op")


class OntvangstInformatieDerde(Feiten):
    """De informatie is binnen; het PIP volgt binnen twee weken (Besluit art. 5.3, lid 2)."""

    toelichting: Verhaal | None = Field(None, title="Toelichting")


class VaststellingPip(Feiten):
    """De vaststelling van het PIP zoals het is opgesteld; de dag is de dagtekening."""

    uitzondering: Wisseluitzondering | None = Field(
        None,
        title="Uitzondering bij een andere leerroute",
        description="Alleen bij een andere leerroute, meer dan anderhalf jaar na het begin van de termijn.",
    )
    toelichting: Verhaal | None = Field(
        None, title="Toelichting", description="Komt in het logboek, niet in de brief."
    )

    @model_validator(mode="after")
    def _motiveer_bijzonder_geval(self) -> Self:
        if self.uitzondering is Wisseluitzondering.BIJZONDER and not self.toelichting:
            raise fout("Leg uit waarom dit een bijzonder geval is.", "toelichting")
        return self


class BekendmakingPip(Feiten):
    """De beschikking is verzonden; de dag is de dag van verzending."""

    post: Nummer | None = Field(None, title="Brief", json_schema_extra={"invoer": "verborgen"})


class HerzieningPip(Feiten):
    """Het PIP wordt opnieuw gemaakt. De termijn van drie jaar begint daarmee niet opnieuw."""

    reden: Herzieningsreden = Field(title="Reden")
    toelichting: Verhaal | None = Field(None, title="Toelichting")


class EvaluatieOntzorgen(Feiten):
    """Hoe gaat het met de geldzaken, en wat kan de inburgeraar zelf?"""

    verslag: Verhaal = Field(title="Verslag")


class EindeOntzorgen(Feiten):
    """De gemeente betaalt de vaste lasten niet langer uit de bijstand (Participatiewet art. 56a)."""

    reden: EindeOntzorgenReden = Field(title="Reden")
    toelichting: Verhaal | None = Field(None, title="Toelichting")

    @model_validator(mode="after")
    def _motiveer_afwijking(self) -> Self:
        if self.reden is EindeOntzorgenReden.AFWIJKING and not self.toelichting:
            raise fout("Leg uit waarom het ontzorgen eerder stopt.", "toelichting")
        return self


class EindeBijstand(Feiten):
    """Het recht op bijstand is geëindigd, en daarmee het ontzorgen."""

    toelichting: Verhaal | None = Field(None, title="Toelichting")


class StartBegeleiding(Feiten):
    """De maatschappelijke begeleiding begint (Wet inburgering 2021 art. 13, lid 3)."""

    door_wie: Regel | None = Field(None, title="Door wie", description="De partner of de collega.")


class EindeBegeleiding(Feiten):
    """De maatschappelijke begeleiding stopt. De wet noemt geen duur."""

    reden: EindeBegeleidingReden = Field(title="Reden")
    toelichting: Verhaal | None = Field(None, title="Toelichting")
