"""Find the task a return is about, and see whether who sent it may speak about it."""

import re
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from inburgering.db import zoeken_partner
from inburgering.db.basis import nr_van
from inburgering.db.tabellen import Onderdeel, Overdracht, Partner
from inburgering.db.terugbericht import Bericht, Binnenkomst, Reden, Weg
from inburgering.db.zoeken_partner import Kijk

ZINNEN = {
    Reden.TOKEN_ONBEKEND: "Het token is onbekend. Neem het over uit de brief, of vraag om een nieuwe brief.",
    Reden.TOKEN_VERLOPEN: "Het token is verlopen. Vraag de gemeente om een nieuwe brief.",
    Reden.TOKEN_INGETROKKEN: "Het token is ingetrokken. Bel of mail de gemeente.",
    Reden.ANDERE_PARTNER: "Deze taak is niet van u. Kijk of u het juiste taaknummer en token hebt gebruikt.",
    Reden.ANDERE_VERWIJZING: "Het taaknummer hoort niet bij dit token. Neem beide over uit dezelfde brief.",
}


@dataclass(frozen=True)
class Vondst:
    """The task, or why it may not be spoken about. `ook` is another task of the same partner it names."""

    kijk: Kijk | None = None
    bezwaar: Reden = Reden.GEEN
    partner_id: int | None = None
    gemeente_id: int | None = None
    onderdeel_id: int | None = None
    ook: str = ""

    @property
    def zin(self) -> str:
        return ZINNEN[self.bezwaar]


def vind(session: Session, bericht: Bericht, van: Binnenkomst, vandaag: date) -> Vondst:
    """The task this message is about, seen with the eyes of who sent it."""
    if van.weg in (Weg.API, Weg.ACCOUNT):
        return _met_sleutel(session, bericht, van)
    link = zoeken_partner.link(session, bericht.token, vandaag)
    if link is None:
        return _niemand(session, van, Reden.TOKEN_ONBEKEND)
    kijk = zoeken_partner.kijk(session, Onderdeel.id == link.onderdeel_id)
    if kijk is None or (van.weg is Weg.BESTAND and van.map_ not in mappen(kijk.partner)):
        return _niemand(session, van, Reden.ANDERE_PARTNER)
    if link.ingetrokken or link.verlopen:
        return _niet_meer(kijk, Reden.TOKEN_INGETROKKEN if link.ingetrokken else Reden.TOKEN_VERLOPEN)
    return _met_verwijzing(session, kijk, bericht.taak)


def _met_verwijzing(session: Session, kijk: Kijk, taak: str) -> Vondst:
    """A message names the task beside the token: the same, another of this partner, or something made up."""
    if taak in ("", kijk.overdracht.nummer):
        return Vondst(kijk=kijk)
    if _ook_van_hem(session, taak, nr_van(kijk.partner)):
        return Vondst(kijk=kijk, ook=taak)
    return _niet_meer(kijk, Reden.ANDERE_VERWIJZING)


def mappen(partner: Partner) -> set[str]:
    """The folders in which this partner may leave files: by its address, or by its name."""
    return {partner.adres, mapnaam(partner.naam)}


def mapnaam(naam: str) -> str:
    """The folder of a partner that gets its letters by e-mail: its name in lower case, with hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", naam.lower()).strip("-")


def van_map(session: Session, map_: str) -> Partner | None:
    """The partner whose folder this is; None when there is none or more than one."""
    gevonden = [p for p in session.exec(select(Partner)) if map_ in mappen(p)]
    return gevonden[0] if len(gevonden) == 1 else None


def afzender(session: Session, van: Binnenkomst) -> Partner | None:
    """Who sent it, as far as the way it came says so."""
    if van.partner_id:
        return session.get(Partner, van.partner_id)
    return van_map(session, van.map_) if van.map_ else None


def _met_sleutel(session: Session, bericht: Bericht, van: Binnenkomst) -> Vondst:
    waar = (col(Overdracht.nummer) == bericht.taak) & (col(Overdracht.partner_id) == van.partner_id)
    kijk = zoeken_partner.kijk(session, waar)
    return Vondst(kijk=kijk) if kijk else _niemand(session, van, Reden.ANDERE_PARTNER)


def _ook_van_hem(session: Session, nummer: str, partner_id: int) -> bool:
    vraag = select(Overdracht.onderdeel_id).where(
        Overdracht.nummer == nummer, Overdracht.partner_id == partner_id
    )
    return session.exec(vraag).first() is not None


def _niemand(session: Session, van: Binnenkomst, bezwaar: Reden) -> Vondst:
    """Nothing of the task is given away; only who sent it is known, as far as it is."""
    partner = afzender(session, van)
    return Vondst(
        bezwaar=bezwaar,
        partner_id=partner.id if partner else None,
        gemeente_id=partner.gemeente_id if partner else None,
    )


def _niet_meer(kijk: Kijk, bezwaar: Reden) -> Vondst:
    return Vondst(
        bezwaar=bezwaar,
        partner_id=nr_van(kijk.partner),
        gemeente_id=kijk.traject.gemeente_id,
        onderdeel_id=nr_van(kijk.deel),
    )
