"""The register of processing activities (AVG art. 30), held against the tables: nothing is kept outside it.

What is kept follows from the tables, how long from `wet/bewaren.py`; purpose and ground are written here. The
texts are Dutch, for the privacy officer of a municipality, who must add her own name and contact.
"""

from dataclasses import dataclass

from sqlmodel import SQLModel

import inburgering.db.tabellen  # noqa: F401 - registers every table
from inburgering.wet.bronnen import BESLUIT, WET, Bron

TAAK = "AVG artikel 6, lid 1, onderdeel e (taak van algemeen belang)"
PLICHT = "AVG artikel 6, lid 1, onderdeel c (wettelijke plicht)"
INBURGERAAR, MEDEWERKER, CONTACT = (
    "de inburgeraar",
    "medewerkers van de gemeente",
    "contactpersonen van partners",
)


@dataclass(frozen=True, kw_only=True)
class Verwerking:
    """One activity: why, on what ground, about whom, from which tables, and who receives it.

    `bewaren` are codes of `wet.bewaren.REGELS`; empty for what is no data of a newcomer.
    """

    naam: str
    doel: str
    grondslag: tuple[str | Bron, ...]
    over: tuple[str, ...]
    tabellen: tuple[str, ...]
    ontvangers: tuple[str, ...] = ()
    bewaren: tuple[str, ...] = ()
    opmerking: str = ""


VERWERKINGEN = (
    Verwerking(
        naam="Het inburgeringstraject uitvoeren",
        doel="De brede intake doen, het PIP vaststellen en de inburgeraar volgen en begeleiden tot het "
        "einde van de plicht.",
        grondslag=(
            TAAK,
            WET.art("13"),
            WET.art("14"),
            WET.art("15"),
            WET.art("17"),
            WET.art("36"),
            WET.art("37"),
        ),
        over=(INBURGERAAR,),
        tabellen=("persoon", "traject", "onderdeel", "gebeurtenis", "invulwerk"),
        ontvangers=("DUO", "het CBS", "de nieuwe gemeente, als zij erom vraagt"),
        bewaren=("B01", "B02", "B03"),
        opmerking="Een gesprek kan over gezondheid gaan. Dat mag (AVG artikel 9, lid 2, onderdeel g, met "
        f"{WET.art('37', lid=2)}). Zet alleen op wat nodig is. Het programma levert niet zelf aan "
        "het CBS.",
    ),
    Verwerking(
        naam="Taken overdragen aan partners",
        doel="Een partner laten doen wat de gemeente moet bieden: begeleiding, budgetbeheer, lessen, "
        "een toets.",
        grondslag=(
            TAAK,
            WET.art("13", lid=3),
            WET.art("16"),
            BESLUIT.art("5.1"),
            "Participatiewet, artikel 56a",
        ),
        over=(INBURGERAAR, CONTACT),
        tabellen=(
            "overdracht",
            "toegang",
            "partner",
            "partnertaak",
            "contract",
            "terugmelding",
            "partnersleutel",
            "partnertoken",
        ),
        ontvangers=("partners: zie de tabel hieronder",),
        bewaren=("B01", "B02"),
        opmerking="Elke taak noemt haar eigen grondslag en de gegevens die de partner krijgt. Meer "
        "krijgt hij niet.",
    ),
    Verwerking(
        naam="Brieven en besluiten versturen",
        doel="De inburgeraar oproepen en besluiten bekendmaken; kunnen laten zien wat er is verstuurd.",
        grondslag=(PLICHT, "Algemene wet bestuursrecht, artikelen 3:41 en 3:45"),
        over=(INBURGERAAR,),
        tabellen=("post", "document", "retourmail"),
        ontvangers=("de inburgeraar", "partners, voor hun eigen taak"),
        bewaren=("B01", "B02"),
    ),
    Verwerking(
        naam="Gegevens uitwisselen met DUO, het COA en de BRP",
        doel="DUO melden wat de wet vraagt, en weten of het is aangekomen; lezen wat DUO, het COA en de BRP "
        "melden.",
        grondslag=(PLICHT, WET.art("33"), WET.art("35"), BESLUIT.art("9.2"), BESLUIT.art("9.3")),
        over=(INBURGERAAR,),
        tabellen=("levering", "duobestand"),
        ontvangers=("DUO",),
        bewaren=("B01", "B02"),
        opmerking="Het BSN en de naam staan alleen in het bestand voor DUO, niet bij de melding in de "
        "database. Haal dat bestand weg als DUO het heeft.",
    ),
    Verwerking(
        naam="Andere systemen berichten",
        doel="Een zaaksysteem laten weten dat er in een traject iets is gebeurd, zodat het kan volgen.",
        grondslag=(TAAK,),
        over=(INBURGERAAR,),
        tabellen=("abonnement", "bericht"),
        ontvangers=("systemen van de gemeente die zijn aangemeld",),
        bewaren=("B01", "B02"),
        opmerking="Een bericht noemt het nummer van het traject en wat er gebeurde; geen naam, geen BSN en "
        "geen feiten.",
    ),
    Verwerking(
        naam="Termijnen bewaken",
        doel="Op tijd doen wat de wet vraagt, en zien wat blijft liggen.",
        grondslag=(TAAK, BESLUIT.art("5.3")),
        over=(INBURGERAAR, MEDEWERKER),
        tabellen=("termijn", "signaal"),
        bewaren=("B01", "B02"),
    ),
    Verwerking(
        naam="Werk verdelen en toegang geven",
        doel="Weten wie welk traject heeft, en alleen laten zien wat iemand nodig heeft.",
        grondslag=(TAAK, BESLUIT.art("9.11")),
        over=(MEDEWERKER,),
        tabellen=(
            "gebruiker",
            "afwezigheid",
            "account",
            "uitnodiging",
            "identiteit",
            "aanmelding",
            "apisleutel",
            "agendalink",
            "weergave",
            "kolomkeuze",
        ),
        opmerking="Namen blijven in het logboek staan zolang dat er is: zonder naam is niet te zien wie "
        "iets deed.",
    ),
    Verwerking(
        naam="Verantwoorden en beheren",
        doel="Kunnen laten zien wie wat heeft gedaan, en dat niemand er iets aan heeft veranderd (BIO2 "
        "8.15).",
        grondslag=(PLICHT, BESLUIT.art("9.11")),
        over=(MEDEWERKER,),
        tabellen=(
            "gemeente",
            "inrichting",
            "norm",
            "hartslag",
            "dagstand",
            "rapportstand",
            "brieftekst",
            "huisstijl",
            "zegel",
        ),
        ontvangers=("een auditor, in een uitvoer zonder feiten",),
        opmerking="Het logboek zelf staat bij het traject. Na vernietiging blijft het over zonder "
        "feiten en zonder naam. Getelde rapporten gaan dan weg, want zij noemen trajecten.",
    ),
    Verwerking(
        naam="Bewaren en vernietigen",
        doel="Niets langer bewaren dan mag, en kunnen laten zien dat het weg is.",
        grondslag=(PLICHT, BESLUIT.art("9.9")),
        over=(INBURGERAAR, MEDEWERKER),
        tabellen=("bewaarbesluit", "vernietigingslijst", "vernietigingsregel", "inzage"),
        bewaren=("B01", "B02", "B03"),
        opmerking="Een verklaring van vernietiging noemt nummers van trajecten en nooit een persoon.",
    ),
)

GEGEVENS = {
    "bsn": "BSN, versleuteld",
    "naam": "naam",
    "naam_eigen": "naam in eigen schrift",
    "zoeknaam": "de naam zonder accenten en hoofdletters, om op te zoeken",
    "geboren": "geboortedatum",
    "adres": "adres",
    "telefoon": "telefoon",
    "email": "e-mail",
    "taal": "taal",
    "tolk": "of een tolk nodig is",
}
"""What is kept of a person, column by column; a test holds it against the table."""

INHOUD = {
    "apisleutel": "de sleutel waarmee een programma namens een medewerker werkt (een vingerafdruk)",
    "agendalink": "de link van een medewerker naar zijn eigen agenda (alleen een vingerafdruk)",
    "aanmelding": "wanneer een medewerker zich aanmeldde, en hoe",
    "account": "de inlognaam van een medewerker en een vingerafdruk van het wachtwoord",
    "abonnement": "naam en adres van een systeem dat berichten krijgt, met een versleuteld geheim",
    "afwezigheid": "wie er niet is, van wanneer tot wanneer, en wie vervangt",
    "bericht": "welke gebeurtenis van welk traject aan welk systeem is gemeld, en wanneer",
    "bewaarbesluit": "wat een mens besloot over bewaren, met de reden",
    "contract": "wat met een partner is afgesproken: waarvoor, hoe lang en hoeveel plaatsen",
    "dagstand": "hoeveel stappen, taken, signalen en brieven er op een dag open waren (alleen getallen)",
    "brieftekst": "de eigen teksten van brieven, en wie ze veranderde",
    "document": "de brief zelf, zoals hij is verstuurd",
    "duobestand": "welk bestand voor DUO wanneer is gemaakt",
    "gebeurtenis": "wat er gebeurde, op welke dag, wie het vastlegde, en de feiten daarbij",
    "gebruiker": "naam, rol, team, functie, telefoon en e-mail van een medewerker of partneraccount",
    "gemeente": "naam en briefhoofd van de gemeente",
    "hartslag": "wanneer elk proces voor het laatst liep en of het lukte",
    "identiteit": "het kenmerk van een medewerker bij de aanmelddienst van de gemeente",
    "invulwerk": "wat een medewerker typte toen de aanmelding afliep (versleuteld, hoogstens een dag)",
    "kolomkeuze": "welke kolommen een medewerker in de caseload wil zien",
    "inzage": "wie welk traject bekeek of wijzigde, wanneer en waarvoor",
    "huisstijl": "kleur en wapen van de gemeente, en wie ze veranderde",
    "inrichting": "wie de instellingen veranderde, en wanneer",
    "levering": "wat aan DUO is gemeld, wanneer, en of DUO het bevestigde",
    "norm": "de eigen normen van de gemeente",
    "onderdeel": "hoe ver elk onderdeel is",
    "overdracht": "welke taak aan welke partner is gegeven, met de gegevens die mee zijn gegaan",
    "partner": "naam, adres en contactpersoon van een partner",
    "partnersleutel": "waarmee het systeem van een partner zich meldt (alleen een vingerafdruk)",
    "partnertaak": "wat een partner kan doen, welke gegevens hij krijgt en waarom dat mag",
    "partnertoken": "een kort geldig bewijs dat het systeem van een partner zich meldde (een vingerafdruk)",
    "persoon": ", ".join(GEGEVENS.values()),
    "post": "aan wie welke brief is gestuurd, wanneer, en wat erin stond",
    "zegel": "vingerafdrukken van andere logboeken, waarmee te zien is dat er niets is gewijzigd",
    "rapportstand": "de getallen van een rapport op een dag, en welke trajecten (nummers) zijn geteld",
    "retourmail": "dat een e-mail terugkwam, met de code; niet wat erin stond",
    "signaal": "waar iemand naar moet kijken, en wie dat deed",
    "termijn": "de termijnen van een traject",
    "terugmelding": "wat een partner terugmeldde, langs welke weg, en wat ermee is gedaan",
    "toegang": "de link van een partner naar zijn taak (alleen een vingerafdruk)",
    "traject": "nummer, regime, groep, leerroute, consulent en toestand",
    "uitnodiging": "een link om een wachtwoord te kiezen (alleen een vingerafdruk)",
    "weergave": "welke lijsten een medewerker voor zichzelf bewaarde (nooit een naam)",
    "vernietigingslijst": "wie een lijst voorstelde, bevestigde en uitvoerde",
    "vernietigingsregel": "welk traject onder welke regel is vernietigd",
}


def vergeten() -> list[str]:
    """Tables and columns that the register does not speak of yet: there must be none."""
    genoemd = {tabel for v in VERWERKINGEN for tabel in v.tabellen}
    tabellen = set(SQLModel.metadata.tables)
    kolommen = set(SQLModel.metadata.tables["persoon"].columns.keys()) - {"id", "gemeente_id"}
    return sorted((tabellen ^ genoemd) | (tabellen ^ set(INHOUD)) | (kolommen ^ set(GEGEVENS)))
