"""De nieuwe termijn die DUO na een boete geeft (Wet art. 24 en 25, Regeling art. 7.4).

DUO beslist. In een zaak geldt de laatste dag die DUO noemt (`nieuwe_termijn_duo`); de rekenmachine toont
daarnaast, ter informatie, welke lengte de Regeling bij elk geval noemt. De drie jaar zelf beginnen nooit
opnieuw.
"""

from dataclasses import replace
from datetime import date

from inburgering.wet.begrippen import ALLE_GROEPEN, ASIEL, Groep, Route, Wie
from inburgering.wet.bronnen import REGELING, WET
from inburgering.wet.gebeurtenissen import Gebeurtenis
from inburgering.wet.termijnen_traject import VERLENGING
from inburgering.wet.termijnregel import Duur, Gesteld, Ladder, Termijnregel, jaren, maanden

T16_DUO = Termijnregel(
    code="T16",
    naam="Nieuwe termijn voor PVT en MAP",
    tekst="In de boetebeschikking stelt DUO een nieuwe termijn om PVT en MAP af te ronden: zes maanden als "
    "een van beide ontbreekt, een jaar als beide ontbreken.",
    bron=WET.art("24", lid=2),
    voor=ALLE_GROEPEN,
    vanaf=(Gebeurtenis.NIEUWE_TERMIJN_DUO,),
    duur=Gesteld("nieuwe_laatste_dag"),
    schuift=False,
    schuift_niet_want="DUO stelt deze dag in de boetebeschikking",
    verantwoordelijke=Wie.INBURGERINGSPLICHTIGE,
    ladder=Ladder.LANG,
    geldig_vanaf=date(2022, 1, 1),
    eindigt_door=(Gebeurtenis.PLICHT_VOLDAAN,),
    vervangt=("T10", "T16", "T23", "T24"),
    boekt=(VERLENGING,),
    boekt_niet_na=(Gebeurtenis.NIEUWE_TERMIJN_DUO,),
    geldt_als="de nieuwe termijn is voor PVT of MAP (artikel 24)",
    als_feit=("waarvoor", "pvt_map"),
    opmerking="Lukt het weer niet, dan volgen nog een boete en een nieuwe termijn, en later elke twee jaar "
    "een boete. Vallen twee nieuwe termijnen samen, dan geldt de langste.",
)
T17_DUO = replace(
    T16_DUO,
    code="T17",
    naam="Nieuwe termijn voor de leerroute",
    tekst="In de boetebeschikking stelt DUO een nieuwe termijn om de leerroute te behalen, korter naarmate "
    "iemand verder was. Loopt er ook een nieuwe termijn voor PVT of MAP, dan geldt de langste.",
    bron=WET.art("25", lid=2),
    vervangt=("T10", "T17", "T25"),
    geldt_als="de nieuwe termijn is voor de leerroute (artikel 25)",
    als_feit=("waarvoor", "leerroute"),
)

_MET_MAP = frozenset({Route.B1, Route.Z})
_MET_EXAMEN = frozenset({Route.B1, Route.ONDERWIJS})
_Z = frozenset({Route.Z})
_GEZIN = frozenset({Groep.GEZIN})


_TER_INFORMATIE = (
    "Ter informatie: DUO beslist welk geval het is en noemt de laatste dag. De Regeling is een keer gelezen "
    "en niet woord voor woord nagekeken."
)


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
        opmerking=_TER_INFORMATIE,
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
        opmerking=_TER_INFORMATIE,
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

REGELS = (T16_DUO, *T16, T17_DUO, *T17)
