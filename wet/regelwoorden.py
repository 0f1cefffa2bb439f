"""Regels in gewone woorden: voor wie, hoe lang, waarmee zij beginnen en waar zij staan."""

from collections.abc import Set as AbstractSet

from inburgering.wet.anker import NaEinde, Samen, Terug, TotEinde, VanafAanvang
from inburgering.wet.begrippen import ALLE_GROEPEN, ALLE_REGIMES, ASIEL, ONTZORG, Groep, Regime, Route
from inburgering.wet.bepalingen import Bepaling, Uitspraak
from inburgering.wet.bronnen import Bron, LokaleBron
from inburgering.wet.duur import Duur, Gesteld, Norm
from inburgering.wet.normen import NORMEN
from inburgering.wet.taal import opsomming
from inburgering.wet.termijnregel import Termijnregel
from inburgering.wet.waardensoort import Wetswaarde
from inburgering.wet.woorden import omschrijf

Regel = Termijnregel | Wetswaarde | Bepaling

_GROEPEN = {
    frozenset[Groep](): "mensen zonder inburgeringsplicht",
    ALLE_GROEPEN: "iedereen die moet inburgeren",
    ASIEL: "asielstatushouders",
    ONTZORG: "mensen met een asielvergunning",
    frozenset({Groep.GEZIN}): "gezinsmigranten en overige migranten",
    frozenset({Groep.ASIEL_GEZINSLID}): "gezinsleden van een asielstatushouder met een reguliere vergunning",
}
EIGEN = "Eigen normen van de gemeente"
ONDERWERPEN = (
    (9, "Kennisgeving, intake, plan en bezwaar"),
    (19, "De inburgeringstermijn, wisselen en afschalen"),
    (29, "Aanbod, onderdelen, begeleiding en ontzorgen"),
    (39, "Boetes van het college"),
    (99, "Besluiten van DUO, leningen, gegevens en het einde"),
)


def voor_wie(regel: Regel) -> str:
    """Voor wie een regel geldt: 'asielstatushouders, in de Z-route'."""
    wie = _GROEPEN.get(regel.voor) or opsomming(sorted(groep.naam for groep in regel.voor))
    route = f", in de {in_routes(regel.routes)}" if regel.routes else ""
    return wie + route + _regime(regel)


def in_routes(routes: AbstractSet[Route]) -> str:
    """De leerroutes achter elkaar: 'B1-route of Z-route'."""
    return opsomming([route.naam for route in Route if route in routes], "of")


def _regime(regel: Regel) -> str:
    if not isinstance(regel, Termijnregel) or regel.regimes == frozenset({Regime.WI2021}):
        return ""
    if regel.regimes == ALLE_REGIMES:
        return ", ook onder de wet van 2013 en vrijwillig"
    namen = {
        Regime.WI2021: "onder de wet van 2021",
        Regime.WI2013: "onder de wet van 2013",
        Regime.VRIJWILLIG: "vrijwillig",
    }
    return f", alleen {opsomming([naam for regime, naam in namen.items() if regime in regel.regimes])}"


def lengte(regel: Termijnregel) -> str:
    """Hoe lang een termijn duurt: '10 weken', 'eigen norm (7 dagen)', 'tot een gestelde dag'."""
    match regel.duur:
        case Duur() as duur:
            return f"{duur}, teruggeteld" if duur.aantal < 0 else str(duur)
        case Gesteld():
            return "tot een gestelde dag"
        case Norm(naam, _):
            return f"eigen norm{_voorstel(naam)}"
        case _ if isinstance(regel.anker, Samen):
            return f"gelijk met {regel.anker.code}"
        case _:
            return "geen vaste lengte"


def _voorstel(naam: str) -> str:
    norm = next(soort for soort in NORMEN if soort.naam == naam)
    if norm.standaard is None:
        return ""
    return f" ({Duur(norm.standaard, norm.eenheid)})"


def begint_met(regel: Termijnregel) -> str:
    """Waarmee een termijn begint: 'de kennisgeving van DUO'."""
    if (anker := _anker(regel)) and not isinstance(regel.anker, Terug):
        return anker
    woord = "of" if regel.een_van else "en"
    zin = opsomming([omschrijf(g) for g in regel.vanaf], woord)
    erbij = [omschrijf(g) for g in (*regel.vereist, *regel.vereist_eerder)]
    zin = f"{zin}, na {opsomming(erbij)}" if erbij else zin
    return f"{zin}; {anker}" if anker else zin


def _anker(regel: Termijnregel) -> str:
    """Waaraan een termijn vastzit, in woorden; leeg als zij op zichzelf staat."""
    match regel.anker:
        case NaEinde(code, _):
            return f"het einde van {code}: de dag erna"
        case TotEinde(code):
            return f"zoveel tijd voor het einde van {code}, en eindigt met {code}"
        case Samen(code):
            return f"het begin van {code}"
        case VanafAanvang(code):
            return f"de eerste dag van {code}"
        case Terug():
            return "er wordt vanaf die dag teruggekeken"
        case _:
            return ""


def eindigt_met(regel: Termijnregel) -> str:
    """Wat een termijn doet eindigen, behalve het einde van het traject; leeg als er niets is."""
    return opsomming([omschrijf(g) for g in regel.eindigt_door], "of") if regel.eindigt_door else ""


def vindplaats(bron: Bron | LokaleBron | Uitspraak) -> str:
    """De bron in het kort: 'Bi 5.3 lid 1', 'eigen norm' of de naam van een uitspraak."""
    if isinstance(bron, LokaleBron):
        return "eigen norm"
    if isinstance(bron, Uitspraak):
        return "HvJ EU"
    lid = f" lid {bron.lid}" if bron.lid else ""
    onderdeel = f" {bron.onderdeel}" if bron.onderdeel else ""
    return f"{bron.regeling.kort} {bron.artikel}{lid}{onderdeel}"


def onderwerp(regel: Regel) -> str:
    """Onder welk kopje een regel hoort."""
    if not isinstance(regel, Termijnregel):
        return regel.onderwerp.value
    if is_eigen(regel):
        return EIGEN
    nummer = int(regel.code[1:3])
    return next(naam for tot, naam in ONDERWERPEN if nummer <= tot)


def is_eigen(regel: Termijnregel) -> bool:
    """Of de termijn van de gemeente zelf is en niet uit de wet."""
    return isinstance(regel.bron, LokaleBron)
