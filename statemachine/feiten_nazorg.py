"""De feiten van de nazorg en van het ondertussenplan."""

from pydantic import Field

from inburgering.statemachine.feiten_basis import Dag, Feiten, GeenFeiten, Regel, Verhaal
from inburgering.statemachine.feiten_doorgang import Kanaal
from inburgering.wet.gebeurtenissen import Gebeurtenis

HERZIEN = "Op deze dag kijkt u met de inburgeraar of het plan nog past."


class ContactNazorg(Feiten):
    """Er was contact in de nazorg."""

    kanaal: Kanaal = Field(title="Hoe was er contact")
    verslag: Verhaal = Field(title="Verslag", description="Hoe gaat het met werk, school, geld en taal?")


class Terugval(Feiten):
    """Het gaat minder goed dan bij het einde van de inburgering."""

    wat: Verhaal = Field(title="Wat is er gebeurd", description="Zet hier geen diagnose neer.")
    actie: Verhaal = Field(title="Wat gaat u doen")


class StapTerug(Feiten):
    """De inburgeraar krijgt voor een tijd weer meer begeleiding, met een dag om verder te gaan."""

    reden: Verhaal = Field(title="Waarom een stap terug")
    begeleiding: Verhaal | None = Field(None, title="Welke begeleiding", description="En door wie.")
    terug_op: Dag = Field(
        title="Weer verder op", description="Op deze dag bekijkt u of de gewone nazorg weer kan."
    )


class StapVooruit(Feiten):
    """De extra begeleiding is niet meer nodig; de gewone nazorg gaat verder."""

    toelichting: Verhaal | None = Field(None, title="Toelichting")


class EindeNazorg(Feiten):
    """De nazorg is klaar."""

    toelichting: Verhaal | None = Field(None, title="Toelichting", description="Hoe staat iemand er nu voor?")


class StartOndertussenplan(Feiten):
    """Het plan van de gemeente met iemand uit de ondertussengroep."""

    doelen: Verhaal = Field(title="Doelen", description="Wat wil de inburgeraar bereiken, en wat doet wie?")
    hulp: Regel | None = Field(None, title="Wie helpt", description="De partner of de collega.")
    herzien_op: Dag = Field(title="Herzien op", description=HERZIEN)


class HerzieningOndertussenplan(Feiten):
    """Het ondertussenplan is bekeken en krijgt een nieuwe dag om te herzien."""

    doelen: Verhaal | None = Field(None, title="Doelen", description="Leeg: de doelen blijven gelijk.")
    verslag: Verhaal | None = Field(None, title="Verslag")
    herzien_op: Dag = Field(title="Herzien op", description=HERZIEN)


class EindeOndertussenplan(Feiten):
    """Het ondertussenplan is klaar."""

    toelichting: Verhaal | None = Field(None, title="Toelichting", description="Welke doelen zijn gehaald?")


FEITEN: dict[Gebeurtenis, type[Feiten]] = {
    Gebeurtenis.START_NAZORG: GeenFeiten,
    Gebeurtenis.CONTACT_NAZORG: ContactNazorg,
    Gebeurtenis.TERUGVAL: Terugval,
    Gebeurtenis.STAP_TERUG: StapTerug,
    Gebeurtenis.STAP_VOORUIT: StapVooruit,
    Gebeurtenis.EINDE_NAZORG: EindeNazorg,
    Gebeurtenis.START_ONDERTUSSENPLAN: StartOndertussenplan,
    Gebeurtenis.HERZIENING_ONDERTUSSENPLAN: HerzieningOndertussenplan,
    Gebeurtenis.EINDE_ONDERTUSSENPLAN: EindeOndertussenplan,
}
