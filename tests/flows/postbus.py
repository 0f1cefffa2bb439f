"""A mail server of our own on loopback, that remembers what it got and answers as a test tells it."""

import datetime as dt
import ipaddress
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from inburgering.processen import vrije_poort

HIER = "127.0.0.1"


class Postbus:
    """The handler. `antwoorden` are given one by one to RCPT or DATA; then everything is accepted."""

    def __init__(self) -> None:
        self.berichten: list[Message] = []
        self.versleuteld: list[bool] = []
        self.bij_rcpt: list[str] = []
        self.bij_data: list[str] = []

    async def handle_RCPT(  # noqa: N802 - aiosmtpd names it so
        self, server: Any, session: Any, envelope: Any, adres: str, opties: list[str]
    ) -> str:
        if self.bij_rcpt:
            return self.bij_rcpt.pop(0)
        envelope.rcpt_tos.append(adres)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.bij_data:
            return self.bij_data.pop(0)
        self.berichten.append(message_from_bytes(envelope.content))
        self.versleuteld.append(session.ssl is not None)
        return "250 OK"


@contextmanager
def mailserver(postbus: Postbus, **instellingen: Any) -> Iterator[int]:
    """Run the server; gives its port."""
    poort = vrije_poort(HIER, 8025)
    server = Controller(postbus, hostname=HIER, port=poort, **instellingen)
    server.start()
    try:
        yield poort
    finally:
        server.stop()


def eigen_certificaat(plek: Path, voor: str = HIER) -> tuple[ssl.SSLContext, Path]:
    """A certificate for this address that nobody signed: the server's side, and the file to trust."""
    sleutel = ec.generate_private_key(ec.SECP256R1())
    naam = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, HIER)])
    begin = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    bouwer = x509.CertificateBuilder(naam, naam, sleutel.public_key(), x509.random_serial_number())
    bouwer = bouwer.not_valid_before(begin).not_valid_after(begin.replace(year=2090))
    adres = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(voor))])
    bewijs = bouwer.add_extension(adres, critical=False).sign(sleutel, hashes.SHA256())
    (plek / "bewijs.pem").write_bytes(bewijs.public_bytes(serialization.Encoding.PEM))
    (plek / "sleutel.pem").write_bytes(
        sleutel.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(plek / "bewijs.pem", plek / "sleutel.pem")
    return context, plek / "bewijs.pem"
