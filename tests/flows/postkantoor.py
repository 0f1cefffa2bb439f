"""A mail server on loopback that can be down, slow and unwilling, and that remembers what it took."""

import asyncio
import re
from collections import Counter
from collections.abc import Sequence
from email import message_from_bytes, policy
from typing import Any

from aiosmtpd.controller import Controller

HIER = "127.0.0.1"
WEIGERT = "weigert"  # an address with this word is refused for good


class Postkantoor:
    """The handler, and its server: `open()` and `sluit()` as often as a test likes, at one port."""

    def __init__(self, poort: int) -> None:
        self.poort, self.wacht, self.nu_niet, self.bezig = poort, 0.0, 0, 0
        self.ontvangen: Counter[str] = Counter()
        self.links: dict[str, set[str]] = {}
        self._server: Controller | None = None

    def open(self) -> None:
        """Begin to listen."""
        self._server = Controller(self, hostname=HIER, port=self.poort)
        self._server.start()

    def sluit(self) -> None:
        """Nobody answers any more."""
        if self._server:
            self._server.stop()
            self._server = None

    async def handle_RCPT(  # noqa: N802 - aiosmtpd names it so
        self, server: Any, session: Any, envelope: Any, adres: str, opties: Sequence[str]
    ) -> str:
        if WEIGERT in adres:
            return "550 5.1.1 Unknown"
        if self.nu_niet > 0:
            self.nu_niet -= 1
            return "451 4.7.1 Greylisted"
        envelope.rcpt_tos.append(adres)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        bericht = message_from_bytes(envelope.content, policy=policy.default)
        naam = str(bericht["Message-ID"]).strip("<>").partition("@")[0]
        tekst = str(bericht.get_content())
        self.links.setdefault(naam, set()).update(re.findall(r"https?://\S+/p/[\w-]+", tekst))
        self.ontvangen[naam] += 1
        self.bezig += 1
        try:
            await asyncio.sleep(self.wacht)  # taken, and not yet said: who is killed now does not know
        finally:
            self.bezig -= 1
        return "250 OK"
