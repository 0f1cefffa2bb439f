"""Deliver what waits in the outbox. Imports no Prefect: a flow, the command line and the tests call it."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.orm.exc import StaleDataError

from inburgering.db import post
from inburgering.db.basis import Database
from inburgering.db.kanalen import Kanaal as Soort
from inburgering.db.tabellen import Post
from inburgering.flows.kanalen import BezorgFout, BlijvendeFout, Kanaal, Kanalen, Pagina, TijdelijkeFout
from inburgering.flows.map import Map
from inburgering.flows.sftp import Sftp
from inburgering.flows.smtp import Smtp
from inburgering.omgeving import Omgeving
from inburgering.templates.brief import OntbrekendTeken

PER_RONDE = 20  # at most 10 s each at a mail server that does not answer: well within the claim of 5 minutes
DATABASE_WEG = (OperationalError, InterfaceError)  # not a matter of one letter
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Uitslag:
    """How many letters left, how many are before a person now, and how many will be tried again."""

    verzonden: int = 0
    mislukt: int = 0
    later: int = 0

    def __add__(self, ander: "Uitslag") -> "Uitslag":
        return Uitslag(
            self.verzonden + ander.verzonden, self.mislukt + ander.mislukt, self.later + ander.later
        )


def kanalen_van(omgeving: Omgeving) -> Kanalen:
    """The ways out of this installation."""
    return {
        Soort.MAP: Map(omgeving.uitgaand),
        Soort.SMTP: Smtp(),
        Soort.SFTP: Sftp(omgeving.sftp),
        Soort.PAGINA: Pagina(),
    }


def bezorg(
    database: Database, omgeving: Omgeving, klok: Callable[[], datetime], kanalen: Kanalen | None = None
) -> Uitslag:
    """Deliver until nothing is due any more. `klok` gives the present moment, asked once per round."""
    wegen, totaal = kanalen or kanalen_van(omgeving), Uitslag()
    while (ronde := bezorg_ronde(database, omgeving, klok(), wegen)) is not None:
        totaal += ronde
    return totaal


def bezorg_ronde(database: Database, omgeving: Omgeving, nu: datetime, kanalen: Kanalen) -> Uitslag | None:
    """Claim some letters and deliver them, each in its own transactions; None when nothing was due.

    Safe to run twice and to be stopped anywhere: a claim lapses, and a letter goes out again under the same
    name. Raises DATABASE_WEG when the database fails, and OnjuisteInstelling when links in letters would
    not work; the rest is written down per letter.
    """
    adres = omgeving.adres_in_brieven
    with database.schrijven() as session:
        nummers = post.neem(session, nu, PER_RONDE)
    uitslagen = [_bezorg_een(database, adres, nummer, nu, kanalen) for nummer in nummers]
    return sum(uitslagen, Uitslag()) if uitslagen else None


def _bezorg_een(database: Database, adres: str, nummer: int, nu: datetime, kanalen: Kanalen) -> Uitslag:
    """Deliver one letter. Whatever is wrong with it, it must not hold up the others."""
    try:
        return _bezorg(database, adres, nummer, nu, kanalen)
    except DATABASE_WEG:
        raise
    except Exception as fout:  # noqa: BLE001 - not even its failure could be written down: its claim lapses
        _noteer(nummer, fout)
        return Uitslag(later=1)


def _bezorg(database: Database, adres: str, nummer: int, nu: datetime, kanalen: Kanalen) -> Uitslag:
    """Render and keep the bytes; deliver outside any transaction; record the sending."""
    try:
        zending = _maak(database, nummer, nu, adres)
        if zending is None:
            return Uitslag()
        _kanaal(kanalen, zending.kanaal).lever(zending)
    except DATABASE_WEG:
        raise
    except BezorgFout as fout:
        return _mislukt(database, nummer, str(fout), nu, herstelbaar=isinstance(fout, TijdelijkeFout))
    except (OntbrekendTeken, post.Onzinnig) as fout:
        return _mislukt(database, nummer, str(fout), nu, herstelbaar=False)
    except Exception as fout:  # noqa: BLE001 - a fault of ours
        reden = f"De brief kon niet worden gemaakt of bezorgd ({_noteer(nummer, fout)})."
        return _mislukt(database, nummer, reden, nu, herstelbaar=True)
    return _leg_vast(database, zending, nu)


def _noteer(nummer: int, fout: Exception) -> str:
    """Log the kind of fault, and give it; its text and its trace may name a person."""
    soort = type(fout).__name__
    logger.error("Post %s: %s", nummer, soort)
    return soort


def _maak(database: Database, nummer: int, nu: datetime, adres: str) -> post.Zending | None:
    """The letter with its bytes; None when it was withdrawn after it was claimed."""
    with database.schrijven() as session:
        if session.get_one(Post, nummer).stand != "wacht":
            return None
        return post.maak(session, nummer, nu, adres)


def _leg_vast(database: Database, zending: post.Zending, nu: datetime) -> Uitslag:
    """Record the sending; someone may be at work in the same traject, so try again when they were first.

    What was delivered and cannot be recorded goes to a person: sending it again would change nothing.
    """
    for _ in range(3):
        try:
            with database.schrijven() as session:
                post.verzonden(session, zending, nu)
        except StaleDataError:
            continue
        except DATABASE_WEG:
            raise
        except Exception as fout:  # noqa: BLE001 - a fault of ours
            soort = _noteer(zending.post_id, fout)
            reden = f"De brief is bezorgd, maar dat kon niet worden vastgelegd ({soort})."
            return _mislukt(database, zending.post_id, reden, nu, herstelbaar=False)
        return Uitslag(verzonden=1)
    return Uitslag(later=1)


def _kanaal(kanalen: Kanalen, naam: str) -> Kanaal:
    if naam not in kanalen:
        keuze = ", ".join(Soort)
        raise BlijvendeFout(f"Het kanaal '{naam}' bestaat niet. Kies bij de partner uit: {keuze}.")
    return kanalen[naam]


def _mislukt(database: Database, nummer: int, reden: str, nu: datetime, *, herstelbaar: bool) -> Uitslag:
    with database.schrijven() as session:
        post.mislukt(session, nummer, reden, nu, herstelbaar=herstelbaar)
        definitief = session.get_one(Post, nummer).stand == "mislukt"
    return Uitslag(mislukt=1) if definitief else Uitslag(later=1)
