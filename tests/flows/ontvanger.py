"""A real HTTP server on this machine that keeps what it gets and answers as a test says."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from typing import Any


@dataclass
class Ontvanger:
    """What came in, in order, and what is answered: a status, by message."""

    poort: int = 0
    gekregen: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    antwoord: Callable[[dict[str, Any]], int] = lambda _bericht: 204
    wacht: float = 0.0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.poort}/berichten?bron=test"

    @property
    def berichten(self) -> list[dict[str, Any]]:
        return [json.loads(inhoud) for _, inhoud in self.gekregen]

    @property
    def volgnrs(self) -> list[int]:
        return [bericht["volgnr"] for bericht in self.berichten]


@contextmanager
def ontvanger(tls: SSLContext | None = None) -> Iterator[Ontvanger]:
    """A server that runs as long as the block."""
    deze = Ontvanger()

    class Antwoord(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            inhoud = self.rfile.read(int(self.headers["content-length"]))
            deze.gekregen.append(({k.lower(): v for k, v in self.headers.items()}, inhoud))
            time.sleep(deze.wacht)
            status = deze.antwoord(json.loads(inhoud))
            self.send_response(status)
            if 300 <= status < 400:
                self.send_header("location", f"http://127.0.0.1:{deze.poort}/elders")
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Antwoord)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    deze.poort = server.server_address[1]
    draad = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.01), daemon=True)
    draad.start()
    try:
        yield deze
    finally:
        server.shutdown()
        server.server_close()
        draad.join(5)
