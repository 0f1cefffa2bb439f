"""Which columns and words a caseload may use, and what they mean. What is ambiguous is not in these lists."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from inburgering.wet.begrippen import Groep, Regime, Route

OVERSLAAN = "overslaan"


@dataclass(frozen=True)
class Veld:
    """One fact a file can bring: its name in a mapping, what it is, and the headings it is known by."""

    naam: str
    wat: str
    koppen: frozenset[str]
    verplicht: bool = False


def _veld(naam: str, wat: str, koppen: str, *, verplicht: bool = False) -> Veld:
    return Veld(naam, wat, frozenset(koppen.split(", ")), verplicht)


VELDEN = (
    _veld(
        "bsn",
        "het burgerservicenummer",
        "bsn, bsn nummer, bsnnummer, bsn nr, burgerservicenummer, burger service nummer, sofinummer",
        verplicht=True,
    ),
    _veld(
        "naam",
        "de naam",
        "naam, naam client, naam inburgeraar, naam klant, volledige naam, client, inburgeraar",
    ),
    _veld("voornaam", "de voornaam", "voornaam, voornamen, roepnaam"),
    _veld("tussenvoegsel", "het tussenvoegsel", "tussenvoegsel, voorvoegsel, voorvoegsels, tussenv"),
    _veld("achternaam", "de achternaam", "achternaam, geslachtsnaam, familienaam"),
    _veld(
        "geboren",
        "de geboortedatum",
        "geboren, geb datum, geboortedatum, geboortedat, geb dat, gebdatum, datum geboorte, geboren op",
    ),
    _veld(
        "groep",
        "de doelgroep: asielstatushouder of gezinsmigrant",
        "groep, doelgroep, soort inburgeraar, type inburgeraar, categorie, grondslag verblijf",
        verplicht=True,
    ),
    _veld(
        "kennisgeving",
        "de dag van DUO's kennisgeving",
        "kennisgeving, kennisgeving duo, datum kennisgeving, datum kennisgeving duo, duo kennisgeving, "
        "dagtekening kennisgeving, kennisgevingsdatum, kennisgeving inburgeringsplicht, datum duo",
        verplicht=True,
    ),
    _veld(
        "inschrijving_brp",
        "de dag van inschrijving in de BRP van deze gemeente (niet die van de opvang)",
        "inschrijving brp, inschr brp, brp, brp datum, datum brp, datum inschrijving brp, "
        "datum inschrijving, inschrijfdatum, inschrijfdatum brp, inschrijving gemeente, ingeschreven op",
        verplicht=True,
    ),
    _veld(
        "vaststelling_pip",
        "de dagtekening van het eerste PIP",
        "vaststelling pip, datum pip, pip, pip datum, dagtekening pip, datum vaststelling pip, "
        "pip vastgesteld, pip vastgesteld op, datum dagtekening pip, dagtekening initiele pip, datum 1e pip",
        verplicht=True,
    ),
    _veld(
        "regime",
        "de wet waaronder iemand inburgert: 2021, 2013 of vrijwillig",
        "regime, wet, wetgeving, stelsel, inburgeringswet, wet inburgering, wi",
    ),
    _veld("leerroute", "de leerroute", "leerroute, route, type leerroute, gekozen leerroute, leerroute pip"),
    _veld(
        "consulent",
        "de consulent",
        "consulent, klantmanager, casemanager, regisseur, contactpersoon, behandelaar, trajectbegeleider, "
        "inburgeringsconsulent, regievoerder, consulent inburgering",
    ),
    _veld(
        "opmerking",
        "een opmerking",
        "opmerking, opmerkingen, notitie, notities, bijzonderheden, toelichting",
    ),
    _veld(
        "klantnummer",
        "het nummer in het oude systeem",
        "klantnr, klantnummer, nr, nummer, clientnummer, clientnr, dossiernummer, zaaknummer, id",
    ),
    _veld("telefoon", "het telefoonnummer", "telefoon, telefoonnummer, tel, mobiel, telnr, tel nr"),
    _veld("email", "het mailadres", "email, e mail, mail, mailadres, emailadres, e mailadres"),
    _veld("taal", "de taal", "taal, moedertaal, voertaal, spreektaal"),
    _veld("tolk", "of er een tolk nodig is", "tolk, tolk nodig"),
)
BIJ_NAAM = {veld.naam: veld for veld in VELDEN}
EIGEN_KOPPEN = frozenset({"rij", "reden"})  # what the reject file adds

# Only words that mean one group in law. "asiel", "statushouder", "asielstatushouder" cover both a and b of
# Wet inburgering 2021 art. 13 lid 1 (Besluit art. 1.1), and so does "nareis": those are asked.
_GROEPWOORDEN = {
    Groep.ASIEL_VERGUNNING: "asielvergunning, vergunning asiel, verblijfsvergunning asiel, asiel vergunning, "
    "asiel 13 1 a, asiel art 13 lid 1 a",
    Groep.ASIEL_GEZINSLID: "asiel gezinslid, gezinslid regulier, gezinslid asiel regulier, "
    "asiel 13 1 b, asiel art 13 lid 1 b",
    Groep.GEZIN: "gezin, gezinsmigrant, gezinsmigranten, gezinsmigratie, overige migrant, "
    "gezinsmigrant en overige, gezins en overige migrant, gezins en overige migranten, "
    "gezinsmigrant of overige migrant",
}
GROEPWOORDEN: Mapping[str, Groep] = {
    woord: groep for groep, woorden in _GROEPWOORDEN.items() for woord in woorden.split(", ")
}
# A part of a word that leaves open which permit someone has.
DUBBELZINNIG = (
    "asiel",
    "statushouder",
    "vergunninghouder",
    "nareis",
    "nareiziger",
    "hereniging",
    "gezinslid",
)

_ROUTEWOORDEN = {
    Route.B1: "b1, b1 route, b1route, route b1",
    Route.ONDERWIJS: "onderwijs, onderwijsroute, onderwijs route, or, route onderwijs",
    Route.Z: "z, z route, zroute, zelfredzaamheidsroute, zelfredzaamheid, route z",
}
ROUTEWOORDEN: Mapping[str, Route] = {
    woord: route for route, woorden in _ROUTEWOORDEN.items() for woord in woorden.split(", ")
}

_REGIMEWOORDEN = {
    Regime.WI2021: "2021, wi2021, wi 2021, wet 2021, wet inburgering 2021, wet van 2021, nieuwe wet, "
    "nieuwe stelsel",
    Regime.WI2013: "2013, wi2013, wi 2013, wet 2013, wet inburgering 2013, wet van 2013, oude wet, "
    "oude stelsel, ondertussengroep",
    Regime.VRIJWILLIG: "vrijwillig, vrijwillige inburgering, vrijwillige inburgeraar, pilot, geen plicht, "
    "niet inburgeringsplichtig",
}
REGIMEWOORDEN: Mapping[str, Regime] = {
    woord: regime for regime, woorden in _REGIMEWOORDEN.items() for woord in woorden.split(", ")
}

_LEEG = (
    "-, --, ---, ., ?, nvt, n v t, geen, leeg, onbekend, niet bekend, nb, n b, none, null, n a, nee, "
    "nog niet, volgt, nan, niet van toepassing, nog niet bekend, #n a, #n b"
)
LEEG = frozenset(_LEEG.split(", ")) | {""}


def plat(tekst: str) -> str:
    """A word or heading without what spellings differ in: capitals, accents, dots, hyphens, brackets."""
    zonder = unicodedata.normalize("NFKD", tekst)
    letters = "".join(teken for teken in zonder if not unicodedata.combining(teken)).casefold()
    return " ".join(re.sub(r"[^a-z0-9#?.\-]|(?<=\w)[.\-]|[.\-](?=\w)", " ", letters).split())


def is_leeg(tekst: str) -> bool:
    """Whether a cell says that there is nothing: empty, n.v.t., onbekend, a dash."""
    return tekst.strip().casefold() in LEEG or plat(tekst) in LEEG
