"""Bezwaar en beroep (Algemene wet bestuursrecht). Deze termijnen gelden in elk regime, en ook na het traject.

Het bezwaar begint de dag na de bekendmaking: de toezending of uitreiking, niet de dagtekening (art. 3:41, 6:7
en 6:8). De beslissing wordt geteld vanaf de dag na het einde van die bezwaartermijn, ook als het bezwaar
eerder of later binnenkwam (art. 7:10 lid 1).
"""

from dataclasses import replace
from datetime import date

from inburgering.wet import normen
from inburgering.wet.anker import NaEinde
from inburgering.wet.begrippen import ALLE_GROEPEN, ALLE_REGIMES, Wie
from inburgering.wet.bronnen import AWB
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.grootboek import Boeking, Hoe
from inburgering.wet.termijnregel import Ladder, Termijnregel, weken

T06 = Termijnregel(
    code="T06",
    naam="Bezwaar tegen een besluit",
    tekst="Bezwaar kan tot en met zes weken na de dag van bekendmaking.",
    bron=AWB.art("6:7"),
    voor=ALLE_GROEPEN,
    regimes=ALLE_REGIMES,
    vanaf=(Gebeurtenis.BEKENDMAKING_BESLUIT,),
    duur=weken(6),
    schuift=True,
    verantwoordelijke=Wie.INBURGERINGSPLICHTIGE,
    ladder=Ladder.INFORMATIEF,
    geldig_vanaf=date(2022, 1, 1),
    na_beeindiging=True,
)
T06_PIP = replace(T06, naam="Bezwaar tegen het PIP", vanaf=(Gebeurtenis.BEKENDMAKING_PIP,))
T06_BOETE = replace(T06, naam="Bezwaar tegen de boete", vanaf=(Gebeurtenis.BEKENDMAKING_BOETE,))
T06_BOETEBESLUIT = replace(T06_BOETE, vanaf=(Gebeurtenis.BEKENDMAKING_BOETEBESLUIT,))

T07 = Termijnregel(
    code="T07",
    naam="Beslissen op bezwaar",
    tekst="Het college beslist binnen zes weken, gerekend vanaf de dag na die waarop de bezwaartermijn is "
    "verstreken; met een adviescommissie binnen twaalf weken. Verdagen kan met ten hoogste zes weken.",
    bron=AWB.art("7:10", lid=1),
    voor=ALLE_GROEPEN,
    regimes=ALLE_REGIMES,
    vanaf=(Gebeurtenis.ONTVANGST_BEZWAAR,),
    anker=NaEinde("T06", veld="bekendgemaakt_op"),
    duur=weken(6),
    schuift=True,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.WETTELIJK,
    geldig_vanaf=date(2022, 1, 1),
    zelfde_onderdeel=True,
    eindigt_door=(Gebeurtenis.BESLISSING_OP_BEZWAAR, Gebeurtenis.INTREKKING_BEZWAAR),
    na_beeindiging=True,
    boekt=(
        Boeking(
            feit=Gebeurtenis.HERSTEL_VERZUIM_GEVRAAGD,
            hoe=Hoe.OPSCHORTING,
            bron=AWB.art("7:10", lid=2),
            wie=Wie.COLLEGE,
            reden="het bezwaarschrift moet worden aangevuld",
            veld="uiterlijk",
            tot=Gebeurtenis.HERSTEL_VERZUIM,
        ),
        Boeking(
            feit=Gebeurtenis.INSTELLING_ADVIESCOMMISSIE,
            hoe=Hoe.LANGER,
            bron=AWB.art("7:13"),
            wie=Wie.COLLEGE,
            reden="een adviescommissie brengt advies uit: twaalf weken in plaats van zes",
            duur=weken(6),
        ),
        Boeking(
            feit=Gebeurtenis.VERDAGING_BEZWAAR,
            hoe=Hoe.VERDAGING,
            bron=AWB.art("7:10", lid=3),
            wie=Wie.COLLEGE,
            reden="het college heeft de beslissing verdaagd",
            veld="weken",
            duur=weken(6),
            schuift_niet=True,
        ),
    ),
    opmerking="Beslist het college te laat, dan kan de indiener het in gebreke stellen; daarna volgen een "
    "dwangsom (Algemene wet bestuursrecht, artikel 4:17) en beroep.",
)

T08 = Termijnregel(
    code="T08",
    naam="Beroep bij de rechtbank",
    tekst="Beroep kan tot en met zes weken na de dag waarop de beslissing op bezwaar is bekendgemaakt.",
    bron=AWB.art("6:7"),
    voor=ALLE_GROEPEN,
    regimes=ALLE_REGIMES,
    vanaf=(Gebeurtenis.BESLISSING_OP_BEZWAAR,),
    duur=weken(6),
    schuift=True,
    verantwoordelijke=Wie.INBURGERINGSPLICHTIGE,
    ladder=Ladder.INFORMATIEF,
    geldig_vanaf=date(2022, 1, 1),
    zelfde_onderdeel=True,
    eindigt_door=(Gebeurtenis.INSTELLING_BEROEP, Gebeurtenis.UITSPRAAK_BEROEP),
    na_beeindiging=True,
)

N22 = replace(
    T08,
    code="N22",
    naam="Nagaan of er beroep of een uitspraak is",
    tekst="Na de beslissing op bezwaar, en tijdens het beroep, gaat de gemeente na een tijd na hoe het "
    "ervoor staat. De wet noemt daarvoor geen termijn.",
    bron=normen.BEZWAAR_BEKIJKEN.bron,
    vanaf=(Gebeurtenis.BESLISSING_OP_BEZWAAR, Gebeurtenis.INSTELLING_BEROEP),
    een_van=True,
    duur=normen.BEZWAAR_BEKIJKEN.duur,
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.EIGEN,
)

REGELS = (N22, T06, T06_PIP, T06_BOETE, T06_BOETEBESLUIT, T07, T08)
