"""Het begin: de kennisgeving van DUO, en een woning voor wie een asielvergunning heeft.

Geen van beide heeft een termijn in de Wet inburgering 2021. Zij staan er omdat het PIP erop wacht.
"""

from dataclasses import replace
from datetime import date

from inburgering.wet import normen
from inburgering.wet.begrippen import ALLE_GROEPEN, GEHUISVEST, Wie
from inburgering.wet.bronnen import BESLUIT
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Ladder, Termijnregel

T01 = Termijnregel(
    code="T01",
    naam="Kennisgeving van DUO",
    tekst="DUO laat de persoon en het college schriftelijk weten dat iemand inburgeringsplichtig is. De wet "
    "noemt daarvoor geen aantal dagen; pas met de kennisgeving begint de termijn voor het PIP.",
    bron=BESLUIT.art("9.1", lid=3, onderdeel="a"),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.KOPPELING, Gebeurtenis.INSCHRIJVING_BRP),
    een_van=True,
    alleen_eerste=True,
    niet_na=(Gebeurtenis.KENNISGEVING,),
    duur=None,
    schuift=False,
    verantwoordelijke=Wie.DUO,
    ladder=Ladder.INFORMATIEF,
    geldig_vanaf=date(2022, 1, 1),
    eindigt_door=(Gebeurtenis.KENNISGEVING,),
    opmerking="Bij DUO kwamen kennisgevingen eerder laat: in 2022 en 2023 ongeveer 3.210 keer "
    "(praktijkbron). Blijft zij uit, vraag DUO dan waarom.",
)

T02 = Termijnregel(
    code="T02",
    naam="Huisvesting: een woning vinden",
    tekst="De gemeente zoekt een woning voor wie aan haar is gekoppeld (Huisvestingswet 2014 art. 28). De "
    "wet noemt per persoon geen termijn.",
    bron=normen.HUISVESTING.bron,
    voor=GEHUISVEST,
    vanaf=(Gebeurtenis.KOPPELING,),
    duur=normen.HUISVESTING.duur,
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.EIGEN,
    geldig_vanaf=date(2022, 1, 1),
    alleen_eerste=True,
    niet_na=(Gebeurtenis.HUISVESTING, Gebeurtenis.INSCHRIJVING_BRP),
    eindigt_door=(Gebeurtenis.HUISVESTING, Gebeurtenis.INSCHRIJVING_BRP),
    opmerking="Het COA noemt tien weken om een woning te vinden en twee weken om te verhuizen: praktijk, "
    "geen wet. De huidige tekst van artikel 28 is niet nagekeken.",
)
T02_VERHUIZEN = replace(
    T02,
    naam="Huisvesting: verhuizen en inschrijven",
    tekst="Is er een woning, dan verhuist de persoon en schrijft zich in. De wet noemt geen termijn.",
    bron=normen.VERHUIZING.bron,
    vanaf=(Gebeurtenis.HUISVESTING,),
    duur=normen.VERHUIZING.duur,
    niet_na=(Gebeurtenis.INSCHRIJVING_BRP,),
    eindigt_door=(Gebeurtenis.INSCHRIJVING_BRP,),
    alleen_eerste=False,
)

REGELS = (T01, T02, T02_VERHUIZEN)
