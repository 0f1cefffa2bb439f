"""What an import finds: per row a Dutch sentence with what to do, and never a BSN."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Ernst(StrEnum):
    """What a finding means for its row."""

    AFGEKEURD = "afgekeurd"  # the row is not taken in
    KIJK_NA = "kijk na"  # the row is taken in; a person should look
    OVERGESLAGEN = "overgeslagen"  # there is nothing to take in


class Reden(StrEnum):
    """The kinds of findings, as they are counted in the report."""

    # The row is refused
    BSN_ONTBREEKT = "BSN ontbreekt"
    BSN_KLOPT_NIET = "BSN klopt niet"
    BSN_BIJ_MEER_PERSONEN = "zelfde BSN bij verschillende gegevens"
    NAAM_ONTBREEKT = "naam ontbreekt"
    TEKENS_VERLOREN = "tekens verloren gegaan"
    DATUM_ONBEKEND = "datum bestaat niet of is niet te lezen"
    DATUM_TOEKOMST = "datum ligt in de toekomst"
    DATUM_TE_VROEG = "datum ligt te ver terug"
    TE_JONG = "jonger dan zestien jaar"
    GROEP_ONTBREEKT = "doelgroep ontbreekt"
    GROEP_ONBEKEND = "doelgroep onbekend"
    GROEP_VRAAG = "doelgroep moet u eerst kiezen"
    ROUTE_ONBEKEND = "leerroute onbekend"
    REGIME_ONBEKEND = "wet onbekend"
    CONSULENT_ONTBREEKT = "consulent ontbreekt"
    CONSULENT_ONBEKEND = "consulent onbekend"
    KENNISGEVING_ONTBREEKT = "kennisgeving ontbreekt"
    KOLOMMEN_VERSCHOVEN = "kolommen verschoven"
    GEWEIGERD = "kan niet worden vastgelegd"
    PERSOON_ONBEKEND = "persoon onbekend"
    ANDERE_GEMEENTE = "gekoppeld aan een andere gemeente"
    WAARDE_ONBEKEND = "waarde onbekend"
    DEEL_ONTBREEKT = "een deel van het bericht ontbreekt"
    # The row is taken in, with a remark
    PIP_VOOR_INSCHRIJVING = "PIP ligt voor de inschrijving"
    PIP_VOOR_KENNISGEVING = "PIP ligt voor de kennisgeving"
    INSCHRIJVING_ONBEKEND = "inschrijving onbekend"
    KENNISGEVING_ONBEKEND = "kennisgeving onbekend"
    MISSCHIEN_WI2013 = "misschien Wet inburgering 2013"
    PIP_ZONDER_LEERROUTE = "PIP zonder leerroute"
    LEERROUTE_ZONDER_PIP = "leerroute zonder PIP"
    NIET_VAN_DEZE_WET = "hoort niet bij deze wet"
    DATUM_ALS_LEEG = "datum die 'leeg' betekent"
    DATUM_ALS_GETAL = "datum stond er als getal"
    GEBOORTEDATUM_ONBEKEND = "geboortedatum niet volledig"
    OUDER_DAN_AOW = "boven de AOW-leeftijd"
    NUL_AANGEVULD = "nul voor het BSN aangevuld"
    TEKST_NIET_OVERGENOMEN = "tekst niet overgenomen"
    NAAM_ANDERS = "naam anders dan bekend"
    TEGENSPRAAK = "anders dan in het dossier"
    NA_DE_PROEF = "hangt af van een eerdere rij"
    # There is nothing to take in
    LEGE_RIJ = "lege rij"
    TOTAALRIJ = "totaalrij"
    DUBBEL = "dubbele rij"
    AL_OVERGENOMEN = "al overgenomen"
    AL_BEKEND = "al bekend"
    KEUZE = "overgeslagen door de koppeling"
    NIETS_NIEUWS = "niets nieuws"


@dataclass(frozen=True)
class Bevinding:
    """Something about one row: where, how bad, and what to do."""

    rij: int
    kolom: str
    ernst: Ernst
    reden: Reden
    zin: str

    def __str__(self) -> str:
        waar = f"rij {self.rij}" + (f", kolom {self.kolom}" if self.kolom else "")
        return f"{waar}: {self.zin}"


_LANG_GETAL = re.compile(r"\d(?:[ .-]?\d){6,}")


def citaat(tekst: str, lengte: int = 30) -> str:
    """A cell between quotes, short and on one line; anything that could be a BSN becomes dots."""
    zonder = _LANG_GETAL.sub("…", " ".join(tekst.split()))
    if re.fullmatch(r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}", tekst.strip()):
        zonder = tekst.strip()  # a day has eight digits too
    return f"'{zonder[:lengte]}…'" if len(zonder) > lengte else f"'{zonder}'"
