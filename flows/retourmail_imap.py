"""New messages of a mailbox, read over IMAP and left as they are: no flag is set, nothing is moved.

Set in INBURGERING_IMAP: `imaps://naam:wachtwoord@server:993/INBOX`. The connection is encrypted from the
first byte and the certificate is checked. How far was read stands in `imap.json` beside the folder of
returned mail; where that is lost the mailbox is read anew, and each message still counts once.
"""

import contextlib
import imaplib
import json
import os
import re
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from inburgering.flows.kanalen import BlijvendeFout, TijdelijkeFout
from inburgering.flows.map import schrijf
from inburgering.flows.retourmail_lezen import GROOTSTE

INSTELLING = "INBURGERING_IMAP"
WACHT = 20.0
MEESTE = 500  # messages in one round
STAND = "imap.json"
_GETAL = re.compile(rb"\d+")


@dataclass(frozen=True)
class Postvak:
    """A mailbox; `repr` shows no password."""

    host: str
    poort: int
    naam: str
    wachtwoord: str = field(repr=False)
    map: str = "INBOX"

    @classmethod
    def lees(cls, omgeving: Mapping[str, str] = os.environ) -> "Postvak | None":
        """Read the setting; None when there is none. Raises BlijvendeFout, saying what to set."""
        tekst = omgeving.get(INSTELLING, "")
        if not tekst:
            return None
        with contextlib.suppress(ValueError):
            delen = urlsplit(tekst)
            if delen.scheme == "imaps" and delen.hostname and delen.username and delen.password:
                return cls(
                    delen.hostname, delen.port or 993, unquote(delen.username), unquote(delen.password),
                    unquote(delen.path.strip("/")) or "INBOX",
                )  # fmt: skip
        raise BlijvendeFout(
            f"De instelling voor het postvak klopt niet. Zet in {INSTELLING}: "
            "imaps://naam:wachtwoord@server:993/INBOX."
        )


def nieuw(postvak: Postvak, plek: Path) -> Iterator[tuple[int, bytes]]:
    """The messages since the last time, each with its number; one that was dealt with is not given again.

    Raises TijdelijkeFout when the mailbox cannot be read, BlijvendeFout when it refuses us.
    """
    try:
        with imaplib.IMAP4_SSL(
            postvak.host, postvak.poort, timeout=WACHT, ssl_context=ssl.create_default_context()
        ) as server:
            yield from _lees(server, postvak, plek)
    except (imaplib.IMAP4.abort, OSError, ssl.SSLError) as fout:
        raise TijdelijkeFout("De server van het postvak is niet bereikbaar of brak af.") from fout
    except imaplib.IMAP4.error as fout:
        raise BlijvendeFout("Het postvak weigert de naam, het wachtwoord of de map.") from fout


def _lees(server: imaplib.IMAP4_SSL, postvak: Postvak, plek: Path) -> Iterator[tuple[int, bytes]]:
    server.login(postvak.naam, postvak.wachtwoord)
    goed, uitleg = server.select(f'"{postvak.map}"', readonly=True)
    if goed != "OK":
        raise imaplib.IMAP4.error(uitleg)
    geldig = _getallen(server.response("UIDVALIDITY")[1])
    vak, vanaf = _stand(plek, postvak, geldig)
    _, gevonden = server.uid("SEARCH", f"UID {vanaf + 1}:*")
    for nummer in sorted(n for n in _getallen(gevonden) if n > vanaf)[:MEESTE]:
        _, antwoord = server.uid("FETCH", str(nummer), f"(BODY.PEEK[]<0.{GROOTSTE}>)")
        for stuk in antwoord:
            if isinstance(stuk, tuple):
                yield nummer, stuk[1]
        plek.mkdir(parents=True, exist_ok=True)
        schrijf(plek, STAND, json.dumps({"vak": vak, "tot": nummer}).encode())


def _stand(plek: Path, postvak: Postvak, geldig: list[int]) -> tuple[str, int]:
    """By what this mailbox is known, and up to which message it was read."""
    vak = f"{postvak.naam}@{postvak.host}/{postvak.map}:{geldig}"
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        stand = json.loads((plek / STAND).read_text(encoding="utf-8"))
        if stand["vak"] == vak:
            return vak, int(stand["tot"])
    return vak, 0


def _getallen(antwoord: list[bytes | None] | list[bytes]) -> list[int]:
    return [int(getal) for regel in antwoord if regel for getal in _GETAL.findall(regel)]
