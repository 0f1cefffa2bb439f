"""The wait for a house of a made-up case: linked here, something to do, a house found. Pure."""

from datetime import timedelta
from random import Random

from inburgering.invoer.genereer_stappen import Draad, Opzet, Stap
from inburgering.wet.begrippen import Groep
from inburgering.wet.gebeurtenissen import Gebeurtenis

OPVANG = ("azc Voorbeeldbos", "azc Proefpolder", "azc Testduin")
BEZIGHEDEN = (
    ("taalles", "Taalhuis Polder (voorbeeld)"),
    ("voorinburgering", "COA"),
    ("vrijwilligerswerk", "Buurthuis De Linde (voorbeeld)"),
    ("kennismaking", "de gemeente"),
)
KORTSTE_WACHT = timedelta(days=21)


def wachttijd(opzet: Opzet, toeval: Random) -> list[Stap]:
    """The steps until the registration here; none for who already lives here or hardly has to wait."""
    einde = opzet.inschrijving or opzet.vandaag + timedelta(days=1)
    if opzet.groep is not Groep.ASIEL_VERGUNNING or einde - opzet.kennisgeving < KORTSTE_WACHT:
        return []
    draad = Draad(toeval, opzet.kennisgeving)
    draad.na(1, 12)
    draad.zet("traject", Gebeurtenis.KOPPELING, azc=toeval.choice(OPVANG))
    bezig = draad.kans(opzet.parameters.deel_bezig_in_wachttijd)
    while bezig and draad.na(18, 40) < einde:
        soort, bij_wie = toeval.choice(BEZIGHEDEN)
        draad.zet("traject", Gebeurtenis.ACTIVITEIT_WACHTTIJD, soort=soort, bij_wie=bij_wie)
    if opzet.inschrijving is not None:
        draad.op = max(draad.stappen[-1].op, opzet.inschrijving - timedelta(days=16))
        draad.na(0)
        draad.zet("traject", Gebeurtenis.HUISVESTING, verhuist_op=opzet.inschrijving.isoformat())
    return [stap for stap in draad.stappen if stap.op < einde]
