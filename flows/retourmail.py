"""Collect mail that came back: from a folder with .eml files, and from a mailbox over IMAP.

In the folder `retourmail` of the installation a file that was dealt with goes to `gezien/`, where it stays
for a month, and one that a person must read to `lezen/`. A mailbox is only read; what a person must read
stays there. The digest of a message makes it count once, however often it is seen. Imports no Prefect.
"""

import contextlib
import hashlib
import logging
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.exc import IntegrityError

from inburgering.db.basis import Database
from inburgering.db.nabezorging import Soort, komt_terug
from inburgering.flows.kanalen import BezorgFout
from inburgering.flows.retourmail_imap import Postvak, nieuw
from inburgering.flows.retourmail_lezen import GROOTSTE, lees
from inburgering.omgeving import Omgeving

GEZIEN, LEZEN = "gezien", "lezen"
BEWAARD = timedelta(days=30)
ERNSTIG = {Soort.GEWEIGERD, Soort.TWIJFEL}
logger = logging.getLogger(__name__)


@dataclass
class Oogst:
    """How many messages of each kind came back, and what went wrong with the mailbox, in Dutch."""

    telling: Counter[Soort] = field(default_factory=Counter)
    fouten: list[str] = field(default_factory=list)


def haal(database: Database, omgeving: Omgeving, nu: datetime, echt: datetime) -> Oogst:
    """Deal with every message that came back; one that fails does not hold up the others.

    `echt` is the moment by the machine's clock, with which files are dated.
    """
    oogst = Oogst()
    _uit_map(database, omgeving.retourmail, nu, oogst)
    _ruim_op(omgeving.retourmail / GEZIEN, echt)
    try:
        postvak = Postvak.lees()
        for nummer, ruw in nieuw(postvak, omgeving.retourmail) if postvak else ():
            waar = f"in het postvak {postvak.map if postvak else ''}, bericht {nummer}"
            oogst.telling[_verwerk(database, ruw, waar, nu)] += 1
    except BezorgFout as fout:
        oogst.fouten.append(str(fout))
    return oogst


def _uit_map(database: Database, plek: Path, nu: datetime, oogst: Oogst) -> None:
    for bestand in sorted(plek.glob("*.eml")) if plek.is_dir() else ():
        with contextlib.suppress(FileNotFoundError):  # another process was first
            with bestand.open("rb") as bron:
                ruw = bron.read(GROOTSTE)
            naam = f"{_sleutel(ruw)[:16]}.eml"
            soort = _verwerk(database, ruw, f"in de map retourmail/{LEZEN}: {naam}", nu)
            oogst.telling[soort] += 1
            doel = plek / (LEZEN if soort in ERNSTIG else GEZIEN)
            doel.mkdir(exist_ok=True)
            bestand.replace(doel / naam)


def _verwerk(database: Database, ruw: bytes, waar: str, nu: datetime) -> Soort:
    try:
        with database.schrijven() as session:
            return komt_terug(session, lees(ruw), _sleutel(ruw), waar, nu)
    except IntegrityError:  # another process recorded the same message at the same moment
        return Soort.HERHAALD


def _sleutel(ruw: bytes) -> str:
    return hashlib.sha256(ruw).hexdigest()


def _ruim_op(plek: Path, echt: datetime) -> None:
    for bestand in plek.glob("*.eml") if plek.is_dir() else ():
        with contextlib.suppress(FileNotFoundError):
            if echt.timestamp() - bestand.stat().st_mtime > BEWAARD.total_seconds():
                bestand.unlink()
