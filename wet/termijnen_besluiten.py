"""Bezwaar tegen een besluit, en besluiten van DUO op een aanvraag.

Het bezwaar begint de dag na de bekendmaking: de toezending of uitreiking, niet de dagtekening (Awb art. 3:41,
6:7 en 6:8).
"""

from dataclasses import replace
from datetime import date

from inburgering.wet.begrippen import ALLE_GROEPEN, Wie
from inburgering.wet.bronnen import AWB, BESLUIT
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Ladder, Termijnregel, weken

T06 = Termijnregel(
    code="T06",
    naam="Bezwaar tegen een besluit",
    tekst="Bezwaar kan tot en met zes weken na de dag van bekendmaking.",
    bron=AWB.art("6:7"),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.BEKENDMAKING_BESLUIT,),
    duur=weken(6),
    schuift=True,
    verantwoordelijke=Wie.INBURGERINGSPLICHTIGE,
    ladder=Ladder.INFORMATIEF,
    geldig_vanaf=date(2022, 1, 1),
)
T06_PIP = replace(T06, naam="Bezwaar tegen het PIP", vanaf=(Gebeurtenis.BEKENDMAKING_PIP,))
T06_BOETE = replace(T06, naam="Bezwaar tegen de boete", vanaf=(Gebeurtenis.BEKENDMAKING_BOETE,))

T12 = Termijnregel(
    code="T12",
    naam="Besluit van DUO op de aanvraag om verlenging",
    tekst="De minister beslist binnen acht weken na ontvangst van de aanvraag.",
    bron=BESLUIT.art("4.5", lid=1),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.AANVRAAG_VERLENGING,),
    duur=weken(8),
    schuift=True,
    verantwoordelijke=Wie.DUO,
    ladder=Ladder.INFORMATIEF,
    geldig_vanaf=date(2022, 1, 1),
    eindigt_door=(Gebeurtenis.BESLUIT_VERLENGING,),
    opmerking="Een aanvraag kan pas vanaf zes maanden voor het einde van de termijn.",
)

T40 = Termijnregel(
    code="T40",
    naam="Besluit van DUO op medische ontheffing",
    tekst="De minister beslist binnen acht weken na ontvangst van de aanvraag om ontheffing wegens een "
    "blijvende belemmering of beperking.",
    bron=BESLUIT.art("2.7", lid=5),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.AANVRAAG_ONTHEFFING,),
    duur=weken(8),
    schuift=True,
    verantwoordelijke=Wie.DUO,
    ladder=Ladder.INFORMATIEF,
    geldig_vanaf=date(2022, 1, 1),
    eindigt_door=(Gebeurtenis.BESLUIT_ONTHEFFING,),
    geldt_als="de ontheffing is gevraagd op medische grond (Wet inburgering 2021, artikel 5, lid 1)",
    als_feit=("grond", "medisch"),
)

T41 = Termijnregel(
    code="T41",
    naam="Besluit van DUO op ontheffing om bijzondere omstandigheden",
    tekst="De minister beslist binnen acht weken na ontvangst van de aanvraag; bij gehele ontheffing hoort "
    "er een advies van het college bij.",
    bron=BESLUIT.art("2.8", lid=3),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.AANVRAAG_ONTHEFFING,),
    duur=weken(8),
    schuift=True,
    verantwoordelijke=Wie.DUO,
    ladder=Ladder.INFORMATIEF,
    geldig_vanaf=date(2022, 1, 1),
    eindigt_door=(Gebeurtenis.BESLUIT_ONTHEFFING,),
    geldt_als="de ontheffing is gevraagd om bijzondere omstandigheden (Wet inburgering 2021, artikel 5, lid "
    "2)",
    als_feit=("grond", "bijzonder"),
)

REGELS = (T06, T06_PIP, T06_BOETE, T12, T40, T41)
