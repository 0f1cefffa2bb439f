"""De eigen normen van een gemeente: hun namen, hun grenzen en wat geldt zolang niets is vastgesteld.

Een norm is nooit wet. De gemeente legt haar vast met een besluit; deze standaard is een voorstel van het
programma. De wet kent geen minimum voor voortgangsgesprekken en geen duur voor maatschappelijke begeleiding.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from inburgering.wet.bronnen import LokaleBron
from inburgering.wet.duur import Eenheid, Norm


@dataclass(frozen=True)
class Normsoort:
    """Eén norm: waarover, in welke eenheid, de standaard (None: geen) en wat nog geloofwaardig is."""

    naam: str
    waarover: str
    eenheid: Eenheid
    standaard: int | None
    hoogstens: int

    @property
    def duur(self) -> Norm:
        """De norm als lengte van een termijn."""
        return Norm(self.naam, self.eenheid)

    @property
    def bron(self) -> LokaleBron:
        """De norm als bron, zodat geen uitleg haar met de wet verwart."""
        return LokaleBron(f"{self.waarover} ({self.naam})")


REACTIE_PARTNER = Normsoort(
    "reactie_partner_dagen",
    "binnen hoeveel dagen een partner een taak aanvaardt of weigert",
    Eenheid.DAGEN,
    standaard=7,
    hoogstens=90,
)
TERUGMELDING_PARTNER = Normsoort(
    "terugmelding_partner_dagen",
    "binnen hoeveel dagen een partner terugmeldt, als bij de taak niets anders is afgesproken",
    Eenheid.DAGEN,
    standaard=42,
    hoogstens=730,
)
TERUGMELDING_BEOORDELEN = Normsoort(
    "terugmelding_beoordelen_dagen",
    "binnen hoeveel dagen de gemeente een terugmelding beoordeelt",
    Eenheid.DAGEN,
    standaard=7,
    hoogstens=90,
)
VOORTGANGSGESPREK = Normsoort(
    "voortgangsgesprek_weken",
    "hoeveel weken er ten hoogste tussen twee voortgangsgesprekken liggen",
    Eenheid.WEKEN,
    standaard=13,
    hoogstens=104,
)
WAARSCHUWING_VOORAF = Normsoort(
    "waarschuwing_vooraf_dagen",
    "hoeveel dagen iemand na een waarschuwing krijgt voordat over een boete wordt beslist",
    Eenheid.DAGEN,
    standaard=14,
    hoogstens=90,
)
BEGELEIDING = Normsoort(
    "begeleiding_maanden",
    "hoeveel maanden de maatschappelijke begeleiding duurt",
    Eenheid.MAANDEN,
    standaard=None,
    hoogstens=60,
)

NORMEN = (
    REACTIE_PARTNER,
    TERUGMELDING_PARTNER,
    TERUGMELDING_BEOORDELEN,
    VOORTGANGSGESPREK,
    WAARSCHUWING_VOORAF,
    BEGELEIDING,
)
STANDAARD: Mapping[str, int] = {n.naam: n.standaard for n in NORMEN if n.standaard is not None}


def bron_van(naam: str) -> LokaleBron:
    """De bron van de norm met deze naam. Raises StopIteration als de norm niet bestaat."""
    return next(soort.bron for soort in NORMEN if soort.naam == naam)


def bezwaren(normen: Mapping[str, int]) -> list[str]:
    """Wat er niet klopt aan deze normen, elk in één zin; leeg als alles klopt."""
    soorten = {soort.naam: soort for soort in NORMEN}
    uit = []
    for naam, waarde in normen.items():
        soort = soorten.get(naam)
        if soort is None:
            uit.append(f"De norm '{naam}' bestaat niet. Kies uit: {', '.join(soorten)}.")
        elif not 1 <= waarde <= soort.hoogstens:
            uit.append(
                f"De norm '{naam}' is {waarde}, maar moet van 1 tot en met {soort.hoogstens} "
                f"{soort.eenheid.value} zijn."
            )
    return uit
