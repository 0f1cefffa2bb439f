"""De inburgeringstermijn en wat tegelijk met het PIP begint.

De drie jaar beginnen de dag na de dagtekening van het eerste PIP en beginnen nooit opnieuw: niet door een
nieuw of vernietigd plan, een andere leerroute of een verhuizing (Wet inburgering 2021 art. 11 lid 3).
"""

from datetime import date

from inburgering.wet.begrippen import ALLE_GROEPEN, ASIEL, Route, Wie
from inburgering.wet.bronnen import BESLUIT, REGELING, WET
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Ladder, Termijnregel, jaren, maanden

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
    opmerking="DUO stelt het begin en het einde vast. Wijkt DUO af, dan geldt de dag van DUO.",
)

T18 = Termijnregel(
    code="T18",
    naam="Leerroute nog te wijzigen",
    tekst="Het college kan de leerroute opnieuw vaststellen tot maximaal anderhalf jaar vanaf de aanvang van "
    "de inburgeringstermijn.",
    bron=BESLUIT.art("5.4", lid=1),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.VASTSTELLING_PIP,),
    duur=maanden(18),
    begint_dag_erna=True,
    telt_dag_mee=True,
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.INFORMATIEF,  # een venster: sluit het, dan is niemand te laat
    geldig_vanaf=date(2022, 1, 1),
    alleen_eerste=True,
    opmerking="Van de onderwijsroute naar de B1-route kan het hele traject (artikel 5.4, lid 1); zie ook lid "
    "2 en lid 3 voor bijzondere gevallen.",
)

T21 = Termijnregel(
    code="T21",
    naam="Aanbod van een cursus of opleiding",
    tekst="Is er drie maanden na de vaststelling van het PIP geen aanbod, dan is het uitblijven daarna een "
    "grond voor verlenging; het college geeft een verklaring en meldt het aan DUO.",
    bron=REGELING.art("4.1"),
    voor=ASIEL,  # Besluit art. 9.3 lid 2 b noemt het aanbod van Wet art. 16 lid 1
    vanaf=(Gebeurtenis.VASTSTELLING_PIP,),
    duur=maanden(3),
    schuift=False,
    schuift_niet_want="het is een drempel voor verlenging, geen termijn waarbinnen iets moet gebeuren",
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.WETTELIJK,
    geldig_vanaf=date(2022, 1, 1),
    alleen_eerste=True,
    niet_na=(Gebeurtenis.AANBOD_LEERROUTE,),
    eindigt_door=(Gebeurtenis.AANBOD_LEERROUTE,),
)

T22 = Termijnregel(
    code="T22",
    naam="Feitelijke start van het taalschakeltraject",
    tekst="Is het taalschakeltraject zes maanden na de vaststelling van het PIP niet feitelijk gestart, dan "
    "is dat een grond voor verlenging met zes maanden; het college meldt het aan DUO.",
    bron=REGELING.art("4.1"),
    voor=ASIEL,
    routes=frozenset({Route.ONDERWIJS}),
    vanaf=(Gebeurtenis.VASTSTELLING_PIP,),
    duur=maanden(6),
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.WETTELIJK,
    geldig_vanaf=date(2022, 1, 1),
    alleen_eerste=True,
    niet_na=(Gebeurtenis.START_TAALSCHAKELTRAJECT,),
    eindigt_door=(Gebeurtenis.START_TAALSCHAKELTRAJECT,),
)

T24 = Termijnregel(
    code="T24",
    naam="MAP afronden, met eindgesprek",
    tekst="De module Arbeidsmarkt en Participatie is afgerond binnen de inburgeringstermijn. In de "
    "onderwijsroute geldt deze plicht niet (Wet art. 8 lid 3).",
    bron=WET.art("24", lid=1),
    voor=ALLE_GROEPEN,
    routes=frozenset({Route.B1, Route.Z}),
    vanaf=(Gebeurtenis.VASTSTELLING_PIP,),
    duur=jaren(3),
    begint_dag_erna=True,
    schuift=False,
    verantwoordelijke=Wie.INBURGERINGSPLICHTIGE,
    ladder=Ladder.INFORMATIEF,  # valt samen met T10, die waarschuwt
    geldig_vanaf=date(2022, 1, 1),
    alleen_eerste=True,
)

REGELS = (T10, T18, T21, T22, T24)
