"""How a traject begins by hand: with a kennisgeving, a koppeling, or without a duty."""

from collections.abc import Mapping

from inburgering.wet.begrippen import Regime
from inburgering.wet.gebeurtenissen import Gebeurtenis

KENNISGEVING, KOPPELING, ONDERTUSSEN, VRIJWILLIG = (
    "kennisgeving",
    "koppeling",
    "ondertussengroep",
    "vrijwillig",
)
BEGIN: Mapping[str, tuple[str, str]] = {
    KENNISGEVING: ("Met een kennisgeving van DUO", "De inburgeraar is inburgeringsplichtig."),
    KOPPELING: (
        "Met een koppeling door het COA",
        "Een asielstatushouder die nog op een woning wacht. De kennisgeving legt u later vast.",
    ),
    ONDERTUSSEN: (
        "Ondertussengroep",
        "Was op 31 december 2021 al inburgeringsplichtig. De nieuwe wettelijke termijnen gelden niet.",
    ),
    VRIJWILLIG: (
        "Vrijwillig of pilot",
        "Zonder plicht, met dezelfde stappen. Er lopen geen wettelijke termijnen.",
    ),
}
"""How a traject begins: what is chosen, and what that means."""
REGIME = {ONDERTUSSEN: Regime.WI2013, VRIJWILLIG: Regime.VRIJWILLIG}
EERSTE = {KENNISGEVING: Gebeurtenis.KENNISGEVING, KOPPELING: Gebeurtenis.KOPPELING}
VRAAGT: Mapping[str, tuple[str, ...]] = {
    KENNISGEVING: ("nog_niet_ingeschreven",),
    KOPPELING: ("azc", "verwachte_huisvesting"),
    ONDERTUSSEN: ("door_wie",),
    VRIJWILLIG: ("door_wie",),
}
"""Which facts that first gebeurtenis asks for."""
BSN_STAAT_IN: Mapping[str, str] = {
    KENNISGEVING: "Het staat in de kennisgeving van DUO.",
    KOPPELING: "Het staat in de gegevens van het COA.",
}
"""Where the BSN can be found."""
