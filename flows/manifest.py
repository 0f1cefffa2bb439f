"""What a receiver of files sees: one line per letter in `manifest.jsonl`, in a folder or on a server. Pure.

A line says name, hash, size, day and kind, and nothing of a person. The manifest is what was delivered, also
after the receiver took the files away.
"""

import contextlib
import json
from typing import Any

from inburgering.db.post import Zending
from inburgering.flows.kanalen import veilige_naam

MANIFEST = "manifest.jsonl"
NIET_AF = ".deel"


def bestandsnaam(zending: Zending) -> str:
    """The name by which the receiver recognises a repeat. Raises BlijvendeFout."""
    return f"{veilige_naam(zending.naam, 'Het kenmerk van de brief')}.pdf"


def halve_naam(naam: str) -> str:
    """The name under which a file is written before it is whole."""
    return f".{naam}{NIET_AF}"


class Boek:
    """The lines of one manifest, read on from where it was read before."""

    def __init__(self) -> None:
        self.gelezen = 0
        self._staart = b""
        self._regels: dict[str, dict[str, Any]] = {}

    def neem(self, stuk: bytes) -> None:
        """Take in what was added since; half a line is kept until the rest comes."""
        self.gelezen += len(stuk)
        *regels, self._staart = (self._staart + stuk).split(b"\n")
        for regel in regels:
            with contextlib.suppress(ValueError, KeyError, TypeError):  # of a machine that went down
                inhoud = json.loads(regel)
                self._regels[inhoud["naam"]] = {"sha256": inhoud["sha256"]} | inhoud

    def laatste(self, naam: str) -> str | None:
        """The hash of the newest letter with this name, None when there was none."""
        regel = self._regels.get(naam)
        return str(regel["sha256"]) if regel else None

    def regels(self) -> list[dict[str, Any]]:
        """The newest line of every letter, in the order in which the letters first came."""
        return list(self._regels.values())

    def kent(self, zending: Zending) -> bool:
        """Whether this very letter was delivered before."""
        return self.laatste(bestandsnaam(zending)) == zending.sha256

    def regel(self, zending: Zending) -> bytes:
        """The line to append; what an earlier stop left halfway is closed off first."""
        naam = bestandsnaam(zending)
        inhoud: dict[str, str | int] = {
            "naam": naam,
            "sha256": zending.sha256,
            "bytes": len(zending.inhoud),
            "dag": zending.dag.isoformat(),
            "sjabloon": zending.sjabloon,
        }
        if vorige := self.laatste(naam):
            inhoud["vervangt"] = vorige
        begin = b"\n" if self._staart else b""
        return begin + json.dumps(inhoud, ensure_ascii=False).encode() + b"\n"
