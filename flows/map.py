"""The channel `map`: a folder per partner, in which a letter appears whole or not at all.

The partner sees `<naam>.pdf` and one line per letter in `manifest.jsonl`: name, hash, size, day and kind, no
personal data. The manifest is what was delivered, also after the partner took the files away.
"""

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from inburgering.db.post import Zending
from inburgering.flows.kanalen import TijdelijkeFout, veilige_naam

MANIFEST = "manifest.jsonl"
NIET_AF = ".deel"


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
        naam = f"{veilige_naam(zending.naam, 'Het kenmerk van de brief')}.pdf"
        try:
            plek.mkdir(parents=True, exist_ok=True)
            with _alleen(plek):
                self._zet_neer(plek, naam, zending)
        except OSError as fout:
            reden = os.strerror(fout.errno) if fout.errno else type(fout).__name__
            raise TijdelijkeFout(f"De uitwisselmap kan niet worden beschreven ({reden}).") from fout

    def _zet_neer(self, plek: Path, naam: str, zending: Zending) -> None:
        manifest = self._boeken.setdefault(plek, _Manifest(plek / MANIFEST))
        vorige = manifest.laatste(naam)
        if vorige == zending.sha256:
            return
        if _hash(plek / naam) != zending.sha256:  # else: stopped between the file and its line
            _schrijf(plek, naam, zending.inhoud)
        regel: dict[str, str | int] = {
            "naam": naam,
            "sha256": zending.sha256,
            "bytes": len(zending.inhoud),
            "dag": zending.dag.isoformat(),
            "sjabloon": zending.sjabloon,
        }
        if vorige:
            regel["vervangt"] = vorige
        manifest.voeg_toe(regel)


class _Manifest:
    """The lines of one folder, read on from where it was read before."""

    def __init__(self, bestand: Path) -> None:
        self.bestand, self.gelezen = bestand, 0
        self._laatste: dict[str, str] = {}

    def laatste(self, naam: str) -> str | None:
        """The hash of the newest letter with this name, None when there was none."""
        if self.bestand.exists():
            with self.bestand.open("rb") as bron:
                bron.seek(self.gelezen)
                for regel in bron:
                    self._lees(regel)
                self.gelezen = bron.tell()
        return self._laatste.get(naam)

    def _lees(self, regel: bytes) -> None:
        with contextlib.suppress(ValueError, KeyError, TypeError):  # half a line, of a machine that went down
            inhoud = json.loads(regel)
            self._laatste[inhoud["naam"]] = inhoud["sha256"]

    def voeg_toe(self, regel: dict[str, str | int]) -> None:
        """Append one line and let it reach the disk."""
        begin = b"" if self._eindigt_heel() else b"\n"
        with self.bestand.open("ab", buffering=0) as doel:
            doel.write(begin + json.dumps(regel, ensure_ascii=False).encode() + b"\n")
            os.fsync(doel.fileno())

    def _eindigt_heel(self) -> bool:
        if not self.bestand.exists() or not self.bestand.stat().st_size:
            return True
        with self.bestand.open("rb") as bron:
            bron.seek(-1, os.SEEK_END)
            return bron.read(1) == b"\n"


def _schrijf(plek: Path, naam: str, inhoud: bytes) -> None:
    half = plek / f".{naam}{NIET_AF}"
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


def _hash(bestand: Path) -> str | None:
    return hashlib.sha256(bestand.read_bytes()).hexdigest() if bestand.is_file() else None


@contextlib.contextmanager
def _alleen(plek: Path) -> Iterator[None]:
    """One process at a time in this folder, so that a letter gets one line."""
    with (plek / ".slot").open("w") as slot:
        if sys.platform != "win32":
            import fcntl  # noqa: PLC0415 - not on Windows

            fcntl.flock(slot, fcntl.LOCK_EX)
        yield
