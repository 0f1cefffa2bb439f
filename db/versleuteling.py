"""Encryption of the BSN at rest: AES-SIV, so that a known BSN can be found and stays unique.

The keys live in a file beside the database (see `omgeving.sleutelbestand`), never in it. The first byte
of a stored value is the key number, so that keys can be rotated (`sleutels_draaien`): while old and new keys
are both in use, a value is read with the key it names and searched for under every key.
"""

import base64
import json
import os
import secrets
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from sqlalchemy import Dialect, LargeBinary, TypeDecorator, type_coerce

from inburgering.wet.bsn import elfproef


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
        nr = waarde[:1]
        return self.sloten[nr[0]].decrypt(waarde[1:], [b"inburgering", veld, nr]).decode()


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


_bos: list[Sleutelbos] = []


def gebruik(bos: Sleutelbos) -> None:
    """Use these keys from now on, in this process."""
    _bos[:] = [bos]


def bos() -> Sleutelbos:
    """The keys in use.

    Raises RuntimeError when none were set: reading personal data without keys is a fault of ours.
    """
    if not _bos:
        raise RuntimeError("De sleutels voor persoonsgegevens zijn niet geladen.")
    _bos[0].ververs()
    return _bos[0]


class _Zoekt(TypeDecorator.Comparator[str]):
    """`Persoon.bsn == "…"` finds the row under whichever key it was written."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> Any:
        if not isinstance(other, str):
            return super().__eq__(other)
        return type_coerce(self.expr, LargeBinary).in_(bos().elk(_geldig(other), VersleuteldBSN.veld))


class Versleuteld(TypeDecorator[str]):
    """An encrypted column; `veld` names it, so that a value of one column cannot be read as another's."""

    impl: LargeBinary | type[LargeBinary] = LargeBinary
    cache_ok = True
    veld: bytes

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        return None if value is None else bos().versleutel(value, self.veld)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else bos().ontsleutel(value, self.veld)


class VersleuteldBSN(Versleuteld):
    """A BSN column. Refuses a number that fails the elfproef, without naming it."""

    impl = LargeBinary(40)
    cache_ok = True
    veld = b"persoon.bsn"
    comparator_factory = _Zoekt

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        return super().process_bind_param(None if value is None else _geldig(value), dialect)


def _geldig(bsn: str) -> str:
    if not elfproef(bsn):
        raise ValueError("Dit is geen geldig BSN.")
    return bsn


class VersleuteldGeheim(Versleuteld):
    """A column for a secret that we must be able to read again, such as what signs a message."""

    impl = LargeBinary(200)
    cache_ok = True
    veld = b"abonnement.geheim"


class VersleuteldInvulwerk(Versleuteld):
    """A column for what was typed in a form and not recorded yet."""

    impl = LargeBinary
    cache_ok = True
    veld = b"invulwerk.inhoud"
