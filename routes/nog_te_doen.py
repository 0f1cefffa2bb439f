"""Wat moet deze persoon nog, tot wanneer, en wie is er aan zet? Eén antwoord voor elke groep en leerroute."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from inburgering.routes import taken_einde as einde
from inburgering.routes.eisen import Eis, als_ja, een, eens
from inburgering.routes.examens import EXAMENS, NAAM, knm, op_a2
from inburgering.routes.stand import Stand
from inburgering.routes.taak import Punt, Taak, Zicht, punt_van_eis
from inburgering.routes.taken_begin import BEGIN, NAAST_HET_PLAN
from inburgering.routes.taken_besluiten import BESLUITEN
from inburgering.routes.taken_leerroute import LEERROUTE
from inburgering.routes.telling import Telling
from inburgering.wet.begrippen import Groep, Regime, Route
from inburgering.wet.bronnen import BESLUIT
from inburgering.wet.gebeurtenissen import Gebeurtenis as Woord

__all__ = ["Punt", "nog_te_doen"]


def nog_te_doen(
    stand: Stand,
    groep: Groep,
    route: Route | None,
    pip: Mapping[str, Any] | None = None,
    termijn_einde: date | None = None,
    *,
    regime: Regime = Regime.WI2021,
    termijnen: Mapping[str, date | None] | None = None,
) -> tuple[Punt, ...]:
    """Wat er nog moet gebeuren: eerst wat geen laatste dag heeft, dan wat het eerst afloopt, dan wensen.

    pip             de inhoud van het PIP; None is zoals het laatst is vastgesteld
    termijn_einde   de laatste dag van de inburgeringstermijn, met verlenging
    termijnen       van elke lopende termijn de code en de laatste dag, voor de kolom 'uiterlijk'

    Leeg als het traject is beëindigd; een lopend traject heeft altijd ten minste één punt.
    """
    zicht = Zicht(
        stand=stand,
        groep=groep,
        route=route,
        pip=stand.pip if pip is None else pip,
        termijn_einde=termijn_einde,
        termijnen=termijnen or {},
    )
    if zicht.gebeurd(Woord.BEEINDIGING):
        return ()
    punten = _punten(zicht, regime) or _van_taken(einde.NIETS_ANDERS, zicht)
    return tuple(sorted(punten, key=lambda punt: (not punt.verplicht, punt.uiterlijk or date.min)))


def _punten(z: Zicht, regime: Regime) -> list[Punt]:
    """De punten van de fase waarin het traject is."""
    if z.open(Woord.VERTREK, Woord.INSCHRIJVING_NA_VERHUIZING):
        return _van_taken(einde.VERHUISD, z)
    if z.open(Woord.START_VRIJSTELLING, Woord.EINDE_VRIJSTELLING):
        return _van_taken((*einde.VRIJGESTELD, *BESLUITEN), z)
    if z.gebeurd(Woord.PLICHT_VOLDAAN):
        return _van_taken((*einde.NAZORG, *BESLUITEN), z)
    if regime is not Regime.WI2021:
        return _van_taken(einde.ONDERTUSSEN if regime is Regime.WI2013 else einde.BUITEN_DE_WET, z)
    taken = BEGIN if z.stand.eerste_pip is None else LEERROUTE
    eisen = [punt_van_eis(open_eis, z) for open_eis in z.stand.te_doen]
    return _van_taken((*taken, *NAAST_HET_PLAN, *BESLUITEN), z) + eisen + _op_wens(z)


def _van_taken(taken: tuple[Taak, ...], z: Zicht) -> list[Punt]:
    return [taak.punt(z) for taak in taken if taak.als(z)]


def _op_wens(z: Zicht) -> list[Punt]:
    """De examens die iemand in de Z-route zelf wil doen (Besluit art. 3.14 lid 7): nooit verplicht."""
    if z.route is not Route.Z or z.stand.eerste_pip is None or not als_ja(z.pip, "examens_gewenst"):
        return []
    return [punt_van_eis(eis.open(z.stand), z, verplicht=False) for eis in _WENSEN if eis.over(z.stand) > 0]


def _wens(soort: str) -> Eis:
    def gedaan(telling: Telling) -> bool:
        return knm(telling) if soort == "examen_knm" else op_a2(telling, soort)

    niveau = "" if soort == "examen_knm" else " op A2"
    return Eis(
        code=soort,
        soort="leerroute",
        zin=f"Op eigen wens: het examen {NAAM[soort]}{niveau}",
        bron=BESLUIT.art("3.14", lid=7),
        gedaan=eens(gedaan),
        nodig=een,
    )


_WENSEN = tuple(_wens(soort) for soort in EXAMENS)
