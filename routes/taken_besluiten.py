"""Wat er openstaat rond besluiten: verlenging, ontheffing, vrijstelling, bezwaar en handhaving."""

from inburgering.routes.taak import Taak
from inburgering.wet.begrippen import Wie
from inburgering.wet.bronnen import AWB, BESLUIT, REGELING, WET, LokaleBron
from inburgering.wet.gebeurtenissen import Gebeurtenis as Woord

BESLUITEN = (
    Taak(
        code="besluit_verlenging",
        soort="verlenging",
        tekst="Beslissen over meer tijd",
        wie=Wie.DUO,
        bron=BESLUIT.art("4.5", lid=1),
        als=lambda z: z.open(Woord.AANVRAAG_VERLENGING, Woord.BESLUIT_VERLENGING),
        klok=("T12",),
    ),
    Taak(
        code="advies_ontheffing",
        soort="ontheffing",
        tekst="Bekijken of DUO advies nodig heeft over de ontheffing",
        wie=Wie.COLLEGE,
        bron=WET.art("5", lid=2),
        als=lambda z: z.open(Woord.AANVRAAG_ONTHEFFING, Woord.ADVIES_ONTHEFFING, Woord.BESLUIT_ONTHEFFING),
        klok=("N17",),
    ),
    Taak(
        code="besluit_ontheffing",
        soort="ontheffing",
        tekst="Beslissen over de ontheffing",
        wie=Wie.DUO,
        bron=WET.art("5"),
        als=lambda z: z.open(Woord.AANVRAAG_ONTHEFFING, Woord.BESLUIT_ONTHEFFING),
        klok=("T40", "T41"),
    ),
    Taak(
        code="besluit_vrijstelling",
        soort="vrijstelling",
        tekst="Beslissen over de vrijstelling",
        wie=Wie.DUO,
        bron=REGELING.art("2.3"),
        als=lambda z: z.open(Woord.AANVRAAG_VRIJSTELLING, Woord.BESLUIT_VRIJSTELLING),
        klok=("T42",),
    ),
    Taak(
        code="beslissing_op_bezwaar",
        soort="bezwaar",
        tekst="Beslissen op het bezwaar",
        wie=Wie.COLLEGE,
        bron=AWB.art("7:10"),
        als=lambda z: z.open(Woord.ONTVANGST_BEZWAAR, Woord.BESLISSING_OP_BEZWAAR, Woord.INTREKKING_BEZWAAR),
        klok=("T07",),
    ),
    Taak(
        code="signaal_beoordelen",
        soort="handhaving",
        tekst="Het signaal van niet meewerken beoordelen",
        wie=Wie.COLLEGE,
        bron=LokaleBron("beoordelen van signalen"),
        als=lambda z: z.open(Woord.SIGNAAL_HANDHAVING, Woord.RAPPORT_OVERTREDING, Woord.AFZIEN_VAN_BOETE),
        klok=("N18",),
    ),
    Taak(
        code="boete_besluit",
        soort="handhaving",
        tekst="Na het rapport: zienswijze vragen en beslissen over een boete",
        wie=Wie.COLLEGE,
        bron=AWB.art("5:51", lid=1),
        als=lambda z: z.open(Woord.RAPPORT_OVERTREDING, Woord.BOETE_MEDEWERKING, Woord.AFZIEN_VAN_BOETE),
        klok=("T33",),
    ),
)
"""Met meer zaken tegelijk van één soort telt de laatste: het overzicht is voor een mens, niet de telling."""
