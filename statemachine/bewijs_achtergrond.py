"""Wat de andere onderdelen doen terwijl het bewijs één onderdeel doorzoekt: de gewone weg, in vijf fasen.

Een fase gebeurt in één keer. Het onderdeel dat wordt doorzocht doet in een fase niet mee: dat zet zijn
stappen zelf, in elke volgorde. Na vertrek en in de nazorg staat de achtergrond stil.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inburgering.statemachine.bewijs_feiten import Sjabloon
from inburgering.statemachine.bewijs_stelsel import TRAJECT
from inburgering.statemachine.bewijs_zaak import Proefzaak
from inburgering.wet.begrippen import Route
from inburgering.wet.gebeurtenissen import Gebeurtenis

Plek = tuple[str, Gebeurtenis]

INTAKE = (("brede_intake", Gebeurtenis.INTAKEGESPREK),)
TOETS = (
    ("leerbaarheidstoets", Gebeurtenis.UITSLAG_LEERBAARHEIDSTOETS),
    ("brede_intake", Gebeurtenis.AFRONDING_BREDE_INTAKE),
)
PLAN = (("pip", Gebeurtenis.OPSTELLING_PIP), ("pip", Gebeurtenis.VASTSTELLING_PIP))
HERZIENING = (("pip", Gebeurtenis.HERZIENING_PIP), *PLAN)
TAALEXAMENS = ("examen_lezen", "examen_luisteren", "examen_schrijven", "examen_spreken")


@dataclass(frozen=True)
class Fase:
    """Een reeks stappen van andere onderdelen, `dagen` na de vorige stap."""

    naam: str
    plekken: tuple[Plek, ...]
    route: Route | None = None
    dagen: int = 1
    met_examens: bool = False

    def past(self, zaak: Proefzaak) -> bool:
        """Of deze fase bij de leerroute hoort die er al is."""
        return zaak.route in (None, self.route) or self.route is None or self.plekken in (PLAN, HERZIENING)

    def sjablonen(self, plek: Plek, mogelijk: Sequence[Sjabloon]) -> Sequence[Sjabloon]:
        """De feiten waarmee deze stap wordt geprobeerd: de eigen, of anders wat er mogelijk is."""
        if plek[1] == Gebeurtenis.OPSTELLING_PIP:
            van_route = [m for m in mogelijk if m.get("leerroute") == self.route]
            return [m for m in van_route if bool(m.get("examens_gewenst")) is self.met_examens]
        return [EIGEN[plek]] if plek in EIGEN else mogelijk


EIGEN: Mapping[Plek, Sjabloon] = {
    ("examen_knm", Gebeurtenis.EXAMEN_BEHAALD): {"niveau": "nvt"},
}
"""Feiten die alleen in de achtergrond anders zijn dan gewoon."""

_MEEDOEN = (("participatie", Gebeurtenis.UREN_PARTICIPATIE),)
_EXAMENS = tuple((soort, Gebeurtenis.EXAMEN_BEHAALD) for soort in TAALEXAMENS)
_KNM = (("examen_knm", Gebeurtenis.EXAMEN_BEHAALD),)
_LESSEN = (("leerroute", Gebeurtenis.START_LESSEN),)
_PER_ROUTE: Mapping[Route, tuple[Plek, ...]] = {
    Route.B1: (*_LESSEN, *_EXAMENS, *_KNM),
    Route.ONDERWIJS: (
        ("leerroute", Gebeurtenis.START_TAALSCHAKELTRAJECT),
        ("leerroute", Gebeurtenis.TAALSCHAKELTRAJECT_BEHAALD),
        *_KNM,
    ),
    Route.Z: (*_LESSEN, ("leerroute", Gebeurtenis.UREN_LES), *_MEEDOEN),
}

FASEN: tuple[tuple[Fase, ...], ...] = (
    (Fase("het intakegesprek", INTAKE),),
    (Fase("de uitslag van de toets, en de intake afgerond", TOETS),),
    (
        *(Fase(f"het PIP met de {route.naam}", PLAN, route) for route in Route),
        Fase("het PIP met de Z-route en examens", PLAN, Route.Z, met_examens=True),
    ),
    tuple(Fase(f"een jaar {route.naam}", plekken, route, 400) for route, plekken in _PER_ROUTE.items()),
    (Fase("de leerroute behaald", (("leerroute", Gebeurtenis.LEERROUTE_BEHAALD),)),),
)
"""De fasen na elkaar; op elke plek een of meer mogelijkheden, waarvan er een gebeurt."""

_VERZUIM = ("brede_intake", Gebeurtenis.NIET_VERSCHENEN)
_EERSTE_BOETE: tuple[Plek, ...] = (
    ("brede_intake", Gebeurtenis.OPROEP_BREDE_INTAKE),
    _VERZUIM,
    ("brede_intake", Gebeurtenis.HERHAALDE_OPROEP),
    _VERZUIM,
    ("brede_intake", Gebeurtenis.BOETE_BREDE_INTAKE),
)
_BEKEND: tuple[Plek, ...] = (("intakeboete", Gebeurtenis.BEKENDMAKING_BOETE),)
_TWEEDE_BOETE: tuple[Plek, ...] = (
    *_EERSTE_BOETE,
    *_BEKEND,
    ("brede_intake", Gebeurtenis.DERDE_OPROEP),
    _VERZUIM,
    ("brede_intake", Gebeurtenis.TWEEDE_BOETE_BREDE_INTAKE),
)
VOORAF: Mapping[str, tuple[Fase, ...]] = {
    "brede_intake": (Fase("zonder boete", ()), Fase("de boete bekendgemaakt", _BEKEND)),
    "intakeboete": (Fase("zonder boete", ()), Fase("een boete om de brede intake", _EERSTE_BOETE)),
    "tweede_intakeboete": (
        Fase("zonder boete", ()),
        Fase("twee boetes om de brede intake", _TWEEDE_BOETE),
    ),
}
"""Rond een boete om de brede intake gaat er iets aan de gewone weg vooraf: de intake neemt het besluit, de
boete maakt het bekend, en pas dan volgt de derde oproep."""

HERZIEN = tuple(Fase(f"een nieuw PIP met de {route.naam}", HERZIENING, route) for route in Route)
"""Alleen bij de leerroute en de MAP: een tweede PIP, met dezelfde of een andere leerroute."""

NA_HET_PLAN = frozenset({"pip", "leerroute", "pvt", "map", "participatie", *TAALEXAMENS, "examen_knm"})
"""De onderdelen die van het leren zelf afhangen: alleen daarbij gaat de achtergrond door na het PIP."""


def fasen(soort: str) -> tuple[tuple[Fase, ...], ...]:
    """De fasen waarin dit onderdeel wordt doorzocht."""
    if soort in ("leerroute", "map"):
        return (*FASEN[:3], HERZIEN, *FASEN[3:])
    if soort in NA_HET_PLAN:
        return FASEN[:4] if soort == "pip" else FASEN
    gewoon = tuple(tuple(fase for fase in keuzes if not fase.met_examens) for keuzes in FASEN)
    return (VOORAF[soort], *gewoon[:3]) if soort in VOORAF else gewoon[:3]


def staat_stil(zaak: Proefzaak) -> bool:
    """Of de andere onderdelen niets meer doen."""
    return zaak.geeindigd or zaak.toestanden[TRAJECT] in ("verhuisd", "in_nazorg")
