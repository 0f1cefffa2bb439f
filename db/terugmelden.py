"""The one way in for what a partner sends back, whether by link, by file or by a system of its own.

Find the task, recognise what is forged or a repeat, judge it, record it through `registreer()`, or put it
before a person with a signal. Whatever came of it, a row in the inbox says so; nothing that came in is lost.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, col, select

from inburgering.db import signalen, terug_oordeel, terug_rij, terug_vinden
from inburgering.db.basis import Database, dag_van, nr_van
from inburgering.db.fouten import MagNiet, OngeldigeFeiten, Weigering
from inburgering.db.opdracht import Herkomst, Opdracht
from inburgering.db.registreer import registreer
from inburgering.db.tabellen import Signaal, Terugmelding
from inburgering.db.terug_oordeel import Oordeel
from inburgering.db.terug_vinden import Vondst
from inburgering.db.terugbericht import Antwoord, Bericht, Binnenkomst, Reden, Stand, Weg
from inburgering.db.warm import BEVESTIGING, bevestig
from inburgering.db.zaak import OVERDRACHT, Zaak
from inburgering.db.zoeken_partner import Kijk
from inburgering.statemachine.terugmelding import NAMEN
from inburgering.wet.taal import hoofdletter

POGINGEN = 3
NIET_STIL = frozenset({Reden.TOKEN_VERLOPEN, Reden.TOKEN_INGETROKKEN})
"""Forged or not, someone at the municipality should know that a partner wrote about a task of his own."""


class SleutelHergebruikt(Weigering):
    """A partner's system gave the same idempotency key to two different requests."""

    def __init__(self) -> None:
        super().__init__("Deze Idempotency-Key is al voor een ander bericht gebruikt. Maak een nieuwe.")


def neem_aan(database: Database, bericht: Bericht, van: Binnenkomst, nu: datetime) -> Antwoord:
    """Take in one return in a transaction of its own.

    Someone may be at work in the same traject, or the same return may come in twice at once: then it is
    tried again, and the second is seen to be a repeat. Raises what the database raises when that fails.
    """
    for poging in range(1, POGINGEN + 1):
        try:
            with database.schrijven() as session:
                return ontvang(session, bericht, van, nu)
        except (StaleDataError, IntegrityError):
            if poging == POGINGEN:
                raise
    raise RuntimeError("Dit wordt nooit bereikt.")


def ontvang(session: Session, bericht: Bericht, van: Binnenkomst, nu: datetime) -> Antwoord:
    """Take in one return, in the caller's transaction; gives what the sender may hear.

    Raises SleutelHergebruikt when the key of a request was used for another.
    """
    if gegeven := _al_gegeven(session, van):
        return gegeven
    vondst = terug_vinden.vind(session, bericht, van, dag_van(nu))
    if vondst.kijk is None:
        return _niet_van_hem(session, vondst, bericht, van, nu)
    rij = terug_rij.nieuw(vondst.kijk, bericht, van, digest_van(vondst.kijk, bericht), nu)
    if eerder := _eerder(session, rij, nu):
        return _herhaald(session, rij, eerder)
    oordeel = terug_oordeel.bezie(session, vondst, vondst.kijk, bericht, nu)
    if oordeel.stand in (Stand.VERWERKT, Stand.TE_LAAT):
        oordeel = _leg_vast(session, vondst.kijk, bericht, rij, oordeel, nu)
    return _bewaar(session, vondst.kijk, rij, oordeel, nu)


def onleesbaar(session: Session, van: Binnenkomst, zin: str, nu: datetime) -> Antwoord:
    """Something came in that is no return: keep that it did, and why it was refused."""
    if gegeven := _al_gegeven(session, van):
        return gegeven
    partner = terug_vinden.afzender(session, van)
    wie = (partner.id, partner.gemeente_id) if partner else (None, None)
    rij = terug_rij.kaal(van, nu, *wie)
    return _klaar(session, rij, Oordeel(Stand.AFGEWEZEN, Reden.ONLEESBAAR, zin))


def _al_gegeven(session: Session, van: Binnenkomst) -> Antwoord | None:
    """The answer that was given before under the same key of the same partner."""
    if van.idempotentie is None:
        return None
    vraag = select(Terugmelding).where(
        Terugmelding.partner_id == van.partner_id, Terugmelding.idempotentie == van.idempotentie
    )
    rij = session.exec(vraag).one_or_none()
    if rij is None:
        return None
    if rij.partij != van.partij:
        raise SleutelHergebruikt
    eerder = session.get(Terugmelding, rij.eerder_id) if rij.eerder_id else None
    return terug_rij.antwoord(eerder or rij, dubbel=eerder is not None)


def digest_van(kijk: Kijk, bericht: Bericht) -> str:
    """The digest of what is said about a task, the same by whichever way and in whichever spelling."""
    try:
        feiten: Mapping[str, Any] = terug_oordeel.gegevens(bericht.soort, bericht.feiten)
    except OngeldigeFeiten:
        feiten = bericht.feiten
    anders = bericht.taak if bericht.taak not in ("", kijk.overdracht.nummer) else ""
    delen = [nr_van(kijk.deel), bericht.soort, bericht.op.isoformat(), feiten, bericht.onbekend, anders]
    return hashlib.sha256(json.dumps(delen, sort_keys=True, default=str).encode()).hexdigest()


def _eerder(session: Session, rij: Terugmelding, nu: datetime) -> Terugmelding | None:
    """The same return, taken in before and still standing; a refused one may be tried again."""
    vraag = select(Terugmelding).where(
        Terugmelding.onderdeel_id == rij.onderdeel_id,
        Terugmelding.digest == rij.digest,
        col(Terugmelding.uitkomst).not_in([Stand.DUBBEL, Stand.AFGEWEZEN]),
    )
    eerder = session.exec(vraag.order_by(col(Terugmelding.id).desc())).first()
    if eerder is None or eerder.volgnr is None or eerder.traject_id is None:
        return eerder
    staat_nog = {v.volgnr for v in Zaak.lees(session, eerder.traject_id, nu).voorvallen}
    return eerder if eerder.volgnr in staat_nog else None


def _herhaald(session: Session, rij: Terugmelding, eerder: Terugmelding) -> Antwoord:
    """Kept as a repeat, and answered as the first was."""
    rij.uitkomst, rij.reden, rij.zin = Stand.DUBBEL, eerder.reden, eerder.zin
    rij.eerder_id, rij.inhoud = eerder.id, {"taak": rij.inhoud.get("taak", "")}
    session.add(rij)
    session.flush()
    return terug_rij.antwoord(eerder, dubbel=True)


def _leg_vast(
    session: Session, kijk: Kijk, bericht: Bericht, rij: Terugmelding, oordeel: Oordeel, nu: datetime
) -> Oordeel:
    """Record it; what the machine refuses goes to a person."""
    opdracht = Opdracht(
        traject=kijk.deel.traject_id,
        onderdeel=OVERDRACHT,
        nr=kijk.deel.nr,
        gebeurtenis=bericht.soort,
        op=bericht.op,
        door=terug_rij.wie(bericht.feiten, kijk.partner.naam),
        feiten=bericht.feiten,
        herkomst=Herkomst.PARTNER,
    )
    try:
        with session.begin_nested():
            doen = bevestig if bericht.soort in BEVESTIGING else registreer
            rij.volgnr = doen(session, opdracht, nu).volgnr
    except MagNiet as fout:
        zaak = Zaak.lees(session, kijk.deel.traject_id, nu)
        return terug_oordeel.geweigerd(zaak, kijk, str(fout))
    except OngeldigeFeiten as fout:
        return Oordeel(Stand.AFGEWEZEN, Reden.ONGELDIG, str(fout), tuple(fout.fouten))
    return oordeel


def _niet_van_hem(
    session: Session, vondst: Vondst, bericht: Bericht, van: Binnenkomst, nu: datetime
) -> Antwoord:
    """Forged, or a link that is over: counted, without what it says."""
    rij = terug_rij.kaal(van, nu, vondst.partner_id, vondst.gemeente_id)
    rij.soort, rij.op = bericht.soort, bericht.op
    antwoord = _klaar(session, rij, Oordeel(Stand.AFGEWEZEN, vondst.bezwaar, vondst.zin))
    if vondst.bezwaar in NIET_STIL and van.weg is Weg.BESTAND and vondst.onderdeel_id:
        kijk = terug_rij.kijk_van(session, vondst.onderdeel_id)
        _signaleer(session, kijk, rij, "kon niet worden verwerkt. De link in de brief is verlopen.", nu)
    return antwoord


def _bewaar(session: Session, kijk: Kijk, rij: Terugmelding, oordeel: Oordeel, nu: datetime) -> Antwoord:
    if oordeel.reden is Reden.BSN:
        rij.inhoud = {"taak": rij.inhoud.get("taak", "")}  # a BSN has its own encrypted column, and no other
    antwoord = _klaar(session, rij, oordeel)
    if rij.wacht:
        _signaleer(session, kijk, rij, f"wacht op u. {oordeel.zin} Kijk bij Terugmeldingen.", nu)
    elif oordeel.stand is Stand.AFGEWEZEN and rij.weg == Weg.BESTAND:
        _signaleer(session, kijk, rij, f"kon niet worden verwerkt. {oordeel.zin}", nu)
    return antwoord


def _klaar(session: Session, rij: Terugmelding, oordeel: Oordeel) -> Antwoord:
    rij.uitkomst, rij.reden, rij.zin = oordeel.stand, oordeel.reden, oordeel.zin
    rij.wacht = oordeel.stand in (Stand.STRIJDIG, Stand.TWIJFEL)
    session.add(rij)
    session.flush()
    return terug_rij.antwoord(rij, fouten=oordeel.fouten)


def _signaleer(session: Session, kijk: Kijk, rij: Terugmelding, wat: str, nu: datetime) -> None:
    """Put it before the consulent, once for the same content; none that nobody could close any more."""
    zaak = Zaak.lees(session, kijk.deel.traject_id, nu)
    if zaak.is_beeindigd and zaak.na_het_einde is None:
        return
    soort = signaalsoort(rij)
    vraag = select(Signaal.id).where(Signaal.traject_id == zaak.id, Signaal.soort == soort)
    if session.exec(vraag).first() is None:
        naam = NAMEN.get(rij.soort, "bericht")
        reden = hoofdletter(f"een bericht van {kijk.partner.naam} ({naam}) {wat}")
        signalen.open_signaal(zaak, "consulent", soort, reden, zaak.traject.volgnr, nu)


def signaalsoort(rij: Terugmelding) -> str:
    """By what the signal about a return is found; the same content gives one signal."""
    return f"terugmelding_{rij.digest[:16]}"
