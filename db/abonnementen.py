"""Subscriptions to notifications: made, changed and stopped by the beheerder; the log of settings says so."""

import base64
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlmodel import Session, select

from inburgering.db import berichten, inrichten
from inburgering.db.basis import nr_van
from inburgering.db.fouten import NietGevonden
from inburgering.db.inrichten import Wijziging
from inburgering.db.tabellen import Abonnement

BEHEER = "Uitgezet door de beheerder."


def een(session: Session, gemeente_id: int, nr: int) -> Abonnement:
    """The subscription with this number. Raises NietGevonden."""
    vraag = select(Abonnement).where(Abonnement.id == nr, Abonnement.gemeente_id == gemeente_id)
    gevonden = session.exec(vraag).one_or_none()
    if gevonden is None:
        raise NietGevonden("Dit abonnement bestaat niet. Ga terug naar de lijst.")
    return gevonden


def nieuw_geheim() -> str:
    """A secret as Standard Webhooks writes it."""
    return f"whsec_{base64.b64encode(secrets.token_bytes(32)).decode()}"


def maak(
    session: Session, gemeente_id: int, naam: str, url: str, soorten: Sequence[str], door: str, nu: datetime
) -> Abonnement:
    """A new subscription, on from now."""
    rij = Abonnement(gemeente_id=gemeente_id, naam="", url="", geheim=nieuw_geheim(), gemaakt=nu)
    _vul(session, rij, naam, url, soorten)
    _leg_vast(session, rij, door, nu, {"naam": ("", naam), "url": ("", url), "soorten": ([], [*soorten])})
    return rij


def wijzig(
    session: Session, rij: Abonnement, naam: str, url: str, soorten: Sequence[str], door: str, nu: datetime
) -> None:
    """Another name, address or choice of gebeurtenissen; what waits goes to the new address."""
    verschil = {"naam": (rij.naam, naam), "url": (rij.url, url), "soorten": (rij.soorten, [*soorten])}
    _vul(session, rij, naam, url, soorten)
    _leg_vast(session, rij, door, nu, verschil)


def zet(session: Session, rij: Abonnement, *, aan: bool, door: str, nu: datetime) -> None:
    """Switch it on or off; off lets what waits lapse (it can be sent again)."""
    if rij.actief == aan:
        return
    if aan:
        rij.actief, rij.reden = True, ""
    else:
        berichten.zet_uit(session, rij, BEHEER)
    _leg_vast(session, rij, door, nu, {"actief": (not aan, aan)})


def vervang_geheim(session: Session, rij: Abonnement, door: str, nu: datetime) -> str:
    """A new secret, shown once; the old one signs nothing any more."""
    rij.geheim = nieuw_geheim()
    _leg_vast(session, rij, door, nu, {"geheim": ("een geheim", "een nieuw geheim")})
    return rij.geheim


def _vul(session: Session, rij: Abonnement, naam: str, url: str, soorten: Sequence[str]) -> None:
    rij.naam, rij.url, rij.soorten = naam, url, [*soorten]
    session.add(rij)
    session.flush()


def _leg_vast(
    session: Session, rij: Abonnement, door: str, nu: datetime, verschil: Mapping[str, tuple[object, object]]
) -> None:
    inrichten.leg_vast(session, rij.gemeente_id, door, nu, Wijziging(wat(rij), verschil))


def wat(rij: Abonnement) -> str:
    """How the log of settings calls this subscription."""
    return f"abonnement {nr_van(rij)}"
