"""Return files that partners leave on their own server: brought into `inkomend/`, where they are collected.

A partner puts them in the folder `terug` below that of its letters, under a temporary name that begins with a
point until they are whole. What we have is taken away there; a stop halfway brings it twice, and the digest
of its content makes that harmless. Imports no Prefect.
"""

import asyncio
import contextlib
import hashlib
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path, PurePosixPath

import asyncssh
from sqlmodel import Session, col, or_, select

from inburgering.db.basis import Database
from inburgering.db.kanalen import Kanaal, Sftpadres
from inburgering.db.tabellen import Partner
from inburgering.db.terug_vinden import mapnaam
from inburgering.flows.kanalen import BezorgFout, veilige_naam
from inburgering.flows.map import schrijf
from inburgering.flows.sftp import op_eigen_lus
from inburgering.flows.sftp_toegang import verbind, vertaald
from inburgering.invoer.terugmelding_lezen import GROOTSTE
from inburgering.omgeving import Omgeving

TERUG = "terug"
WACHT = 60.0  # seconds for one partner
MEESTE = 200  # files of one partner in one round
RUST = timedelta(seconds=2)  # a file changed more recently than this may still be growing
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Gehaald:
    """How many files came in, and the partners whose server could not be read, each with the reason."""

    bestanden: int = 0
    fouten: tuple[str, ...] = ()


def haal(database: Database, omgeving: Omgeving, vandaag: date, echt: datetime) -> Gehaald:
    """Bring in what waits at every partner with this channel; one that fails does not hold up the others.

    `echt` is the moment by the machine's clock, with which files are dated.
    """
    with database.lezen() as session:
        partners = _partners(session, vandaag)
    aantal, fouten = 0, []
    for naam, adres in partners:
        try:
            with vertaald():
                plek = omgeving.inkomend / mapnaam(naam)
                aantal += op_eigen_lus(_haal_een(Sftpadres.lees(adres), omgeving.sftp, plek, echt))
        except BezorgFout as fout:
            logger.warning("Terugmeldingen van %s: %s", mapnaam(naam), fout)
            fouten.append(f"{naam}: {fout}")
    return Gehaald(aantal, tuple(fouten))


def _partners(session: Session, vandaag: date) -> list[tuple[str, str]]:
    """Also those whose contract ended: a last report may still lie there."""
    vraag = select(Partner.naam, Partner.adres).where(Partner.kanaal == Kanaal.SFTP)
    ruim = vandaag - timedelta(days=366)
    vraag = vraag.where(or_(col(Partner.geldig_tot).is_(None), col(Partner.geldig_tot) >= ruim))
    return list(session.exec(vraag.order_by(col(Partner.id))))


async def _haal_een(adres: Sftpadres, sleutels: Path, plek: Path, echt: datetime) -> int:
    aantal = 0
    async with asyncio.timeout(WACHT), verbind(adres, sleutels) as server:
        async for bestand in _in_rust(server, PurePosixPath(adres.pad) / TERUG, echt):
            inhoud = await _lees(server, bestand)
            _leg_neer(plek, bestand.name, inhoud)
            await server.remove(str(bestand))
            aantal += 1
    return aantal


def _leg_neer(plek: Path, naam: str, inhoud: bytes) -> None:
    """Under a name of its own, so that it covers nothing that is not collected yet."""
    plek.mkdir(parents=True, exist_ok=True)
    schrijf(plek, f"{hashlib.sha256(inhoud).hexdigest()[:12]}-{naam}", inhoud)


async def _in_rust(
    server: asyncssh.SFTPClient, map_: PurePosixPath, echt: datetime
) -> AsyncIterator[PurePosixPath]:
    """The files to take, the oldest name first; none when the partner has no such folder."""
    if not await server.isdir(str(map_)):
        return
    for wat in sorted(await server.readdir(str(map_)), key=lambda w: str(w.filename))[:MEESTE]:
        gewoon = wat.attrs.type == asyncssh.FILEXFER_TYPE_REGULAR
        rust = abs(echt.timestamp() - (wat.attrs.mtime or 0)) >= RUST.total_seconds()
        with contextlib.suppress(BezorgFout):
            if gewoon and rust:
                yield map_ / veilige_naam(str(wat.filename), "De naam")


async def _lees(server: asyncssh.SFTPClient, bestand: PurePosixPath) -> bytes:
    async with server.open(str(bestand), "rb") as bron:
        gelezen = await bron.read(GROOTSTE + 1)
    return gelezen if isinstance(gelezen, bytes) else gelezen.encode()
