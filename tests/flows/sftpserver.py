"""An SFTP server of our own on loopback: a real one, that fails as a test tells it."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import asyncssh

HIER = "127.0.0.1"
GEBRUIKER = "gemeente"


@cache
def sleutel(wie: str) -> asyncssh.SSHKey:
    """A key per name, made once."""
    return asyncssh.generate_private_key("ssh-ed25519", comment=wie)


@dataclass
class Schijf:
    """What the server serves, and how it fails. `schrijf` holds what the next writes come to."""

    wortel: Path
    schrijf: list[Exception | str] = field(default_factory=list)
    geschreven: list[str] = field(default_factory=list)
    hernoemt: bool = True
    wacht: float = 0.0
    poort: int = 0

    @property
    def inbox(self) -> Path:
        """The folder of the municipality."""
        return self.wortel / "inbox"

    def adres(self, pad: str = "/inbox") -> str:
        """As it stands with the partner."""
        return f"sftp://{GEBRUIKER}@{HIER}:{self.poort}{pad}"


class _Server(asyncssh.SSHServer):
    def begin_auth(self, username: str) -> bool:
        return True

    def public_key_auth_supported(self) -> bool:
        return True

    def validate_public_key(self, username: str, key: asyncssh.SSHKey) -> bool:
        return username == GEBRUIKER and key == sleutel("gemeente").convert_to_public()

    def password_auth_supported(self) -> bool:
        return True

    def validate_password(self, username: str, password: str) -> bool:
        return (username, password) == (GEBRUIKER, "geheim-woord")


def _bestanden(schijf: Schijf) -> type[asyncssh.SFTPServer]:
    class Bestanden(asyncssh.SFTPServer):
        def __init__(self, kanaal: asyncssh.SSHServerChannel[Any]) -> None:
            super().__init__(kanaal, chroot=str(schijf.wortel).encode())
            self.kanaal = kanaal

        async def write(self, file_obj: object, offset: int, data: bytes) -> int:
            await asyncio.sleep(schijf.wacht)
            wat = schijf.schrijf.pop(0) if schijf.schrijf else None
            if wat == "verbreek":
                super().write(file_obj, offset, data[: len(data) // 2])
                self.kanaal.get_connection().abort()
                return 0
            if isinstance(wat, Exception):
                raise wat
            schijf.geschreven.append(Path(file_obj.name.decode()).name)  # type: ignore[attr-defined]
            gedaan = super().write(file_obj, offset, data)
            return gedaan if isinstance(gedaan, int) else await gedaan

        def posix_rename(self, oldpath: bytes, newpath: bytes) -> None:
            if not schijf.hernoemt:
                raise asyncssh.SFTPOpUnsupported("unknown")
            super().posix_rename(oldpath, newpath)

    return Bestanden


@contextmanager
def sftpserver(schijf: Schijf, gastheer: str = "server") -> Iterator[Schijf]:
    """Run the server on a free port, known by the key `gastheer`."""
    schijf.inbox.mkdir(parents=True, exist_ok=True)
    lus = asyncio.new_event_loop()
    draad = threading.Thread(target=lus.run_forever, daemon=True)
    draad.start()

    async def start() -> asyncssh.SSHAcceptor:
        return await asyncssh.create_server(
            _Server, HIER, schijf.poort, server_host_keys=[sleutel(gastheer)], sftp_factory=_bestanden(schijf)
        )

    luisteraar = asyncio.run_coroutine_threadsafe(start(), lus).result(10)
    schijf.poort = luisteraar.get_port()
    try:
        yield schijf
    finally:
        lus.call_soon_threadsafe(luisteraar.close)
        asyncio.run_coroutine_threadsafe(luisteraar.wait_closed(), lus).result(10)
        lus.call_soon_threadsafe(lus.stop)
        draad.join(10)
        lus.close()


def leg_sleutels_neer(plek: Path, poort: int, *, gastheer: str = "server", met: str = "sleutel") -> Path:
    """The folder as an administrator fills it: the server's key, and our key or password."""
    plek.mkdir(exist_ok=True)
    bekend = sleutel(gastheer).export_public_key().decode()
    (plek / "known_hosts").write_text(f"[{HIER}]:{poort} {bekend}")
    if met == "sleutel":
        sleutel("gemeente").write_private_key(plek / f"{GEBRUIKER}@{HIER}.sleutel")
    if met == "algemeen":
        sleutel("gemeente").write_private_key(plek / "sleutel")
    if met == "wachtwoord":
        (plek / f"{GEBRUIKER}@{HIER}.wachtwoord").write_text("geheim-woord\n")
    return plek
