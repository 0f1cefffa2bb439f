"""De taken bij partners en informatie van een derde: wat de gemeente met hen afspreekt. Nooit wet."""

from datetime import date

from inburgering.wet import normen
from inburgering.wet.begrippen import ALLE_GROEPEN, ALLE_REGIMES, Wie
from inburgering.wet.bronnen import LokaleBron
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Gesteld, Ladder, Mits, Termijnregel

N01 = Termijnregel(
    code="N01",
    naam="Reactie van de partner",
    tekst="De partner aanvaardt of weigert de taak vóór de dag die in de taakbrief staat.",
    bron=LokaleBron("afspraak met de partner over de reactietermijn"),
    voor=ALLE_GROEPEN,
    regimes=ALLE_REGIMES,
    vanaf=(Gebeurtenis.VERZENDING,),
    duur=Gesteld("reactie_uiterlijk"),
    schuift=False,
    verantwoordelijke=Wie.PARTNER,
    ladder=Ladder.PARTNER,
    na_vertrek=True,
    geldig_vanaf=date(2022, 1, 1),
    zelfde_onderdeel=True,
    eindigt_door=(
        Gebeurtenis.BEVESTIGING_PARTNER,
        Gebeurtenis.AANVAARDING,
        Gebeurtenis.WEIGERING,
        Gebeurtenis.START_UITVOERING,
        Gebeurtenis.TERUGMELDING,
        Gebeurtenis.AFSLUITING,
        Gebeurtenis.INTREKKING,
        Gebeurtenis.STAKING,
    ),
)

N02 = Termijnregel(
    code="N02",
    naam="Terugmelding door de partner",
    tekst="De partner meldt terug vóór de dag die in de taakbrief staat.",
    bron=LokaleBron("afspraak met de partner over de terugmelding"),
    voor=ALLE_GROEPEN,
    regimes=ALLE_REGIMES,
    vanaf=(Gebeurtenis.VERZENDING,),
    duur=Gesteld("gereed_op"),
    schuift=False,
    verantwoordelijke=Wie.PARTNER,
    ladder=Ladder.PARTNER,
    na_vertrek=True,
    geldig_vanaf=date(2022, 1, 1),
    zelfde_onderdeel=True,
    eindigt_door=(
        Gebeurtenis.TERUGMELDING,
        Gebeurtenis.WEIGERING,
        Gebeurtenis.AFSLUITING,
        Gebeurtenis.INTREKKING,
        Gebeurtenis.STAKING,
    ),
)

N03 = Termijnregel(
    code="N03",
    naam="Informatie van een derde",
    tekst="Het college wacht op informatie van een derde zonder welke het PIP niet kan worden vastgesteld. "
    "Zolang wijken de tien weken (Besluit inburgering 2021 art. 5.3 lid 2).",
    bron=LokaleBron("de dag waarop de informatie wordt verwacht"),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.WACHT_OP_INFORMATIE_DERDE,),
    duur=Gesteld("verwacht_op"),
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.PARTNER,
    geldig_vanaf=date(2023, 1, 1),
    eindigt_door=(Gebeurtenis.ONTVANGST_INFORMATIE_DERDE, Gebeurtenis.VASTSTELLING_PIP),
    vervangt=("T05a", "T05b", "T05c"),
    tijdelijk=True,
)

N04 = Termijnregel(
    code="N04",
    naam="Terugmelding beoordelen",
    tekst="De gemeente beoordeelt wat de partner terugmeldde en sluit de taak af, of vraagt om aanvulling.",
    bron=normen.TERUGMELDING_BEOORDELEN.bron,
    voor=ALLE_GROEPEN,
    regimes=ALLE_REGIMES,
    vanaf=(Gebeurtenis.TERUGMELDING,),
    duur=normen.TERUGMELDING_BEOORDELEN.duur,
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.EIGEN,
    na_vertrek=True,
    geldig_vanaf=date(2022, 1, 1),
    zelfde_onderdeel=True,
    eindigt_door=(
        Gebeurtenis.AFSLUITING,
        Gebeurtenis.VRAAG_OM_AANVULLING,
        Gebeurtenis.INTREKKING,
        Gebeurtenis.STAKING,
    ),
)

N05 = Termijnregel(
    code="N05",
    naam="Aanvulling door de partner",
    tekst="De partner vult de terugmelding aan vóór de dag die de gemeente stelde.",
    bron=LokaleBron("de dag die de gemeente voor de aanvulling stelde"),
    voor=ALLE_GROEPEN,
    regimes=ALLE_REGIMES,
    vanaf=(Gebeurtenis.VRAAG_OM_AANVULLING,),
    duur=Gesteld("gereed_op"),
    schuift=False,
    verantwoordelijke=Wie.PARTNER,
    ladder=Ladder.PARTNER,
    na_vertrek=True,
    geldig_vanaf=date(2022, 1, 1),
    zelfde_onderdeel=True,
    eindigt_door=(
        Gebeurtenis.TERUGMELDING,
        Gebeurtenis.AFSLUITING,
        Gebeurtenis.INTREKKING,
        Gebeurtenis.STAKING,
    ),
)

N23 = Termijnregel(
    code="N23",
    naam="Terugmelding op de toegezegde dag",
    tekst="De partner is niet op tijd klaar en zegt een latere dag toe. Tot die dag wacht de gemeente; de "
    "eerste dag blijft zichtbaar. Noemt de partner opnieuw een dag, dan geldt de laatste.",
    bron=LokaleBron("de dag die de partner toezegde"),
    voor=ALLE_GROEPEN,
    regimes=ALLE_REGIMES,
    vanaf=(Gebeurtenis.TOEZEGGING,),
    duur=Gesteld("gereed_op"),
    schuift=False,
    verantwoordelijke=Wie.PARTNER,
    ladder=Ladder.PARTNER,
    na_vertrek=True,
    geldig_vanaf=date(2022, 1, 1),
    zelfde_onderdeel=True,
    vervangt=("N02", "N05", "N23"),
    eindigt_door=(
        Gebeurtenis.TERUGMELDING,
        Gebeurtenis.WEIGERING,
        Gebeurtenis.AFSLUITING,
        Gebeurtenis.INTREKKING,
        Gebeurtenis.STAKING,
    ),
)

N24 = Termijnregel(
    code="N24",
    naam="Warme overdracht: gezamenlijk gesprek",
    tekst="Bij een warme overdracht is er een gezamenlijk gesprek, en bevestigen de partner en de gemeente "
    "dat allebei.",
    bron=normen.WARME_OVERDRACHT.bron,
    voor=ALLE_GROEPEN,
    regimes=ALLE_REGIMES,
    vanaf=(Gebeurtenis.VERZENDING,),
    begint_mits=(Mits(Gebeurtenis.VERZENDING, ("warm",), ("True",), leeg_telt=False),),
    duur=Gesteld("gesprek_uiterlijk"),
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.EIGEN,
    na_vertrek=True,
    geldig_vanaf=date(2022, 1, 1),
    zelfde_onderdeel=True,
    eindigt_door=(
        Gebeurtenis.AANVAARDING,
        Gebeurtenis.WEIGERING,
        Gebeurtenis.TERUGMELDING,
        Gebeurtenis.AFSLUITING,
        Gebeurtenis.INTREKKING,
        Gebeurtenis.STAKING,
    ),
)

REGELS = (N01, N02, N03, N04, N05, N23, N24)
