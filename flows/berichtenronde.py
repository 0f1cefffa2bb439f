"""Deliver the notifications that wait. Imports no Prefect: a flow, the command line and the tests call it."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from inburgering.db import berichten
from inburgering.db.basis import Database
from inburgering.db.berichten import Klaar
from inburgering.flows.kanalen import BezorgFout, TijdelijkeFout
from inburgering.flows.webhook import Bezorger, Opgezegd, regels
from inburgering.omgeving import Omgeving

PER_RONDE = 20
HOOGSTENS = timedelta(seconds=120)  # the flow itself ends after four minutes
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Uitslag:
    """How many messages were taken, are given up, and will be tried again."""

    verzonden: int = 0
    mislukt: int = 0
    later: int = 0

    def __add__(self, ander: "Uitslag") -> "Uitslag":
        return Uitslag(
            self.verzonden + ander.verzonden, self.mislukt + ander.mislukt, self.later + ander.later
        )


def verstuur_alles(
    database: Database, omgeving: Omgeving, klok: Callable[[], datetime], echt: Callable[[], datetime]
) -> Uitslag:
    """Deliver what is due in this installation, and forget deliveries of long ago.

    Raises OnjuisteInstelling when the setting of private networks is no list of networks.
    """
    bezorger = Bezorger(regels(demo=omgeving.demo), omgeving.adres)
    try:
        uitslag = verstuur(database, bezorger, klok, echt)
    finally:
        bezorger.sluit()
    with database.schrijven() as session:
        berichten.ruim_op(session, klok())
    return uitslag


def verstuur(
    database: Database, bezorger: Bezorger, klok: Callable[[], datetime], echt: Callable[[], datetime]
) -> Uitslag:
    """Deliver until nothing is due any more, or time is up; `echt` gives the moment to sign with."""
    totaal, tot = Uitslag(), echt() + HOOGSTENS
    while echt() < tot and (ronde := ronde_van(database, bezorger, klok(), echt)) is not None:
        totaal += ronde
    return totaal


def ronde_van(
    database: Database, bezorger: Bezorger, nu: datetime, echt: Callable[[], datetime]
) -> Uitslag | None:
    """Claim some messages and send them, each in its own transactions; None when nothing was due.

    Safe to run twice and to be stopped anywhere: a claim lapses, and a message goes out again under the same
    id. What the database raises is the caller's to try again.
    """
    with database.schrijven() as session:
        nummers = berichten.neem(session, nu, PER_RONDE)
    stil: set[int] = set()  # who did not answer: the rest of his messages waits, without counting as a try
    uitslagen = [_een(database, bezorger, nr, nu, echt, stil) for nr in nummers]
    return sum(uitslagen, Uitslag()) if uitslagen else None


def _een(
    database: Database,
    bezorger: Bezorger,
    nr: int,
    nu: datetime,
    echt: Callable[[], datetime],
    stil: set[int],
) -> Uitslag:
    """Send one message. Whatever is wrong with it, it must not hold up the others."""
    with database.lezen() as session:
        bericht = berichten.lees(session, nr)
    if bericht is None:
        return Uitslag()
    if bericht.abonnement in stil:
        with database.schrijven() as session:
            berichten.laat_los(session, nr, nu)
        return Uitslag(later=1)
    try:
        _stuur(bezorger, bericht, echt)
    except Opgezegd as fout:
        with database.schrijven() as session:
            berichten.zeg_op(session, nr, str(fout), nu)
        return Uitslag(mislukt=1)
    except BezorgFout as fout:
        return _mislukt(database, bericht, fout, nu, stil)
    with database.schrijven() as session:
        berichten.verzonden(session, nr, nu)
    return Uitslag(verzonden=1)


def _stuur(bezorger: Bezorger, bericht: Klaar, echt: Callable[[], datetime]) -> None:
    try:
        bezorger.stuur(bericht, echt())
    except BezorgFout:
        raise
    except Exception as fout:  # noqa: BLE001 - a fault of ours must not hold up the others
        soort = type(fout).__name__
        logger.error("Bericht %s: %s", bericht.nr, soort)  # noqa: TRY400 - a trace may hold a secret
        raise TijdelijkeFout(f"Het bericht kon niet worden gemaakt ({soort}).") from None


def _mislukt(database: Database, bericht: Klaar, fout: BezorgFout, nu: datetime, stil: set[int]) -> Uitslag:
    herstelbaar = isinstance(fout, TijdelijkeFout)
    with database.schrijven() as session:
        op = berichten.mislukt(session, bericht.nr, str(fout), nu, herstelbaar=herstelbaar)
        if herstelbaar:
            stil.add(bericht.abonnement)
            berichten.stel_uit(session, bericht.abonnement, nu)
    return Uitslag(mislukt=1) if op else Uitslag(later=1)
