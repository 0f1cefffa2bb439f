"""The files of DUO, COA and BRP: every field with its heading, by the names of the GGM where it has them.

GGM: the Gemeentelijk Gegevensmodel v2.5.1 (Gemeente Delft), domain Inburgering. A field without an
`objecttype` is our own: the GGM has none for it, or one whose meaning is doubtful; see `docs/keten.md`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from inburgering.invoer.importeer_velden import Veld, plat


class Bron(StrEnum):
    """Who sends the file."""

    DUO = "duo"
    COA = "coa"
    BRP = "brp"

    @property
    def naam(self) -> str:
        """As one says it: 'het COA meldt'."""
        return {"duo": "DUO", "coa": "Het COA", "brp": "De BRP"}[self.value]


class Soort(StrEnum):
    """What stands in a cell."""

    TEKST = "tekst"
    DAG = "dag"  # of something that happened
    DAG_VRIJ = "dag, ook in de toekomst"
    JANEE = "ja of nee"
    KEUZE = "keuze"


@dataclass(frozen=True)
class Ketenveld(Veld):
    """One field: its own name (`naam`), its heading in the file, and its object type in the GGM."""

    kop: str = ""
    objecttype: str = ""
    soort: Soort = Soort.TEKST


def _v(naam: str, kop: str, objecttype: str, wat: str, soort: Soort = Soort.TEKST) -> Ketenveld:
    koppen = {plat(kop)} | ({plat(f"{objecttype} {kop}")} if objecttype else set())
    return Ketenveld(naam, wat, frozenset(koppen), False, kop, objecttype, soort)  # noqa: FBT003


PERSOON, PLICHT, TERMIJN = "NATUURLIJKPERSOON", "INBURGERINGSPLICHT", "INBURGERINGSTERMIJN"
ASIEL, GROND = "ASIELSTATUSHOUDER", "VERLENGINGSGROND"
DAG, DAG_VRIJ, JANEE, KEUZE = Soort.DAG, Soort.DAG_VRIJ, Soort.JANEE, Soort.KEUZE

_WIE = (
    _v("bsn", "BURGERSERVICENUMMER", PERSOON, "het BSN"),
    _v("trajectnummer", "TRAJECTNUMMER", "", "het nummer van het traject, in plaats van het BSN"),
    _v("geboren", "DATUMGEBOORTE", PERSOON, "de geboortedatum", DAG),
    _v("bericht", "DATUMBERICHT", "", "de dag van het bericht; leeg is vandaag", DAG),
    _v("correctie", "CORRECTIE", "", "ja: dit verbetert wat eerder in een bestand stond", JANEE),
)
_NIEUW = (
    _v("voornaam", "VOORNAMEN", PERSOON, "de voornamen"),
    _v("tussenvoegsel", "VOORVOEGSELGESLACHTSNAAM", PERSOON, "het voorvoegsel"),
    _v("achternaam", "GESLACHTSNAAM", PERSOON, "de geslachtsnaam"),
    _v("groep", "WORDTBEHANDELSALS", PLICHT, "de doelgroep"),
    _v("consulent", "CONSULENT", "", "de consulent van een nieuw traject"),
)
_DUO = (
    _v("kennisgeving", "DATUMKENNISGEVING", "", "de dag van de kennisgeving inburgeringsplicht", DAG),
    _v("nog_niet", "NOGNIETINGESCHREVEN", "", "of iemand nog niet in de gemeente is ingeschreven", JANEE),
    _v("aanvang", "DATUMAANVANGINBURGERINGSTERMIJN", TERMIJN, "de eerste dag van de termijn", DAG_VRIJ),
    _v("einde", "DATUMEINDEINBURGERINGSTERMIJN", TERMIJN, "de laatste dag van de termijn", DAG_VRIJ),
    _v(
        "verlenging",
        "BEOORDELINGAANVRAAGVERLENGING",
        "AANVRAAG_VERLENGING_INBURGERINGSTERMIJN",
        "het besluit over verlenging: TOEGESTAAN of NIETTOEGESTAAN",
        KEUZE,
    ),
    _v("verlenging_op", "DATUMBEOORDELINGVERLENGINGSGROND", GROND, "de dag van dat besluit", DAG),
    _v("verlenging_grond", "VERLENGINGSGRONDSLAG", GROND, "de grond van de verlenging", KEUZE),
    _v("verlengd_tot", "VERLENGDTOT", "", "de nieuwe laatste dag", DAG_VRIJ),
    _v("ontheffing", "BESLISSINGONTHEFFING", "ONTHEFFING", "het besluit over ontheffing", JANEE),
    _v("ontheffing_op", "DATUMONTHEFFING", "ONTHEFFING", "de dag van dat besluit", DAG),
    _v("ontheffing_omvang", "OMVANGONTHEFFING", "", "GEHEEL of GEDEELTELIJK", KEUZE),
    _v("vrijstelling", "BESLISSINGVRIJSTELLING", "", "het besluit over vrijstelling", JANEE),
    _v("vrijstelling_op", "DATUMVRIJSTELLING", "VRIJSTELLING", "de dag van dat besluit", DAG),
    _v("vrijstelling_omvang", "OMVANGVRIJSTELLING", "", "GEHEEL of GEDEELTELIJK", KEUZE),
    _v("onderdelen", "VRIJEONDERDELEN", "", "waarvoor, bij een gedeeltelijk besluit; met komma's"),
    _v("boete_op", "DATUMBOETE", TERMIJN, "de dag van een boete met een nieuwe termijn", DAG),
    _v("boete_waarvoor", "BOETEWAARVOOR", "", "waarvoor die termijn is: PVT_MAP of LEERROUTE", KEUZE),
    _v("boete_tot", "NIEUWETERMIJNTOT", "", "de laatste dag van die termijn", DAG_VRIJ),
    _v("lbt", "UITKOMSTLEERBAARHEIDSTOETS", PLICHT, "B1_ROUTE, ONDERWIJSROUTE of Z_ROUTE", KEUZE),
    _v("lbt_op", "DATUMLEERBAARHEIDSTOETS", "", "de dag van die uitslag", DAG),
    _v("voldaan", "BESCHIKKINGVOLDAANINBURGERINGSPLICHT", PLICHT, "hoe aan de plicht is voldaan", KEUZE),
    _v("voldaan_op", "DATUMVOLDAAN", "", "de dag waarop aan de plicht is voldaan", DAG),
)
_COA = (
    _v("koppeling", "DATUMKOPPELING", "", "de dag van de koppeling aan de gemeente", DAG),
    _v("gemeente", "IS_GEKOPPELD_AAN", ASIEL, "de gemeente waaraan iemand is gekoppeld"),
    _v("azc", "PLAATS", "VERBLIJFPLAATS_AZC", "de plaats van de opvang"),
    _v("email", "EMAILADRES_VERBLIJF_AZC", ASIEL, "het e-mailadres in de opvang"),
    _v("telefoon", "TELEFOONNUMMER_VERBLIJF_AZC", ASIEL, "het telefoonnummer in de opvang"),
    _v("huisvesting", "VERWACHTEHUISVESTING", "", "de verwachte dag van de verhuizing", DAG_VRIJ),
)
_BRP = (
    _v("inschrijving", "DATUMINSCHRIJVINGGEMEENTE", "", "de dag van inschrijving in deze gemeente", DAG),
    _v("vorige_gemeente", "VORIGEGEMEENTE", "", "de vorige gemeente, bij een verhuizing hierheen"),
    _v("adres1", "ADRESREGEL1", "", "straat en huisnummer"),
    _v("adres2", "ADRESREGEL2", "", "postcode en woonplaats"),
    _v("adres_op", "DATUMAANVANGADRES", "", "de dag vanaf wanneer het adres geldt", DAG),
    _v("vertrek", "DATUMVERTREK", "", "de dag van vertrek uit deze gemeente", DAG),
    _v("naar_gemeente", "NIEUWEGEMEENTE", "", "waarheen iemand vertrok"),
    _v("overleden", "DATUMOVERLIJDEN", PERSOON, "de dag van overlijden", DAG),
)
VELDEN = MappingProxyType(
    {
        Bron.DUO: (*_WIE, *_NIEUW, *_DUO),
        Bron.COA: (*_WIE, *_NIEUW, *_COA),
        Bron.BRP: (*_WIE, *_BRP),
    }
)
"""Per sender every field, in the order of the documentation."""

_GRONDEN = (
    "ziekte overlijden_naaste bevalling opvanghuis alfabetisering dakloosheid geen_aanbod aanbieder "
    "niet_verwijtbaar combinatie opleiding inspanningen"
)
KEUZES: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "verlenging": {"TOEGESTAAN": True, "NIETTOEGESTAAN": False},
        "verlenging_grond": {woord.upper(): woord for woord in _GRONDEN.split()},
        "ontheffing_omvang": {"GEHEEL": "geheel", "GEDEELTELIJK": "gedeeltelijk"},
        "vrijstelling_omvang": {"GEHEEL": "geheel", "GEDEELTELIJK": "gedeeltelijk"},
        "boete_waarvoor": {"PVT_MAP": "pvt_map", "LEERROUTE": "leerroute"},
        "lbt": {"B1_ROUTE": "b1", "ONDERWIJSROUTE": "onderwijs", "Z_ROUTE": "z"},
        "voldaan": {
            woord.upper(): woord
            for woord in (
                "diploma",
                "taalschakeltraject",
                "certificaat",
                "vrijstellend_diploma",
                "ontheffing",
                "anders",
            )
        },
    }
)
"""Per field with fixed words what each word means to us."""
