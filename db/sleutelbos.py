"""The keys for personal data, in a file beside the database (see `omgeving.sleutelbestand`), never in it.

Two ciphers: AES-SIV for what must be found again, as a BSN, where equal values look equal; AES-256-GCM for
what is only read. The first byte of a stored value is the number of its key, so that keys can be rotated.
"""

import base64
import json
import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, AESSIV
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_NONCE = 12  # bytes, as AES-GCM wants them (NIST SP 800-38D, 5.2.1.1)
OMSLAG = 1 + _NONCE + 16
"""How many bytes a closed value is longer than what it holds: number of the key, nonce and tag."""


class Onleesbaar(Exception):
    """A stored value that our keys do not open: another key, or the value is none of ours."""

    def __init__(self) -> None:
        super().__init__(
            "Een versleuteld gegeven is niet te lezen met de sleutels die er zijn. Zet het sleutelbestand "
            "terug dat bij deze gegevens hoort. 'inburgering logboek --controleer' zegt welk traject het is."
        )


class Sleutelbos:
    """The keys by number; `actief` is the one new values are written with.

    Keys that came from a file are read again when that file changes, so that a process that keeps running
    follows a rotation.
    """

    def __init__(self, sleutels: dict[int, bytes], actief: int, bestand: Path | None = None) -> None:
        self.bestand = bestand
        self._merk = _merk(bestand)
        self._neem(sleutels, actief)

    def _neem(self, sleutels: dict[int, bytes], actief: int) -> None:
        self.sleutels, self.actief = sleutels, actief
        self.sloten = {nr: AESSIV(sleutel) for nr, sleutel in sleutels.items()}
        self.kluizen = {nr: AESGCM(_afgeleid(sleutel)) for nr, sleutel in sleutels.items()}

    @classmethod
    def lees(cls, bestand: Path) -> "Sleutelbos":
        """Read the keys; make a first one when there is no file yet (readable by its owner only)."""
        if not bestand.exists():
            _maak(bestand)
        return cls(*_inhoud(bestand), bestand)

    def ververs(self) -> None:
        """Read the file again when it was changed; one that is gone leaves the keys as they are."""
        merk = _merk(self.bestand)
        if self.bestand is not None and merk not in (None, self._merk):
            self._neem(*_inhoud(self.bestand))
            self._merk = merk

    def bewaar(self, sleutels: dict[int, bytes], actief: int) -> None:
        """Write these keys to the file and use them from now on. Raises RuntimeError without a file."""
        if self.bestand is None:
            raise RuntimeError("Deze sleutels staan niet in een bestand.")
        _schrijf(_tijdelijk(self.bestand), sleutels, actief).replace(self.bestand)
        self.ververs()

    def leg_neer(self, bestand: Path) -> "Sleutelbos":
        """The same keys in a file of their own, for another process; gives them as that file has them."""
        uit = Sleutelbos(self.sleutels, self.actief, bestand)
        uit.bewaar(self.sleutels, self.actief)
        return uit

    @classmethod
    def tijdelijk(cls) -> "Sleutelbos":
        """A key that lives as long as this process: for tests and calculations."""
        return cls({1: AESSIV.generate_key(512)}, 1)

    def versleutel(self, tekst: str, veld: bytes, nummer: int | None = None) -> bytes:
        """The value as it is stored: under this key, or under the one that new values get."""
        gekozen = self.actief if nummer is None else nummer
        nr = bytes([gekozen])
        return nr + self.sloten[gekozen].encrypt(tekst.encode(), [b"inburgering", veld, nr])

    def elk(self, tekst: str, veld: bytes) -> list[bytes]:
        """The value under every key: where it is searched for while a rotation goes on."""
        return [self.versleutel(tekst, veld, nr) for nr in self.sloten]

    def ontsleutel(self, waarde: bytes, veld: bytes) -> str:
        """The value that was stored. Raises Onleesbaar."""
        nr = waarde[:1]
        try:
            return self.sloten[nr[0]].decrypt(waarde[1:], [b"inburgering", veld, nr]).decode()
        except (LookupError, InvalidTag):
            raise Onleesbaar from None

    def sluit(self, inhoud: bytes, veld: bytes) -> bytes:
        """The content as it is stored, closed with the key that new values get; never the same twice."""
        nr, nonce = bytes([self.actief]), os.urandom(_NONCE)
        return nr + nonce + self.kluizen[self.actief].encrypt(nonce, inhoud, b"inburgering" + nr + veld)

    def open(self, waarde: bytes, veld: bytes) -> bytes:
        """The content. Raises Onleesbaar."""
        nr, nonce, rest = waarde[:1], waarde[1 : 1 + _NONCE], waarde[1 + _NONCE :]
        try:
            return self.kluizen[nr[0]].decrypt(nonce, rest, b"inburgering" + nr + veld)
        except (LookupError, ValueError, InvalidTag):  # ValueError: too short for a nonce
            raise Onleesbaar from None


def _afgeleid(sleutel: bytes) -> bytes:
    """The key for AES-256-GCM (RFC 5869): the same key never serves two ciphers."""
    return HKDF(SHA256(), 32, salt=None, info=b"inburgering gesloten").derive(sleutel)


def _maak(bestand: Path) -> None:
    bestand.parent.mkdir(parents=True, exist_ok=True)
    tijdelijk = _schrijf(_tijdelijk(bestand), {1: AESSIV.generate_key(512)}, 1)
    try:
        bestand.hardlink_to(tijdelijk)  # two processes at once: the first one wins, atomically
    except FileExistsError:
        pass
    finally:
        tijdelijk.unlink()


def _tijdelijk(bestand: Path) -> Path:
    return bestand.with_name(f"{bestand.name}.{secrets.token_hex(4)}")


def _schrijf(bestand: Path, sleutels: dict[int, bytes], actief: int) -> Path:
    inhoud = {
        "actief": actief,
        "sleutels": {str(nr): base64.b64encode(sleutel).decode() for nr, sleutel in sleutels.items()},
    }
    with os.fdopen(os.open(bestand, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as f:
        json.dump(inhoud, f)
        f.flush()
        os.fsync(f.fileno())
    return bestand


def _inhoud(bestand: Path) -> tuple[dict[int, bytes], int]:
    inhoud = json.loads(bestand.read_text())
    sleutels = {int(nr): base64.b64decode(waarde) for nr, waarde in inhoud["sleutels"].items()}
    return sleutels, int(inhoud["actief"])


def _merk(bestand: Path | None) -> tuple[int, int, int] | None:
    """Which file this is, as cheap as asking gets; None when there is none."""
    try:
        stand = bestand.stat() if bestand is not None else None
    except OSError:
        stand = None
    return (stand.st_ino, stand.st_mtime_ns, stand.st_size) if stand else None
