"""De beslissing op een boeterapport, en de nieuwe termijnen na een boete van DUO.

Een boete is nooit automatisch. De nieuwe termijnen (Regeling art. 7.4) volgen uit hoever iemand kwam; dat
weet een mens, dus de rekenmachine toont elk geval en een zaak kiest er geen.
"""

from datetime import date

from inburgering.wet.begrippen import ALLE_GROEPEN, ASIEL, Groep, Route, Wie
from inburgering.wet.bronnen import AWB, REGELING
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnregel import Duur, Ladder, Termijnregel, jaren, maanden, weken

T33 = Termijnregel(
    code="T33",
    naam="Beslissen over de boete",
    tekst="Over de boete wordt beslist binnen dertien weken na de dagtekening van het rapport. Een termijn "
    "van orde: te laat beslissen neemt de bevoegdheid niet weg, maar kan de boete verlagen.",
    bron=AWB.art("5:51", lid=1),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.RAPPORT_BOETE,),
    duur=weken(13),
    schuift=False,
    verantwoordelijke=Wie.COLLEGE,
    ladder=Ladder.WETTELIJK,
    geldig_vanaf=date(2022, 1, 1),
    eindigt_door=(
        Gebeurtenis.BOETE_BREDE_INTAKE,
        Gebeurtenis.TWEEDE_BOETE_BREDE_INTAKE,
        Gebeurtenis.GEEN_BOETE,
        Gebeurtenis.BEKENDMAKING_BOETE,
    ),
)

_MET_MAP = frozenset({Route.B1, Route.Z})
_MET_EXAMEN = frozenset({Route.B1, Route.ONDERWIJS})
_Z = frozenset({Route.Z})
_GEZIN = frozenset({Groep.GEZIN})


def _t16(duur: Duur, geldt_als: str, routes: frozenset[Route] | None) -> Termijnregel:
    return Termijnregel(
        code="T16",
        naam="Nieuwe termijn voor PVT en MAP",
        tekst="In de boetebeschikking stelt DUO een nieuwe termijn om PVT en MAP af te ronden: zes maanden "
        "als een van beide ontbreekt, een jaar als beide ontbreken.",
        bron=REGELING.art("7.4", lid=1),
        voor=ALLE_GROEPEN,
        routes=routes,
        vanaf=(Gebeurtenis.BEKENDMAKING_BOETE,),
        duur=duur,
        schuift=False,
        verantwoordelijke=Wie.INBURGERINGSPLICHTIGE,
        ladder=Ladder.LANG,
        geldig_vanaf=date(2022, 1, 1),
        geldt_als=geldt_als,
    )


def _t17(
    duur: Duur, geldt_als: str, routes: frozenset[Route], voor: frozenset[Groep] = ALLE_GROEPEN
) -> Termijnregel:
    return Termijnregel(
        code="T17",
        naam="Nieuwe termijn voor de leerroute",
        tekst="In de boetebeschikking stelt DUO een nieuwe termijn om de leerroute te behalen, korter "
        "naarmate iemand verder was. Loopt er ook een nieuwe termijn voor PVT of MAP, dan geldt de langste.",
        bron=REGELING.art("7.4"),
        voor=voor,
        routes=routes,
        vanaf=(Gebeurtenis.BEKENDMAKING_BOETE,),
        duur=duur,
        schuift=False,
        verantwoordelijke=Wie.INBURGERINGSPLICHTIGE,
        ladder=Ladder.LANG,
        geldig_vanaf=date(2022, 1, 1),
        geldt_als=geldt_als,
    )


T16 = (
    _t16(maanden(6), "een van beide, PVT of MAP, is niet afgerond", routes=None),
    _t16(jaren(1), "PVT en MAP zijn allebei niet afgerond", routes=_MET_MAP),
)

T17 = (
    _t17(jaren(2), "geen examenonderdeel is behaald", _MET_EXAMEN),
    _t17(maanden(18), "1 examenonderdeel is behaald", _MET_EXAMEN),
    _t17(jaren(1), "2 examenonderdelen zijn behaald", _MET_EXAMEN),
    _t17(maanden(6), "3 of 4 examenonderdelen zijn behaald", _MET_EXAMEN),
    _t17(jaren(2), "0 tot en met 400 van de 1.600 uren zijn gevolgd", _Z, ASIEL),
    _t17(maanden(18), "401 tot en met 800 van de 1.600 uren zijn gevolgd", _Z, ASIEL),
    _t17(jaren(1), "801 tot en met 1.200 van de 1.600 uren zijn gevolgd", _Z, ASIEL),
    _t17(maanden(6), "1.201 tot en met 1.599 van de 1.600 uren zijn gevolgd", _Z, ASIEL),
    _t17(jaren(2), "0 tot en met 200 van de 800 uren zijn gevolgd", _Z, _GEZIN),
    _t17(maanden(18), "201 tot en met 400 van de 800 uren zijn gevolgd", _Z, _GEZIN),
    _t17(jaren(1), "401 tot en met 600 van de 800 uren zijn gevolgd", _Z, _GEZIN),
    _t17(maanden(6), "601 tot en met 799 van de 800 uren zijn gevolgd", _Z, _GEZIN),
)

REGELS = (T33, *T16, *T17)
