"""A mailbox of our own on loopback, over TLS: as much of IMAP4rev1 as reading takes."""

import re
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

HIER = "127.0.0.1"


@dataclass
class Vak:
    """The messages by their number; `gevraagd` is what was asked for."""

    berichten: dict[int, bytes] = field(default_factory=dict)
    geldig: int = 7
    gevraagd: list[str] = field(default_factory=list)
    wachtwoord: str = "geheim woord"
    poort: int = 0

    def antwoord(self, vraag: str) -> tuple[list[bytes], str]:
        """The lines before the end, and how it ended."""
        self.gevraagd.append(vraag.split(maxsplit=1)[0] if "LOGIN" in vraag else vraag)
        if vraag.startswith("LOGIN"):
            return [], "OK" if f'"{self.wachtwoord}"' in vraag else "NO"
        if vraag.startswith("EXAMINE"):
            uit = [b"* %d EXISTS" % len(self.berichten), b"* OK [UIDVALIDITY %d]" % self.geldig]
            return uit, "OK [READ-ONLY]" if '"INBOX"' in vraag else "NO"
        if gevonden := re.match(r"UID SEARCH UID (\d+):\*", vraag):
            vanaf, hoogste = int(gevonden[1]), max(self.berichten, default=0)
            nummers = [n for n in self.berichten if n >= vanaf or n == hoogste]  # `*` is the last, always
            return [b"* SEARCH " + b" ".join(b"%d" % n for n in nummers)], "OK"
        if gevonden := re.match(r"UID FETCH (\d+) \(BODY\.PEEK", vraag):
            ruw = self.berichten[int(gevonden[1])]
            return [b"* 1 FETCH (UID %s BODY[]<0> {%d}\r\n%s)" % (gevonden[1].encode(), len(ruw), ruw)], "OK"
        return ([b"* CAPABILITY IMAP4rev1"], "OK") if vraag == "CAPABILITY" else ([], "OK")


@contextmanager
def postvak(vak: Vak, context: ssl.SSLContext) -> Iterator[Vak]:
    """Run the server on a free port."""

    class Gesprek(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"* OK klaar\r\n")
            for regel in self.rfile:
                merk, _, vraag = regel.decode().strip().partition(" ")
                regels, einde = vak.antwoord(vraag)
                self.wfile.write(b"".join(r + b"\r\n" for r in regels) + f"{merk} {einde} zo\r\n".encode())
                if vraag == "LOGOUT":
                    return

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True

        def handle_error(self, request: object, client_address: object) -> None:
            """A client that does not trust us hangs up."""

    with Server((HIER, 0), Gesprek) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        vak.poort = int(server.server_address[1])
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield vak
        server.shutdown()
