"""The connection to a partner's server: whom we trust, by which key we are known, what each fault means."""

import contextlib
import socket
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import asyncssh

from inburgering.db.kanalen import OnjuistAdres, Sftpadres
from inburgering.flows.kanalen import BezorgFout, BlijvendeFout, TijdelijkeFout

KNOWN_HOSTS, ALGEMEEN = "known_hosts", "sleutel"
UITLEG = "Uitleg staat in docs/bezorging.md."


@contextlib.asynccontextmanager
async def verbind(adres: Sftpadres, sleutels: Path) -> AsyncIterator[asyncssh.SFTPClient]:
    """A session on this server. Nothing of the user who runs the program is used: no agent, no own keys.

    Raises BlijvendeFout when a setting is missing; what the connection itself raises, `vertaald` explains.
    """
    bekend = sleutels / KNOWN_HOSTS
    if not bekend.is_file():
        raise BlijvendeFout(
            f"Er is geen bestand {KNOWN_HOSTS} met de sleutel van de server van de partner. {UITLEG}"
        )
    async with (
        asyncssh.connect(
            adres.host,
            adres.poort,
            username=adres.gebruiker,
            known_hosts=str(bekend),
            config=None,
            agent_path=None,
            gss_auth=False,
            gss_kex=False,
            **_inlog(adres, sleutels),
        ) as verbinding,
        verbinding.start_sftp_client() as server,
    ):
        yield server


def _inlog(adres: Sftpadres, sleutels: Path) -> dict[str, Any]:
    """The server's own key or password, else the general key. Raises BlijvendeFout."""
    wachtwoord = sleutels / f"{adres.wie}.wachtwoord"
    for sleutel in (sleutels / f"{adres.wie}.sleutel", sleutels / ALGEMEEN):
        if sleutel.is_file():
            return {"client_keys": [_sleutel(sleutel)], "password": None}
        if wachtwoord.is_file():
            return {"client_keys": None, "password": wachtwoord.read_text(encoding="utf-8").rstrip("\r\n")}
    raise BlijvendeFout(
        f"Er is geen sleutel en geen wachtwoord voor de server van de partner ({adres.wie}). {UITLEG}"
    )


def _sleutel(bestand: Path) -> asyncssh.SSHKey:
    try:
        return asyncssh.read_private_key(bestand)
    except (asyncssh.KeyImportError, asyncssh.KeyEncryptionError):
        raise BlijvendeFout(
            f"Het bestand {bestand.name} is geen bruikbare sleutel. Gebruik een sleutel van OpenSSH "
            "zonder wachtzin."
        ) from None


@contextlib.contextmanager
def vertaald() -> Iterator[None]:
    """Say what went wrong in a sentence without what the server said (it may name a person).

    Raises BlijvendeFout for what only a person can mend, TijdelijkeFout for the rest.
    """
    try:
        yield
    except BezorgFout:
        raise
    except OnjuistAdres as fout:
        raise BlijvendeFout(f"Het adres van de partner klopt niet. {fout}") from None
    except (asyncssh.Error, OSError) as fout:  # a TimeoutError is an OSError
        raise _vertaal(fout) from fout


VREEMD = (
    "De sleutel van de server van de partner is onbekend of veranderd. Er is niets verstuurd. Bel de partner "
    f"en laat de beheerder de sleutel in {KNOWN_HOSTS} nagaan."
)
GEEN_RECHT = "Wij mogen in de map op de server van de partner niet lezen of schrijven. Vraag om dat recht."
BLIJVEND: dict[type[Exception], str] = {
    asyncssh.HostKeyNotVerifiable: VREEMD,
    asyncssh.PermissionDenied: "De server van de partner weigert onze sleutel of ons wachtwoord.",
    asyncssh.SFTPPermissionDenied: GEEN_RECHT,
    asyncssh.SFTPWriteProtect: GEEN_RECHT,
}


def _vertaal(fout: Exception) -> BezorgFout:
    for soort, zin in BLIJVEND.items():
        if isinstance(fout, soort):
            return BlijvendeFout(zin)
    if isinstance(fout, socket.gaierror) and fout.errno == socket.EAI_NONAME:
        return BlijvendeFout("De server in het adres van de partner bestaat niet. Verbeter het adres.")
    if isinstance(fout, asyncssh.SFTPError) and not isinstance(fout, asyncssh.SFTPConnectionLost):
        return TijdelijkeFout(f"De server van de partner kan dit nu niet aannemen (code {fout.code}).")
    return TijdelijkeFout("De server van de partner is niet bereikbaar of verbrak de verbinding.")
