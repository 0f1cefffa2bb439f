"""PVT en MAP: de twee modules naast de leerroute (Wet inburgering 2021 art. 6; Besluit art. 3.1 en 3.2)."""

from inburgering.routes.basis import Onderdeel
from inburgering.routes.eisen import Eis, een, eens, wettelijk
from inburgering.routes.getallen import MAP_THEMAS, MAP_UREN, PVT_UREN
from inburgering.wet.begrippen import Wie
from inburgering.wet.bronnen import BESLUIT, REGELING, WET

PVT_ONDERDEEL = Onderdeel(soort="pvt", naam="Participatieverklaringstraject", bron=WET.art("6"), machine=True)
MAP_ONDERDEEL = Onderdeel(
    soort="map", naam="Module Arbeidsmarkt en Participatie", bron=WET.art("6"), machine=True
)

PVT = (
    Eis(
        code="pvt_uren",
        soort="pvt",
        zin="PVT: nog {over} van de {nodig} uur",
        bron=PVT_UREN.bron,
        gedaan=lambda t: t.uren_pvt,
        nodig=wettelijk(PVT_UREN),
        eenheid="uur",
    ),
    Eis(
        code="pvt_activiteit",
        soort="pvt",
        zin="PVT: nog een activiteit of excursie",
        bron=BESLUIT.art("3.1", lid=2),
        gedaan=eens(lambda t: t.pvt_activiteit),
        nodig=een,
        wie=Wie.COLLEGE,
    ),
    Eis(
        code="pvt_ondertekening",
        soort="pvt",
        zin="PVT: nog de ondertekening",
        bron=BESLUIT.art("3.1", lid=4),
        gedaan=eens(lambda t: t.pvt_getekend),
        nodig=een,
    ),
)

MAP = (
    Eis(
        code="map_themas",
        soort="map",
        zin="MAP: nog {over} van de {nodig} thema's",
        bron=MAP_THEMAS.bron,
        gedaan=lambda t: len(t.map_themas),
        nodig=wettelijk(MAP_THEMAS),
        eenheid="thema's",
    ),
    Eis(
        code="map_uren",
        soort="map",
        zin="MAP: nog {over} van de {nodig} uur praktische inzet",
        bron=MAP_UREN.bron,
        gedaan=lambda t: t.uren_map,
        nodig=wettelijk(MAP_UREN),
        eenheid="uur",
    ),
    Eis(
        code="map_eindgesprek",
        soort="map",
        zin="MAP: nog het eindgesprek",
        bron=REGELING.art("3.1"),
        gedaan=eens(lambda t: t.map_eindgesprek),
        nodig=een,
        wie=Wie.COLLEGE,
    ),
)
"""Niet zolang iemand het taalschakeltraject volgt of het heeft behaald (Wet art. 8 lid 3)."""
