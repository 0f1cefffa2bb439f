"""De stand van één traject: wat meetelt, wat er nog te doen is en langs welke weg."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Self

from inburgering.routes import b1, onderwijs, z
from inburgering.routes.eisen import Open, Weg
from inburgering.routes.modules import MAP, PVT
from inburgering.routes.tellen import tel
from inburgering.routes.telling import Telling
from inburgering.wet.begrippen import Groep, Regime, Route
from inburgering.wet.termijnregel import Feit

WEGEN: dict[Route, tuple[Weg, ...]] = {Route.B1: b1.WEGEN, Route.ONDERWIJS: onderwijs.WEGEN, Route.Z: z.WEGEN}

_NIET_IN_DICT = frozenset({"examens", "pip", "laatst", "groep", "route", "regime", "te_doen"})
_MODULES = {"pvt": PVT, "map": MAP}


@dataclass(frozen=True, kw_only=True, slots=True)
class Stand(Telling):
    """Een telling met wat daaruit volgt voor deze groep, leerroute en dit regime.

    `te_doen` zijn de eisen die nog openstaan: eerst de leerroute, dan PVT en MAP. Buiten de Wet inburgering
    2021 (de ondertussengroep, vrijwillig) zijn er geen.
    """

    groep: Groep
    route: Route | None
    regime: Regime = Regime.WI2021
    te_doen: tuple[Open, ...] = ()

    @classmethod
    def van_feiten(
        cls,
        feiten: Sequence[Feit],
        groep: Groep,
        route: Route | None,
        regime: Regime = Regime.WI2021,
        op: date | None = None,
    ) -> Self:
        """Tel de feiten en zeg wat er nog moet. `op`: de dag waarop wordt geteld, voor een oude tekst."""
        telling = tel(feiten, regime, op)
        geteld = {veld.name: getattr(telling, veld.name) for veld in fields(Telling)}
        return cls(
            **geteld,
            groep=groep,
            route=route,
            regime=regime,
            te_doen=open_eisen(telling, groep, route, regime),
        )

    def te_doen_bij(self, soort: str) -> tuple[Open, ...]:
        """Wat er bij dit onderdeel nog openstaat: leerroute, pvt of map."""
        return tuple(punt for punt in self.te_doen if punt.eis.soort == soort)

    @property
    def leerroute_compleet(self) -> bool:
        """Of er een leerroute is en er langs ten minste één weg niets meer hoeft."""
        return self.route is not None and not self.te_doen_bij("leerroute")

    def wegen(self) -> tuple[tuple[Weg, tuple[Open, ...]], ...]:
        """Elke manier om aan de leerroute te voldoen, met wat er op die weg nog moet; één is genoeg.

        Buiten de Wet inburgering 2021 en zonder leerroute zijn er geen.
        """
        if self.route is None or self.regime is not Regime.WI2021:
            return ()
        return tuple((weg, weg.open(self, self.groep)) for weg in WEGEN[self.route])

    def als_dict(self) -> dict[str, Any]:
        """Voor voorwaarden en programma's: plat en geschikt voor JSON."""
        plat = {v.name: _json(getattr(self, v.name)) for v in fields(self) if v.name not in _NIET_IN_DICT}
        return plat | dict(self.examens) | {"te_doen": [punt.als_dict() for punt in self.te_doen]}


def open_eisen(telling: Telling, groep: Groep, route: Route | None, regime: Regime) -> tuple[Open, ...]:
    """Alles wat de plicht nog vraagt."""
    if regime is not Regime.WI2021:
        return ()
    leerroute = _open_leerroute(telling, groep, route) if route else ()
    modules = tuple(
        eis.open(telling)
        for soort in modules_van(route, taalschakeltraject_behaald=telling.taalschakeltraject_behaald)
        for eis in _MODULES[soort]
        if eis.over(telling) > 0
    )
    return leerroute + modules


def modules_van(route: Route | None, *, taalschakeltraject_behaald: bool = False) -> tuple[str, ...]:
    """De modules naast de leerroute; de MAP pas als er een leerroute is.

    Niet in de onderwijsroute, en ook na een wissel niet als het taalschakeltraject is behaald (Wet art. 8 lid
    3).
    """
    met_map = route in (Route.B1, Route.Z) and not taalschakeltraject_behaald
    return ("pvt", "map") if met_map else ("pvt",)


def _open_leerroute(telling: Telling, groep: Groep, route: Route) -> tuple[Open, ...]:
    """Wat er langs de eerste weg nog moet; niets zodra een van de wegen compleet is."""
    wegen = [weg.open(telling, groep) for weg in WEGEN[route]]
    return () if () in wegen else wegen[0]


def _json(waarde: Any) -> Any:
    if isinstance(waarde, date):
        return waarde.isoformat()
    return list(waarde) if isinstance(waarde, tuple) else waarde
