"""Hoe lang gegevens blijven, en wat er dan weg moet: elke regel met haar bron en de tijd waarin zij geldt.

De lengte die ook een termijn is, staat in `termijnen_einde.py` (T49) en wordt hier alleen genoemd. Wat de wet
openlaat, beslist een mens: het programma vraagt het, en vernietigt nooit zonder dat twee mensen het zeiden.
"""

from dataclasses import dataclass
from datetime import date

from inburgering.wet.bronnen import BESLUIT, Bron, LokaleBron
from inburgering.wet.duur import Duur, jaren
from inburgering.wet.taal import datum
from inburgering.wet.termijnen_einde import T49, T49_OVERLIJDEN
from inburgering.wet.waardensoort import INGANG


@dataclass(frozen=True, kw_only=True)
class Bewaarregel:
    """Eén regel over bewaren.

    wat           welke gegevens
    vanaf         vanaf welke dag de tijd telt, in woorden
    duur          hoe lang zij ten hoogste blijven; None is: meteen weg
    vraag         wat een mens moet zeggen als de wet de dag niet noemt; leeg als dat niet hoeft
    """

    code: str
    naam: str
    wat: str
    vanaf: str
    duur: Duur | None
    bron: Bron | LokaleBron
    geldig_vanaf: date = INGANG
    geldig_tot: date | None = None
    vraag: str = ""
    opmerking: str = ""

    def laatste_dag(self, begin: date) -> date:
        """De laatste dag waarop de gegevens er mogen zijn; zonder duur is dat de dag zelf."""
        return begin if self.duur is None else self.duur.na(begin)

    @property
    def hoe_lang(self) -> str:
        """In woorden: 'ten hoogste 5 jaar', 'meteen weg'."""
        return "meteen weg" if self.duur is None else f"ten hoogste {self.duur}"


EINDE_PLICHT = Bewaarregel(
    code="B01",
    naam="Na het einde van de plicht",
    wat="alle gegevens over de inburgering: feiten, brieven, bijlagen en de persoon",
    vanaf="het einde van de inburgeringsplicht",
    duur=T49.duur if isinstance(T49.duur, Duur) else None,
    bron=T49.bron,
    geldig_vanaf=T49.geldig_vanaf,
    vraag="Op welke dag eindigde de inburgeringsplicht van deze persoon?",
    opmerking="Nooit langer dan nodig: eerder vernietigen mag als niemand de gegevens meer nodig heeft. "
    "Hoe dit past bij de selectielijst van de gemeente, is niet nagekeken.",
)
OVERLIJDEN = Bewaarregel(
    code="B02",
    naam="Na overlijden",
    wat="alle gegevens over de inburgering: feiten, brieven, bijlagen en de persoon",
    vanaf="de dag van overlijden",
    duur=None,
    bron=T49_OVERLIJDEN.bron,
    geldig_vanaf=T49_OVERLIJDEN.geldig_vanaf,
    opmerking=T49_OVERLIJDEN.opmerking,
)
KERN = Bewaarregel(
    code="B03",
    naam="De kleine set",
    wat="BSN, naam, adres, woonplaats, geboortedatum, vrijstelling, ontheffing, en hoe en wanneer "
    "aan de plicht is voldaan",
    vanaf="een dag die de wet niet noemt",
    duur=jaren(50),
    bron=BESLUIT.art("9.9"),
    vraag="Tot en met welke dag moet de gemeente de kleine set bewaren, en waarvoor?",
    opmerking="Het mag, het moet niet. Zonder besluit van een mens gaat ook de kleine set na vijf jaar weg. "
    "Wij tellen vanaf het einde van de plicht, want dat is de vroegste dag die past. Na overlijden geldt "
    "dit niet.",
)
LENING = Bewaarregel(
    code="B04",
    naam="Gegevens over een lening",
    wat="BSN, naam, adres, woonplaats, geboortedatum, diplomadatum en de lening (gezinsmigranten en "
    "personen van artikel 6.1)",
    vanaf="de dag waarop de lening is afgelost, kwijtgescholden of vervallen",
    duur=jaren(5),
    bron=BESLUIT.art("9.9"),
    opmerking="Deze gegevens heeft DUO. Dit programma bewaart ze niet.",
)
REGELS = (EINDE_PLICHT, OVERLIJDEN, KERN, LENING)


def waarom(regel: Bewaarregel, begin: date) -> str:
    """In één zin waarom de gegevens weg moeten, met de vindplaats en de dagen."""
    if regel.duur is None:
        return f"Overleden op {datum(begin)}: de gegevens gaan meteen weg ({regel.bron})."
    return (
        f"De plicht eindigde op {datum(begin)}; de gegevens blijven {regel.hoe_lang}, dus tot en met "
        f"{datum(regel.laatste_dag(begin))} ({regel.bron})."
    )
