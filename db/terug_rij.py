"""Rows of the inbox: make one from what came in, and read from one what its sender may hear."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

from inburgering.db import zoeken_partner
from inburgering.db.basis import nr_van
from inburgering.db.fouten import NietGevonden
from inburgering.db.tabellen import Onderdeel, Terugmelding
from inburgering.db.terugbericht import Antwoord, Bericht, Besluit, Binnenkomst, Reden, Stand
from inburgering.db.zoeken_partner import Kijk

NA_BESLUIT: Mapping[str, Stand] = {
    Besluit.VERWERKT: Stand.VERWERKT,
    Besluit.GEWIJZIGD: Stand.VERWERKT,
    Besluit.BEANTWOORD: Stand.VERWERKT,
    Besluit.AFGEWEZEN: Stand.AFGEWEZEN,
}


def nieuw(kijk: Kijk, bericht: Bericht, van: Binnenkomst, digest: str, nu: datetime) -> Terugmelding:
    """A row for a return about a task that is known."""
    rij = kaal(van, nu, nr_van(kijk.partner), kijk.traject.gemeente_id)
    rij.traject_id, rij.onderdeel_id, rij.digest = kijk.deel.traject_id, nr_van(kijk.deel), digest
    rij.soort, rij.op = bericht.soort, bericht.op
    rij.inhoud = {
        "taak": bericht.taak or kijk.overdracht.nummer,
        "feiten": dict(bericht.feiten),
        "onbekend": dict(bericht.onbekend),
    }
    return rij


def kaal(van: Binnenkomst, nu: datetime, partner_id: int | None, gemeente_id: int | None) -> Terugmelding:
    """A row that says only that something came, when and by which way."""
    return Terugmelding(
        gemeente_id=gemeente_id,
        partner_id=partner_id,
        weg=van.weg,
        moment=nu,
        partij=van.partij,
        regel=van.regel,
        digest=van.partij,
        idempotentie=van.idempotentie,
        uitkomst="",
        zin="",
    )


def antwoord(
    rij: Terugmelding, *, dubbel: bool = False, fouten: tuple[tuple[str, str], ...] = ()
) -> Antwoord:
    """What the sender of this return may hear now: what came of it, or what a person decided since."""
    stand = NA_BESLUIT.get(rij.besluit, Stand(rij.uitkomst))
    return Antwoord(
        nummer=nr_van(rij),
        stand=stand,
        zin=rij.besluit_zin or rij.zin,
        reden=Reden(rij.reden),
        taak=str(rij.inhoud.get("taak", "")),
        soort=rij.soort,
        dubbel=dubbel,
        wacht=rij.wacht,
        fouten=fouten,
    )


def wie(feiten: Mapping[str, Any], partner: str) -> str:
    """Who says it, as the log names him: `Ria Smit (Plangroep)`."""
    naam = feiten.get("naam")
    return f"{naam} ({partner})" if naam else partner


def kijk_van(session: Session, onderdeel_id: int) -> Kijk:
    """The task with this number. Raises NietGevonden."""
    gevonden = zoeken_partner.kijk(session, Onderdeel.id == onderdeel_id)
    if gevonden is None:
        raise NietGevonden("Deze taak bestaat niet (meer).")
    return gevonden
