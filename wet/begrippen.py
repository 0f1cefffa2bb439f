"""Groepen, leerroutes en wie er aan zet is: de woorden waarmee de wet onderscheid maakt."""

from enum import StrEnum


class Groep(StrEnum):
    """Tot welke groep iemand hoort. De wet kent drie verzamelingen; zie ASIEL en ONTZORG.

    Bron: Wet inburgering 2021 art. 13 lid 1 a en b, art. 19; Participatiewet art. 56a.
    """

    ASIEL_VERGUNNING = "asiel_vergunning"
    ASIEL_GEZINSLID = "asiel_gezinslid"
    GEZIN = "gezin"

    @property
    def naam(self) -> str:
        return _GROEPNAAM[self]


class Route(StrEnum):
    """De drie leerroutes (Wet inburgering 2021 art. 7, 8 en 9)."""

    B1 = "b1"
    ONDERWIJS = "onderwijs"
    Z = "z"

    @property
    def naam(self) -> str:
        return _ROUTENAAM[self]


class Regime(StrEnum):
    """Onder welk regime een traject loopt (Wet inburgering 2021 art. 54).

    WI2013 is de ondertussengroep: wie op 31 december 2021 al inburgeringsplichtig was. VRIJWILLIG is een
    pilot of een traject zonder plicht. In beide gelden de termijnen van de Wet inburgering 2021 niet.
    """

    WI2021 = "wi2021"
    WI2013 = "wi2013"
    VRIJWILLIG = "vrijwillig"

    @property
    def naam(self) -> str:
        return _REGIMENAAM[self]


class Wie(StrEnum):
    """Wie binnen een termijn moet handelen."""

    COLLEGE = "college"
    DUO = "duo"
    INBURGERINGSPLICHTIGE = "inburgeringsplichtige"
    PARTNER = "partner"


_GROEPNAAM = {
    Groep.ASIEL_VERGUNNING: "asielstatushouder met asielvergunning",
    Groep.ASIEL_GEZINSLID: "asielstatushouder met reguliere vergunning (gezinslid)",
    Groep.GEZIN: "gezinsmigrant of overige migrant",
}
_ROUTENAAM = {Route.B1: "B1-route", Route.ONDERWIJS: "onderwijsroute", Route.Z: "Z-route"}

_REGIMENAAM = {
    Regime.WI2021: "Wet inburgering 2021",
    Regime.WI2013: "ondertussengroep (Wet inburgering 2013)",
    Regime.VRIJWILLIG: "vrijwillig of pilot",
}

ALLE_GROEPEN = frozenset(Groep)
ALLE_REGIMES = frozenset(Regime)
ASIEL = frozenset({Groep.ASIEL_VERGUNNING, Groep.ASIEL_GEZINSLID})
ONTZORG = frozenset({Groep.ASIEL_VERGUNNING})  # Participatiewet art. 56a: alleen Vw 2000 art. 28

# Huisvestingswet 2014 art. 1 en 28: een vergunninghouder is een vreemdeling die asiel heeft aangevraagd en
# daarop een vergunning kreeg. Een gezinslid met een reguliere vergunning vroeg geen asiel aan.
GEHUISVEST = frozenset({Groep.ASIEL_VERGUNNING})
