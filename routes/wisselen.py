"""Wisselen van leerroute: tot wanneer het mag, en wat er meegaat.

De gemeente kan de leerroute wijzigen tot en met anderhalf jaar na de aanvang van de inburgeringstermijn
(Wet inburgering 2021 art. 17 lid 2; Besluit art. 5.4). De termijn begint daardoor niet opnieuw (Wet art. 11
lid 3), en het PIP moet worden aangepast (Besluit art. 5.3 lid 6).
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from inburgering.routes.eisen import getal_tekst
from inburgering.routes.getallen import WISSELEN_MAANDEN
from inburgering.routes.telling import EXAMENS, Getelde, Telling
from inburgering.wet.begrippen import Route
from inburgering.wet.bronnen import BESLUIT, WET, Bron
from inburgering.wet.taal import datum


class Uitzondering(StrEnum):
    """Waarom wisselen ook na anderhalf jaar nog kan; een mens zegt dat het zo is."""

    NIET_VRIJSTELLENDE_OPLEIDING = "niet_vrijstellende_opleiding"
    BIJZONDER_GEVAL = "bijzonder_geval"


def laatste_dag(aanvang_termijn: date) -> date:
    """De laatste dag waarop zonder uitzondering kan worden gewisseld: de dag van aanvang telt mee."""
    return aanvang_termijn + relativedelta(months=WISSELEN_MAANDEN.op(aanvang_termijn)) - timedelta(days=1)


def bezwaar_tegen_wissel(
    van: Route | None,
    naar: Route,
    op: date,
    aanvang_termijn: date | None,
    uitzondering: str | None = None,
    reden: str | None = None,
) -> str | None:
    """Waarom deze wissel op deze dag niet kan; None als zij kan, of als onbekend is wanneer de termijn begon.

    `uitzondering` is een woord van Uitzondering; bij een bijzonder geval hoort een reden. Van onderwijs naar
    B1 kan het hele traject lang (Besluit art. 5.4). Raises ValueError bij een onbekende uitzondering.
    """
    if van is None or van == naar or aanvang_termijn is None or op <= laatste_dag(aanvang_termijn):
        return None
    if (van, naar) == (Route.ONDERWIJS, Route.B1):
        return None
    return _bezwaar_na_anderhalf_jaar(
        laatste_dag(aanvang_termijn), Uitzondering(uitzondering) if uitzondering else None, reden
    )


def _bezwaar_na_anderhalf_jaar(
    laatste: date, uitzondering: Uitzondering | None, reden: str | None
) -> str | None:
    if uitzondering is Uitzondering.BIJZONDER_GEVAL:
        return None if (reden or "").strip() else "Schrijf op waarom dit een bijzonder geval is."
    if uitzondering is Uitzondering.NIET_VRIJSTELLENDE_OPLEIDING:
        return None
    return (
        f"Wisselen van leerroute kon tot en met {datum(laatste)}: anderhalf jaar na het begin van de "
        "inburgeringstermijn. Daarna kan het alleen van de onderwijsroute naar de B1-route, na een opleiding "
        "die niet vrijstelt, of in een bijzonder geval met een reden."
    )


@dataclass(frozen=True, kw_only=True)
class Gevolg:
    """Wat een wissel betekent voor wat er al is gedaan: het aantal (uren of examens) gaat mee."""

    code: str
    tekst: str
    bron: Bron
    aantal: Getelde = 0


def gevolgen(van: Route, naar: Route, telling: Telling) -> tuple[Gevolg, ...]:
    """Wat er meegaat en wat er verandert. Leeg als de leerroute dezelfde blijft."""
    if van == naar:
        return ()
    gevonden = (_les(naar, telling), _examens(van, naar, telling), _map(van, naar, telling))
    return (*(gevolg for gevolg in gevonden if gevolg), PIP_AANPASSEN)


PIP_AANPASSEN = Gevolg(
    code="pip_aanpassen",
    tekst="Pas het PIP aan. De termijn van drie jaar begint niet opnieuw.",
    bron=BESLUIT.art("5.3", lid=6),
)


def _les(naar: Route, telling: Telling) -> Gevolg | None:
    if naar is Route.Z:
        uren = telling.uren_cursus
        tekst = f"{getal_tekst(uren)} uur Nederlands en KNM gaat af van de 800 uur les, niet van het meedoen."
        return Gevolg(code="uren_cursus", tekst=tekst, bron=BESLUIT.art("5.4", lid=4), aantal=uren)
    if naar is Route.B1:
        uren = telling.uren_nt2 + telling.uren_alfabetisering
        tekst = f"Er is al {getal_tekst(uren)} uur Nederlands gevolgd: dat telt bij de uren les per week."
        return Gevolg(code="intensiteit", tekst=tekst, bron=BESLUIT.art("5.4", lid=4), aantal=uren)
    return None


def _examens(van: Route, naar: Route, telling: Telling) -> Gevolg | None:
    """Pogingen en examens gaan mee tussen B1 en onderwijs; over de Z-route zegt het Besluit niets."""
    if Route.Z in (van, naar):
        return None
    behaald = sum(1 for soort in EXAMENS if telling.examens.get(soort))
    tekst = f"Pogingen en behaalde examens gaan mee: {behaald} behaald."
    return Gevolg(code="examens", tekst=tekst, bron=BESLUIT.art("5.4", lid=4), aantal=behaald)


def _map(van: Route, naar: Route, telling: Telling) -> Gevolg | None:
    bron = WET.art("8", lid=3)
    if map_vervalt(naar, telling):
        tekst = "De MAP hoeft niet zolang het taalschakeltraject loopt of als het is behaald."
        return Gevolg(code="map_vervalt", tekst=tekst, bron=bron)
    if map_herleeft(van, naar, telling):
        tekst = "De MAP moet weer: het taalschakeltraject is niet behaald. Wat al is gedaan, blijft staan."
        return Gevolg(code="map_herleeft", tekst=tekst, bron=bron, aantal=telling.uren_map)
    return None


def map_vervalt(naar: Route, telling: Telling) -> bool:
    """Of de MAP wegvalt: op weg naar de onderwijsroute, en nog niet afgerond (Wet art. 8 lid 3)."""
    return naar is Route.ONDERWIJS and not telling.map_eindgesprek


def map_herleeft(van: Route, naar: Route, telling: Telling) -> bool:
    """Of de MAP terugkomt: weg uit de onderwijsroute zonder het taalschakeltraject te hebben behaald."""
    weg = van is Route.ONDERWIJS and naar is not Route.ONDERWIJS
    return weg and not telling.taalschakeltraject_behaald and not telling.map_eindgesprek
