"""Keeps who saw what, before it is shown: a page whose look cannot be kept is not shown."""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as Wachttijd
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from inburgering import klok
from inburgering.db import inzagelog
from inburgering.db.basis import Database
from inburgering.db.inzagelog import Blik, Handeling, Wie
from inburgering.web.beveiliging import VEILIG

MISLUKT = 500
_TRACE = re.compile(r"[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}")


@dataclass
class Spoor:
    """What one request showed. A route fills it through `toegang`; nothing else needs to think of it."""

    wie: Wie | None = None
    blikken: dict[tuple[int | None, Handeling | None], Blik | None] = field(default_factory=dict)

    def zag(self, traject_id: int) -> None:
        """This traject was shown, or changed when the request was a change that went well."""
        self.blikken.setdefault((traject_id, None), None)

    def zag_bsn(self, traject_id: int, doel: str) -> None:
        """A BSN was shown, for this purpose."""
        soort = Handeling.BSN_GETOOND
        self.blikken[traject_id, soort] = Blik(handeling=soort, traject_id=traject_id, doel=doel)

    def zag_lijst(self, aantal: int, *, uitgevoerd: bool = False) -> None:
        """A list of so many people was shown, or left the program as a file."""
        soort = Handeling.LIJST_UITGEVOERD if uitgevoerd else Handeling.LIJST_BEKEKEN
        if aantal:
            self.blikken[None, soort] = Blik(handeling=soort, aantal=aantal)

    def als_blikken(self, *, gewijzigd: bool) -> list[Blik]:
        """The looks of this request; of a traject whose BSN was shown, that look alone."""
        soort = Handeling.GEWIJZIGD if gewijzigd else Handeling.BEKEKEN
        bsn = {wie for wie, wat in self.blikken if wat is Handeling.BSN_GETOOND}
        return [
            blik or Blik(handeling=soort, traject_id=wie)
            for (wie, wat), blik in self.blikken.items()
            if wat is not None or wie not in bsn
        ]


class Spoorschrijver:
    """Pure ASGI: when an answer begins, first write what it shows.

    When the database fails at that, the answer is not given and `niet_nu` makes another. A page that says
    that something failed shows nobody's data, and needs no trace.
    """

    def __init__(
        self, app: ASGIApp, *, database: Database, niet_nu: Callable[[Request, Exception], Response]
    ) -> None:
        self.app, self.database, self.niet_nu = app, database, niet_nu

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        spoor = Spoor()
        scope.setdefault("state", {})["spoor"] = spoor

        geweigerd = False

        async def met_spoor(message: Message) -> None:
            nonlocal geweigerd
            if message["type"] == "http.response.start" and spoor.wie and spoor.blikken:
                fout = await run_in_threadpool(self._probeer, scope, spoor, int(message["status"]))
                if fout is not None:
                    geweigerd = True
                    await self.niet_nu(Request(scope, receive), fout)(scope, receive, send)
            if not geweigerd:
                await send(message)

        await self.app(scope, receive, met_spoor)

    def _probeer(self, scope: Scope, spoor: Spoor, status: int) -> Exception | None:
        """Write it; gives what the database said when it could not."""
        if status >= MISLUKT:
            return None
        try:
            self._schrijf(scope, spoor, status)
        except (DBAPIError, Wachttijd) as fout:
            return fout
        return None

    def _schrijf(self, scope: Scope, spoor: Spoor, status: int) -> None:
        gewijzigd = scope["method"] not in VEILIG and status < 400
        if spoor.wie is None:
            return
        with self.database.schrijven() as session:
            inzagelog.schrijf(
                session,
                spoor.wie,
                spoor.als_blikken(gewijzigd=gewijzigd),
                trace_id=_trace(Headers(scope=scope).get("traceparent", "")),
                bladzijde=str(getattr(scope.get("route"), "path", "")),
                status=status,
                moment=klok.echt(),
            )


def _trace(ruw: str) -> str:
    """The trace this request belongs to (W3C Trace Context), or a new one."""
    gevonden = _TRACE.fullmatch(ruw)
    return gevonden[1] if gevonden else secrets.token_hex(16)
