"""Onderweg op de leerroute: gesprekken, lessen, examens, advies en signalen. Nooit wet."""

from dataclasses import replace
from datetime import date

from inburgering.wet import normen
from inburgering.wet.begrippen import ALLE_GROEPEN, ALLE_REGIMES, Wie
from inburgering.wet.bronnen import LokaleBron
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Gesteld, Ladder, Termijnregel

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
    eindigt_door=(
        Gebeurtenis.VOORTGANGSGESPREK,
        Gebeurtenis.START_VRIJSTELLING,
        Gebeurtenis.EINDE_VRIJSTELLING,  # wat tijdens de vrijstelling begon, begint daarna opnieuw
        Gebeurtenis.PLICHT_VOLDAAN,
    ),
)
T26_DAARNA = replace(
    T26,
    vanaf=(Gebeurtenis.VOORTGANGSGESPREK, Gebeurtenis.EINDE_VRIJSTELLING),
    een_van=True,
    vereist=(Gebeurtenis.VASTSTELLING_PIP,),
    alleen_eerste=False,
    niet_na=(),
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
    na_vertrek=True,
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
        Gebeurtenis.PLICHT_VOLDAAN,
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
        Gebeurtenis.PLICHT_VOLDAAN,
        Gebeurtenis.STAKING,
    ),
)

REGELS = (T26, T26_DAARNA, N14, N17, N18, N19, N21)
