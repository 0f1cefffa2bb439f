"""De lening bij DUO, en wat de gemeente meldt: aan DUO, aan het CBS en aan een andere gemeente."""

from dataclasses import replace
from datetime import date

from inburgering.wet import normen
from inburgering.wet.anker import NaEinde
from inburgering.wet.begrippen import ALLE_GROEPEN, Groep, Wie
from inburgering.wet.bronnen import BESLUIT, REGELING, WET
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Ladder, Mits, Termijnregel, jaren, maanden, weken

_GEZIN = frozenset({Groep.GEZIN})
_NORM = "de lengte is een norm van de gemeente, geen termijn uit de wet"

T43 = Termijnregel(
    code="T43",
    naam="Besluit van DUO op een lening",
    tekst="De minister beslist binnen acht weken na ontvangst van de aanvraag om een lening.",
    bron=BESLUIT.art("6.5"),
    voor=_GEZIN,
    vanaf=(Gebeurtenis.AANVRAAG_LENING,),
    duur=weken(8),
    schuift=True,
    verantwoordelijke=Wie.DUO,
    ladder=Ladder.INFORMATIEF,
    geldig_vanaf=date(2022, 1, 1),
    opmerking="Ook anderen kunnen volgens artikel 6.1 een lening krijgen; die rekent het programma niet uit.",
)

T44 = Termijnregel(
    code="T44",
    naam="Begin van het terugbetalen van de lening",
    tekst="Het terugbetalen begint zes maanden nadat aan de plicht is voldaan of het recht op de lening "
    "eindigde, op de eerste dag van een maand. Het duurt ten hoogste tien jaar.",
    bron=WET.art("21", lid=3),
    voor=_GEZIN,
    vanaf=(Gebeurtenis.PLICHT_VOLDAAN, Gebeurtenis.EINDE_PLICHT),
    een_van=True,
    dag_uit=(("datum", "de dag waarop aan de plicht is voldaan"),),
    duur=maanden(6),
    eerste_van_maand=True,
    schuift=False,
    verantwoordelijke=Wie.DUO,
    ladder=Ladder.INFORMATIEF,
    geldig_vanaf=date(2022, 1, 1),
    alleen_eerste=True,
    na_beeindiging=True,
    geldt_als="er is een lening bij DUO",
    opmerking="De eerste dag van een maand volgt uit artikel 6.7, lid 2, van het Besluit. In deze zes "
    "maanden is er geen terugbetaling, wel rente.",
)
T44_NA_AANSPRAAK = replace(
    T44,
    vanaf=(Gebeurtenis.AANVRAAG_LENING, Gebeurtenis.VASTSTELLING_PIP),
    een_van=False,
    dag_uit=(),
    anker=NaEinde("T45"),
    geldt_als="er is een lening bij DUO en de plicht is niet eerder vervuld",
)

T45 = Termijnregel(
    code="T45",
    naam="Recht op de lening",
    tekst="Het recht op de lening eindigt zes jaar na het einde van de (verlengde) inburgeringstermijn, en "
    "direct als iemand niet meer inburgeringsplichtig is.",
    bron=WET.art("20", lid=2),
    voor=_GEZIN,
    vanaf=(Gebeurtenis.AANVRAAG_LENING, Gebeurtenis.VASTSTELLING_PIP),
    anker=NaEinde("T10"),
    duur=jaren(6),
    schuift=False,
    verantwoordelijke=Wie.DUO,
    ladder=Ladder.INFORMATIEF,
    geldig_vanaf=date(2022, 1, 1),
    alleen_eerste=True,
    na_beeindiging=True,
    eindigt_door=(Gebeurtenis.EINDE_PLICHT, Gebeurtenis.PLICHT_VOLDAAN),
)

T46 = Termijnregel(
    code="T46",
    naam="Gegevens aan het CBS",
    tekst="Elke gemeente levert na elk kwartaal de gegevens voor de Statistiek Wet inburgering.",
    bron=REGELING.art("9.1"),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.EINDE_KWARTAAL,),
    duur=weken(4),
    schuift=False,
    schuift_niet_want="de Algemene termijnenwet noemt een ministeriële regeling niet (artikel 5), dus het "
    "programma houdt de vroegste dag aan",
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.EIGEN,
    geldig_vanaf=date(2022, 1, 1),
    opmerking="De vier weken komen van een pagina van het CBS; niet nagekeken in de Regeling.",
)


def _melding(feit: Gebeurtenis, wat: str, artikel: str, over: tuple[str, ...]) -> Termijnregel:
    return Termijnregel(
        code="T47",
        naam=f"Melden aan DUO: {wat}",
        tekst=f"Het college meldt {wat} aan DUO. De wet noemt geen aantal dagen; meld het liefst dezelfde "
        "werkdag.",
        bron=BESLUIT.art(artikel, lid=2),
        voor=ALLE_GROEPEN,
        vanaf=(feit,),
        duur=normen.MELDING_DUO.duur,
        schuift=False,
        schuift_niet_want=_NORM,
        verantwoordelijke=Wie.COLLEGE,
        ladder=Ladder.EIGEN,
        na_vertrek=True,
        geldig_vanaf=date(2022, 1, 1),
        eindigt_door=(Gebeurtenis.MELDING_DUO, feit),  # een nieuw PIP: dan telt de melding daarvan
        eindigt_mits=(Mits(Gebeurtenis.MELDING_DUO, ("wat",), over),),
    )


T47 = (
    _melding(Gebeurtenis.VASTSTELLING_PIP, "de dagtekening van het PIP", "9.3", ("pip", "leerroute")),
    _melding(Gebeurtenis.ONDERTEKENING_PVT, "het afronden van de PVT", "9.2", ("pvt",)),
    _melding(Gebeurtenis.EINDGESPREK_MAP, "het afronden van de MAP", "9.2", ("map",)),
)

T48 = Termijnregel(
    code="T48",
    naam="Dossier naar de nieuwe gemeente",
    tekst="Na een verhuizing geeft het college het PIP, de voortgang en de boetes aan het nieuwe college "
    "dat erom vraagt. De wet noemt geen aantal dagen.",
    bron=WET.art("35", lid=4),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.VERZOEK_NIEUW_COLLEGE,),
    duur=normen.OVERDRACHT_DOSSIER.duur,
    schuift=False,
    schuift_niet_want=_NORM,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.EIGEN,
    na_vertrek=True,
    geldig_vanaf=date(2022, 1, 1),
    eindigt_door=(Gebeurtenis.OVERDRACHT_DOSSIER,),
)

REGELS = (T43, T44, T44_NA_AANSPRAAK, T45, T46, *T47, T48)
