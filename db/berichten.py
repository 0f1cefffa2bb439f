"""Notifications of what happens, for systems that follow along: queued with the gebeurtenis, sent by a flow.

A message says that something happened in a traject, never to whom: type, number of the traject, time, volgnr.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, exists, insert
from sqlalchemy import select as kies
from sqlalchemy.orm import aliased
from sqlmodel import Session, SQLModel, col, delete, select, update

from inburgering.db import signalen, wachtrij
from inburgering.db.basis import nr_van
from inburgering.db.tabellen import Abonnement, Bericht, Gemeente, Signaal, Traject
from inburgering.db.zaak import Zaak

_ABONNEMENT = SQLModel.metadata.tables[str(Abonnement.__tablename__)].c
_NIEUW = insert(SQLModel.metadata.tables[str(Bericht.__tablename__)])
_CACHE = "abonnementen"
BEWAREN = timedelta(days=90)
"""How long a delivered message is kept for the list of deliveries; the log itself stays."""


def zet_klaar(zaak: Zaak, nu: datetime) -> None:
    """Queue a message per subscriber for the lines just appended; one key per cause."""
    gemeente = zaak.traject.gemeente_id
    wie = zaak.session.info.setdefault(_CACHE, {})
    if gemeente not in wie:  # one lookup per transaction
        wie[gemeente] = _abonnees(zaak.session, gemeente)
    if not wie[gemeente]:
        return
    nieuw = [rij for rij in zaak.rijen if rij.volgnr == zaak.traject.volgnr]
    rijen = [
        {
            "sleutel": f"{abonnement}:{zaak.id}:{rij.volgnr}:{rij.deel}",
            "abonnement_id": abonnement,
            "traject_id": zaak.id,
            "volgnr": rij.volgnr,
            "deel": rij.deel,
            "soort": rij.soort,
            "moment": nu,
            "stand": "wacht",
            "poging": 0,
            "volgende_poging": nu,
            "fout": "",
        }
        for abonnement, soorten in wie[gemeente]
        for rij in nieuw
        if not soorten or rij.soort in soorten
    ]
    if rijen:
        zaak.session.connection().execute(_NIEUW, rijen)


def _abonnees(session: Session, gemeente_id: int) -> list[tuple[int, frozenset[str]]]:
    vraag = kies(_ABONNEMENT.id, _ABONNEMENT.soorten)
    vraag = vraag.where(_ABONNEMENT.gemeente_id == gemeente_id, _ABONNEMENT.actief)
    return [(nr, frozenset(soorten)) for nr, soorten in session.connection().execute(vraag)]


@dataclass(frozen=True)
class Klaar:
    """One message to send, with where it goes and what signs it. `repr` leaves out the secret."""

    nr: int
    abonnement: int
    kenmerk: str
    url: str
    geheim: str
    soort: str
    onderwerp: str
    moment: datetime
    volgnr: int
    deel: int
    gemeente: str

    def __repr__(self) -> str:
        return f"Klaar({self.kenmerk})"


def neem(session: Session, nu: datetime, aantal: int) -> list[int]:
    """Claim messages that are due; of one traject the earliest first, and nothing past one that waits."""
    eerder = aliased(Bericht)
    wacht_nog = exists().where(
        and_(
            col(eerder.abonnement_id) == col(Bericht.abonnement_id),
            col(eerder.traject_id) == col(Bericht.traject_id),
            col(eerder.id) < col(Bericht.id),
            col(eerder.stand) == "wacht",
        )
    )
    vraag = select(Bericht).where(~wacht_nog)
    return [nr_van(b) for b in wachtrij.neem(session, Bericht, vraag, nu, aantal)]


def lees(session: Session, nr: int) -> Klaar | None:
    """What to send; None when it was called off since it was claimed."""
    vraag = (
        select(Bericht, Abonnement, Traject.nummer, Gemeente.code)
        .select_from(Bericht)
        .join(Abonnement, col(Abonnement.id) == col(Bericht.abonnement_id))
        .join(Traject, col(Traject.id) == col(Bericht.traject_id))
        .join(Gemeente, col(Gemeente.id) == col(Traject.gemeente_id))
        .where(Bericht.id == nr, Bericht.stand == "wacht", col(Abonnement.actief).is_(True))
    )
    gevonden = session.exec(vraag).one_or_none()
    if gevonden is None:
        return None
    b, abonnement, nummer, gemeente = gevonden
    return Klaar(
        nr=nr,
        abonnement=nr_van(abonnement),
        kenmerk=f"{nummer}-{b.volgnr}-{b.deel}",
        url=abonnement.url,
        geheim=abonnement.geheim,
        soort=b.soort,
        onderwerp=nummer,
        moment=b.moment,
        volgnr=b.volgnr,
        deel=b.deel,
        gemeente=gemeente,
    )


def verzonden(session: Session, nr: int, nu: datetime) -> None:
    """The subscriber took it."""
    b = session.get_one(Bericht, nr)
    if b.stand == "wacht":
        b.stand, b.verzonden_op, b.lease_tot, b.fout = "verzonden", nu, None, ""


def mislukt(session: Session, nr: int, fout: str, nu: datetime, *, herstelbaar: bool) -> bool:
    """An attempt failed; True when it is given up. Then the beheerder gets a signal, one per day."""
    b = session.get_one(Bericht, nr)
    if b.stand != "wacht" or not wachtrij.mislukt(b, fout, nu, herstelbaar=herstelbaar):
        return False
    abonnement = session.get_one(Abonnement, b.abonnement_id)
    zin = (
        f"Berichten aan {abonnement.naam} komen niet aan: {fout} Kijk bij Abonnementen, en bied ze "
        "opnieuw aan als het weer werkt."
    )
    _signaleer(session, b, f"abonnement:{abonnement.id}:{nu.date()}", zin, nu)
    return True


def stel_uit(session: Session, abonnement_id: int, nu: datetime) -> None:
    """He did not answer: his other messages wait too, so that one at a time finds out if he is back."""
    straks = nu + wachtrij.EERSTE_WACHT
    wacht = (col(Bericht.abonnement_id) == abonnement_id, col(Bericht.stand) == "wacht")
    vrij = (col(Bericht.lease_tot).is_(None), col(Bericht.volgende_poging) < straks)
    session.exec(update(Bericht).where(*wacht, *vrij).values(volgende_poging=straks))


def laat_los(session: Session, nr: int, nu: datetime) -> None:
    """Give a claim back untried; it waits a while like the others for this receiver."""
    b = session.get_one(Bericht, nr)
    b.lease_tot, b.poging, b.volgende_poging = None, b.poging - 1, nu + wachtrij.EERSTE_WACHT


def zeg_op(session: Session, nr: int, reden: str, nu: datetime) -> None:
    """The subscriber says that it is gone: nothing more goes there until a person says so."""
    b = session.get_one(Bericht, nr)
    abonnement = session.get_one(Abonnement, b.abonnement_id)
    if not abonnement.actief:
        return
    zet_uit(session, abonnement, reden)
    zin = f"{abonnement.naam} is er niet meer. {reden} Het abonnement staat uit; kijk bij Abonnementen."
    _signaleer(session, b, f"abonnement:{abonnement.id}:op:{nr}", zin, nu)


def zet_uit(session: Session, abonnement: Abonnement, reden: str) -> None:
    """Stop a subscription; what waits lapses."""
    abonnement.actief, abonnement.reden = False, reden
    wacht = (col(Bericht.abonnement_id) == abonnement.id, col(Bericht.stand) == "wacht")
    session.exec(update(Bericht).where(*wacht).values(stand="vervallen", lease_tot=None))


def opnieuw(session: Session, abonnement_id: int, nu: datetime) -> int:
    """Send again what was given up or had lapsed; gives how many."""
    kapot = ("mislukt", "vervallen")
    van_hem = col(Bericht.abonnement_id) == abonnement_id
    vraag = update(Bericht).where(van_hem, col(Bericht.stand).in_(kapot))
    waarden: Mapping[str, Any] = {"stand": "wacht", "poging": 0, "volgende_poging": nu, "lease_tot": None}
    return int(session.exec(vraag.values(**waarden)).rowcount)


def ruim_op(session: Session, nu: datetime) -> int:
    """Forget deliveries of long ago; gives how many."""
    oud = (col(Bericht.stand) == "verzonden", col(Bericht.verzonden_op) < nu - BEWAREN)
    return int(session.exec(delete(Bericht).where(*oud)).rowcount)


def _signaleer(session: Session, b: Bericht, sleutel: str, zin: str, nu: datetime) -> None:
    """One signal per cause, at a traject that is still open: nobody could close another."""
    zaak = Zaak.lees(session, b.traject_id, nu)
    bekend = session.exec(select(Signaal.id).where(Signaal.sleutel == sleutel)).first()
    if bekend is None and not (zaak.is_beeindigd and zaak.na_het_einde is None):
        signalen.open_signaal(zaak, "beheerder", "bericht", zin, b.volgnr, nu, sleutel=sleutel)
