"""The channel `sftp`: a folder on the partner's own server, filled as the channel `map` fills a folder here.

What belongs to the connection stands in the folder INBURGERING_SFTP (default `sftp` in the map of the
installation), and nowhere else: `known_hosts` (the servers we trust, in the form of OpenSSH), and per server
`<gebruiker>@<server>.sleutel` (a private key without passphrase) or `<gebruiker>@<server>.wachtwoord`; a file
`sleutel` serves every server that has none of its own.
"""

import asyncio
import contextlib
import hashlib
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

import asyncssh

from inburgering.db.kanalen import Sftpadres
from inburgering.db.post import Zending
from inburgering.flows.kanalen import BlijvendeFout
from inburgering.flows.manifest import MANIFEST, Boek, bestandsnaam, halve_naam
from inburgering.flows.sftp_toegang import verbind, vertaald

WACHT = 10.0  # seconds for one letter, all in; a round of letters must end before its claim lapses
NIET_DAAR = (asyncssh.SFTPNoSuchFile, asyncssh.SFTPNoSuchPath)
T = TypeVar("T")


class Sftp:
    """Delivers letters to the servers of partners; a connection per letter."""

    def __init__(self, sleutels: Path) -> None:
        self.sleutels = sleutels
        self._boeken: dict[Sftpadres, Boek] = {}

    def lever(self, zending: Zending) -> None:
        """Put the letter on the partner's server: temporary name, fsync, rename, line in the manifest.

        A repeat is recognised as in the channel `map`. An address that does not fit, a missing key, an
        unknown or changed server key, and a refused login or folder are a BlijvendeFout.
        """
        with vertaald():
            adres = Sftpadres.lees(zending.adres)
            op_eigen_lus(self._lever(adres, bestandsnaam(zending), zending))

    async def _lever(self, adres: Sftpadres, naam: str, zending: Zending) -> None:
        async with asyncio.timeout(WACHT), verbind(adres, self.sleutels) as server:
            plek = PurePosixPath(adres.pad)
            boek = self._boeken.setdefault(adres, Boek())
            await _lees_manifest(server, plek / MANIFEST, boek)
            if boek.kent(zending):
                return
            if await _hash(server, plek / naam) != zending.sha256:  # else: stopped before its line
                await _schrijf(server, plek, naam, zending.inhoud)
            await _bij(server, plek / MANIFEST, "ab", boek.regel(zending))


async def _lees_manifest(server: asyncssh.SFTPClient, bestand: PurePosixPath, boek: Boek) -> None:
    """Read on in the manifest. A folder that is not there is not made: nobody would look in it."""
    if not await server.isdir(bestand.parent):
        raise BlijvendeFout("De map in het adres bestaat niet op de server van de partner. Vraag het na.")
    with contextlib.suppress(*NIET_DAAR):
        async with server.open(str(bestand), "rb") as bron:
            boek.neem(_bytes(await bron.read(-1, boek.gelezen)))


async def _schrijf(server: asyncssh.SFTPClient, plek: PurePosixPath, naam: str, inhoud: bytes) -> None:
    half = plek / halve_naam(naam)
    await _bij(server, half, "wb", inhoud)
    try:
        await server.posix_rename(str(half), str(plek / naam))
    except asyncssh.SFTPOpUnsupported:  # plain rename does not replace: only then a moment without the file
        with contextlib.suppress(*NIET_DAAR):
            await server.remove(str(plek / naam))
        await server.rename(str(half), str(plek / naam))


async def _bij(server: asyncssh.SFTPClient, bestand: PurePosixPath, hoe: str, inhoud: bytes) -> None:
    async with server.open(str(bestand), hoe) as doel:
        await doel.write(inhoud)
        with contextlib.suppress(asyncssh.SFTPOpUnsupported):
            await doel.fsync()


async def _hash(server: asyncssh.SFTPClient, bestand: PurePosixPath) -> str | None:
    try:
        async with server.open(str(bestand), "rb") as bron:
            return hashlib.sha256(_bytes(await bron.read())).hexdigest()
    except NIET_DAAR:
        return None


def _bytes(gelezen: str | bytes) -> bytes:
    return gelezen if isinstance(gelezen, bytes) else gelezen.encode()


def op_eigen_lus(werk: Coroutine[Any, Any, T]) -> T:
    """Wait for it on an event loop of its own, also where this thread runs one already (Prefect)."""
    with ThreadPoolExecutor(1) as draad:
        return draad.submit(asyncio.run, werk).result()
