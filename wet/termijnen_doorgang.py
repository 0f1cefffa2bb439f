"""De doorgaande lijn: wachttijd, vrijstelling, verhuizing, nazorg en de ondertussengroep. Nooit wet.

Waar iemand buiten de termijnen van de wet valt, houdt een norm van de gemeente het traject in het oog.
"""

from dataclasses import replace
from datetime import date

from inburgering.wet import normen
from inburgering.wet.begrippen import ALLE_GROEPEN, ALLE_REGIMES, Regime, Wie
from inburgering.wet.bronnen import LokaleBron
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Gesteld, Ladder, Termijnregel

N06 = Termijnregel(
    code="N06",
    naam="Activiteit in de wachttijd",
    tekst="Wie op een woning wacht, doet iets wat helpt: taalles, werk, vrijwilligerswerk of kennismaken.",
    bron=normen.WACHTTIJD.bron,
    voor=ALLE_GROEPEN,
    regimes=ALLE_REGIMES,
    vanaf=(Gebeurtenis.KOPPELING, Gebeurtenis.ACTIVITEIT_WACHTTIJD),
    een_van=True,
    duur=normen.WACHTTIJD.duur,
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.EIGEN,
    geldig_vanaf=date(2022, 1, 1),
    alleen_laatste=True,
    niet_na=(Gebeurtenis.INSCHRIJVING_BRP,),
    eindigt_door=(Gebeurtenis.INSCHRIJVING_BRP, Gebeurtenis.START_INTAKE, Gebeurtenis.OPROEP_BREDE_INTAKE),
)

N10 = Termijnregel(
    code="N10",
    naam="Contact in de nazorg",
    tekst="De gemeente houdt in de nazorg contact.",
    bron=normen.NAZORG_CONTACT.bron,
    voor=ALLE_GROEPEN,
    regimes=ALLE_REGIMES,
    vanaf=(
        Gebeurtenis.START_NAZORG,
        Gebeurtenis.CONTACT_NAZORG,
        Gebeurtenis.TERUGVAL,
        Gebeurtenis.STAP_VOORUIT,
    ),
    een_van=True,
    duur=normen.NAZORG_CONTACT.duur,
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.EIGEN,
    geldig_vanaf=date(2022, 1, 1),
    alleen_laatste=True,
    eindigt_door=(Gebeurtenis.EINDE_NAZORG, Gebeurtenis.STAP_TERUG, Gebeurtenis.STAKING),
)

N11 = replace(
    N10,
    code="N11",
    naam="Einde nazorg",
    tekst="De gemeente rondt de nazorg af, of besluit door te gaan.",
    bron=normen.NAZORG.bron,
    vanaf=(Gebeurtenis.START_NAZORG,),
    een_van=False,
    duur=normen.NAZORG.duur,
    alleen_laatste=False,
    alleen_eerste=True,
    eindigt_door=(Gebeurtenis.EINDE_NAZORG, Gebeurtenis.STAKING),
)

N12 = replace(
    N10,
    code="N12",
    naam="Terug na stap terug",
    tekst="Wie een stap terug deed, gaat op de afgesproken dag weer verder, of er komt een nieuwe dag.",
    bron=LokaleBron("de dag die bij de stap terug is afgesproken"),
    vanaf=(Gebeurtenis.STAP_TERUG,),
    een_van=False,
    duur=Gesteld("terug_op"),
    alleen_laatste=False,
    eindigt_door=(
        Gebeurtenis.STAP_VOORUIT,
        Gebeurtenis.STAP_TERUG,
        Gebeurtenis.EINDE_NAZORG,
        Gebeurtenis.STAKING,
    ),
)

N13 = replace(
    N10,
    code="N13",
    naam="Vrijstelling opnieuw bekijken",
    tekst="Tijdens een vrijstelling (leerplicht of een opleiding) kijkt de gemeente op de afgesproken dag "
    "of die nog geldt (Wet inburgering 2021, artikel 4).",
    bron=LokaleBron("de dag waarop de vrijstelling opnieuw wordt bekeken"),
    vanaf=(Gebeurtenis.START_VRIJSTELLING,),
    een_van=False,
    duur=Gesteld("opnieuw_bekijken_op"),
    alleen_laatste=False,
    eindigt_door=(Gebeurtenis.EINDE_VRIJSTELLING, Gebeurtenis.START_VRIJSTELLING),
    opmerking="Of de inburgeringstermijn tijdens een vrijstelling stilstaat, is niet nagekeken: vraag het "
    "DUO.",
)

N15 = replace(
    N10,
    code="N15",
    naam="Volgende contact",
    tekst="Buiten de Wet inburgering 2021 houdt de gemeente zelf contact, met een norm voor de tussentijd.",
    bron=normen.CONTACT.bron,
    regimes=frozenset({Regime.WI2013, Regime.VRIJWILLIG}),
    vanaf=(Gebeurtenis.AANMELDING, Gebeurtenis.CONTACT, Gebeurtenis.EINDE_VRIJSTELLING),
    duur=normen.CONTACT.duur,
    eindigt_door=(Gebeurtenis.START_VRIJSTELLING,),
)

N16 = replace(
    N10,
    code="N16",
    naam="Dossier van de vorige gemeente",
    tekst="De gemeente heeft de vorige gemeente om het dossier gevraagd. De wet noemt geen dagen (Wet "
    "inburgering 2021, artikel 35, lid 4).",
    bron=normen.DOSSIER_VORIGE_GEMEENTE.bron,
    vanaf=(Gebeurtenis.VERZOEK_AAN_OUD_COLLEGE,),
    een_van=False,
    duur=normen.DOSSIER_VORIGE_GEMEENTE.duur,
    eindigt_door=(Gebeurtenis.ONTVANGST_DOSSIER,),
)

N20 = replace(
    N10,
    code="N20",
    naam="Ondertussenplan herzien",
    tekst="De gemeente bekijkt het ondertussenplan op de afgesproken dag opnieuw.",
    bron=LokaleBron("de dag waarop het ondertussenplan wordt herzien"),
    regimes=frozenset({Regime.WI2013}),
    vanaf=(Gebeurtenis.START_ONDERTUSSENPLAN, Gebeurtenis.HERZIENING_ONDERTUSSENPLAN),
    duur=Gesteld("herzien_op"),
    eindigt_door=(Gebeurtenis.EINDE_ONDERTUSSENPLAN, Gebeurtenis.STAKING),
)

N25 = replace(
    N10,
    code="N25",
    naam="Belemmering opnieuw bekijken",
    tekst="De gemeente kijkt op de afgesproken dag of een belemmering nog speelt en of de aanpak werkt.",
    bron=LokaleBron("de dag waarop de belemmering opnieuw wordt bekeken"),
    vanaf=(Gebeurtenis.BELEMMERING, Gebeurtenis.HERZIENING_BELEMMERING),
    duur=Gesteld("bekijken_op"),
    alleen_laatste=False,
    zelfde_onderdeel=True,
    eindigt_door=(
        Gebeurtenis.HERZIENING_BELEMMERING,
        Gebeurtenis.OPLOSSING_BELEMMERING,
        Gebeurtenis.STAKING,
    ),
)

REGELS = (N06, N10, N11, N12, N13, N15, N16, N20, N25)
