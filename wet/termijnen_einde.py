"""Het einde: certificaat, AOW-leeftijd en hoe lang gegevens blijven.

De bewaartermijn telt vanaf het einde van de plicht, niet vanaf het einde van de drie jaar.
"""

from dataclasses import replace
from datetime import date

from inburgering.wet.begrippen import ALLE_GROEPEN, Route, Wie
from inburgering.wet.bronnen import BESLUIT, WET
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Ladder, Mits, Termijnregel, jaren

PLICHT_EINDIGT = ("voldaan", "vrijstelling", "ontheffing", "einde_verblijfsrecht", "aow_leeftijd")
_OVERLEDEN = Mits(Gebeurtenis.BEEINDIGING, ("reden",), ("overlijden",), leeg_telt=False)

T49 = Termijnregel(
    code="T49",
    naam="Bewaren van de gegevens",
    tekst="De gegevens blijven ten hoogste vijf jaar na het einde van de inburgeringsplicht, en nooit "
    "langer dan nodig.",
    bron=BESLUIT.art("9.9", lid=1),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.PLICHT_VOLDAAN, Gebeurtenis.EINDE_PLICHT, Gebeurtenis.BEEINDIGING),
    een_van=True,
    begint_mits=(Mits(Gebeurtenis.BEEINDIGING, ("reden",), PLICHT_EINDIGT, leeg_telt=False),),
    dag_uit=(("datum", "de dag waarop aan de plicht is voldaan"),),
    duur=jaren(5),
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.INFORMATIEF,
    geldig_vanaf=date(2022, 1, 1),
    alleen_eerste=True,
    na_beeindiging=True,
    eindigt_door=(Gebeurtenis.BEEINDIGING, Gebeurtenis.OVERLIJDEN),
    eindigt_mits=(_OVERLEDEN,),
    opmerking="Een kleine set (BSN, naam, adres, geboortedatum, hoe en wanneer aan de plicht is voldaan) "
    "mag ten hoogste vijftig jaar; de wet noemt niet vanaf welke dag. Gegevens over een lening blijven "
    "vijf jaar nadat die is afgelost, kwijtgescholden of vervallen. Hoe dit past bij de selectielijst van "
    "de gemeente, is niet nagekeken.",
)
T49_OVERLIJDEN = replace(
    T49,
    tekst="Na overlijden worden de gegevens verwijderd. De wet noemt geen wachttijd.",
    bron=BESLUIT.art("9.9", lid=1, onderdeel="b"),
    vanaf=(Gebeurtenis.OVERLIJDEN, Gebeurtenis.BEEINDIGING),
    begint_mits=(_OVERLEDEN,),
    dag_uit=(),
    duur=None,
    eindigt_door=(),
    eindigt_mits=(),
    opmerking="Dat dit meteen moet, is uitleg: de tekst noemt geen termijn.",
)

T50 = Termijnregel(
    code="T50",
    naam="Certificaat uitreiken (Z-route)",
    tekst="De minister geeft het inburgeringscertificaat af; het college reikt het persoonlijk uit. De wet "
    "noemt geen aantal dagen.",
    bron=BESLUIT.art("3.16"),
    voor=ALLE_GROEPEN,
    routes=frozenset({Route.Z}),
    vanaf=(Gebeurtenis.PLICHT_VOLDAAN,),
    begint_mits=(Mits(Gebeurtenis.PLICHT_VOLDAAN, ("hoe",), ("certificaat",)),),
    duur=None,
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.INFORMATIEF,
    geldig_vanaf=date(2022, 1, 1),
    alleen_eerste=True,
)

T51 = Termijnregel(
    code="T51",
    naam="AOW-leeftijd",
    tekst="Wie de AOW-leeftijd bereikt, is niet meer inburgeringsplichtig. Sluit het traject; vanaf die dag "
    "telt de bewaartermijn.",
    bron=WET.art("3"),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.EINDE_PLICHT,),
    duur=None,
    schuift=False,
    verantwoordelijke=Wie.DUO,
    ladder=Ladder.INFORMATIEF,
    geldig_vanaf=date(2022, 1, 1),
    alleen_eerste=True,
    geldt_als="de plicht eindigt omdat de AOW-leeftijd is bereikt",
    als_feit=("reden", "aow_leeftijd"),
    opmerking="Welke leeftijd dat is hangt af van het geboortejaar (Algemene Ouderdomswet, artikel 7a); die "
    "wet kent het programma niet. Dat het traject dan sluit, is uitleg.",
)

REGELS = (T49, T49_OVERLIJDEN, T50, T51)
