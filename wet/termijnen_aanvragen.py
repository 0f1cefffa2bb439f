"""Besluiten van DUO op een aanvraag: verlenging en haar lengte, ontheffing en vrijstelling."""

from datetime import date

from inburgering.wet.anker import NaEinde
from inburgering.wet.begrippen import ALLE_GROEPEN, Route, Wie
from inburgering.wet.bronnen import BESLUIT, REGELING
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Duur, Ladder, Termijnregel, jaren, maanden, weken

T12 = Termijnregel(
    code="T12",
    naam="Besluit van DUO op de aanvraag om verlenging",
    tekst="De minister beslist binnen acht weken na ontvangst van de aanvraag.",
    bron=BESLUIT.art("4.5", lid=1),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.AANVRAAG_VERLENGING,),
    duur=weken(8),
    schuift=True,
    verantwoordelijke=Wie.DUO,
    ladder=Ladder.INFORMATIEF,
    geldig_vanaf=date(2022, 1, 1),
    zelfde_onderdeel=True,
    eindigt_door=(Gebeurtenis.BESLUIT_VERLENGING,),
    opmerking="Een aanvraag kan pas vanaf zes maanden voor het einde van de termijn (T11).",
)

T40 = Termijnregel(
    code="T40",
    naam="Besluit van DUO op medische ontheffing",
    tekst="De minister beslist binnen acht weken na ontvangst van de aanvraag om ontheffing wegens een "
    "blijvende belemmering of beperking.",
    bron=BESLUIT.art("2.7", lid=5),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.AANVRAAG_ONTHEFFING,),
    duur=weken(8),
    schuift=True,
    verantwoordelijke=Wie.DUO,
    ladder=Ladder.INFORMATIEF,
    geldig_vanaf=date(2022, 1, 1),
    zelfde_onderdeel=True,
    eindigt_door=(Gebeurtenis.BESLUIT_ONTHEFFING,),
    geldt_als="de ontheffing is gevraagd op medische grond (Wet inburgering 2021, artikel 5, lid 1)",
    als_feit=("grond", "medisch"),
)

T41 = Termijnregel(
    code="T41",
    naam="Besluit van DUO op ontheffing om bijzondere omstandigheden",
    tekst="De minister beslist binnen acht weken na ontvangst van de aanvraag; bij gehele ontheffing hoort "
    "er een advies van het college bij.",
    bron=BESLUIT.art("2.8", lid=3),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.AANVRAAG_ONTHEFFING,),
    duur=weken(8),
    schuift=True,
    verantwoordelijke=Wie.DUO,
    ladder=Ladder.INFORMATIEF,
    geldig_vanaf=date(2022, 1, 1),
    zelfde_onderdeel=True,
    eindigt_door=(Gebeurtenis.BESLUIT_ONTHEFFING,),
    geldt_als="de ontheffing is gevraagd om bijzondere omstandigheden (Wet inburgering 2021, artikel 5, lid "
    "2)",
    als_feit=("grond", "bijzonder"),
)

T42 = Termijnregel(
    code="T42",
    naam="Besluit van DUO op vrijstelling",
    tekst="De minister beslist binnen acht weken na ontvangst van de aanvraag om vrijstelling of "
    "gedeeltelijke vrijstelling.",
    bron=REGELING.art("2.3"),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.AANVRAAG_VRIJSTELLING,),
    duur=weken(8),
    schuift=False,
    schuift_niet_want="de Algemene termijnenwet noemt een ministeriële regeling niet (artikel 5), dus het "
    "programma houdt de vroegste dag aan",
    verantwoordelijke=Wie.DUO,
    ladder=Ladder.INFORMATIEF,
    geldig_vanaf=date(2022, 1, 1),
    zelfde_onderdeel=True,
    eindigt_door=(Gebeurtenis.BESLUIT_VRIJSTELLING,),
    opmerking="De Regeling is een keer gelezen en niet woord voor woord nagekeken.",
)


def _t13(duur: Duur | None, geldt_als: str, zin: str, routes: frozenset[Route] | None = None) -> Termijnregel:
    return Termijnregel(
        code="T13",
        naam="Lengte van een verlenging",
        tekst=f"{zin} Wie verlengt en hoe lang, beslist DUO.",
        bron=REGELING.art("4.1"),
        voor=ALLE_GROEPEN,
        routes=routes,
        vanaf=(Gebeurtenis.AANVRAAG_VERLENGING,),
        vereist=(Gebeurtenis.VASTSTELLING_PIP,),
        anker=NaEinde("T10"),
        duur=duur,
        schuift=False,
        schuift_niet_want="DUO stelt de nieuwe laatste dag vast",
        verantwoordelijke=Wie.DUO,
        ladder=Ladder.INFORMATIEF,
        geldig_vanaf=date(2022, 1, 1),
        zelfde_onderdeel=True,
        eindigt_door=(Gebeurtenis.BESLUIT_VERLENGING,),
        geldt_als=geldt_als,
        opmerking="De Regeling is een keer gelezen en niet woord voor woord nagekeken.",
    )


_B1 = frozenset({Route.B1})
_MET_EXAMEN = frozenset({Route.B1, Route.ONDERWIJS})
_ONDERWIJS = frozenset({Route.ONDERWIJS})

T13 = (
    _t13(
        None,
        "de reden is ziekte of een Blijf-van-mijn-lijfhuis",
        "Zo lang als het duurde; ten minste drie maanden.",
    ),
    _t13(maanden(3), "de reden is het overlijden van partner of naaste", "Drie maanden."),
    _t13(weken(16), "de reden is een bevalling", "Zestien weken."),
    _t13(
        maanden(6),
        "de reden is alfabetisering, ten hoogste",
        "Zo lang als het duurde, ten hoogste zes maanden; ten minste drie maanden.",
        _MET_EXAMEN,
    ),
    _t13(
        jaren(2),
        "de reden is dakloosheid of iets anders dat niet te verwijten is, ten hoogste",
        "Zo lang als het duurde, ten hoogste twee jaar; ten minste drie maanden.",
    ),
    _t13(
        None,
        "de reden is dat een aanbod uitbleef",
        "Zo lang als het aanbod na drie maanden uitbleef; met een verklaring van het college.",
    ),
    _t13(
        maanden(6),
        "het taalschakeltraject begon niet binnen zes maanden",
        "Zes maanden; met een verklaring van het college.",
        _ONDERWIJS,
    ),
    _t13(
        maanden(6),
        "de aanbieder stopte of schoot tekort, ten hoogste",
        "Zo lang als het duurde, ten hoogste zes maanden; ten minste drie maanden.",
    ),
)

T14 = Termijnregel(
    code="T14",
    naam="Verlenging wegens aanzienlijke inspanningen",
    tekst="Wie aan alle eisen van inspanning voldoet, krijgt zes maanden extra. Alleen bij de eerste drie "
    "jaar en alleen in de B1-route; DUO beslist.",
    bron=BESLUIT.art("4.4", lid=1),
    voor=ALLE_GROEPEN,
    routes=_B1,
    vanaf=(Gebeurtenis.AANVRAAG_VERLENGING,),
    vereist=(Gebeurtenis.VASTSTELLING_PIP,),
    anker=NaEinde("T10"),
    duur=maanden(6),
    schuift=False,
    verantwoordelijke=Wie.DUO,
    ladder=Ladder.INFORMATIEF,
    geldig_vanaf=date(2022, 1, 1),
    zelfde_onderdeel=True,
    eindigt_door=(Gebeurtenis.BESLUIT_VERLENGING,),
    geldt_als="aan alle eisen van inspanning is voldaan (Besluit inburgering 2021, artikel 4.4)",
    opmerking="De eisen: alle lessen gevolgd (gezinsmigranten ten minste 450 uur), twee van de vier "
    "taalonderdelen en KNM behaald, PVT en MAP klaar.",
)

REGELS = (T12, *T13, T14, T40, T41, T42)
