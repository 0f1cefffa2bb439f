"""Van gedrag tot besluit: boete bij de brede intake (Wet art. 22) en bij de medewerking (Wet art. 23).

Een boete is nooit automatisch: een mens beslist, ook of er een komt.
"""

from dataclasses import replace
from datetime import date

from inburgering.wet import normen
from inburgering.wet.anker import Terug
from inburgering.wet.begrippen import ALLE_GROEPEN, Wie
from inburgering.wet.bronnen import AWB, BESLUIT, WET
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Gesteld, Ladder, Termijnregel, jaren, maanden, weken

OVER_DE_INTAKE = (
    Gebeurtenis.BOETE_BREDE_INTAKE,
    Gebeurtenis.TWEEDE_BOETE_BREDE_INTAKE,
    Gebeurtenis.GEEN_BOETE,
)
OVER_DE_MEDEWERKING = (Gebeurtenis.BOETE_MEDEWERKING, Gebeurtenis.AFZIEN_VAN_BOETE, Gebeurtenis.STAKING)

T30 = Termijnregel(
    code="T30",
    naam="Beoordelen of een boete volgt (brede intake)",
    tekst="Wie na de tweede oproep weer niet verschijnt of onvoldoende meewerkt, krijgt een boete, tenzij "
    "het niet te verwijten is. De wet noemt hiervoor geen dagen; na een rapport zijn het dertien weken "
    "(T33).",
    bron=WET.art("22", lid=1),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.NIET_VERSCHENEN,),
    vereist_eerder=(Gebeurtenis.HERHAALDE_OPROEP,),  # op dezelfde dag: dan is het nog het eerste verzuim
    niet_na=(Gebeurtenis.RAPPORT_BOETE, *OVER_DE_INTAKE),
    duur=normen.SIGNAAL_BEOORDELEN.duur,
    schuift=False,
    schuift_niet_want="de lengte is een norm van de gemeente, geen termijn uit de wet",
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.EIGEN,
    na_vertrek=True,
    geldig_vanaf=date(2022, 1, 1),
    eindigt_door=(
        Gebeurtenis.RAPPORT_BOETE,
        *OVER_DE_INTAKE,
        Gebeurtenis.INTAKEGESPREK,
        Gebeurtenis.DERDE_OPROEP,
        Gebeurtenis.AFRONDING_BREDE_INTAKE,
        Gebeurtenis.AFRONDING_BIJ_AFWEZIGHEID,
    ),
    opmerking="Bij asielstatushouders is een boete na de uitspraak Keren (HvJ EU, C-158/23) alleen mogelijk "
    "bij aangetoonde, aanhoudende onwil; een mens beslist.",
)

T31 = Termijnregel(
    code="T31",
    naam="Twaalf maanden terug voor een hogere boete",
    tekst="De boete wordt hoger als in de twaalf maanden vóór de dag van constatering een eerdere "
    "overtreding van artikel 23 is geconstateerd en die boete onherroepelijk is. De dag zelf telt niet "
    "mee.",
    bron=BESLUIT.art("7.1", lid=3),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.SIGNAAL_HANDHAVING,),
    dag_uit=(("constatering", "de dag van de constatering"),),
    anker=Terug(),
    duur=maanden(-12),
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.INFORMATIEF,
    na_vertrek=True,
    geldig_vanaf=date(2022, 1, 1),
    zelfde_onderdeel=True,
    eindigt_door=OVER_DE_MEDEWERKING,
)

T32 = Termijnregel(
    code="T32",
    naam="Zienswijze geven",
    tekst="De persoon kan reageren op het rapport, schriftelijk of mondeling. De wet noemt geen dagen: het "
    "college stelt een redelijke termijn.",
    bron=AWB.art("5:50", lid=1),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.UITNODIGING_ZIENSWIJZE,),
    duur=Gesteld("uiterlijk"),
    schuift=False,
    verantwoordelijke=Wie.INBURGERINGSPLICHTIGE,
    ladder=Ladder.EIGEN,  # is hij voorbij, dan kan de gemeente beslissen
    na_vertrek=True,
    geldig_vanaf=date(2022, 1, 1),
    zelfde_onderdeel=True,
    eindigt_door=(Gebeurtenis.ZIENSWIJZE, *OVER_DE_MEDEWERKING),
    opmerking="Twee weken is gebruikelijk (niet nagekeken in de wet). Kies een werkdag: of de Algemene "
    "termijnenwet deze dag verschuift, staat niet vast.",
)

T33 = Termijnregel(
    code="T33",
    naam="Beslissen over de boete",
    tekst="Over de boete wordt beslist binnen dertien weken na de dagtekening van het rapport. Een termijn "
    "van orde: te laat beslissen neemt de bevoegdheid niet weg, maar kan de boete verlagen.",
    bron=AWB.art("5:51", lid=1),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.RAPPORT_BOETE,),
    duur=weken(13),
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.WETTELIJK,
    na_vertrek=True,
    geldig_vanaf=date(2022, 1, 1),
    zelfde_onderdeel=True,
    eindigt_door=(
        Gebeurtenis.BOETE_BREDE_INTAKE,
        Gebeurtenis.TWEEDE_BOETE_BREDE_INTAKE,
        Gebeurtenis.GEEN_BOETE,
        Gebeurtenis.BEKENDMAKING_BOETE,
    ),
)
T33_MEDEWERKING = replace(
    T33,
    vanaf=(Gebeurtenis.RAPPORT_OVERTREDING,),
    # Een besluit werkt pas na de bekendmaking (Awb art. 3:40): tot dan blijft iemand kijken.
    eindigt_door=(Gebeurtenis.BEKENDMAKING_BOETEBESLUIT, Gebeurtenis.AFZIEN_VAN_BOETE, Gebeurtenis.STAKING),
)

T34 = Termijnregel(
    code="T34",
    naam="Verval van de bevoegdheid om te beboeten",
    tekst="Vijf jaar na de overtreding kan er geen boete meer komen.",
    bron=AWB.art("5:45", lid=1),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.SIGNAAL_HANDHAVING,),
    dag_uit=(
        ("overtreding_op", "de dag van de overtreding"),
        ("constatering", "de dag van de constatering"),
    ),
    duur=jaren(5),
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.INFORMATIEF,
    geldig_vanaf=date(2022, 1, 1),
    zelfde_onderdeel=True,
    eindigt_door=OVER_DE_MEDEWERKING,
    na_beeindiging=True,
    opmerking="Vijf jaar geldt bij artikel 23 en 25, drie jaar bij artikel 22 en 24. Tijdens bezwaar of "
    "beroep tegen de boete staat deze termijn stil; dat rekent het programma niet uit.",
)
T34_INTAKE = replace(
    T34,
    tekst="Drie jaar na de overtreding kan er geen boete meer komen.",
    bron=AWB.art("5:45", lid=2),
    vanaf=(Gebeurtenis.NIET_VERSCHENEN,),
    vereist_eerder=(Gebeurtenis.HERHAALDE_OPROEP,),
    dag_uit=(),
    duur=jaren(3),
    eindigt_door=OVER_DE_INTAKE,
)
T34_REKENEN = (
    replace(
        T34,
        vanaf=(Gebeurtenis.OVERTREDING,),
        dag_uit=(),
        geldt_als="de boete steunt op artikel 23 of 25 van de Wet inburgering 2021",
    ),
    replace(
        T34_INTAKE,
        vanaf=(Gebeurtenis.OVERTREDING,),
        vereist_eerder=(),
        geldt_als="de boete steunt op artikel 22 of 24 van de Wet inburgering 2021",
    ),
)

REGELS = (T30, T31, T32, T33, T33_MEDEWERKING, T34, T34_INTAKE, *T34_REKENEN)
