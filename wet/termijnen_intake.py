"""De oproepen voor de brede intake (Wet inburgering 2021 art. 14 en 22).

De wet noemt geen dagen: het college stelt de termijn, in de oproep of in de boetebeschikking. De Algemene
termijnenwet gaat over termijnen uit een wet of een algemene maatregel van bestuur, niet over een termijn die
het college zelf stelt (art. 1 en 5); kies daarom zelf een werkdag. Wordt de afspraak verzet, dan geldt de dag
die daarbij is gesteld, voor dezelfde oproep.
"""

from dataclasses import replace
from datetime import date

from inburgering.wet.begrippen import ALLE_GROEPEN, Wie
from inburgering.wet.bronnen import WET
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Gesteld, Ladder, Termijnregel, maanden

GEHOOR_GEGEVEN_OF_NIET = (
    Gebeurtenis.INTAKEGESPREK,
    Gebeurtenis.NIET_VERSCHENEN,
    Gebeurtenis.AFRONDING_BREDE_INTAKE,
    Gebeurtenis.AFRONDING_BIJ_AFWEZIGHEID,
    Gebeurtenis.VERZETTEN_AFSPRAAK,
    Gebeurtenis.STAKING,
)

T04A = Termijnregel(
    code="T04a",
    naam="Eerste oproep brede intake",
    tekst="Het college roept de persoon op voor de brede intake en stelt daarbij een termijn.",
    bron=WET.art("14", lid=1),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.OPROEP_BREDE_INTAKE,),
    duur=Gesteld("uiterlijk"),
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.EIGEN,
    geldig_vanaf=date(2022, 1, 1),
    eindigt_door=(*GEHOOR_GEGEVEN_OF_NIET, Gebeurtenis.HERHAALDE_OPROEP),
    zelfde_onderdeel=True,
)

T04B = Termijnregel(
    code="T04b",
    naam="Herhaalde oproep brede intake",
    tekst="Verschijnt de persoon niet of werkt hij onvoldoende mee, dan volgen een schriftelijke "
    "waarschuwing en een herhaalde oproep met een nieuwe termijn.",
    bron=WET.art("14", lid=1),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.HERHAALDE_OPROEP,),
    duur=Gesteld("uiterlijk"),
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.EIGEN,
    geldig_vanaf=date(2022, 1, 1),
    eindigt_door=(*GEHOOR_GEGEVEN_OF_NIET, Gebeurtenis.DERDE_OPROEP),
    zelfde_onderdeel=True,
)

T04C = Termijnregel(
    code="T04c",
    naam="Derde oproep brede intake",
    tekst="Na drie oproepen waarop de persoon niet verschijnt, voltooit het college de brede intake in "
    "afwezigheid.",
    bron=WET.art("14", lid=2),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.DERDE_OPROEP,),
    duur=Gesteld("uiterlijk"),
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.EIGEN,
    geldig_vanaf=date(2022, 1, 1),
    eindigt_door=GEHOOR_GEGEVEN_OF_NIET,
    zelfde_onderdeel=True,
)

T04C_HOOGSTENS = Termijnregel(
    code="T04c",
    naam="Nieuwe termijn in de boetebeschikking: uiterste dag",
    tekst="In de boetebeschikking stelt het college een nieuwe termijn van ten hoogste twee maanden na de "
    "bekendmaking.",
    bron=WET.art("22", lid=2),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.BEKENDMAKING_BOETE,),
    duur=maanden(2),
    schuift=False,
    schuift_niet_want="het college stelt de termijn zelf in de beschikking, en later dan deze dag mag niet",
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.EIGEN,
    geldig_vanaf=date(2022, 1, 1),
    eindigt_door=GEHOOR_GEGEVEN_OF_NIET,
    geldt_als="de boete gaat over de brede intake (artikel 22, lid 1)",
)

T04A_VERZET = replace(
    T04A,
    vanaf=(Gebeurtenis.VERZETTEN_AFSPRAAK,),
    vereist=(Gebeurtenis.OPROEP_BREDE_INTAKE,),
    niet_na=(Gebeurtenis.HERHAALDE_OPROEP, Gebeurtenis.DERDE_OPROEP),
)
T04B_VERZET = replace(
    T04B,
    vanaf=(Gebeurtenis.VERZETTEN_AFSPRAAK,),
    vereist=(Gebeurtenis.HERHAALDE_OPROEP,),
    niet_na=(Gebeurtenis.DERDE_OPROEP,),
)
T04C_VERZET = replace(T04C, vanaf=(Gebeurtenis.VERZETTEN_AFSPRAAK,), vereist=(Gebeurtenis.DERDE_OPROEP,))

REGELS = (T04A, T04A_VERZET, T04B, T04B_VERZET, T04C, T04C_VERZET, T04C_HOOGSTENS)
