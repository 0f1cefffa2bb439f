"""De feiten van bezwaar en beroep tegen een besluit van het college."""

from typing import Self

from pydantic import Field, model_validator

from inburgering.statemachine.feiten_basis import Dag, Feiten, GeenFeiten, JaNee, Keuze, Regel, Verhaal, fout
from inburgering.wet.gebeurtenissen import Gebeurtenis


class Bestreden(Keuze):
    """Tegen welk besluit het bezwaar is."""

    PIP = "pip", "het PIP"
    BOETE = "boete", "een boete"
    ANDERS = "anders", "een ander besluit"


class Uitkomst(Keuze):
    """De beslissing op het bezwaar."""

    GEGROND = "gegrond", "gegrond: er komt een ander besluit"
    DEELS_GEGROND = "deels_gegrond", "deels gegrond"
    ONGEGROND = "ongegrond", "ongegrond: het besluit blijft"
    NIET_ONTVANKELIJK = "niet_ontvankelijk", "niet-ontvankelijk: het bezwaar is niet behandeld"


class Rechter(Keuze):
    """Waar het beroep is ingesteld."""

    RECHTBANK = "rechtbank", "beroep bij de rechtbank"
    HOGER = "hoger", "hoger beroep"


class Uitspraak(Keuze):
    """Hoe het beroep is geëindigd."""

    GEEN_BEROEP = "geen_beroep", "er is geen beroep ingesteld"
    GEGROND = "gegrond", "beroep gegrond"
    ONGEGROND = "ongegrond", "beroep ongegrond"
    NIET_ONTVANKELIJK = "niet_ontvankelijk", "beroep niet-ontvankelijk"
    INGETROKKEN = "ingetrokken", "beroep ingetrokken"


class OntvangstBezwaar(Feiten):
    """Een bezwaarschrift is ontvangen (Algemene wet bestuursrecht art. 6:4 en 6:14)."""

    tegen: Bestreden = Field(title="Tegen welk besluit")
    bekendgemaakt_op: Dag = Field(
        title="Besluit bekendgemaakt op",
        description="De dag van verzenden of uitreiken. Van de dag erna tellen zes weken.",
    )
    gepost_op: Dag | None = Field(
        None,
        title="Gepost op",
        description="Op tijd gepost en hoogstens een week te laat ontvangen is op tijd "
        "(Algemene wet bestuursrecht, artikel 6:9).",
    )
    omschrijving: Regel | None = Field(None, title="Omschrijving")


class HerstelVerzuimGevraagd(Feiten):
    """Het bezwaarschrift is niet compleet; de indiener mag het herstellen (Awb art. 6:6)."""

    wat: Verhaal = Field(title="Wat ontbreekt", description="Bijvoorbeeld: de gronden of een machtiging.")
    uiterlijk: Dag = Field(
        title="Uiterste dag",
        description="Zolang staat de termijn om te beslissen stil (Algemene wet bestuursrecht, artikel 7:10, "
        "lid 2).",
    )


class InstellingAdviescommissie(GeenFeiten):
    """Een adviescommissie behandelt het bezwaar; beslissen mag dan binnen twaalf weken (Awb art. 7:13)."""


class VerdagingBezwaar(Feiten):
    """De beslissing is verdaagd (Algemene wet bestuursrecht art. 7:10 lid 3)."""

    weken: int = Field(6, title="Hoeveel weken", description="Hoogstens zes.", ge=1, le=6)


class BeslissingOpBezwaar(Feiten):
    """De beslissing op het bezwaar. De dag is die van verzenden of uitreiken."""

    uitkomst: Uitkomst = Field(title="Uitkomst")
    gehoord: JaNee = Field(
        title="De indiener is gehoord",
        description="Dat moet, behalve als een uitzondering geldt (Algemene wet bestuursrecht, "
        "artikel 7:2 en 7:3).",
    )
    niet_gehoord_want: Verhaal | None = Field(None, title="Waarom niet gehoord")
    door_een_ander: JaNee = Field(
        title="Een ander besliste",
        description="Wie het besluit nam, beslist niet op het bezwaar (Algemene wet bestuursrecht, "
        "artikel 10:3, lid 3).",
    )
    motivering: Verhaal = Field(title="Motivering")

    @model_validator(mode="after")
    def _reden_bij_niet_horen(self) -> Self:
        if not self.gehoord and self.niet_gehoord_want is None:
            raise fout("Leg uit waarom de indiener niet is gehoord.", "niet_gehoord_want")
        return self


class IntrekkingBezwaar(Feiten):
    """De indiener trekt het bezwaar in (Algemene wet bestuursrecht art. 6:21)."""

    reden: Regel | None = Field(None, title="Reden")


class InstellingBeroep(Feiten):
    """De indiener gaat naar de rechter (Algemene wet bestuursrecht art. 8:1)."""

    rechter: Rechter = Field(default=Rechter.RECHTBANK, title="Bij wie")


class UitspraakBeroep(Feiten):
    """De rechter heeft beslist, of er is geen beroep ingesteld: het bezwaar is klaar."""

    uitspraak: Uitspraak = Field(title="Uitspraak")
    definitief: JaNee = Field(
        default=True,
        title="Er staat niets meer open",
        description="Nee als er nog hoger beroep mogelijk is of loopt.",
    )
    toelichting: Verhaal | None = Field(
        None, title="Toelichting", description="Moet het college opnieuw beslissen? Leg dat vast als bezwaar."
    )


FEITEN: dict[Gebeurtenis, type[Feiten]] = {
    Gebeurtenis.ONTVANGST_BEZWAAR: OntvangstBezwaar,
    Gebeurtenis.HERSTEL_VERZUIM_GEVRAAGD: HerstelVerzuimGevraagd,
    Gebeurtenis.HERSTEL_VERZUIM: GeenFeiten,
    Gebeurtenis.INSTELLING_ADVIESCOMMISSIE: InstellingAdviescommissie,
    Gebeurtenis.VERDAGING_BEZWAAR: VerdagingBezwaar,
    Gebeurtenis.BESLISSING_OP_BEZWAAR: BeslissingOpBezwaar,
    Gebeurtenis.INTREKKING_BEZWAAR: IntrekkingBezwaar,
    Gebeurtenis.INSTELLING_BEROEP: InstellingBeroep,
    Gebeurtenis.UITSPRAAK_BEROEP: UitspraakBeroep,
}
