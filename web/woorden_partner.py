"""What a partner reads: the buttons, what happens next, where the task stands and what was done."""

from collections.abc import Mapping

from inburgering.statemachine.terugmelding import VRAAG
from inburgering.wet.gebeurtenissen import Gebeurtenis

GEEN_LINK = "Deze link werkt niet of niet meer. Bel of mail de gemeente die u de brief stuurde."
KNOPPEN: Mapping[str, str] = {
    Gebeurtenis.BEVESTIGING_PARTNER: "Het gesprek is geweest, wij nemen de taak over",
    Gebeurtenis.AANVAARDING: "Wij doen deze taak",
    Gebeurtenis.START_UITVOERING: "Wij zijn begonnen",
    Gebeurtenis.TERUGMELDING: "Terugmelden wat is gedaan",
    Gebeurtenis.TOEZEGGING: "Wij zijn later klaar",
    Gebeurtenis.WEIGERING: "Wij doen deze taak niet",
    VRAAG: "Iets vragen aan de gemeente",
}
DAARNA: Mapping[str, str] = {
    Gebeurtenis.BEVESTIGING_PARTNER: "Bedankt. Als ook de gemeente bevestigt, is de taak overgedragen.",
    Gebeurtenis.AANVAARDING: "Fijn dat u de taak doet. Met dezelfde link meldt u later wat er is gedaan.",
    Gebeurtenis.START_UITVOERING: "Bedankt. Met dezelfde link meldt u later wat er is gedaan.",
    Gebeurtenis.TOEZEGGING: "Bedankt. De gemeente ziet de nieuwe dag. Is die te laat, dan hoort u dat.",
    Gebeurtenis.TERUGMELDING: "Bedankt. De gemeente leest uw verslag. Is iets onduidelijk, dan hoort u dat.",
    Gebeurtenis.WEIGERING: "Jammer. De gemeente zoekt een andere oplossing. U hoeft niets meer te doen.",
}
KLAAR: Mapping[str, str] = {
    "opgesteld": "De brief over deze taak is nog onderweg.",
    "teruggemeld": "U hebt teruggemeld. De gemeente leest uw verslag.",
    "geweigerd": "U hebt deze taak niet aangenomen. De gemeente zoekt een andere oplossing.",
    "afgesloten": "Deze taak is klaar.",
    "ingetrokken": "De gemeente heeft deze taak ingetrokken.",
}
LABEL: Mapping[str, str] = {
    "teruggemeld": "verzonden",
    "geweigerd": "geweigerd",
    "afgesloten": "klaar",
    "ingetrokken": "ingetrokken",
}
GEBEURD: Mapping[str, str] = {
    Gebeurtenis.VERZENDING: "Taakbrief verzonden",
    Gebeurtenis.HERINNERING: "Herinnering gestuurd",
    Gebeurtenis.AFSPRAAK_WARME_OVERDRACHT: "Gezamenlijk gesprek afgesproken",
    Gebeurtenis.BEVESTIGING_PARTNER: "Gesprek bevestigd",
    Gebeurtenis.BEVESTIGING_GEMEENTE: "Gesprek bevestigd door de gemeente",
    Gebeurtenis.AANVAARDING: "Taak aangenomen",
    Gebeurtenis.WEIGERING: "Taak niet aangenomen",
    Gebeurtenis.START_UITVOERING: "Begonnen",
    Gebeurtenis.TOEZEGGING: "Een latere dag toegezegd",
    Gebeurtenis.TERUGMELDING: "Teruggemeld",
    Gebeurtenis.VRAAG_OM_AANVULLING: "De gemeente vraagt om aanvulling",
    Gebeurtenis.AFSLUITING: "Taak afgesloten",
    Gebeurtenis.INTREKKING: "Taak ingetrokken",
    Gebeurtenis.STAKING: "Taak ingetrokken",
}
"""Per gebeurtenis what a partner reads; one that is not here is of no concern to a partner."""
