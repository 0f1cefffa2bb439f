"""Maatschappelijke begeleiding en financieel ontzorgen."""

from datetime import date

from inburgering.wet import normen
from inburgering.wet.begrippen import ASIEL, ONTZORG, Wie
from inburgering.wet.bronnen import PW, WET
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Ladder, Termijnregel, maanden

T03 = Termijnregel(
    code="T03",
    naam="Maatschappelijke begeleiding",
    tekst="De maatschappelijke begeleiding vangt aan op de dag van inschrijving in de BRP; bij een "
    "asielvergunning is dat de inschrijving in de gemeente van huisvesting. De wet noemt geen duur.",
    bron=WET.art("13", lid=3),
    voor=ASIEL,
    vanaf=(Gebeurtenis.INSCHRIJVING_BRP,),
    duur=normen.BEGELEIDING.duur,
    telt_dag_mee=True,
    schuift=False,
    schuift_niet_want="de duur is geen termijn uit de wet",
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.EIGEN,
    geldig_vanaf=date(2022, 1, 1),
    alleen_eerste=True,
    eindigt_door=(Gebeurtenis.EINDE_BEGELEIDING,),
)

T27 = Termijnregel(
    code="T27",
    naam="Financieel ontzorgen",
    tekst="Het college betaalt zes maanden, gerekend vanaf de dag waarop het recht op bijstand ontstaat, "
    "huur, energie en zorgpremie uit de bijstand.",
    bron=PW.art("56a"),
    voor=ONTZORG,
    vanaf=(Gebeurtenis.RECHT_OP_BIJSTAND,),
    duur=maanden(6),
    telt_dag_mee=True,
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.WETTELIJK,
    geldig_vanaf=date(2022, 1, 1),
    eindigt_door=(Gebeurtenis.EINDE_ONTZORGEN, Gebeurtenis.EINDE_BIJSTAND, Gebeurtenis.STAKING),
    opmerking="Er wordt geteld vanaf het recht op bijstand, niet vanaf het besluit, de verhuizing of het "
    "PIP.",
)

REGELS = (T03, T27)
