"""Encryption of the BSN at rest: AES-SIV, so that a known BSN can be found and stays unique.

The keys live in a file beside the database (see `omgeving.sleutelbestand`), never in it. The first byte
of a stored value is the key number, so that keys can be rotated.
"""

import base64
import json
import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from sqlalchemy import Dialect, LargeBinary, TypeDecorator

from inburgering.wet.bsn import elfproef


class Sleutelbos:
    """The keys by number; `actief` is the one new values are written with."""

    def __init__(self, sleutels: dict[int, bytes], actief: int) -> None:
        self.sloten = {nr: AESSIV(sleutel) for nr, sleutel in sleutels.items()}
        self.actief = actief

    @classmethod
    def lees(cls, bestand: Path) -> "Sleutelbos":
        """Read the keys; make a first one when there is no file yet (readable by its owner only)."""
        if not bestand.exists():
            _maak(bestand)
        inhoud = json.loads(bestand.read_text())
        sleutels = {int(nr): base64.b64decode(waarde) for nr, waarde in inhoud["sleutels"].items()}
        return cls(sleutels, int(inhoud["actief"]))

    @classmethod
    def tijdelijk(cls) -> "Sleutelbos":
        """A key that lives as long as this process: for tests and calculations."""
        return cls({1: AESSIV.generate_key(512)}, 1)

    def versleutel(self, tekst: str, veld: bytes) -> bytes:
        nr = bytes([self.actief])
        return nr + self.sloten[self.actief].encrypt(tekst.encode(), [b"inburgering", veld, nr])

    def ontsleutel(self, waarde: bytes, veld: bytes) -> str:
        nr = waarde[:1]
        return self.sloten[nr[0]].decrypt(waarde[1:], [b"inburgering", veld, nr]).decode()


def _maak(bestand: Path) -> None:
    bestand.parent.mkdir(parents=True, exist_ok=True)
    nieuw = base64.b64encode(AESSIV.generate_key(512)).decode()
    tijdelijk = bestand.with_name(f"{bestand.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as f:
        json.dump({"actief": 1, "sleutels": {"1": nieuw}}, f)
    try:
        bestand.hardlink_to(tijdelijk)  # two processes at once: the first one wins, atomically
    except FileExistsError:
        pass
    finally:
        tijdelijk.unlink()


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
    return _bos[0]


class VersleuteldBSN(TypeDecorator[str]):
    """A BSN column. Refuses a number that fails the elfproef, without naming it."""

    impl = LargeBinary(40)
    cache_ok = True
    veld = b"persoon.bsn"

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:  # noqa: ARG002
        if value is None:
            return None
        if not elfproef(value):
            raise ValueError("Dit is geen geldig BSN.")
        return bos().versleutel(value, self.veld)

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else bos().ontsleutel(value, self.veld)
