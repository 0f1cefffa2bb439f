"""Alle machines bij hun soort, en wie welke gebeurtenis mag vastleggen."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from inburgering.statemachine.basis import Bezwaar, Drager, Machine, Mogelijkheid
from inburgering.statemachine.begeleiding import Begeleiding
from inburgering.statemachine.belemmering import Belemmering
from inburgering.statemachine.bezwaar import Bezwaarschrift
from inburgering.statemachine.brede_intake import BredeIntake
from inburgering.statemachine.examen import EXAMENS
from inburgering.statemachine.handhaving import Handhaving
from inburgering.statemachine.intakeboete import INTAKEBOETES
from inburgering.statemachine.leerbaarheidstoets import Leerbaarheidstoets
from inburgering.statemachine.leerroute import Leerroute
from inburgering.statemachine.map import Map
from inburgering.statemachine.nazorg import Nazorg
from inburgering.statemachine.ondertussenplan import Ondertussenplan
from inburgering.statemachine.ontheffing import Ontheffing
from inburgering.statemachine.ontzorgen import Ontzorgen
from inburgering.statemachine.overdracht import Overdracht
from inburgering.statemachine.participatie import Participatie
from inburgering.statemachine.pip import Pip
from inburgering.statemachine.pvt import Pvt
from inburgering.statemachine.traject import Traject
from inburgering.statemachine.verlenging import Verlenging
from inburgering.statemachine.vrijstelling import Vrijstelling
from inburgering.wet.gebeurtenissen import Gebeurtenis

MACHINES: dict[str, type[Machine]] = {
    "traject": Traject,
    "brede_intake": BredeIntake,
    "leerbaarheidstoets": Leerbaarheidstoets,
    "pip": Pip,
    "ontzorgen": Ontzorgen,
    "begeleiding": Begeleiding,
    "overdracht": Overdracht,
    "leerroute": Leerroute,
    **EXAMENS,
    "pvt": Pvt,
    "map": Map,
    "participatie": Participatie,
    "nazorg": Nazorg,
    "ondertussenplan": Ondertussenplan,
    "handhaving": Handhaving,
    **INTAKEBOETES,
    "bezwaar": Bezwaarschrift,
    "verlenging": Verlenging,
    "ontheffing": Ontheffing,
    "vrijstelling": Vrijstelling,
    "belemmering": Belemmering,
}

INTERN: frozenset[str] = frozenset(
    {
        Gebeurtenis.START_INTAKE,
        Gebeurtenis.START_PLAN,
        Gebeurtenis.START_LEERROUTE,
        Gebeurtenis.VASTSTELLING_LEERROUTE,
        Gebeurtenis.VERVALLEN_MAP,
        Gebeurtenis.HERLEVING_MAP,
        Gebeurtenis.START_NAZORG,
        Gebeurtenis.OPLEGGING_BOETE,
        Gebeurtenis.STAKING,
    }
)
"""Volgt vanzelf uit een andere gebeurtenis; nooit aan mensen aangeboden."""

SYSTEEM: frozenset[str] = frozenset(
    {
        Gebeurtenis.MELDING,
        Gebeurtenis.VERZENDING,
        Gebeurtenis.BEKENDMAKING_PIP,
        Gebeurtenis.EINDE_AFSPRAAK_PARTNER,
    }
)
"""Legt de dienst zelf vast, op de dag dat het echt gebeurt; nooit aan mensen aangeboden."""

PARTNER: frozenset[str] = frozenset(
    {
        Gebeurtenis.BEVESTIGING_PARTNER,
        Gebeurtenis.AANVAARDING,
        Gebeurtenis.WEIGERING,
        Gebeurtenis.START_UITVOERING,
        Gebeurtenis.TOEZEGGING,
        Gebeurtenis.TERUGMELDING,
    }
)
"""Mag ook een partner vastleggen, over zijn eigen taak."""

VROEGER: Mapping[tuple[str, str], str] = {("brede_intake", Gebeurtenis.BEKENDMAKING_BOETE): "intakeboete"}
"""Wat in een ouder logboek bij een andere machine staat dan die het nu kent."""

BEGIN: frozenset[str] = frozenset(
    {Gebeurtenis.OVERNAME, Gebeurtenis.AANMELDING, Gebeurtenis.OPSTELLING_OVERDRACHT}
)
"""Waarmee iets begint, uit een bestand of een eigen formulier; niet aangeboden bij wat er al is."""

MEERVOUD: frozenset[str] = frozenset(
    {"overdracht", "handhaving", "bezwaar", "verlenging", "ontheffing", "vrijstelling", "belemmering"}
)
"""Onderdelen waarvan een traject er meer kan hebben: nummer 1, 2, enzovoort."""

BOETES: frozenset[str] = frozenset({"handhaving", *INTAKEBOETES})
"""De boetes van het college: eenmaal opgelegd blijven zij na het traject verschuldigd."""

NA_HET_TRAJECT: frozenset[str] = frozenset({"bezwaar", *BOETES})
"""Onderdelen die door kunnen gaan als het traject eindigt; daarna wordt bij hen bewaakt."""

STICHT_NA_HET_TRAJECT: frozenset[str] = frozenset({Gebeurtenis.ONTVANGST_BEZWAAR})
"""Waarmee ook na het einde van het traject nog iets nieuws begint."""

STICHT: Mapping[str, str] = {
    Gebeurtenis.OPSTELLING_OVERDRACHT: "overdracht",
    Gebeurtenis.SIGNAAL_HANDHAVING: "handhaving",
    Gebeurtenis.ONTVANGST_BEZWAAR: "bezwaar",
    Gebeurtenis.AANVRAAG_VERLENGING: "verlenging",
    Gebeurtenis.BESLUIT_VERLENGING: "verlenging",
    Gebeurtenis.AANVRAAG_ONTHEFFING: "ontheffing",
    Gebeurtenis.AANVRAAG_VRIJSTELLING: "vrijstelling",
    Gebeurtenis.BESLUIT_VRIJSTELLING: "vrijstelling",
    Gebeurtenis.BELEMMERING: "belemmering",
}
"""Waarmee een nieuw onderdeel van deze soort begint; DUO kan ook uit zichzelf verlengen
of vrijstellen, zonder aanvraag."""


def voor_mensen(gebeurtenis: str) -> bool:
    """Of een mens deze gebeurtenis kan vastleggen bij wat er al is."""
    return gebeurtenis not in INTERN | SYSTEEM | BEGIN


@cache
def eindtoestanden(soort: str) -> frozenset[str]:
    """De toestanden waarin een machine van deze soort klaar is."""
    return frozenset(str(t.id) for t in MACHINES[soort].states if t.final)


def open_toestanden(soort: str) -> frozenset[str]:
    """De toestanden waarin er nog iets moet gebeuren."""
    return frozenset(str(t.id) for t in MACHINES[soort].states if not t.final)


def naam_van_toestand(soort: str, toestand: str) -> str:
    """De naam van een toestand voor mensen. Raises KeyError."""
    return str(MACHINES[soort].states_map[toestand].name)


def naam_van_gebeurtenis(soort: str, gebeurtenis: str) -> str:
    """De naam van een gebeurtenis van deze machine voor mensen. Raises AttributeError."""
    return str(getattr(MACHINES[VROEGER.get((soort, gebeurtenis), soort)], gebeurtenis).name)


def beproef(soort: str, toestand: str | None, gebeurtenis: str, feiten: Mapping[str, Any]) -> Mogelijkheid:
    """Waarheen deze gebeurtenis zou leiden, en wat er tegen is; verandert niets.

    Zonder toestand begint de machine vooraan. Raises KeyError bij een onbekende soort of toestand.
    """
    machine = MACHINES[soort].kijk(Drager(toestand, feiten))
    if (mogelijkheid := machine.mogelijkheid(gebeurtenis)) is not None:
        return mogelijkheid
    reden = f"Dit kan niet in de toestand '{naam_van_toestand(soort, machine.toestand)}'."
    return Mogelijkheid(gebeurtenis, gebeurtenis, machine.toestand, (Bezwaar("toestand", reden, None),))
