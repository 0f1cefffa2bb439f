"""Aanbod, PVT, MAP, Z-route en afschalen: wat binnen de inburgeringstermijn moet gebeuren.

PVT, MAP en het eindgesprek van de Z-route hebben geen eigen lengte. Zij volgen de inburgeringstermijn, ook
als DUO die verlengt.
"""

from dataclasses import replace
from datetime import date

from inburgering.wet import normen
from inburgering.wet.anker import Samen, Terug
from inburgering.wet.begrippen import ALLE_GROEPEN, ASIEL, Route, Wie
from inburgering.wet.bronnen import BESLUIT, REGELING, WET
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Ladder, Termijnregel, jaren, maanden

ER_IS_EEN_AANBOD = (
    Gebeurtenis.AANBOD_LEERROUTE,
    Gebeurtenis.START_LESSEN,
    Gebeurtenis.START_TAALSCHAKELTRAJECT,
)

T19 = Termijnregel(
    code="T19",
    naam="Afschalen naar A2",
    tekst="Na 600 cursusuren Nederlands op een erkende school en met voldoende inspanning kan het college "
    "een of meer onderdelen van het examen op A2 laten doen. De wet noemt geen laatste dag.",
    bron=BESLUIT.art("5.5"),
    voor=ALLE_GROEPEN,
    routes=frozenset({Route.B1}),
    vanaf=(Gebeurtenis.START_LESSEN,),
    duur=None,
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.INFORMATIEF,
    geldig_vanaf=date(2022, 1, 1),
    alleen_eerste=True,
    eindigt_door=(Gebeurtenis.AFSCHALING, Gebeurtenis.LEERROUTE_BEHAALD, Gebeurtenis.PLICHT_VOLDAAN),
    opmerking="Het kan ook nog in een verlengde of nieuwe termijn.",
)

T20 = Termijnregel(
    code="T20",
    naam="Tijdig een aanbod doen",
    tekst="Het college doet tijdig een aanbod van een cursus of opleiding. De wet noemt geen aantal dagen.",
    bron=WET.art("16", lid=1),
    voor=ASIEL,
    vanaf=(Gebeurtenis.VASTSTELLING_PIP,),
    duur=normen.AANBOD.duur,
    schuift=False,
    schuift_niet_want="de lengte is een norm van de gemeente, geen termijn uit de wet",
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.EIGEN,
    geldig_vanaf=date(2022, 1, 1),
    alleen_eerste=True,
    niet_na=ER_IS_EEN_AANBOD,
    eindigt_door=(*ER_IS_EEN_AANBOD, Gebeurtenis.PLICHT_VOLDAAN),
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
    niet_na=ER_IS_EEN_AANBOD,
    eindigt_door=(*ER_IS_EEN_AANBOD, Gebeurtenis.PLICHT_VOLDAAN),
    opmerking="De Regeling is een keer gelezen en niet woord voor woord nagekeken.",
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
    eindigt_door=(Gebeurtenis.START_TAALSCHAKELTRAJECT, Gebeurtenis.PLICHT_VOLDAAN),
    opmerking="De Regeling is een keer gelezen en niet woord voor woord nagekeken.",
)

T23 = Termijnregel(
    code="T23",
    naam="PVT afronden",
    tekst="Het participatieverklaringstraject is afgerond binnen de inburgeringstermijn.",
    bron=WET.art("24", lid=1),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.VASTSTELLING_PIP,),
    anker=Samen("T10"),
    duur=None,
    schuift=False,
    verantwoordelijke=Wie.INBURGERINGSPLICHTIGE,
    ladder=Ladder.INFORMATIEF,  # valt samen met T10, die waarschuwt
    geldig_vanaf=date(2022, 1, 1),
    alleen_eerste=True,
    niet_na=(Gebeurtenis.ONDERTEKENING_PVT,),
    eindigt_door=(Gebeurtenis.ONDERTEKENING_PVT, Gebeurtenis.PLICHT_VOLDAAN),
    opmerking="Een eigen termijn van een jaar bestaat onder deze wet niet meer.",
)
T24 = replace(
    T23,
    code="T24",
    naam="MAP afronden, met eindgesprek",
    tekst="De module Arbeidsmarkt en Participatie is afgerond binnen de inburgeringstermijn. In de "
    "onderwijsroute, en na een behaald taalschakeltraject, geldt deze plicht niet (Wet art. 8 lid 3).",
    routes=frozenset({Route.B1, Route.Z}),
    niet_na=(Gebeurtenis.EINDGESPREK_MAP,),
    eindigt_door=(
        Gebeurtenis.EINDGESPREK_MAP,
        Gebeurtenis.TAALSCHAKELTRAJECT_BEHAALD,
        Gebeurtenis.PLICHT_VOLDAAN,
    ),
    opmerking="",
)
T25 = replace(
    T23,
    code="T25",
    naam="Eindgesprek Z-route",
    tekst="Het college voert het eindgesprek van de Z-route zelf, binnen de inburgeringstermijn. Een "
    "partner mag dat niet doen.",
    bron=BESLUIT.art("3.14", lid=2, onderdeel="c"),
    routes=frozenset({Route.Z}),
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.LANG,
    niet_na=(Gebeurtenis.EINDGESPREK_LEERROUTE,),
    eindigt_door=(
        Gebeurtenis.EINDGESPREK_LEERROUTE,
        Gebeurtenis.LEERROUTE_BEHAALD,
        Gebeurtenis.PLICHT_VOLDAAN,
    ),
    opmerking="Het is het laatste van de drie delen; die volgorde staat niet in het Besluit (uitleg).",
)

T28 = Termijnregel(
    code="T28",
    naam="Lessen van vso, praktijkonderwijs of entree",
    tekst="Lessen Nederlands en KNM in het vso, praktijkonderwijs of de entreeopleiding vanaf twee jaar "
    "voor het PIP mag het college aftrekken van de 800 cursusuren; ook latere lessen.",
    bron=BESLUIT.art("3.14", lid=9),
    voor=ALLE_GROEPEN,
    routes=frozenset({Route.Z}),
    vanaf=(Gebeurtenis.VASTSTELLING_PIP,),
    anker=Terug(tot_de_dag=False),
    duur=jaren(-2),
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.INFORMATIEF,
    geldig_vanaf=date(2025, 9, 1),
    alleen_eerste=True,
    eindigt_door=(Gebeurtenis.LEERROUTE_BEHAALD, Gebeurtenis.PLICHT_VOLDAAN),
    opmerking="In de tekst van 12 juni 2024 stond dit nog niet, in die van 1 september 2025 wel; de dag "
    "ertussen is niet nagekeken. Vso telt alleen als het arbeidsmarktgericht is of op dagbesteding is "
    "gericht.",
)

REGELS = (T19, T20, T21, T22, T23, T24, T25, T28)
