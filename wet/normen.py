"""De eigen normen van een gemeente: hun namen, hun grenzen en wat geldt zolang niets is vastgesteld.

Een norm is nooit wet. De gemeente legt haar vast met een besluit; deze standaard is een voorstel van het
programma. De wet kent geen minimum voor voortgangsgesprekken en geen duur voor maatschappelijke begeleiding.
"""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from inburgering.wet.bronnen import LokaleBron
from inburgering.wet.duur import Eenheid
from inburgering.wet.normsoort import Normsoort

__all__ = ["NORMEN", "STANDAARD", "Normsoort", "bezwaren", "bron_van"]

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

HUISVESTING = Normsoort(
    "huisvesting_weken",
    "binnen hoeveel weken na de koppeling er een woning is",
    Eenheid.WEKEN,
    standaard=10,
    hoogstens=104,
)
VERHUIZING = Normsoort(
    "verhuizing_weken",
    "binnen hoeveel weken iemand na het vinden van een woning is verhuisd en ingeschreven",
    Eenheid.WEKEN,
    standaard=2,
    hoogstens=26,
)
WACHTTIJD = Normsoort(
    "wachttijd_activiteit_weken",
    "hoeveel weken iemand die op een woning wacht ten hoogste zonder activiteit is",
    Eenheid.WEKEN,
    standaard=4,
    hoogstens=52,
)
AANBOD = Normsoort(
    "aanbod_weken",
    "binnen hoeveel weken na het PIP er een aanbod is",
    Eenheid.WEKEN,
    standaard=8,
    hoogstens=26,
)
TAALUREN_NUL = Normsoort(
    "taaluren_nul_weken",
    "na hoeveel weken zonder lesuren de gemeente kijkt wat er aan de hand is",
    Eenheid.WEKEN,
    standaard=4,
    hoogstens=52,
)
MEEDOEN_NUL = Normsoort(
    "meedoen_nul_weken",
    "na hoeveel weken zonder uren werk of participatie de gemeente kijkt wat er aan de hand is",
    Eenheid.WEKEN,
    standaard=8,
    hoogstens=52,
)
BEZWAAR_BEKIJKEN = Normsoort(
    "bezwaar_bekijken_weken",
    "na hoeveel weken de gemeente nagaat of er na een beslissing op bezwaar beroep is, of een uitspraak",
    Eenheid.WEKEN,
    standaard=8,
    hoogstens=52,
)
UITSLAG_EXAMEN = Normsoort(
    "uitslag_examen_weken",
    "binnen hoeveel weken na een examen de uitslag bekend is",
    Eenheid.WEKEN,
    standaard=10,
    hoogstens=26,
)
SIGNAAL_BEOORDELEN = Normsoort(
    "signaal_beoordelen_dagen",
    "binnen hoeveel dagen de gemeente beoordeelt of gedrag tot een boete leidt",
    Eenheid.DAGEN,
    standaard=14,
    hoogstens=90,
)
ADVIES_ONTHEFFING = Normsoort(
    "advies_ontheffing_dagen",
    "binnen hoeveel dagen het college DUO adviseert over een ontheffing",
    Eenheid.DAGEN,
    standaard=28,
    hoogstens=90,
)
MELDING_DUO = Normsoort(
    "melding_duo_dagen",
    "binnen hoeveel dagen de gemeente iets aan DUO meldt",
    Eenheid.DAGEN,
    standaard=7,
    hoogstens=31,
)
OVERDRACHT_DOSSIER = Normsoort(
    "overdracht_dossier_dagen",
    "binnen hoeveel dagen de gemeente het dossier aan een nieuwe gemeente geeft",
    Eenheid.DAGEN,
    standaard=14,
    hoogstens=90,
)
DOSSIER_VORIGE_GEMEENTE = Normsoort(
    "dossier_vorige_gemeente_dagen",
    "na hoeveel dagen de gemeente de vorige gemeente opnieuw om het dossier vraagt",
    Eenheid.DAGEN,
    standaard=28,
    hoogstens=180,
)
CONTACT = Normsoort(
    "contact_weken",
    "hoeveel weken er ten hoogste tussen twee contacten liggen buiten de Wet inburgering 2021",
    Eenheid.WEKEN,
    standaard=13,
    hoogstens=104,
)
NAZORG_CONTACT = Normsoort(
    "nazorg_contact_weken",
    "hoeveel weken er in de nazorg ten hoogste tussen twee contacten liggen",
    Eenheid.WEKEN,
    standaard=8,
    hoogstens=52,
)
NAZORG = Normsoort(
    "nazorg_maanden",
    "hoeveel maanden de nazorg duurt",
    Eenheid.MAANDEN,
    standaard=6,
    hoogstens=36,
)
OPNIEUW_BEKIJKEN = Normsoort(
    "opnieuw_bekijken_dagen",
    "na hoeveel dagen de gemeente een traject opnieuw bekijkt als er niets anders loopt",
    Eenheid.DAGEN,
    standaard=30,
    hoogstens=365,
)
CONTRACT_EINDE = Normsoort(
    "contract_einde_vooraf_dagen",
    "hoeveel dagen voor het einde van een contract met een partner de gemeente een signaal krijgt",
    Eenheid.DAGEN,
    standaard=90,
    hoogstens=730,
)
WARME_OVERDRACHT = Normsoort(
    "warme_overdracht_dagen",
    "binnen hoeveel dagen na de taakbrief er bij een warme overdracht een gezamenlijk gesprek is",
    Eenheid.DAGEN,
    standaard=14,
    hoogstens=90,
)

NORMEN = (
    REACTIE_PARTNER,
    TERUGMELDING_PARTNER,
    TERUGMELDING_BEOORDELEN,
    VOORTGANGSGESPREK,
    WAARSCHUWING_VOORAF,
    BEGELEIDING,
    HUISVESTING,
    VERHUIZING,
    WACHTTIJD,
    AANBOD,
    TAALUREN_NUL,
    MEEDOEN_NUL,
    BEZWAAR_BEKIJKEN,
    UITSLAG_EXAMEN,
    SIGNAAL_BEOORDELEN,
    ADVIES_ONTHEFFING,
    MELDING_DUO,
    OVERDRACHT_DOSSIER,
    DOSSIER_VORIGE_GEMEENTE,
    CONTACT,
    NAZORG_CONTACT,
    NAZORG,
    OPNIEUW_BEKIJKEN,
    CONTRACT_EINDE,
    WARME_OVERDRACHT,
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
            uit.append(f"De norm '{naam}' bestaat niet. {_kies(naam, list(soorten))}")
        elif not 1 <= waarde <= soort.hoogstens:
            uit.append(
                f"De norm '{naam}' is {waarde}, maar moet van 1 tot en met {soort.hoogstens} "
                f"{soort.eenheid.value} zijn."
            )
    return uit


def _kies(naam: str, namen: Sequence[str]) -> str:
    """Welke norm bedoeld kan zijn, of anders welke er zijn."""
    if lijkt := get_close_matches(naam.lower(), namen, n=1, cutoff=0.75):
        return f"Bedoelt u '{lijkt[0]}'?"
    return f"Kies uit: {', '.join(namen)}."
