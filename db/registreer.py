"""The one door: every change of a traject is a gebeurtenis recorded here, with all that follows from it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from inburgering.db import correctie, gevolgen, termijnboek
from inburgering.db.fouten import IemandWasEerder, MagNiet
from inburgering.db.machinekamer import beweeg
from inburgering.db.opdracht import Herkomst, Opdracht, Uitkomst
from inburgering.db.schrijver import Schrijver, controleer, eis_te_beginnen
from inburgering.db.tabellen import Gebeurtenisrij
from inburgering.db.zaak import TRAJECT, Zaak
from inburgering.statemachine import feiten as feitenmodel
from inburgering.statemachine.koppelingen import volgend
from inburgering.statemachine.machines import INTERN, STICHT, SYSTEEM
from inburgering.wet.gebeurtenissen import Gebeurtenis

_GEWEEST = select(
    col(Gebeurtenisrij.traject_id),
    col(Gebeurtenisrij.volgnr),
    col(Gebeurtenisrij.soort),
    col(Gebeurtenisrij.naar),
)
BEWAAKT = frozenset({Gebeurtenis.MELDING, Gebeurtenis.AFHANDELING_SIGNAAL})
EIGEN_SLEUTELS = ("melding:", "verzonden:")
"""Keys of the service itself: one that someone else had used would keep a term from being reported."""


def registreer(session: Session, opdracht: Opdracht, nu: datetime) -> Uitkomst:
    """Record a gebeurtenis and everything that follows from it, in the caller's transaction.

    1. The same `sleutel` again gives the earlier outcome.
    2. A traject that moved on since it was read: IemandWasEerder.
    3. The facts are checked, then the machine is asked: OngeldigeFeiten or MagNiet, with reasons.
    4. The traject is bumped and flushed, the gebeurtenis appended.
    5. Coupled machines follow under the same number.
    6. The terms are computed anew and the difference is written.
    7. Letters and signals are queued, one key per cause.

    It never renders, sends, commits or reads a clock: `nu` is the present moment (aware).
    """
    if (eerder := _eerder(session, opdracht)) is not None:
        return eerder
    zaak = Zaak.lees(session, opdracht.traject, nu)
    with session.no_autoflush:  # each step flushes what the next one asks the database for
        return _leg_vast(zaak, opdracht, nu)


def _leg_vast(zaak: Zaak, opdracht: Opdracht, nu: datetime) -> Uitkomst:
    if opdracht.verwacht_volgnr not in (None, zaak.traject.volgnr):
        raise IemandWasEerder
    opdracht = _op_zijn_plek(zaak, opdracht)
    if opdracht.corrigeert is not None:
        correctie.pas_toe(zaak, opdracht, nu)
    else:
        _gebeur(zaak, opdracht, nu)
    gevolgen.leid_af(zaak)
    termijnboek.werk_bij(zaak)
    gevolgen.trek(zaak, opdracht, nu)
    zaak.session.flush()
    toestand = zaak.toestand(opdracht.onderdeel, opdracht.nr)
    return Uitkomst(zaak.id, zaak.traject.volgnr, toestand)


def _eerder(session: Session, opdracht: Opdracht) -> Uitkomst | None:
    if opdracht.sleutel is None:
        return None
    if opdracht.sleutel.startswith(EIGEN_SLEUTELS) and opdracht.herkomst is not Herkomst.SYSTEEM:
        raise MagNiet.omdat("Deze opdracht is al voor iets anders gebruikt. Open de pagina opnieuw.")
    vraag = _GEWEEST.where(col(Gebeurtenisrij.sleutel) == opdracht.sleutel)
    rij = session.execute(vraag).one_or_none()
    if rij is None:
        return None
    if (rij.traject_id, rij.soort) != (opdracht.traject, opdracht.gebeurtenis):
        raise MagNiet.omdat("Deze opdracht is al voor iets anders gebruikt. Open de pagina opnieuw.")
    return Uitkomst(rij.traject_id, rij.volgnr, rij.naar, herhaald=True)


def _op_zijn_plek(zaak: Zaak, opdracht: Opdracht) -> Opdracht:
    """Where it is recorded: nr 0 founds the next part; what watches goes on at what outlives the traject."""
    soort = opdracht.gebeurtenis
    if opdracht.nr == 0 and STICHT.get(soort) == opdracht.onderdeel:
        return replace(opdracht, nr=zaak.volgend_nr(opdracht.onderdeel))
    if soort in BEWAAKT and opdracht.onderdeel == TRAJECT and zaak.na_het_einde is not None:
        onderdeel, nr = zaak.na_het_einde
        return replace(opdracht, onderdeel=onderdeel, nr=nr)
    return opdracht


def _gebeur(zaak: Zaak, opdracht: Opdracht, nu: datetime) -> None:
    gegevens = controleer(zaak, opdracht)
    _alleen_wie_mag(opdracht)
    zaak.vul_aan(opdracht.op)  # a traject from before a part existed gets it now
    nieuw = not any((rij.onderdeel, rij.nr) == (opdracht.onderdeel, opdracht.nr) for rij in zaak.rijen)
    if nieuw and opdracht.gebeurtenis in STICHT:
        eis_te_beginnen(zaak, opdracht.gebeurtenis)
    feiten = zaak.gezien(opdracht.op, opdracht.onderdeel, opdracht.nr, nieuw=nieuw, gegevens=gegevens)
    schrijver = Schrijver(zaak, opdracht, nu)
    schrijver.schrijf(beweeg(zaak, opdracht.onderdeel, opdracht.nr, opdracht.gebeurtenis, feiten))
    _koppel(schrijver, opdracht.onderdeel, opdracht.gebeurtenis, gegevens)


def _alleen_wie_mag(opdracht: Opdracht) -> None:
    """Some gebeurtenissen only follow from another, or are the service's own. Raises MagNiet."""
    soort, herkomst = opdracht.gebeurtenis, opdracht.herkomst
    if soort in INTERN or (soort in SYSTEEM and herkomst in (Herkomst.INVOER, Herkomst.PARTNER)):
        raise MagNiet.omdat("Dit legt het programma zelf vast. U kunt dit niet zelf invoeren.")


def _koppel(schrijver: Schrijver, soort: str, gebeurtenis: str, gegevens: Mapping[str, Any]) -> None:
    """Let the machines follow that this gebeurtenis moves, and those that they move in turn."""
    zaak, op = schrijver.zaak, schrijver.opdracht.op
    gezien = zaak.gezien(op, soort)
    if koppelingen := volgend(soort, gebeurtenis, gegevens, gezien):
        zaak.vul_aan(op)  # a fine is a part of its own as soon as it was decided
    for koppeling in koppelingen:
        doel, volgt = koppeling.volgt
        for nr in zaak.nummers(doel):
            if zaak.toestand(doel, nr) in koppeling.vanuit:
                eigen = _feiten(volgt, koppeling.gegevens(gegevens, gezien))
                feiten = zaak.gezien(op, doel, nr, gegevens=eigen)
                schrijver.schrijf(beweeg(zaak, doel, nr, volgt, feiten))
                _koppel(schrijver, doel, volgt, eigen)


def _feiten(gebeurtenis: str, gegevens: Mapping[str, Any]) -> Mapping[str, Any]:
    return feitenmodel.als_json(feitenmodel.lees(Gebeurtenis(gebeurtenis), gegevens))
