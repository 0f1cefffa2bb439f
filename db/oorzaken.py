"""Why a step may be late, from what was recorded; nothing recorded is said as such.

The first that holds counts, from the step itself to what lies around it. It is a recorded circumstance and
not a judgement: it says where to look.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, literal, literal_column
from sqlalchemy.orm import aliased
from sqlmodel import col

from inburgering.db.tabellen import Onderdeel, Termijnrij, Traject
from inburgering.db.tabellen_waar import belet
from inburgering.statemachine.klokken import PLAN_MAKEN
from inburgering.wet.begrippen import Wie

GEEN = "geen"
_LOOPT: Any = literal_column("ander.loopt")  # in the words of the index of running terms
OORZAKEN: Mapping[str, tuple[str, str]] = {
    "partner": ("Partner te laat", "De partner moest iets doen en die dag is voorbij."),
    "derde": ("Wacht op informatie van een derde", "Bij het PIP is vastgelegd dat informatie ontbreekt."),
    "verzuim": ("Niet verschenen", "De inburgeraar kwam niet op een oproep voor de brede intake."),
    "woning": ("Nog geen woning", "Het traject is gekoppeld en de inburgeraar is nog niet ingeschreven."),
    "toets": ("Wacht op de leerbaarheidstoets", "De aanmelding is bij DUO; er is nog geen uitslag."),
    "onderbroken": ("Lessen onderbroken", "Bij de leerroute is vastgelegd dat de lessen stilliggen."),
    "taak": ("Taak bij een partner te laat", "In dit traject ligt een taak bij een partner die te laat is."),
    GEEN: ("Geen oorzaak vastgelegd", "Het logboek zegt niet waarom deze stap te laat is."),
}  # fmt: skip
"""Per cause its name and when it holds, in the order in which they are tried."""


def oorzaak(vandaag: date) -> ColumnElement[str]:
    """The cause of the step (a row of `termijn`, joined with its traject), as the database works it out."""
    plan = col(Termijnrij.code).in_(PLAN_MAKEN)
    ander: Any = aliased(Termijnrij, name="ander")
    bij_partner = and_(
        ander.traject_id == Termijnrij.traject_id, _LOOPT, ander.wie == Wie.PARTNER.value,
        ander.laatste_dag < vandaag,
    )  # fmt: skip
    gevallen: Mapping[str, ColumnElement[bool]] = {
        "partner": and_(col(Termijnrij.wie) == Wie.PARTNER.value, col(Termijnrij.laatste_dag) < vandaag),
        "derde": and_(plan | (col(Termijnrij.code) == "N03"), _belet("pip")),
        "verzuim": and_(plan, _belet("brede_intake")),
        "woning": col(Traject.toestand) == "gekoppeld",
        "toets": and_(plan, _belet("leerbaarheidstoets")),
        "onderbroken": _belet("leerroute"),
        "taak": exists().where(bij_partner),
    }
    return case(*((voorwaarde, literal(code)) for code, voorwaarde in gevallen.items()), else_=literal(GEEN))


def _belet(soort: str) -> ColumnElement[bool]:
    """Whether this part stands in a state that may be the cause, through the index of those few parts."""
    deel: Any = aliased(Onderdeel, name="deel")  # the list joins the task itself
    toestand: Any = literal_column(f"({belet('deel.')})")
    return exists().where(deel.traject_id == Termijnrij.traject_id, deel.soort == soort, toestand)
