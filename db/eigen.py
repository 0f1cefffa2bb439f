"""What the municipality decided for itself and a traject feels: regimes, words and target groups."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlmodel import Session

from inburgering.db import normen
from inburgering.db.tabellen import Persoon
from inburgering.db.zaak import Zaak
from inburgering.routes.doelgroepen import (
    Doelgroep,
    Kenmerken,
    contact_weken,
    leeftijd,
    passend,
    uit_normen,
)
from inburgering.wet.begrippen import Regime


def woord(waarden: Mapping[str, Any], standaard: str) -> str:
    """The municipality's own word for a standard one, as it stands in a sentence."""
    return str(waarden.get("woorden", {}).get(standaard) or standaard)


def regime_open(session: Session, gemeente_id: int, regime: Regime, op: date) -> bool:
    """Whether the municipality opens a traject under this regime; one that decided nothing opens all."""
    open_ = normen.geldend(session, gemeente_id, op).get("regimes")
    return open_ is None or regime.value in open_


def doelgroepen(zaak: Zaak) -> tuple[Doelgroep, ...]:
    """The target groups the facts of this traject put someone in; where a person must say so, it is not."""
    groepen = uit_normen(zaak.normen)
    return passend(groepen, _kenmerken(zaak)) if groepen else ()


def getallen(zaak: Zaak) -> dict[str, int]:
    """The norms that are numbers, for this traject: a target group may ask for contact more or less often.

    Outside the law alone: under it the PIP says how many talks there are (Besluit art. 5.3 lid 4).
    """
    eigen = normen.getallen(zaak.normen)
    if zaak.regime is Regime.WI2021:
        return eigen
    groepen = uit_normen(zaak.normen)
    weken = contact_weken(groepen, _kenmerken(zaak)) if groepen else None
    return eigen if weken is None else eigen | {"contact_weken": weken}


def _kenmerken(zaak: Zaak) -> Kenmerken:
    geboren = zaak.session.get_one(Persoon, zaak.traject.persoon_id).geboren
    return Kenmerken(
        leeftijd=leeftijd(geboren, zaak.vandaag) if geboren else None,
        groep=zaak.groep,
        regime=zaak.regime,
        route=zaak.route,
        toestand=zaak.traject.toestand,
    )
