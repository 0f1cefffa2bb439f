"""De inburgeringstermijn en wat tegelijk met het PIP begint.

De drie jaar beginnen de dag na de dagtekening van het eerste PIP en beginnen nooit opnieuw: niet door een
nieuw of vernietigd plan, een andere leerroute of een verhuizing (Wet inburgering 2021 art. 11 lid 3).
"""

from dataclasses import replace
from datetime import date

from inburgering.wet.anker import TotEinde, VanafAanvang
from inburgering.wet.begrippen import ALLE_GROEPEN, Wie
from inburgering.wet.bronnen import BESLUIT, WET
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.grootboek import Boeking, Hoe
from inburgering.wet.termijnregel import Gesteld, Ladder, Termijnregel, jaren, maanden

VERLENGING = Boeking(
    feit=Gebeurtenis.BESLUIT_VERLENGING,
    hoe=Hoe.TOT_DAG,
    bron=WET.art("12", lid=1),
    wie=Wie.DUO,
    reden="reden niet vastgelegd",
    veld="verlengd_tot",
    mits=("toegekend", True),
)
ONDERBREKING = Boeking(
    feit=Gebeurtenis.ONDERBREKING_PLICHT,
    hoe=Hoe.TIJDVAK,
    bron=BESLUIT.art("4.2"),
    wie=Wie.DUO,
    reden="onderbreking van de plicht",
    duur=jaren(1),
)
VOLGENS_DUO = Boeking(
    feit=Gebeurtenis.TERMIJN_VOLGENS_DUO,
    hoe=Hoe.VOLGENS_DUO,
    bron=BESLUIT.art("9.3", lid=3),
    wie=Wie.DUO,
    reden="DUO stelt het begin en het einde vast",
)

T10 = Termijnregel(
    code="T10",
    naam="Inburgeringstermijn",
    tekst="De persoon voldoet binnen drie jaar aan de inburgeringsplicht; de termijn vangt aan op de dag na "
    "die van dagtekening van het PIP.",
    bron=WET.art("11", lid=1),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.VASTSTELLING_PIP,),
    duur=jaren(3),
    begint_dag_erna=True,
    schuift=False,
    verantwoordelijke=Wie.INBURGERINGSPLICHTIGE,
    ladder=Ladder.LANG,
    geldig_vanaf=date(2022, 1, 1),
    alleen_eerste=True,
    eindigt_door=(Gebeurtenis.PLICHT_VOLDAAN,),
    boekt=(VERLENGING, ONDERBREKING, VOLGENS_DUO),
    boekt_niet_na=(Gebeurtenis.NIEUWE_TERMIJN_DUO,),
    opmerking="DUO stelt het begin en het einde vast. Wijkt DUO af, dan geldt de dag van DUO.",
)
T10_VOLGENS_DUO = replace(
    T10,
    vanaf=(Gebeurtenis.TERMIJN_VOLGENS_DUO,),
    zonder=(Gebeurtenis.VASTSTELLING_PIP,),
    dag_uit=(("aanvang", "de eerste dag volgens DUO"),),
    duur=Gesteld("einde"),
    begint_dag_erna=False,
    telt_dag_mee=True,
    schuift_niet_want="DUO stelt deze dag vast",
    opmerking="De dagtekening van het eerste PIP staat niet bij de feiten: alleen de dagen van DUO zijn "
    "bekend.",
)

T11 = Termijnregel(
    code="T11",
    naam="Verlenging aanvragen",
    tekst="Een aanvraag om verlenging kan niet eerder dan zes maanden voor het einde van de "
    "inburgeringstermijn.",
    bron=BESLUIT.art("4.5", lid=1),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.VASTSTELLING_PIP,),
    anker=TotEinde("T10"),
    duur=maanden(-6),
    schuift=False,
    verantwoordelijke=Wie.INBURGERINGSPLICHTIGE,
    ladder=Ladder.INFORMATIEF,
    geldig_vanaf=date(2022, 1, 1),
    alleen_eerste=True,
    eindigt_door=(Gebeurtenis.PLICHT_VOLDAAN, Gebeurtenis.NIEUWE_TERMIJN_DUO),
    opmerking="Terugrekenen valt buiten de Algemene termijnenwet (artikel 1, lid 2). Ook een nieuwe termijn "
    "na een boete kan worden verlengd, maar niet wegens inspanning (Wet inburgering 2021, artikel 12, lid "
    "1, onderdeel a).",
)
T12B = replace(
    T11,
    code="T12b",
    naam="Verlenging door DUO zonder aanvraag",
    tekst="DUO kan zelf verlengen, niet eerder dan zes maanden voor het einde; voor een hele groep bij "
    "regeling.",
    bron=BESLUIT.art("4.5", lid=2),
    verantwoordelijke=Wie.DUO,
    opmerking="Terugrekenen valt buiten de Algemene termijnenwet (artikel 1, lid 2).",
)

T15 = Termijnregel(
    code="T15",
    naam="Onderbreking van de plicht",
    tekst="Was iemand ten hoogste een jaar geen inwoner, hier voor een tijdelijk doel, of even geen "
    "geestelijke bedienaar, dan geldt de plicht als nooit geëindigd en wordt de termijn met die tijd "
    "verlengd.",
    bron=BESLUIT.art("4.2"),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.ONDERBREKING_PLICHT,),
    dag_uit=(("van", "de eerste dag van de onderbreking"),),
    duur=jaren(1),
    telt_dag_mee=True,
    schuift=False,
    verantwoordelijke=Wie.DUO,
    ladder=Ladder.INFORMATIEF,
    geldig_vanaf=date(2022, 1, 1),
    opmerking="Dit is de langste onderbreking die nog telt (Besluit inburgering 2021, artikel 2.1, lid 2). "
    "Hoeveel dagen de termijn opschuift, staat bij de inburgeringstermijn.",
)

T18 = Termijnregel(
    code="T18",
    naam="Leerroute nog te wijzigen",
    tekst="Het college kan de leerroute opnieuw vaststellen tot maximaal anderhalf jaar vanaf de aanvang van "
    "de inburgeringstermijn.",
    bron=BESLUIT.art("5.4", lid=1),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.VASTSTELLING_PIP,),
    anker=VanafAanvang("T10"),
    duur=maanden(18),
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.INFORMATIEF,  # een venster: sluit het, dan is niemand te laat
    geldig_vanaf=date(2022, 1, 1),
    alleen_eerste=True,
    eindigt_door=(Gebeurtenis.PLICHT_VOLDAAN,),
    opmerking="Van de onderwijsroute naar de B1-route kan het hele traject (artikel 5.4, lid 1); zie ook lid "
    "2 en lid 3 voor bijzondere gevallen.",
)

REGELS = (T10, T10_VOLGENS_DUO, T11, T12B, T15, T18)
