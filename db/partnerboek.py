"""Maintain the partners: every change of a partner, a task or a contract is one dated line in `inrichting`.

Letters and handoffs that were made stay as they are: they hold their own copy, or the version of the task
they were made with. The file of the municipality and the pages write through the same three functions.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from sqlmodel import Session, SQLModel, col, select

from inburgering.db import inrichten
from inburgering.db.basis import nr_van
from inburgering.db.inrichten import Wijziging
from inburgering.db.tabellen import Contract, Partner, Partnertaak

Rij = TypeVar("Rij", bound=SQLModel)
DAGEN = ("geldig_vanaf", "geldig_tot")
TAAK_GEWOON: Mapping[str, Any] = {"gronden": {}, "warm": False}
NIET_VERGELEKEN = {"id", "gemeente_id", "partner_id", "versie", "vervangen"}


@dataclass(frozen=True)
class Wie:
    """Who changes the settings of which municipality, and when."""

    gemeente_id: int
    door: str
    nu: datetime


def foto(rij: Partner | Partnertaak | Contract | None) -> dict[str, Any] | None:
    """What stands in a row now, JSON-safe and without its numbers; None without a row."""
    return None if rij is None else rij.model_dump(mode="json", exclude=NIET_VERGELEKEN)


def sleutel(partner: Partner, rij: Partner | Partnertaak | Contract) -> str:
    """The name of a setting, the same in a file and in the log of settings."""
    if isinstance(rij, Partnertaak):
        return f"taak/{partner.naam}/{rij.soort}"
    return f"contract/{partner.naam}/{rij.naam}" if isinstance(rij, Contract) else f"partner/{partner.naam}"


def leg_vast(
    session: Session, wie: Wie, partner: Partner, verschil: Mapping[str, tuple[Any, Any]], *, wat: str = ""
) -> None:
    """Write what changed to the log of settings; nothing when nothing did."""
    wijziging = Wijziging(wat or wat_van(partner), verschil)
    if inrichten.leg_vast(session, wie.gemeente_id, wie.door, wie.nu, wijziging):
        session.flush()


def wat_van(partner: Partner) -> str:
    """How the log of settings calls a change of this partner on a page."""
    return f"partner {partner.naam}"


def zet_partner(
    session: Session, gemeente_id: int, rij: Partner | None, velden: Mapping[str, Any]
) -> Partner:
    """Give a partner these values (days as text or as days), or make it."""
    rij = rij or Partner(gemeente_id=gemeente_id, **_met_dagen(velden))
    return _zet(session, rij, velden)


def zet_contract(
    session: Session, partner: Partner, rij: Contract | None, velden: Mapping[str, Any]
) -> Contract:
    """Give a contract these values (days as text or as days), or make it."""
    rij = rij or Contract(partner_id=nr_van(partner), **_met_dagen(velden))
    return _zet(session, rij, velden)


def zet_taak(session: Session, partner: Partner, velden: Mapping[str, Any]) -> Partnertaak:
    """Give a task these values: a new version, so that handoffs that were made keep the one they had."""
    nu = huidige_taak(session, partner, str(velden["soort"]))
    inhoud = {**TAAK_GEWOON, "geldig_tot": None, **(foto(nu) or {}), **_met_dagen(velden)}
    inhoud["geldig_tot"] = _dag(inhoud["geldig_tot"])
    nieuw = Partnertaak(partner_id=nr_van(partner), versie=1 + (nu.versie if nu else 0), **inhoud)
    if nu is not None and foto(nu) == foto(nieuw):
        return nu
    if nu is not None:
        nu.vervangen = True
        session.add(nu)
    session.add(nieuw)
    session.flush()
    return nieuw


def huidige_taak(session: Session, partner: Partner, soort: str) -> Partnertaak | None:
    """The newest version of a task, also when it ended; None when this partner never had it."""
    vraag = select(Partnertaak).where(Partnertaak.partner_id == nr_van(partner), Partnertaak.soort == soort)
    vraag = vraag.where(col(Partnertaak.vervangen).is_(False))
    return session.exec(vraag).one_or_none()


def _zet(session: Session, rij: Rij, velden: Mapping[str, Any]) -> Rij:
    for naam, waarde in _met_dagen(velden).items():
        setattr(rij, naam, waarde)
    session.add(rij)
    session.flush()
    return rij


def _met_dagen(velden: Mapping[str, Any]) -> dict[str, Any]:
    return {naam: _dag(waarde) if naam in DAGEN else waarde for naam, waarde in velden.items()}


def _dag(waarde: date | str | None) -> date | None:
    return date.fromisoformat(waarde) if isinstance(waarde, str) else waarde
