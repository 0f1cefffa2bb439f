"""The channel `map`: a folder per partner, in which a letter appears whole or not at all.

The partner sees `<naam>.pdf` and one line per letter in `manifest.jsonl` (`flows/manifest.py`).
"""

import contextlib
import hashlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from inburgering.db.post import Zending
from inburgering.flows.kanalen import TijdelijkeFout, veilige_naam
from inburgering.flows.manifest import MANIFEST, Boek, bestandsnaam, halve_naam


class Map:
    """Delivers letters into folders under `uitgaand`."""

    def __init__(self, uitgaand: Path) -> None:
        self.uitgaand = uitgaand
        self._boeken: dict[Path, _Manifest] = {}

    def lever(self, zending: Zending) -> None:
        """Put the letter in the receiver's folder: temporary name, fsync, rename, line in the manifest.

        The same name with the same bytes was delivered before: nothing happens. The same name with other
        bytes (a letter that names a day, made anew) takes its place, and its line says what it replaces.
        """
        plek = self.uitgaand / veilige_naam(zending.adres, "Het adres van de partner")
        naam = bestandsnaam(zending)
        try:
            plek.mkdir(parents=True, exist_ok=True)
            with alleen(plek):
                self._zet_neer(plek, naam, zending)
        except OSError as fout:
            reden = os.strerror(fout.errno) if fout.errno else type(fout).__name__
            raise TijdelijkeFout(f"De uitwisselmap kan niet worden beschreven ({reden}).") from fout

    def _zet_neer(self, plek: Path, naam: str, zending: Zending) -> None:
        manifest = self._boeken.setdefault(plek, _Manifest(plek / MANIFEST))
        if manifest.lees().kent(zending):
            return
        if hash_van(plek / naam) != zending.sha256:  # else: stopped between the file and its line
            schrijf(plek, naam, zending.inhoud)
        manifest.voeg_toe(zending)


class _Manifest:
    """The manifest of one folder."""

    def __init__(self, bestand: Path) -> None:
        self.bestand, self.boek = bestand, Boek()

    def lees(self) -> Boek:
        """What it says by now."""
        if self.bestand.exists():
            with self.bestand.open("rb") as bron:
                bron.seek(self.boek.gelezen)
                self.boek.neem(bron.read())
        return self.boek

    def voeg_toe(self, zending: Zending) -> None:
        """Append one line and let it reach the disk."""
        with self.bestand.open("ab", buffering=0) as doel:
            regel = self.boek.regel(zending)
            while regel:  # a disk that fills up takes a part, and refuses the rest
                regel = regel[doel.write(regel) :]
            os.fsync(doel.fileno())


def schrijf(plek: Path, naam: str, inhoud: bytes) -> None:
    """Write a file whole or not at all: temporary name, fsync, rename."""
    half = plek / halve_naam(naam)
    with half.open("wb") as doel:
        doel.write(inhoud)
        doel.flush()
        os.fsync(doel.fileno())
    half.replace(plek / naam)
    _leg_vast(plek)


def _leg_vast(plek: Path) -> None:
    """Let the rename reach the disk (POSIX: the folder is written separately)."""
    if sys.platform == "win32":
        return
    nummer = os.open(plek, os.O_RDONLY)
    try:
        os.fsync(nummer)
    finally:
        os.close(nummer)


def hash_van(bestand: Path) -> str | None:
    """The sha256 of a file; None when it is not there."""
    return hashlib.sha256(bestand.read_bytes()).hexdigest() if bestand.is_file() else None


@contextlib.contextmanager
def alleen(plek: Path) -> Iterator[None]:
    """One process at a time in this folder, so that a letter gets one line."""
    with (plek / ".slot").open("w") as slot:
        if sys.platform != "win32":
            import fcntl  # noqa: PLC0415 - not on Windows

            fcntl.flock(slot, fcntl.LOCK_EX)
        yield
