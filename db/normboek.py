"""The book of local norms: what held when, and a new value from a day on. The past never changes.

A value that has yet to begin may be taken back: nothing happened by it. Both are lines in `inrichting`.
"""

from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from inburgering.db import inrichten
from inburgering.db.basis import dag_van
from inburgering.db.fouten import NietGevonden, Weigering
from inburgering.db.inrichten import Wijziging
from inburgering.db.tabellen import Inrichting, Norm


class NormNietGoed(Weigering):
    """This value may not be put into use; `veld` is what to change."""

    def __init__(self, zin: str, veld: str) -> None:
        super().__init__(zin)
        self.veld = veld


def rijen(session: Session, gemeente_id: int) -> dict[str, list[Norm]]:
    """Every norm of a municipality by name, of each the newest value first."""
    vraag = select(Norm).where(Norm.gemeente_id == gemeente_id)
    uit: dict[str, list[Norm]] = {}
    for rij in session.exec(vraag.order_by(col(Norm.naam), col(Norm.geldig_vanaf).desc())):
        uit.setdefault(rij.naam, []).append(rij)
    return uit


def geldt(alle: list[Norm], dag: date) -> Norm | None:
    """Of the values of one norm the one that holds on this day."""
    return next((r for r in alle if r.geldig_vanaf <= dag and (r.geldig_tot or dag) >= dag), None)


def stel_in(session: Session, gemeente_id: int, nieuw: Norm, door: str, nu: datetime) -> None:
    """Put a value into use from a day on; its predecessor ends the day before. Raises NormNietGoed."""
    laatste = next(iter(rijen(session, gemeente_id).get(nieuw.naam, [])), None)
    if nieuw.geldig_vanaf < dag_van(nu):
        zin = "Kies vandaag of een latere dag: wat gold, verandert niet meer."
        raise NormNietGoed(zin, "geldig_vanaf")
    if laatste is not None and nieuw.geldig_vanaf <= laatste.geldig_vanaf:
        zin = f"Er is al een waarde vanaf {laatste.geldig_vanaf:%d-%m-%Y}. Kies een latere dag."
        raise NormNietGoed(zin, "geldig_vanaf")
    loopt = laatste is not None and laatste.geldig_tot is None
    if laatste is not None and loopt and laatste.waarde == nieuw.waarde:
        raise NormNietGoed("Deze waarde geldt al. Vul een andere waarde in.", "waarde")
    if laatste is not None and (laatste.geldig_tot is None or laatste.geldig_tot >= nieuw.geldig_vanaf):
        laatste.geldig_tot = nieuw.geldig_vanaf - timedelta(days=1)
    session.add(nieuw)
    session.flush()
    verschil = {"waarde": (laatste.waarde if laatste else None, nieuw.waarde), **_bij(None, nieuw)}
    inrichten.leg_vast(session, gemeente_id, door, nu, Wijziging(wat(nieuw.naam), verschil))


def trek_in(session: Session, gemeente_id: int, naam: str, door: str, nu: datetime) -> Norm:
    """Take back the value that has yet to begin; gives it. Raises NietGevonden when there is none."""
    alle = rijen(session, gemeente_id).get(naam, [])
    if not alle or alle[0].geldig_vanaf <= dag_van(nu):
        raise NietGevonden("Er is geen waarde die nog moet ingaan.")
    weg, vorige = alle[0], alle[1] if len(alle) > 1 else None
    session.delete(weg)
    if vorige is not None and vorige.geldig_tot == weg.geldig_vanaf - timedelta(days=1):
        vorige.geldig_tot = None
    session.flush()
    verschil = {"waarde": (weg.waarde, vorige.waarde if vorige else None), **_bij(weg, None)}
    inrichten.leg_vast(session, gemeente_id, door, nu, Wijziging(wat(naam), verschil))
    return weg


def geschiedenis(session: Session, gemeente_id: int, naam: str) -> list[Inrichting]:
    """Who changed this norm on a page, newest first."""
    return inrichten.geschiedenis(session, gemeente_id, wat(naam))


def wat(naam: str) -> str:
    """How the log of settings calls a norm."""
    return f"norm {naam}"


def _bij(oud: Norm | None, nieuw: Norm | None) -> dict[str, tuple[Any, Any]]:
    return {
        "bron": (oud.bron if oud else None, nieuw.bron if nieuw else None),
        "geldig_vanaf": (_dag(oud), _dag(nieuw)),
    }


def _dag(rij: Norm | None) -> str | None:
    return rij.geldig_vanaf.isoformat() if rij else None
