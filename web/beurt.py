"""A turn for everyone: so many requests are worked on at once, the others wait without holding anything.

A request holds one connection to read and at times a second to write. Without a turn a crowd takes every
first connection, and then each waits for a second that nobody gives up.
"""

import asyncio

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from inburgering.db.basis import VERBINDINGEN
from inburgering.web.fouten import niet_nu

TEGELIJK = VERBINDINGEN // 3  # two each, and room for what else this process asks
GEDULD = 20.0  # seconds
ZONDER = "/statisch/"


class Beurt:
    """Pure ASGI: waits for a turn, and says so when it takes too long. Files of the site need none."""

    def __init__(self, app: ASGIApp, *, tegelijk: int = TEGELIJK, geduld: float = GEDULD) -> None:
        self.app, self.geduld = app, geduld
        self.plaatsen = asyncio.Semaphore(tegelijk)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith(ZONDER):
            await self.app(scope, receive, send)
            return
        try:
            await asyncio.wait_for(self.plaatsen.acquire(), self.geduld)
        except TimeoutError:
            await niet_nu(Request(scope, receive))(scope, receive, send)
            return
        try:
            await self.app(scope, receive, send)
        finally:
            self.plaatsen.release()
