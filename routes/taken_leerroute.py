"""Wat er na het eerste PIP moet gebeuren, naast de eisen van de leerroute, PVT en MAP zelf."""

from inburgering.routes.stand import WEGEN
from inburgering.routes.taak import Taak, Zicht
from inburgering.wet.begrippen import ASIEL, Route, Wie
from inburgering.wet.bronnen import AWB, BESLUIT, WET
from inburgering.wet.gebeurtenissen import Gebeurtenis as Woord

_GESTART = (Woord.START_LESSEN, Woord.START_TAALSCHAKELTRAJECT)


def _na_afschaling(z: Zicht) -> bool:
    return z.route is Route.B1 and z.open(Woord.AFSCHALING, Woord.VASTSTELLING_PIP)


def _na_verhuizing(z: Zicht) -> bool:
    return z.open(Woord.INSCHRIJVING_NA_VERHUIZING, Woord.VASTSTELLING_PIP)


def _nog_niet_gestart(z: Zicht) -> bool:
    return z.route is not None and not z.stand.leerroute_compleet and not z.gebeurd(*_GESTART)


def _alleen_examens_behaald(z: Zicht) -> bool:
    """In de onderwijsroute: het taalschakeltraject niet behaald, de examens wel (Wet art. 8 lid 3 en 4)."""
    if z.route is not Route.ONDERWIJS or z.stand.taalschakeltraject_behaald or z.stand.map_eindgesprek:
        return False
    return not WEGEN[Route.ONDERWIJS][1].open(z.stand, z.groep)


def gesprekken_nodig(z: Zicht) -> int:
    """Het aantal voortgangsgesprekken in het PIP; de wet noemt geen aantal."""
    return int(z.pip.get("voortgangsgesprekken") or 0)


LEERROUTE = (
    Taak(
        code="pip_na_afschaling",
        soort="pip",
        tekst="PIP aanpassen na afschaling",
        wie=Wie.COLLEGE,
        bron=BESLUIT.art("5.3", lid=6),
        als=_na_afschaling,
    ),
    Taak(
        code="pip_na_verhuizing",
        soort="pip",
        tekst="Nieuw PIP vaststellen na de verhuizing",
        wie=Wie.COLLEGE,
        bron=BESLUIT.art("5.3", lid=3),
        als=_na_verhuizing,
        klok=("T05d",),
    ),
    Taak(
        code="pip_herzien",
        soort="pip",
        tekst="Het herziene PIP vaststellen",
        wie=Wie.COLLEGE,
        bron=WET.art("15"),
        als=lambda z: (
            z.open(Woord.HERZIENING_PIP, Woord.VASTSTELLING_PIP)
            and not _na_afschaling(z)
            and not _na_verhuizing(z)
        ),
    ),
    Taak(
        code="leerroute_kiezen",
        soort="pip",
        tekst="De leerroute ontbreekt in het overgenomen PIP: herzie het PIP en zet haar erin",
        wie=Wie.COLLEGE,
        bron=WET.art("15", lid=1, onderdeel="a"),
        als=lambda z: z.route is None,
    ),
    Taak(
        code="bekendmaking_pip",
        soort="pip",
        tekst="Het PIP versturen",
        wie=Wie.COLLEGE,
        bron=AWB.art("3:41"),
        als=lambda z: not z.stand.pip_overgenomen and z.open(Woord.VASTSTELLING_PIP, Woord.BEKENDMAKING_PIP),
    ),
    Taak(
        code="melding_duo",
        soort="traject",
        tekst="Aan DUO melden: de dag van het PIP en de leerroute",
        wie=Wie.COLLEGE,
        bron=BESLUIT.art("9.3", lid=2, onderdeel="a"),
        als=lambda z: not z.stand.pip_overgenomen and z.open(Woord.VASTSTELLING_PIP, Woord.MELDING_DUO),
        klok=("T47",),
    ),
    Taak(
        code="aanbod",
        soort="leerroute",
        tekst="Een aanbod doen voor lessen of een opleiding",
        wie=Wie.COLLEGE,
        bron=WET.art("16", lid=1),
        als=lambda z: z.groep in ASIEL and _nog_niet_gestart(z) and not z.gebeurd(Woord.AANBOD_LEERROUTE),
        klok=("T20", "T21", "T22"),
    ),
    Taak(
        code="start_lessen",
        soort="leerroute",
        tekst="Beginnen met de lessen of de opleiding",
        wie=Wie.INBURGERINGSPLICHTIGE,
        bron=WET.art("6"),
        als=lambda z: _nog_niet_gestart(z) and (z.groep not in ASIEL or z.gebeurd(Woord.AANBOD_LEERROUTE)),
        klok=("N19", "T22"),
    ),
    Taak(
        code="hervatten",
        soort="leerroute",
        tekst="Afspreken wanneer de lessen weer verdergaan",
        wie=Wie.COLLEGE,
        bron=WET.art("17", lid=1),
        als=lambda z: z.open(Woord.ONDERBREKING_LESSEN, Woord.HERVATTING_LESSEN),
        klok=("N14",),
    ),
    Taak(
        code="voortgangsgesprekken",
        soort="traject",
        tekst="Voortgangsgesprekken: {gedaan} van {nodig}",
        wie=Wie.COLLEGE,
        bron=BESLUIT.art("5.3", lid=4),
        als=lambda z: z.stand.gesprekken < gesprekken_nodig(z),
        klok=("T26",),
        gedaan=lambda z: z.stand.gesprekken,
        nodig=gesprekken_nodig,
        eenheid="gesprekken",
    ),
    Taak(
        code="map_vraag",
        soort="map",
        tekst="Bekijken of de MAP weer nodig is: het taalschakeltraject is niet behaald",
        wie=Wie.COLLEGE,
        bron=WET.art("8", lid=3),
        als=_alleen_examens_behaald,
    ),
    Taak(
        code="leerroute_behaald",
        soort="leerroute",
        tekst="Vastleggen dat de leerroute is behaald",
        wie=Wie.COLLEGE,
        bron=WET.art("33"),
        als=lambda z: z.stand.leerroute_compleet and not z.gebeurd(Woord.LEERROUTE_BEHAALD),
    ),
    Taak(
        code="plicht_voldaan",
        soort="traject",
        tekst="Vaststellen dat aan de inburgeringsplicht is voldaan",
        wie=Wie.DUO,
        bron=WET.art("33", onderdeel="a"),
        als=lambda z: z.stand.leerroute_compleet and not z.stand.te_doen,
        klok=("T10",),
    ),
)
