"""Binnen welke tijd het college het PIP vaststelt (Besluit inburgering 2021 art. 5.3).

Er geldt één PIP-termijn tegelijk: de laatst begonnen. Een vervangen termijn blijft zichtbaar.

T05a  tien weken na de kennisgeving van DUO (lid 1, eerste volzin).
T05b  tien weken na de inschrijving in de gemeente, voor wie op de dag van de kennisgeving "nog niet is
      ingeschreven in de gemeente waar hij op grond van artikel 28 van de Huisvestingswet 2014 wordt
      gehuisvest" (lid 1, tweede volzin). Die wet huisvest alleen vergunninghouders: vreemdelingen die asiel
      aanvroegen en daarop een vergunning kregen (art. 1 en 28). Dat is onze groep `asiel_vergunning`. Een
      gezinslid met een reguliere vergunning (`asiel_gezinslid`) en een gezinsmigrant vallen er niet onder:
      voor hen geldt T05a, ook als zij later worden ingeschreven.
T05c  twee weken na ontvangst van informatie van een derde (lid 2). Alleen een afwijking van lid 1, dus niet
      van T05d; alleen na het vastgelegde wachten.
T05d  tien weken na de inschrijving in de nieuwe gemeente, voor wie al een PIP heeft (lid 3). Zonder PIP lopen
      T05a en T05b door.
"""

from datetime import date

from inburgering.wet.begrippen import ALLE_GROEPEN, GEHUISVEST, Wie
from inburgering.wet.bronnen import BESLUIT, BESLUIT_2022
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Ladder, Termijnregel, Uitstel, weken

# Wie al aan de plicht heeft voldaan, krijgt geen PIP meer.
HET_PIP_IS_ER = (Gebeurtenis.VASTSTELLING_PIP, Gebeurtenis.PLICHT_VOLDAAN)

T05A_TOT_2023 = Termijnregel(
    code="T05a",
    naam="PIP vaststellen",
    tekst="Het college stelt het PIP vast binnen uiterlijk 10 weken na de dag van inschrijving in de BRP; "
    "bij een asielvergunning na inschrijving in de gemeente van huisvesting.",
    bron=BESLUIT_2022.art("5.3", lid=1),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.INSCHRIJVING_BRP,),
    duur=weken(10),
    schuift=True,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.WETTELIJK,
    geldig_vanaf=date(2022, 1, 1),
    geldig_tot=date(2022, 12, 31),
    alleen_eerste=True,
    niet_na=(Gebeurtenis.VASTSTELLING_PIP,),
    eindigt_door=HET_PIP_IS_ER,
)

T05A = Termijnregel(
    code="T05a",
    naam="PIP vaststellen",
    tekst="Het college stelt het PIP vast uiterlijk 10 weken na de dag waarop de minister de persoon "
    "schriftelijk in kennis stelde van de inburgeringsplicht.",
    bron=BESLUIT.art("5.3", lid=1),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.KENNISGEVING,),
    duur=weken(10),
    schuift=True,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.WETTELIJK,
    geldig_vanaf=date(2023, 1, 1),
    onmiddellijk=True,
    alleen_eerste=True,
    niet_na=(Gebeurtenis.VASTSTELLING_PIP,),
    eindigt_door=HET_PIP_IS_ER,
    vervangt=("T05a", "T05c"),
    uitstel=Uitstel(
        voor=GEHUISVEST,
        veld="nog_niet_ingeschreven",
        tot=Gebeurtenis.INSCHRIJVING_BRP,
        aanname="op de dag van de kennisgeving stond de persoon al ingeschreven in deze gemeente. Is de "
        "persoon op die dag nog niet ingeschreven, dan telt de termijn vanaf die inschrijving (T05b).",
    ),
)

T05B = Termijnregel(
    code="T05b",
    naam="PIP vaststellen na inschrijving",
    tekst="Was de persoon op de dag van de kennisgeving nog niet ingeschreven in de gemeente waar hij op "
    "grond van artikel 28 van de Huisvestingswet 2014 wordt gehuisvest, dan stelt het college het PIP vast "
    "uiterlijk 10 weken na de dag van die inschrijving.",
    bron=BESLUIT.art("5.3", lid=1),
    voor=GEHUISVEST,
    vanaf=(Gebeurtenis.INSCHRIJVING_BRP,),
    vereist_eerder=(Gebeurtenis.KENNISGEVING,),
    duur=weken(10),
    schuift=True,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.WETTELIJK,
    geldig_vanaf=date(2023, 1, 1),
    alleen_eerste=True,
    niet_na=(Gebeurtenis.VASTSTELLING_PIP,),
    eindigt_door=HET_PIP_IS_ER,
    vervangt=("T05a", "T05c"),
)

T05C = Termijnregel(
    code="T05c",
    naam="PIP vaststellen na informatie van een derde",
    tekst="Kan het college het PIP redelijkerwijs niet op tijd vaststellen zonder informatie van een derde, "
    "dan stelt het dat alsnog vast uiterlijk 2 weken na ontvangst van die informatie.",
    bron=BESLUIT.art("5.3", lid=2),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.ONTVANGST_INFORMATIE_DERDE,),
    vereist=(Gebeurtenis.WACHT_OP_INFORMATIE_DERDE,),
    duur=weken(2),
    schuift=True,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.WETTELIJK,
    geldig_vanaf=date(2023, 1, 1),
    niet_na=(Gebeurtenis.VASTSTELLING_PIP,),
    eindigt_door=HET_PIP_IS_ER,
    vervangt=("T05a", "T05b", "T05c"),
)

T05D = Termijnregel(
    code="T05d",
    naam="PIP vaststellen na verhuizing",
    tekst="Verhuist iemand met een PIP naar een andere gemeente, dan stelt het college van die gemeente het "
    "PIP vast binnen uiterlijk 10 weken na de inschrijving daar.",
    bron=BESLUIT.art("5.3", lid=3),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.INSCHRIJVING_NA_VERHUIZING,),
    vereist=(Gebeurtenis.VASTSTELLING_PIP,),
    duur=weken(10),
    schuift=True,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.WETTELIJK,
    geldig_vanaf=date(2022, 1, 1),  # tot 2023 was dit lid 2; de tekst bleef gelijk
    eindigt_door=HET_PIP_IS_ER,
    vervangt=("T05d",),
)

REGELS = (T05A_TOT_2023, T05A, T05B, T05C, T05D)
