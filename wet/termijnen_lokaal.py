"""Onderweg op de leerroute: gesprekken, uren die uitblijven, lessen, examens, advies. Nooit wet."""

from dataclasses import replace
from datetime import date

from inburgering.wet import normen
from inburgering.wet.begrippen import ALLE_GROEPEN, ALLE_REGIMES, Regime, Wie
from inburgering.wet.bronnen import LokaleBron
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Gesteld, Ladder, Mits, Termijnregel

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
    Gebeurtenis.PLICHT_VOLDAAN,
)

T26 = Termijnregel(
    code="T26",
    naam="Volgende voortgangsgesprek",
    tekst="Het PIP noemt het aantal voortgangsgesprekken (Besluit inburgering 2021 art. 5.3 lid 4). De wet "
    "kent geen minimum en geen tussentijd: de gemeente stelt zelf hoeveel weken er hoogstens tussen liggen.",
    bron=normen.VOORTGANGSGESPREK.bron,
    voor=ALLE_GROEPEN,
    regimes=ALLE_REGIMES,
    vanaf=(Gebeurtenis.VASTSTELLING_PIP,),
    duur=normen.VOORTGANGSGESPREK.duur,
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.EIGEN,
    geldig_vanaf=date(2022, 1, 1),
    alleen_eerste=True,
    niet_na=(Gebeurtenis.VOORTGANGSGESPREK,),
    eindigt_door=(Gebeurtenis.VOORTGANGSGESPREK, Gebeurtenis.PLICHT_VOLDAAN),
)
T26_DAARNA = replace(
    T26,
    vanaf=(Gebeurtenis.VOORTGANGSGESPREK,),
    vereist=(Gebeurtenis.VASTSTELLING_PIP,),
    alleen_eerste=False,
    niet_na=(),
)

N07 = Termijnregel(
    code="N07",
    naam="Taaluren op nul",
    tekst="Staan er na het PIP, of na de laatste les, een tijd geen lesuren in het dossier, dan kijkt de "
    "gemeente wat er aan de hand is.",
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
    eindigt_door=(*LES, *LES_VOORBIJ),
    eindigt_mits=(LES_GEVOLGD,),
)
N07_DAARNA = replace(
    N07,
    vanaf=LES,
    een_van=True,
    begint_mits=(LES_GEVOLGD,),
    alleen_eerste=False,
    alleen_laatste=True,
    zonder=(),
    eindigt_door=LES_VOORBIJ,
    eindigt_mits=(),
)

N08 = replace(
    N07,
    code="N08",
    naam="Meedoen op nul",
    tekst="Staan er na het PIP, of sinds de laatste keer, een tijd geen uren werk of participatie in het "
    "dossier, dan kijkt de gemeente wat er aan de hand is.",
    bron=normen.MEEDOEN_NUL.bron,
    duur=normen.MEEDOEN_NUL.duur,
    zonder=(Gebeurtenis.START_ACTIVITEIT,),
    eindigt_door=(
        Gebeurtenis.START_ACTIVITEIT,
        Gebeurtenis.UREN_PARTICIPATIE,
        Gebeurtenis.EINDE_ACTIVITEIT,
        Gebeurtenis.PLICHT_VOLDAAN,
    ),
    eindigt_mits=(MEEGEDAAN,),
)
N08_DAARNA = replace(
    N08,
    vanaf=(Gebeurtenis.START_ACTIVITEIT, Gebeurtenis.UREN_PARTICIPATIE, Gebeurtenis.EINDE_ACTIVITEIT),
    een_van=True,
    begint_mits=(MEEGEDAAN, Mits(Gebeurtenis.EINDE_ACTIVITEIT, ("klaar",), ("False",))),
    alleen_eerste=False,
    alleen_laatste=True,
    zonder=(),
    eindigt_door=(Gebeurtenis.EINDE_ACTIVITEIT, Gebeurtenis.PLICHT_VOLDAAN, Gebeurtenis.STAKING),
    eindigt_mits=(Mits(Gebeurtenis.EINDE_ACTIVITEIT, ("klaar",), ("True",), leeg_telt=False),),
)

N14 = Termijnregel(
    code="N14",
    naam="Lessen hervatten",
    tekst="De lessen liggen stil tot de dag waarop de persoon terug wordt verwacht. De drie jaar lopen door.",
    bron=LokaleBron("de dag waarop de persoon terug wordt verwacht"),
    voor=ALLE_GROEPEN,
    regimes=ALLE_REGIMES,
    vanaf=(Gebeurtenis.ONDERBREKING_LESSEN,),
    duur=Gesteld("verwacht_terug_op"),
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.EIGEN,
    geldig_vanaf=date(2022, 1, 1),
    eindigt_door=(
        Gebeurtenis.HERVATTING_LESSEN,
        Gebeurtenis.ONDERBREKING_LESSEN,
        Gebeurtenis.TAALSCHAKELTRAJECT_BEHAALD,
        Gebeurtenis.LEERROUTE_BEHAALD,
        Gebeurtenis.PLICHT_VOLDAAN,
        Gebeurtenis.STAKING,
    ),
)

N17 = Termijnregel(
    code="N17",
    naam="Advies over ontheffing",
    tekst="Bij gehele ontheffing om bijzondere omstandigheden geeft het college advies aan DUO. De wet "
    "noemt voor dat advies geen dagen (Besluit inburgering 2021, artikel 2.8).",
    bron=normen.ADVIES_ONTHEFFING.bron,
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.AANVRAAG_ONTHEFFING,),
    duur=normen.ADVIES_ONTHEFFING.duur,
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.EIGEN,
    geldig_vanaf=date(2022, 1, 1),
    zelfde_onderdeel=True,
    eindigt_door=(Gebeurtenis.ADVIES_ONTHEFFING, Gebeurtenis.BESLUIT_ONTHEFFING, Gebeurtenis.STAKING),
    geldt_als="de ontheffing is gevraagd om bijzondere omstandigheden (Wet inburgering 2021, artikel 5, lid "
    "2)",
    als_feit=("grond", "bijzonder"),
)

N18 = Termijnregel(
    code="N18",
    naam="Signaal van niet meewerken beoordelen",
    tekst="De gemeente beoordeelt of zij een rapport opmaakt of van een boete afziet.",
    bron=normen.SIGNAAL_BEOORDELEN.bron,
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.SIGNAAL_HANDHAVING,),
    duur=normen.SIGNAAL_BEOORDELEN.duur,
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.EIGEN,
    geldig_vanaf=date(2022, 1, 1),
    zelfde_onderdeel=True,
    eindigt_door=(Gebeurtenis.RAPPORT_OVERTREDING, Gebeurtenis.AFZIEN_VAN_BOETE, Gebeurtenis.STAKING),
)

N19 = Termijnregel(
    code="N19",
    naam="Start na het aanbod",
    tekst="De lessen beginnen op de dag die bij het aanbod is genoemd.",
    bron=LokaleBron("de eerste lesdag uit het aanbod"),
    voor=ALLE_GROEPEN,
    regimes=ALLE_REGIMES,
    vanaf=(Gebeurtenis.AANBOD_LEERROUTE,),
    duur=Gesteld("start_op"),
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.EIGEN,
    geldig_vanaf=date(2022, 1, 1),
    niet_na=(Gebeurtenis.START_LESSEN, Gebeurtenis.START_TAALSCHAKELTRAJECT),
    eindigt_door=(
        Gebeurtenis.START_LESSEN,
        Gebeurtenis.START_TAALSCHAKELTRAJECT,
        Gebeurtenis.AANBOD_LEERROUTE,
        Gebeurtenis.LEERROUTE_BEHAALD,
        Gebeurtenis.STAKING,
    ),
)

N21 = Termijnregel(
    code="N21",
    naam="Uitkomst van het examen",
    tekst="De gemeente vraagt na een tijd of het examen is behaald.",
    bron=normen.UITSLAG_EXAMEN.bron,
    voor=ALLE_GROEPEN,
    regimes=ALLE_REGIMES,
    vanaf=(Gebeurtenis.AANMELDING_EXAMEN,),
    dag_uit=(("dag", "de dag van het examen"),),
    duur=normen.UITSLAG_EXAMEN.duur,
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.EIGEN,
    geldig_vanaf=date(2022, 1, 1),
    zelfde_onderdeel=True,
    eindigt_door=(
        Gebeurtenis.EXAMEN_BEHAALD,
        Gebeurtenis.EXAMEN_NIET_BEHAALD,
        Gebeurtenis.VRIJSTELLING_EXAMEN,
        Gebeurtenis.STAKING,
    ),
)

REGELS = (T26, T26_DAARNA, N07, N07_DAARNA, N08, N08_DAARNA, N14, N17, N18, N19, N21)
