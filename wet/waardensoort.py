"""Wat een waarde uit de wet is: een getal met een eenheid, een bron en de tijd waarin het geldt."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inburgering.wet.begrippen import ALLE_GROEPEN, Groep, Route
from inburgering.wet.bronnen import Bron

INGANG = date(2022, 1, 1)
"""De dag waarop de Wet inburgering 2021 begon te gelden."""


class Zekerheid(StrEnum):
    """Hoe zeker het is dat de wet dit zegt."""

    WET = "gelezen in de wet"
    OUDER = "gelezen in een oudere tekst"
    PRAKTIJK = "van een praktijkpagina"
    UITLEG = "uitleg, niet de letterlijke tekst"
    NIET = "niet nagekeken"


class Maat(StrEnum):
    """Waarin een waarde is uitgedrukt. Een bedrag staat altijd in hele eurocenten."""

    CENT = "eurocent"
    UUR = "uur"
    PROCENT = "procent"
    AANTAL = "aantal"
    WEEK = "weken"
    MAAND = "maanden"
    JAAR = "jaar"


class Onderwerp(StrEnum):
    """Waar een waarde of bepaling over gaat, in de volgorde van een traject."""

    PLICHT = "Wie moet inburgeren"
    INTAKE = "Brede intake"
    PIP = "PIP: wat telt vóór het plan mee"
    PVT = "Participatieverklaring (PVT)"
    MAP = "Module Arbeidsmarkt en Participatie (MAP)"
    ROUTE = "Leerroute, wisselen en afschalen"
    Z = "Z-route"
    EXAMEN = "Examens"
    AANBOD = "Aanbod"
    VERLENGING = "Verlenging van de termijn"
    ONTHEFFING = "Ontheffing en vrijstelling"
    BOETE = "Boetes van het college"
    BOETE_DUO = "Boetes van DUO"
    LENING = "Lening"
    BEWAREN = "Gegevens delen en bewaren"
    UITKERING = "Geld van het Rijk voor de gemeente"


@dataclass(frozen=True, kw_only=True)
class Wetswaarde:
    """Eén getal uit de wet, zoals het in een bepaalde tijd gold.

    code                waarmee het programma ernaar vraagt: pvt_uren
    naam, tekst         hoe het heet, en wat de bepaling zegt in onze woorden; {} is het getal (zie `zin`)
    waarde, eenheid     het getal; een bedrag in eurocenten
    telt                waarvan het er zoveel zijn, bij een aantal ("thema's")
    voor, routes        voor wie; routes None is elke leerroute
    geldig_vanaf/_tot   de tijd waarin het gold
    bekend_vanaf        als niet is nagekeken wat daarvoor gold: de eerste dag die wel bekend is
    termijn             de code van de termijnregel met dezelfde lengte: die twee veranderen samen
    """

    code: str
    naam: str
    tekst: str
    waarde: int
    eenheid: Maat
    bron: Bron
    onderwerp: Onderwerp
    zekerheid: Zekerheid = Zekerheid.WET
    telt: str = ""
    voor: frozenset[Groep] = ALLE_GROEPEN
    routes: frozenset[Route] | None = None
    geldig_vanaf: date = INGANG
    geldig_tot: date | None = None
    bekend_vanaf: date | None = None
    termijn: str = ""
    opmerking: str = ""

    def __post_init__(self) -> None:
        if self.waarde < 0:
            raise ValueError(f"{self.code}: een waarde uit de wet is nooit negatief")
        if "{}" not in self.tekst:
            raise ValueError(f"{self.code}: de tekst heeft geen plek voor het getal")

    def geldt_op(self, dag: date) -> bool:
        """Of deze waarde op die dag gold."""
        return self.geldig_vanaf <= dag and (self.geldig_tot is None or dag <= self.geldig_tot)

    @property
    def zin(self) -> str:
        """Wat de bepaling zegt, met het getal erin."""
        kaal = self.eenheid is Maat.AANTAL
        return self.tekst.format(duizend(self.waarde) if kaal else self.in_woorden)

    @property
    def in_woorden(self) -> str:
        """De waarde met haar eenheid: '€ 2.400', '12 uur', '8 thema's'."""
        match self.eenheid:
            case Maat.CENT:
                return bedrag(self.waarde)
            case Maat.AANTAL:
                return f"{duizend(self.waarde)} {self.telt}".strip()
            case Maat.WEEK | Maat.MAAND if self.waarde == 1:
                return "1 week" if self.eenheid is Maat.WEEK else "1 maand"
            case _:
                return f"{duizend(self.waarde)} {self.eenheid.value}"


def bedrag(centen: int) -> str:
    """Een bedrag in eurocenten als tekst: '€ 2.400' of '€ 706,72'."""
    euro, cent = divmod(centen, 100)
    return f"€ {duizend(euro)},{cent:02d}" if cent else f"€ {duizend(euro)}"


def duizend(getal: int) -> str:
    """Een getal met punten tussen de duizendtallen: '10.000'."""
    return f"{getal:,}".replace(",", ".")
