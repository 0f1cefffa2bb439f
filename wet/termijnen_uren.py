"""Taal en meedoen op nul: een signaal als een van beide een tijd uitblijft. Eigen normen, nooit wet."""

from dataclasses import replace
from datetime import date

from inburgering.wet import normen
from inburgering.wet.begrippen import ALLE_GROEPEN, Regime, Wie
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Ladder, Mits, Termijnregel

MET_LEERROUTE = frozenset({Regime.WI2021, Regime.VRIJWILLIG})
LES_GEVOLGD = Mits(Gebeurtenis.UREN_LES, ("uren_nt2", "uren_knm", "uren_alfabetisering"))
MEEGEDAAN = Mits(Gebeurtenis.UREN_PARTICIPATIE, ("uren",))
LES = (
    Gebeurtenis.START_LESSEN,
    Gebeurtenis.START_TAALSCHAKELTRAJECT,
    Gebeurtenis.HERVATTING_LESSEN,
    Gebeurtenis.UREN_LES,
)
LES_VOORBIJ = (
    Gebeurtenis.ONDERBREKING_LESSEN,
    Gebeurtenis.TAALSCHAKELTRAJECT_BEHAALD,
    Gebeurtenis.LEERROUTE_BEHAALD,
    Gebeurtenis.START_VRIJSTELLING,
    Gebeurtenis.EINDE_VRIJSTELLING,  # wat tijdens de vrijstelling begon, begint daarna opnieuw
    Gebeurtenis.PLICHT_VOLDAAN,
)
ALLES_GELEERD = (
    Gebeurtenis.TAALSCHAKELTRAJECT_BEHAALD,
    Gebeurtenis.LEERROUTE_BEHAALD,
    Gebeurtenis.PLICHT_VOLDAAN,
)
GEKEKEN = Gebeurtenis.VOORTGANGSGESPREK

N07 = Termijnregel(
    code="N07",
    naam="Navragen waarom er geen les is",
    tekst="Staan er na het PIP, of na de laatste les, een tijd geen lesuren in het dossier, dan kijkt de "
    "gemeente wat er aan de hand is. Een voortgangsgesprek telt als kijken: daarna telt de norm opnieuw.",
    bron=normen.TAALUREN_NUL.bron,
    voor=ALLE_GROEPEN,
    regimes=MET_LEERROUTE,
    vanaf=(Gebeurtenis.VASTSTELLING_PIP,),
    duur=normen.TAALUREN_NUL.duur,
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.EIGEN,
    geldig_vanaf=date(2022, 1, 1),
    alleen_eerste=True,
    zonder=(Gebeurtenis.START_LESSEN, Gebeurtenis.START_TAALSCHAKELTRAJECT),
    eindigt_door=(*LES, *LES_VOORBIJ, GEKEKEN),
    eindigt_mits=(LES_GEVOLGD,),
)
N07_DAARNA = replace(
    N07,
    vanaf=(*LES, GEKEKEN),
    niet_na=ALLES_GELEERD,
    een_van=True,
    begint_mits=(LES_GEVOLGD,),
    alleen_eerste=False,
    alleen_laatste=True,
    zonder=(),
    eindigt_door=LES_VOORBIJ,
    eindigt_mits=(),
)
N07_NA_VRIJSTELLING = replace(
    N07,
    vanaf=(Gebeurtenis.EINDE_VRIJSTELLING,),
    vereist=(Gebeurtenis.VASTSTELLING_PIP,),
    alleen_eerste=False,
    alleen_laatste=True,
    zonder=(),
)

N08 = replace(
    N07,
    code="N08",
    naam="Navragen waarom meedoen uitblijft",
    tekst="Staan er na het PIP, of sinds de laatste keer, een tijd geen uren werk of participatie in het "
    "dossier, dan kijkt de gemeente wat er aan de hand is. Een voortgangsgesprek telt als kijken: daarna "
    "telt de norm opnieuw.",
    bron=normen.MEEDOEN_NUL.bron,
    duur=normen.MEEDOEN_NUL.duur,
    zonder=(Gebeurtenis.START_ACTIVITEIT,),
    eindigt_door=(
        Gebeurtenis.START_ACTIVITEIT,
        Gebeurtenis.UREN_PARTICIPATIE,
        Gebeurtenis.EINDE_ACTIVITEIT,
        Gebeurtenis.START_VRIJSTELLING,
        Gebeurtenis.EINDE_VRIJSTELLING,
        Gebeurtenis.PLICHT_VOLDAAN,
        GEKEKEN,
    ),
    eindigt_mits=(MEEGEDAAN,),
)
N08_DAARNA = replace(
    N08,
    vanaf=(
        Gebeurtenis.START_ACTIVITEIT,
        Gebeurtenis.UREN_PARTICIPATIE,
        Gebeurtenis.EINDE_ACTIVITEIT,
        GEKEKEN,
    ),
    niet_na=ALLES_GELEERD,
    een_van=True,
    begint_mits=(MEEGEDAAN, Mits(Gebeurtenis.EINDE_ACTIVITEIT, ("klaar",), ("False",))),
    alleen_eerste=False,
    alleen_laatste=True,
    zonder=(),
    eindigt_door=(
        Gebeurtenis.EINDE_ACTIVITEIT,
        Gebeurtenis.START_VRIJSTELLING,
        Gebeurtenis.EINDE_VRIJSTELLING,
        Gebeurtenis.PLICHT_VOLDAAN,
        Gebeurtenis.STAKING,
    ),
    eindigt_mits=(Mits(Gebeurtenis.EINDE_ACTIVITEIT, ("klaar",), ("True",), leeg_telt=False),),
)
N08_NA_VRIJSTELLING = replace(
    N08,
    vanaf=(Gebeurtenis.EINDE_VRIJSTELLING,),
    vereist=(Gebeurtenis.VASTSTELLING_PIP,),
    alleen_eerste=False,
    alleen_laatste=True,
    zonder=(),
)

REGELS = (N07, N07_DAARNA, N07_NA_VRIJSTELLING, N08, N08_DAARNA, N08_NA_VRIJSTELLING)
